#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/gpu/access.h"

namespace gpu
{
// Holds the declared accesses of all commands against the barriers recorded, in the order of submission, across
// submits.
//
// Per range of each resource it keeps the last writes and the reads since, each with the stages that barriers have
// ordered it before. A command that reads what was written, or writes what was read or written, by an access that is
// not ordered before the command's stage is a HazardError that names both commands. A wait on the CPU orders nothing
// between commands of the GPU: the verdict depends on what is recorded, never on timing.
class Hazards
{
public:
    using Label = uint32_t;

    // Something recorded: a barrier, or one access of a command. Accesses of one command follow each other.
    struct Event
    {
        Label label = 0;
        uint32_t command = 0;  // counts commands within the recording; 0 for a barrier
        Stages from = nowhere; // for an access, its stage
        Stages to = nowhere;
        Access access = {};
    };

    // `extent` is the size in bytes of a buffer, 0 for an image; `mips` those of the image.
    void add(ResourceId id, std::string name, uint64_t extent, uint32_t mips);
    void remove(ResourceId id);
    // Buffers by address, so that a pointer in a shader's arguments finds its declaration. 0 for none.
    void addAddress(ResourceId id, uint64_t address, uint64_t bytes);
    ResourceId at(uint64_t address) const;
    const std::string& name(ResourceId id) const;

    Label label(std::string_view text); // e.g. "dispatch 'rank'"
    const std::string& text(Label label) const { return labels_[label]; }

    // Takes one command buffer at its submit. Throws HazardError at the first hazard.
    void submit(std::span<const Event> events, uint64_t serial, uint64_t frame);

    // The CPU reads or writes mapped memory; `completed` is the last serial known to be done. HazardError when the GPU
    // is not done with it, or no barrier to `host` followed its writes.
    void hostRead(ResourceId id, uint64_t begin, uint64_t end, uint64_t completed);
    void hostWrite(ResourceId id, uint64_t begin, uint64_t end, uint64_t completed);

private:
    struct Use
    {
        Stages stage = nowhere;
        uint32_t ordered = 0; // Stages it is ordered before
        Mode mode = Mode::read;
        Label label = 0;
        uint64_t serial = 0;
        uint64_t frame = 0;
        uint64_t hostSerial = 0; // when a barrier to the host covers it, that of the barrier
    };
    struct Segment
    {
        std::vector<Use> writes;
        std::vector<Use> reads;
    };
    struct Resource
    {
        std::string name;
        uint64_t extent = 0;
        uint32_t mips = 0;
        std::map<uint64_t, Segment> segments; // by begin; each reaches to the next
    };
    struct Range
    {
        uint64_t begin;
        uint64_t end;
    };

    static void order(std::vector<Use>& uses, Stages from, Stages to, uint64_t serial);
    static void apply(Segment& segment, const Use& use);
    static std::vector<Range> rangesOf(const Resource& resource, const Access& access);
    void barrier(Stages from, Stages to, uint64_t serial);
    void checkUse(const Resource& resource, const Segment& segment, const Use& use) const;
    template <class F>
    void eachSegment(Resource& resource, uint64_t begin, uint64_t end, F visit);
    void checkHost(const Resource& resource, const Use& write, Mode mode, uint64_t completed) const;
    [[noreturn]] void report(const Resource& resource, const Use& earlier, const Use& later) const;

    std::unordered_map<ResourceId, Resource> resources_;
    std::map<uint64_t, std::pair<uint64_t, ResourceId>> addresses_; // begin -> (end, id)
    std::vector<std::string> labels_ = {"the host"};
    std::unordered_map<std::string, Label> labelIds_ = {{"the host", 0}};
};
} // namespace gpu

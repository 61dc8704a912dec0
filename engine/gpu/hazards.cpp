#include "engine/gpu/hazards.h"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "engine/gpu/error.h"

namespace gpu
{
std::string stagesText(Stages stages)
{
    constexpr std::array<std::pair<Stages, std::string_view>, 4> names = {
        {{compute, "compute"}, {draw, "draw"}, {copy, "copy"}, {host, "host"}}};
    std::string text;
    for (const auto& [stage, name] : names)
        if (stages & stage)
            text += fmt::format("{}{}", text.empty() ? "" : "|", name);
    return text;
}

void Hazards::add(ResourceId id, std::string name, uint64_t extent, uint32_t mips)
{
    Resource& resource = resources_[id];
    resource = {.name = std::move(name), .extent = extent, .mips = mips};
    resource.segments[0] = {};
}

void Hazards::remove(ResourceId id)
{
    resources_.erase(id);
    std::erase_if(addresses_, [id](const auto& entry) { return entry.second.second == id; });
}

void Hazards::addAddress(ResourceId id, uint64_t address, uint64_t bytes)
{
    addresses_[address] = {address + bytes, id};
}

ResourceId Hazards::at(uint64_t address) const
{
    auto next = addresses_.upper_bound(address);
    if (next == addresses_.begin())
        return 0;
    const auto& [end, id] = std::prev(next)->second;
    return address < end ? id : 0;
}

const std::string& Hazards::name(ResourceId id) const
{
    static const std::string unknown = "a destroyed resource";
    const auto found = resources_.find(id);
    return found == resources_.end() ? unknown : found->second.name;
}

Hazards::Label Hazards::label(std::string_view text)
{
    const auto [entry, added] = labelIds_.try_emplace(std::string(text), static_cast<Label>(labels_.size()));
    if (added)
        labels_.emplace_back(text);
    return entry->second;
}

// Splits the segments at the ends of the range, so that `visit` sees whole ones.
template <class F>
void Hazards::eachSegment(Resource& resource, uint64_t begin, uint64_t end, F visit)
{
    const auto split = [&](uint64_t at)
    {
        auto next = resource.segments.lower_bound(at);
        if (next != resource.segments.end() && next->first == at)
            return next;
        return resource.segments.emplace_hint(next, at, std::prev(next)->second);
    };
    const uint64_t whole = resource.mips > 0 ? std::numeric_limits<uint64_t>::max() : resource.extent;
    const auto first = split(begin);
    const auto last = end >= whole ? resource.segments.end() : split(end);
    for (auto segment = first; segment != last; ++segment)
        visit(segment->second);
}

// An image's subresources in one line, layer after layer, so that whole layers make one range.
std::vector<Hazards::Range> Hazards::rangesOf(const Resource& resource, const Access& access)
{
    if (resource.mips == 0)
        return {{access.begin, std::min(access.end, resource.extent)}};
    const uint64_t mips = resource.mips;
    if (access.begin == 0 && access.end == mips)
        return {{access.layer0 * mips, access.layer1 * mips}};
    std::vector<Range> ranges;
    for (uint64_t layer = access.layer0; layer < access.layer1; ++layer)
        ranges.push_back({layer * mips + access.begin, layer * mips + access.end});
    return ranges;
}

void Hazards::order(std::vector<Use>& uses, Stages from, Stages to, uint64_t serial)
{
    for (Use& use : uses)
    {
        if (!((use.stage | use.ordered) & from))
            continue;
        if ((to & host) && !(use.ordered & host))
            use.hostSerial = serial;
        use.ordered |= to;
    }
}

void Hazards::barrier(Stages from, Stages to, uint64_t serial)
{
    for (auto& [id, resource] : resources_)
        for (auto& [begin, segment] : resource.segments)
        {
            order(segment.writes, from, to, serial);
            order(segment.reads, from, to, serial);
        }
}

void Hazards::report(const Resource& resource, const Use& earlier, const Use& later) const
{
    const auto verb = [](Mode mode) { return isRead(mode) ? (isWrite(mode) ? "updates" : "reads") : "writes"; };
    const auto verbed = [](Mode mode) { return isRead(mode) ? (isWrite(mode) ? "updated" : "read") : "written"; };
    throw HazardError(
        fmt::format("hazard: {} (frame {}) {} '{}', {} by {} (frame {}): no barrier {} -> {} between them; record "
                    "cmd.barrier(gpu::{}, gpu::{})",
                    labels_[later.label], later.frame, verb(later.mode), resource.name, verbed(earlier.mode),
                    labels_[earlier.label], earlier.frame, stagesText(earlier.stage), stagesText(later.stage),
                    stagesText(earlier.stage), stagesText(later.stage)));
}

void Hazards::checkUse(const Resource& resource, const Segment& segment, const Use& use) const
{
    for (const Use& write : segment.writes)
        if (!(write.ordered & use.stage) && !(write.mode == Mode::accumulate && use.mode == Mode::accumulate))
            report(resource, write, use);
    if (isWrite(use.mode))
        for (const Use& read : segment.reads)
            if (!(read.ordered & use.stage))
                report(resource, read, use);
}

void Hazards::apply(Segment& segment, const Use& use)
{
    // A later use of the same stage stands for an earlier one: whatever orders it orders the earlier one too.
    const auto put = [&use](std::vector<Use>& uses)
    {
        std::erase_if(uses, [&](const Use& each) { return each.stage == use.stage; });
        uses.push_back(use);
    };
    if (!isWrite(use.mode))
        return put(segment.reads);
    const bool joins =
        use.mode == Mode::accumulate && std::all_of(segment.writes.begin(), segment.writes.end(),
                                                    [](const Use& write) { return write.mode == Mode::accumulate; });
    if (!joins)
        segment.writes.clear();
    segment.reads.clear();
    put(segment.writes);
}

void Hazards::submit(std::span<const Event> events, uint64_t serial, uint64_t frame)
{
    const auto visit = [&](const Event& event, auto&& act)
    {
        const auto found = resources_.find(event.access.resource);
        if (found == resources_.end())
            return;
        const Use use{event.from, 0, event.access.mode, event.label, serial, frame};
        for (const Range& range : rangesOf(found->second, event.access))
            if (range.begin < range.end)
                eachSegment(found->second, range.begin, range.end,
                            [&](Segment& segment) { act(found->second, segment, use); });
    };
    for (size_t first = 0; first < events.size();)
    {
        if (events[first].command == 0)
        {
            barrier(events[first].from, events[first].to, serial);
            ++first;
            continue;
        }
        size_t last = first;
        while (last < events.size() && events[last].command == events[first].command)
            ++last;
        // All of a command's accesses are held against what came before; among themselves they are its own affair.
        const auto command = events.subspan(first, last - first);
        for (const Event& event : command)
            visit(event, [&](const Resource& resource, const Segment& segment, const Use& use)
                  { checkUse(resource, segment, use); });
        for (const bool writes : {false, true})
            for (const Event& event : command)
                if (isWrite(event.access.mode) == writes)
                    visit(event, [](const Resource&, Segment& segment, const Use& use) { apply(segment, use); });
        first = last;
    }
}

void Hazards::checkHost(const Resource& resource, const Use& write, Mode mode, uint64_t completed) const
{
    if (!(write.ordered & host))
        report(resource, write, {.stage = host, .mode = mode, .frame = write.frame});
    if (write.hostSerial > completed)
        throw HazardError(
            fmt::format("hazard: the host touches '{}', written by {} (frame {}), before the barrier to it is "
                        "done; wait for that barrier's serial first",
                        resource.name, labels_[write.label], write.frame));
}

void Hazards::hostRead(ResourceId id, uint64_t begin, uint64_t end, uint64_t completed)
{
    Resource& resource = resources_.at(id);
    eachSegment(resource, begin, end,
                [&](const Segment& segment)
                {
                    for (const Use& write : segment.writes)
                        checkHost(resource, write, Mode::read, completed);
                });
}

void Hazards::hostWrite(ResourceId id, uint64_t begin, uint64_t end, uint64_t completed)
{
    Resource& resource = resources_.at(id);
    eachSegment(resource, begin, end,
                [&](Segment& segment)
                {
                    for (const Use& read : segment.reads)
                        if (read.serial > completed)
                            throw HazardError(
                                fmt::format("hazard: the host writes '{}' while {} (frame {}) may still read it; wait "
                                            "for its serial first",
                                            resource.name, labels_[read.label], read.frame));
                    for (const Use& write : segment.writes)
                        checkHost(resource, write, Mode::write, completed);
                    // A submit makes what the host wrote before it visible to all of the GPU.
                    segment = {};
                });
}
} // namespace gpu

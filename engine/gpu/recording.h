#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/gpu/buffer.h"
#include "engine/gpu/handle.h"
#include "engine/gpu/hazards.h"

namespace gpu
{
class Timing;

// What a command buffer needs while it is recorded and until the GPU is done with it; then it is used again.
struct Recording
{
    using Clock = std::chrono::steady_clock;
    struct Section
    {
        std::string name; // with those around it, "outer/inner"
        Clock::time_point begin;
        double record = 0; // seconds
    };
    static constexpr uint32_t maxSections = 128;
    // Begin, end, and one behind the begin: Mesa's software driver keeps a timestamp with the drawing that follows it,
    // until the next one.
    static constexpr uint32_t sectionQueries = 3;
    static constexpr uint32_t maxHandOvers = 48; // see Commands::handOver; Mesa's driver has 64 lists of triangles
    static constexpr uint32_t queryCount = sectionQueries * maxSections + maxHandOvers;
    static constexpr uint64_t stagingBytes = 4 << 20;

    CommandPool pool;
    VkCommandBuffer buffer = VK_NULL_HANDLE;
    uint64_t serial = 0;

    QueryPool queries; // made when first needed
    std::vector<Section> sections;
    std::vector<uint32_t> open; // sections begun and not ended

    std::vector<Buffer<std::byte>> staging; // filled one after another, kept for the next use
    size_t stagingIndex = 0;
    uint64_t stagingUsed = 0;

    std::vector<Hazards::Event> events; // only when hazards are tracked
    uint32_t commands = 0;
    uint32_t handOvers = 0;
    bool counted = false;                    // a draw took its count from the GPU
    std::optional<Buffer<uint32_t>> noLimit; // see Commands::noLimit

    VkPipeline boundCompute = VK_NULL_HANDLE;
    VkPipeline boundDraw = VK_NULL_HANDLE;

    void reset(VkDevice device);
    // Hands the sections' times to `timing`; the GPU is done.
    void readSections(VkDevice device, double secondsPerTick, Timing& timing);
};
} // namespace gpu

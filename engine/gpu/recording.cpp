#include "engine/gpu/recording.h"

#include <array>

#include "engine/gpu/error.h"
#include "engine/gpu/timing.h"

namespace gpu
{
void Recording::reset(VkDevice device)
{
    check(vkResetCommandPool(device, pool, 0), "vkResetCommandPool");
    if (!sections.empty() || handOvers > 0)
        vkResetQueryPool(device, queries, 0, queryCount);
    sections.clear();
    open.clear();
    // What one large upload needed is not kept for all time.
    std::erase_if(staging, [](const auto& chunk) { return chunk.size() > stagingBytes; });
    stagingIndex = 0;
    stagingUsed = 0;
    events.clear();
    commands = 0;
    handOvers = 0;
    counted = false;
    boundCompute = VK_NULL_HANDLE;
    boundDraw = VK_NULL_HANDLE;
}

void Recording::readSections(VkDevice device, double secondsPerTick, Timing& timing)
{
    if (sections.empty())
        return;
    std::vector<std::array<uint64_t, sectionQueries>> ticks(sections.size());
    const VkResult result =
        vkGetQueryPoolResults(device, queries, 0, static_cast<uint32_t>(sectionQueries * ticks.size()),
                              ticks.size() * sizeof(ticks[0]), ticks.data(), sizeof(uint64_t), VK_QUERY_RESULT_64_BIT);
    if (result == VK_NOT_READY)
        return;
    check(result, "vkGetQueryPoolResults");
    for (size_t i = 0; i < sections.size(); ++i)
        timing.add(sections[i].name, static_cast<double>(ticks[i][1] - ticks[i][0]) * secondsPerTick,
                   sections[i].record);
}
} // namespace gpu

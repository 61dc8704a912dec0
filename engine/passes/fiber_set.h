#pragma once

#include <cstdint>
#include <vector>

#include "engine/gpu/buffer.h"
#include "engine/gpu/device.h"
#include "engine/passes/drawables.h"
#include "shared/engine/fibers.h"

namespace engine
{
// Cables in GPU memory, cut into chunks of a few spans that are sorted so that neighbours stand together. As many as
// fit into buffers that can be bound; see FiberSet. Never changes.
struct FiberBank
{
    gpu::Buffer<FiberKnotData> knots;
    gpu::Buffer<FiberData> fibers;
    gpu::Buffer<FiberChunk> chunks;
    gpu::Buffer<FiberGroup> groups;
    gpu::Buffer<FiberStrand> strands; // of its bands
    uint32_t spans = 0;
    uint32_t bends = 0;
    uint32_t bands = 0;
    uint32_t bandGroups = 0; // the first of the groups hold the bands
};

class FiberSet
{
public:
    // Throws gpu::OutOfMemory; std::invalid_argument when a fiber has no two knots or knots that are not there.
    FiberSet(gpu::Device& device, const Drawables& drawables);

    std::vector<FiberBank> banks;
};
} // namespace engine

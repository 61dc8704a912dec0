#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "engine/gpu/program.h"

namespace gpu
{
// Threads of a dispatch, along each axis; rounded up to whole workgroups, so the shader leaves out what is beyond.
struct Threads
{
    Threads(uint32_t along, uint32_t across = 1, uint32_t deep = 1) : x(along), y(across), z(deep) {}
    uint32_t x;
    uint32_t y;
    uint32_t z;
};

struct KernelOptions
{
    std::span<const uint32_t> constants = {}; // specialization constants 0, 1, ...
};

// Kernel<Args> without its type.
class RawKernel
{
public:
    RawKernel(Device& device, Shaders shaders, std::string_view shader, uint32_t argsBytes,
              const KernelOptions& options);
    RawKernel(RawKernel&&) = default;
    RawKernel& operator=(RawKernel&&) = default;
    ~RawKernel();

    const std::array<uint32_t, 3>& groupSize() const { return groupSize_; } // threads, from the shader

protected:
    void dispatchRaw(Commands& commands, const void* args, Threads threads, std::span<const Access> accesses) const;
    void dispatchIndirectRaw(Commands& commands, const void* args, const Range& groups,
                             std::span<const Access> accesses) const;

private:
    std::array<uint32_t, 3> groupCount(Threads threads) const;

    Device* device_;
    Program program_;
    std::array<uint32_t, 3> groupSize_;
    uint32_t maxGroupsX_;
    bool folds_;
    Pipeline pipeline_;
};

// A compute shader with its arguments of type `Args`, the struct of its GPU_ARGS.
//
//   gpu::Kernel<HeatArgs> heat(device, twin::shaders, "twin/heat.comp");
//   heat.dispatch(cmd, {racks.ptr(), temperatures.ptr(), rackCount}, rackCount, {gpu::reads(racks),
//   gpu::writes(temperatures)});
template <class Args = NoArgs>
class Kernel : public RawKernel
{
public:
    // Throws Error when there is no such shader, it is no compute shader, or it takes other arguments than `Args`.
    Kernel(Device& device, Shaders shaders, std::string_view shader, const KernelOptions& options = {})
        : RawKernel(device, shaders, shader, argsBytes<Args>, options)
    {
    }

    // Runs in stage `compute`. `accesses` is all that the shader touches; images among it are bound. No threads: no
    // dispatch. More workgroups along x than the device takes are folded into y, for shaders that count by GPU_THREAD;
    // others throw.
    void dispatch(Commands& commands, const Args& args, Threads threads, std::span<const Access> accesses) const
    {
        dispatchRaw(commands, &args, threads, accesses);
    }
    void dispatch(Commands& commands, const Args& args, Threads threads, std::initializer_list<Access> accesses) const
    {
        dispatchRaw(commands, &args, threads, {accesses.begin(), accesses.size()});
    }

    // The same with the count of workgroups read from a DispatchCommand on the GPU, a read declared by itself.
    void dispatchIndirect(Commands& commands, const Args& args, const Range& groups,
                          std::span<const Access> accesses) const
    {
        dispatchIndirectRaw(commands, &args, groups, accesses);
    }
    void dispatchIndirect(Commands& commands, const Args& args, const Range& groups,
                          std::initializer_list<Access> accesses) const
    {
        dispatchIndirectRaw(commands, &args, groups, {accesses.begin(), accesses.size()});
    }
};
} // namespace gpu

#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/gpu/program.h"
#include "engine/gpu/rendering.h"

namespace gpu
{
enum class Blend : uint8_t
{
    none,
    over, // premultiplied alpha
    add,
};

// An input of a vertex shader: where it lies within a record.
struct VertexInput
{
    uint32_t location = 0;
    VkFormat format = VK_FORMAT_UNDEFINED;
    uint32_t offset = 0; // bytes
};

// Records that feed a vertex shader: one for each vertex, or one for each instance. Software drivers read these several
// times faster than what a shader fetches by itself.
struct VertexStream
{
    uint32_t stride = 0; // bytes
    bool perInstance = false;
    std::vector<VertexInput> inputs;
};

constexpr uint32_t mostStreams = 2;

// A graphics pipeline. Depth is reversed: near is 1, far is 0.
struct PassDesc
{
    std::string name;          // in captures and reports
    Shaders shaders = nullptr; // where the two below are found
    std::string vertex;        // e.g. "engine/rack.vert"; vertices come by streams, pointer or gl_VertexIndex
    std::vector<VertexStream> streams = {}; // at most `mostStreams`
    std::string fragment = {};              // empty: depth alone
    VkFormat color = VK_FORMAT_UNDEFINED;
    std::array<VkFormat, 3> more = {}; // color outputs 1 to 3
    VkFormat depth = VK_FORMAT_UNDEFINED;
    VkCompareOp depthCompare = VK_COMPARE_OP_GREATER;
    bool depthWrite = true;
    float depthBias = 0; // constant, in units of the format; and by slope
    float depthBiasSlope = 0;
    Blend blend = Blend::none; // of all color outputs
    VkPrimitiveTopology topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST;
    VkCullModeFlags cull = VK_CULL_MODE_BACK_BIT;
    VkFrontFace front = VK_FRONT_FACE_COUNTER_CLOCKWISE; // as seen on the image
    VkPolygonMode polygon = VK_POLYGON_MODE_FILL;
    VkSampleCountFlagBits samples = VK_SAMPLE_COUNT_1_BIT;
    std::span<const uint32_t> constants = {}; // specialization constants 0, 1, ... of both shaders
};

// What to draw: by count; by index; or by records on the GPU (DrawCommand, or DrawIndexedCommand when indexed), as many
// as `most`, or as the uint at `count` says if that is fewer. `streams` are those of the PassDesc, in its order. The
// reads of all these are declared by it.
struct Draws
{
    uint32_t vertices = 0; // or indices
    uint32_t instances = 1;
    uint32_t first = 0; // vertex or index
    uint32_t firstInstance = 0;
    std::optional<Range> indices = {}; // of 32 bits each
    std::array<std::optional<Range>, mostStreams> streams = {};
    std::optional<Range> indirect = {};
    std::optional<Range> count = {};
    uint32_t most = 0;
    // Records, rising, before each of which Commands::handOver() helps; 0: no more.
    std::array<uint32_t, 8> handOvers = {};
};

// Pass<Args> without its type.
class RawPass
{
public:
    RawPass(Device& device, const PassDesc& desc, uint32_t argsBytes);
    RawPass(RawPass&&) = default;
    RawPass& operator=(RawPass&&) = default;
    ~RawPass();

    const std::string& name() const { return name_; }

protected:
    void drawRaw(Rendering& rendering, const void* args, const Draws& draws, std::span<const Access> accesses) const;

private:
    void createPipeline(const PassDesc& desc, std::span<const VkPipelineShaderStageCreateInfo> stages);
    void bindStreams(VkCommandBuffer commands, const Draws& draws) const;
    void record(Commands& commands, const Draws& draws) const;
    void recordRecords(Commands& commands, const Draws& draws, uint32_t first, uint32_t end) const;

    Device* device_;
    std::string name_;
    Program program_;
    uint32_t streamCount_;
    std::array<VkFormat, 4> colorFormats_;
    VkFormat depthFormat_;
    bool writesDepth_;
    VkSampleCountFlagBits samples_;
    Pipeline pipeline_;
};

// A vertex and a fragment shader with arguments of type `Args`, the struct of the GPU_ARGS of both.
//
//   racksPass.draw(cmd, {.color = {hdr, night}, .depth = {depth, farPlane}}, args, {36, rackCount},
//   {gpu::reads(racks)});
//
// and several passes onto the same targets:
//
//   gpu::Rendering rendering(cmd, targets, "solids");
//   racksPass.draw(rendering, args, {36, rackCount}, {gpu::reads(racks)});
template <class Args = NoArgs>
class Pass : public RawPass
{
public:
    // Throws Error when a shader is missing or of the wrong stage, or takes other arguments than `Args`.
    Pass(Device& device, const PassDesc& desc) : RawPass(device, desc, argsBytes<Args>) {}

    // `accesses` is all that the shaders touch beside the targets; images among it are bound. Throws Error when the
    // targets' formats are not those of the PassDesc.
    void draw(Rendering& rendering, const Args& args, const Draws& draws, std::span<const Access> accesses) const
    {
        drawRaw(rendering, &args, draws, accesses);
    }
    void draw(Rendering& rendering, const Args& args, const Draws& draws,
              std::initializer_list<Access> accesses = {}) const
    {
        drawRaw(rendering, &args, draws, {accesses.begin(), accesses.size()});
    }
    void draw(Commands& commands, const Targets& targets, const Args& args, const Draws& draws,
              std::span<const Access> accesses) const
    {
        Rendering rendering(commands, targets, name());
        drawRaw(rendering, &args, draws, accesses);
    }
    void draw(Commands& commands, const Targets& targets, const Args& args, const Draws& draws,
              std::initializer_list<Access> accesses = {}) const
    {
        draw(commands, targets, args, draws, std::span(accesses.begin(), accesses.size()));
    }
};
} // namespace gpu

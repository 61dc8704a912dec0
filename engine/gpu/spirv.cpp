#include "engine/gpu/spirv.h"

#include <algorithm>
#include <optional>

#include "engine/gpu/spirv_module.h"

namespace gpu
{
namespace
{
using namespace spirv;

// Follows what one module does with its arguments, images and buffers.
class Inspector
{
public:
    Inspector(std::string_view name, std::span<const std::byte> code) : module_(name, code) {}
    ShaderInfo inspect();

private:
    void readModes(ShaderInfo& info) const;
    void readVariables(ShaderInfo& info);
    void readUses(ShaderInfo& info) const;
    std::optional<Path> pushPath(uint32_t pointer, int depth = 0) const;
    void trace(uint32_t id, Path suffix, int depth, std::vector<uint32_t>& offsets) const;
    uint32_t variableOf(uint32_t id) const;
    bool isBuffer(uint32_t variable) const;

    Module module_;
    uint32_t push_ = 0; // the push constant variable
    uint32_t pushType_ = 0;
    std::map<uint32_t, size_t> bindings_; // variable -> index in info.bindings
};

ShaderInfo Inspector::inspect()
{
    ShaderInfo info;
    readModes(info);
    readVariables(info);
    readUses(info);
    std::sort(info.bindings.begin(), info.bindings.end(),
              [](const ShaderBinding& a, const ShaderBinding& b) { return a.binding < b.binding; });
    return info;
}

void Inspector::readModes(ShaderInfo& info) const
{
    constexpr std::array stages = {VK_SHADER_STAGE_VERTEX_BIT,
                                   VK_SHADER_STAGE_TESSELLATION_CONTROL_BIT,
                                   VK_SHADER_STAGE_TESSELLATION_EVALUATION_BIT,
                                   VK_SHADER_STAGE_GEOMETRY_BIT,
                                   VK_SHADER_STAGE_FRAGMENT_BIT,
                                   VK_SHADER_STAGE_COMPUTE_BIT};
    bool found = false;
    for (const Instruction& each : module_.instructions())
    {
        if (each.op == OpEntryPoint)
        {
            if (module_.word(each, 1) >= stages.size())
                module_.fail("it is of a stage that the engine does not use");
            info.stage = stages[module_.word(each, 1)];
            found = true;
        }
        else if (each.op == OpExecutionMode && module_.word(each, 2) == executionModeLocalSize)
            info.groupSize = {module_.word(each, 3), module_.word(each, 4), module_.word(each, 5)};
        else if (each.op == OpExecutionModeId && module_.word(each, 2) == executionModeLocalSizeId)
            info.groupSize = {module_.constant(module_.word(each, 3)), module_.constant(module_.word(each, 4)),
                              module_.constant(module_.word(each, 5))};
    }
    if (!found)
        module_.fail("its SPIR-V has no entry point");
    info.countsGroups = module_.hasBuiltIn(builtInNumWorkgroups);
}

void Inspector::readVariables(ShaderInfo& info)
{
    for (const Instruction& each : module_.instructions())
    {
        if (each.op != OpVariable)
            continue;
        const uint32_t id = module_.word(each, 2);
        const uint32_t storage = module_.word(each, 3);
        uint32_t type = module_.word(module_.define(module_.word(each, 1)), 3);
        if (storage == storagePushConstant)
        {
            push_ = id;
            pushType_ = type;
            info.argsBytes = module_.sizeOf(type, 0);
            module_.collectPointers(type, 0, info.pointers);
        }
        const bool buffer = storage == storageUniform || storage == storageStorageBuffer;
        if (storage != storageUniformConstant && !buffer)
            continue;
        if (module_.decoration(id, decorationDescriptorSet, 0) != 0)
            module_.fail("it uses a descriptor set other than 0; number its images and buffers by binding alone");
        ShaderBinding binding{.binding = module_.decoration(id, decorationBinding, 0)};
        const Instruction* element = &module_.define(type);
        if (element->op == OpTypeArray)
        {
            binding.count = module_.constant(module_.word(*element, 3));
            element = &module_.define(module_.word(*element, 2));
        }
        if (buffer)
            binding.type =
                storage == storageUniform ? VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER : VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
        else if (element->op == OpTypeImage)
            binding.type = VK_DESCRIPTOR_TYPE_STORAGE_IMAGE;
        else if (element->op != OpTypeSampledImage)
            module_.fail("it declares a sampler or texture apart; use a combined sampler2D or a storage image");
        bindings_[id] = info.bindings.size();
        info.bindings.push_back(binding);
    }
}

// The constant path of a pointer into the push constants; none for any other pointer.
std::optional<Path> Inspector::pushPath(uint32_t pointer, int depth) const
{
    if (pointer == push_)
        return Path{};
    const Instruction* each = module_.definition(pointer);
    if (!each || depth > 16 || (each->op != OpAccessChain && each->op != OpInBoundsAccessChain))
        return std::nullopt;
    std::optional<Path> path = pushPath(module_.word(*each, 3), depth + 1);
    for (size_t i = 4; path && i < each->words.size(); ++i)
    {
        const Instruction& step = module_.define(each->words[i]);
        path = step.op == OpConstant ? std::optional(*path) : std::nullopt;
        if (path)
            path->push_back(module_.word(step, 3));
    }
    return path;
}

// Finds which pointers of the arguments `id` may stand for or lead through.
void Inspector::trace(uint32_t id, Path suffix, int depth, std::vector<uint32_t>& offsets) const
{
    const Instruction* each = module_.definition(id);
    if (!each || depth > 32)
        return;
    switch (each->op)
    {
    case OpAccessChain:
    case OpInBoundsAccessChain:
    case OpPtrAccessChain:
    case OpInBoundsPtrAccessChain:
        return trace(module_.word(*each, 3), {}, depth + 1, offsets);
    case OpCopyObject:
    case OpCopyLogical:
    case OpBitcast:
        return trace(module_.word(*each, 3), std::move(suffix), depth + 1, offsets);
    case OpSelect:
        trace(module_.word(*each, 4), suffix, depth + 4, offsets);
        return trace(module_.word(*each, 5), std::move(suffix), depth + 4, offsets);
    case OpPhi:
        for (size_t i = 3; i + 1 < each->words.size(); i += 2)
            trace(each->words[i], suffix, depth + 8, offsets);
        return;
    case OpCompositeExtract:
        suffix.insert(suffix.begin(), each->words.begin() + 4, each->words.end());
        return trace(module_.word(*each, 3), std::move(suffix), depth + 1, offsets);
    case OpLoad:
        if (std::optional<Path> path = pushPath(module_.word(*each, 3)))
        {
            path->insert(path->end(), suffix.begin(), suffix.end());
            if (const auto offset = module_.offsetOf(pushType_, *path))
                offsets.push_back(*offset);
        }
        return;
    default:
        return;
    }
}

uint32_t Inspector::variableOf(uint32_t id) const
{
    for (int depth = 0; depth < 16; ++depth)
    {
        const Instruction* each = module_.definition(id);
        if (!each || each->op == OpVariable)
            return id;
        if (each->op != OpLoad && each->op != OpAccessChain && each->op != OpInBoundsAccessChain &&
            each->op != OpSampledImage && each->op != OpImage && each->op != OpCopyObject)
            return 0;
        id = module_.word(*each, 3);
    }
    return 0;
}

bool Inspector::isBuffer(uint32_t variable) const
{
    const Instruction* each = module_.definition(variable);
    return each && each->op == OpVariable &&
           (module_.word(*each, 3) == storageUniform || module_.word(*each, 3) == storageStorageBuffer);
}

void Inspector::readUses(ShaderInfo& info) const
{
    const auto bound = [&](uint32_t id, bool reads, bool writes)
    {
        const auto found = bindings_.find(variableOf(id));
        if (found == bindings_.end())
            return;
        info.bindings[found->second].reads |= reads;
        info.bindings[found->second].writes |= writes;
    };
    const auto memory = [&](uint32_t pointer, bool reads, bool writes)
    {
        std::vector<uint32_t> offsets;
        trace(pointer, {}, 0, offsets);
        for (ShaderPointer& each : info.pointers)
            if (std::find(offsets.begin(), offsets.end(), each.offset) != offsets.end())
            {
                each.reads |= reads;
                each.writes |= writes;
            }
        if (isBuffer(variableOf(pointer)))
            bound(pointer, reads, writes);
    };
    for (const Instruction& each : module_.instructions())
    {
        const uint32_t op = each.op;
        if (op == OpLoad)
            memory(module_.word(each, 3), true, false);
        else if (op == OpStore)
            memory(module_.word(each, 1), false, true);
        else if (op == OpCopyMemory)
        {
            memory(module_.word(each, 1), false, true);
            memory(module_.word(each, 2), true, false);
        }
        else if (op == OpAtomicLoad)
            memory(module_.word(each, 3), true, false);
        else if (op == OpAtomicStore)
            memory(module_.word(each, 1), false, true);
        else if ((op > OpAtomicStore && op <= OpAtomicXor) || op == OpAtomicFMinEXT || op == OpAtomicFMaxEXT ||
                 op == OpAtomicFAddEXT)
            memory(module_.word(each, 3), true, true);
        else if (op >= OpImageSampleImplicitLod && op <= OpImageRead)
            bound(module_.word(each, 3), true, false);
        else if (op == OpImageWrite)
            bound(module_.word(each, 1), false, true);
        else if (op == OpImageTexelPointer)
            bound(module_.word(each, 3), true, true);
    }
}
} // namespace

ShaderInfo inspectShader(std::string_view shader, std::span<const std::byte> code)
{
    return Inspector(shader, code).inspect();
}
} // namespace gpu

#include "engine/gpu/spirv.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "engine/gpu/error.h"

namespace gpu
{
namespace
{
// Numbers of the SPIR-V specification 1.6, section 3.
enum Op : uint32_t
{
    OpEntryPoint = 15,
    OpExecutionMode = 16,
    OpTypeInt = 21,
    OpTypeFloat = 22,
    OpTypeVector = 23,
    OpTypeMatrix = 24,
    OpTypeImage = 25,
    OpTypeSampledImage = 27,
    OpTypeArray = 28,
    OpTypeStruct = 30,
    OpTypePointer = 32,
    OpConstant = 43,
    OpFunctionEnd = 56,
    OpVariable = 59,
    OpImageTexelPointer = 60,
    OpLoad = 61,
    OpStore = 62,
    OpCopyMemory = 63,
    OpAccessChain = 65,
    OpInBoundsAccessChain = 66,
    OpPtrAccessChain = 67,
    OpInBoundsPtrAccessChain = 70,
    OpDecorate = 71,
    OpMemberDecorate = 72,
    OpCompositeExtract = 81,
    OpCopyObject = 83,
    OpSampledImage = 86,
    OpImageSampleImplicitLod = 87,
    OpImageRead = 98,
    OpImageWrite = 99,
    OpImage = 100,
    OpBitcast = 124,
    OpSelect = 169,
    OpAtomicLoad = 227,
    OpAtomicStore = 228,
    OpAtomicXor = 242,
    OpPhi = 245,
    OpExecutionModeId = 331,
    OpCopyLogical = 400,
    OpAtomicFMinEXT = 5614,
    OpAtomicFMaxEXT = 5615,
    OpAtomicFAddEXT = 6035,
};
constexpr uint32_t magic = 0x07230203;
constexpr uint32_t executionModeLocalSize = 17, executionModeLocalSizeId = 38;
constexpr uint32_t storageUniformConstant = 0, storageUniform = 2, storagePushConstant = 9, storageStorageBuffer = 12;
constexpr uint32_t decorationArrayStride = 6, decorationMatrixStride = 7, decorationBuiltIn = 11;
constexpr uint32_t decorationBinding = 33, decorationDescriptorSet = 34, decorationOffset = 35;
constexpr uint32_t builtInNumWorkgroups = 24;

class Module
{
public:
    Module(std::string_view name, std::span<const std::byte> code);
    ShaderInfo inspect();

private:
    struct Instruction
    {
        uint32_t op = 0;
        std::span<const uint32_t> words;
    };
    using Path = std::vector<uint32_t>;

    [[noreturn]] void fail(std::string_view what) const { throw Error(fmt::format("shader '{}': {}", name_, what)); }
    uint32_t word(const Instruction& instruction, size_t index) const
    {
        if (index >= instruction.words.size())
            fail("its SPIR-V is damaged; build it again");
        return instruction.words[index];
    }
    const Instruction& define(uint32_t id) const
    {
        const auto found = definitions_.find(id);
        if (found == definitions_.end())
            fail("its SPIR-V is damaged; build it again");
        return instructions_[found->second];
    }
    const Instruction* definition(uint32_t id) const
    {
        const auto found = definitions_.find(id);
        return found == definitions_.end() ? nullptr : &instructions_[found->second];
    }
    uint32_t constant(uint32_t id) const { return word(define(id), 3); }
    uint32_t decoration(uint32_t id, uint32_t member, uint32_t which, uint32_t otherwise) const
    {
        const auto found = decorations_.find({id, member, which});
        return found == decorations_.end() ? otherwise : found->second;
    }

    void index();
    void readModes(ShaderInfo& info) const;
    void readVariables(ShaderInfo& info);
    void readUses(ShaderInfo& info) const;
    uint32_t sizeOf(uint32_t type, uint32_t matrixStride, int depth = 0) const;
    void collectPointers(uint32_t type, uint32_t offset, std::vector<ShaderPointer>& out, int depth = 0) const;
    std::optional<uint32_t> offsetOf(const Path& path) const;
    std::optional<Path> pushPath(uint32_t pointer) const;
    void trace(uint32_t id, Path suffix, int depth, std::vector<uint32_t>& offsets) const;
    uint32_t variableOf(uint32_t id) const;

    static constexpr uint32_t noMember = ~0u;
    std::string name_;
    std::vector<uint32_t> code_;
    std::vector<Instruction> instructions_;
    std::map<uint32_t, size_t> definitions_;
    std::map<std::array<uint32_t, 3>, uint32_t> decorations_; // (id, member, decoration) -> operand
    uint32_t push_ = 0;                                       // the push constant variable
    uint32_t pushType_ = 0;
    std::map<uint32_t, size_t> bindings_; // variable -> index in info.bindings
};

// Instructions without a result id, as far as this walk meets them, would be taken for definitions otherwise.
bool definesType(uint32_t op) { return op >= 19 && op <= 38; }
bool definesValue(uint32_t op)
{
    return (op >= 41 && op <= 61 && op != OpFunctionEnd) || (op >= 65 && op <= 70) || (op >= 77 && op <= 98) || (op >= 100 && op <= 217) ||
           (op >= 227 && op <= 242 && op != OpAtomicStore) || op == OpPhi || op == OpCopyLogical ||
           op == OpAtomicFMinEXT || op == OpAtomicFMaxEXT || op == OpAtomicFAddEXT;
}

Module::Module(std::string_view name, std::span<const std::byte> code) : name_(name)
{
    if (code.empty())
        fail("there is no such shader; check its name against the glasshouse_shaders() of its CMakeLists.txt");
    if (code.size() % 4 != 0 || code.size() < 20)
        fail("its SPIR-V is cut short; build it again");
    code_.resize(code.size() / 4);
    std::memcpy(code_.data(), code.data(), code.size());
    if (code_[0] != magic)
        fail("it is no SPIR-V; build it again");
    index();
}

void Module::index()
{
    for (size_t at = 5; at < code_.size();)
    {
        const uint32_t length = code_[at] >> 16;
        if (length == 0 || at + length > code_.size())
            fail("its SPIR-V is cut short; build it again");
        const Instruction instruction{code_[at] & 0xffff, std::span(code_).subspan(at, length)};
        if (definesType(instruction.op))
            definitions_[word(instruction, 1)] = instructions_.size();
        else if (definesValue(instruction.op))
            definitions_[word(instruction, 2)] = instructions_.size();
        else if (instruction.op == OpDecorate)
            decorations_[{word(instruction, 1), noMember, word(instruction, 2)}] = length > 3 ? instruction.words[3] : 0;
        else if (instruction.op == OpMemberDecorate)
            decorations_[{word(instruction, 1), word(instruction, 2), word(instruction, 3)}] =
                length > 4 ? instruction.words[4] : 0;
        instructions_.push_back(instruction);
        at += length;
    }
}

ShaderInfo Module::inspect()
{
    ShaderInfo info;
    readModes(info);
    readVariables(info);
    readUses(info);
    return info;
}

void Module::readModes(ShaderInfo& info) const
{
    constexpr std::array stages = {VK_SHADER_STAGE_VERTEX_BIT,
                                   VK_SHADER_STAGE_TESSELLATION_CONTROL_BIT,
                                   VK_SHADER_STAGE_TESSELLATION_EVALUATION_BIT,
                                   VK_SHADER_STAGE_GEOMETRY_BIT,
                                   VK_SHADER_STAGE_FRAGMENT_BIT,
                                   VK_SHADER_STAGE_COMPUTE_BIT};
    bool found = false;
    for (const Instruction& each : instructions_)
    {
        if (each.op == OpEntryPoint)
        {
            if (word(each, 1) >= stages.size())
                fail("it is of a stage that the engine does not use");
            info.stage = stages[word(each, 1)];
            found = true;
        }
        else if (each.op == OpExecutionMode && word(each, 2) == executionModeLocalSize)
            info.groupSize = {word(each, 3), word(each, 4), word(each, 5)};
        else if (each.op == OpExecutionModeId && word(each, 2) == executionModeLocalSizeId)
            info.groupSize = {constant(word(each, 3)), constant(word(each, 4)), constant(word(each, 5))};
    }
    if (!found)
        fail("its SPIR-V has no entry point");
    for (const auto& [key, operand] : decorations_)
        if (key[2] == decorationBuiltIn && operand == builtInNumWorkgroups)
            info.countsGroups = true;
}

void Module::readVariables(ShaderInfo& info)
{
    for (const Instruction& each : instructions_)
    {
        if (each.op != OpVariable)
            continue;
        const uint32_t id = word(each, 2);
        const uint32_t storage = word(each, 3);
        uint32_t type = word(define(word(each, 1)), 3);
        if (storage == storagePushConstant)
        {
            push_ = id;
            pushType_ = type;
            info.argsBytes = sizeOf(type, 0);
            collectPointers(type, 0, info.pointers);
        }
        if (storage == storageUniform || storage == storageStorageBuffer)
            fail("it takes a buffer by descriptor; pass its device address in the arguments");
        if (storage != storageUniformConstant)
            continue;
        if (decoration(id, noMember, decorationDescriptorSet, 0) != 0)
            fail("it uses a descriptor set other than 0; number its images by binding alone");
        ShaderBinding binding{.binding = decoration(id, noMember, decorationBinding, 0)};
        const Instruction* element = &define(type);
        if (element->op == OpTypeArray)
        {
            binding.count = constant(word(*element, 3));
            element = &define(word(*element, 2));
        }
        if (element->op == OpTypeImage)
            binding.type = VK_DESCRIPTOR_TYPE_STORAGE_IMAGE;
        else if (element->op != OpTypeSampledImage)
            fail("it declares a sampler or texture apart; use a combined sampler2D or a storage image");
        bindings_[id] = info.bindings.size();
        info.bindings.push_back(binding);
    }
}

uint32_t Module::sizeOf(uint32_t type, uint32_t matrixStride, int depth) const
{
    const Instruction& each = define(type);
    if (depth > 16)
        fail("its arguments are nested too deep");
    switch (each.op)
    {
    case OpTypeInt:
    case OpTypeFloat:
        return word(each, 2) / 8;
    case OpTypeVector:
        return sizeOf(word(each, 2), 0, depth + 1) * word(each, 3);
    case OpTypeMatrix:
        return matrixStride * word(each, 3);
    case OpTypePointer:
        return 8;
    case OpTypeArray:
        return decoration(type, noMember, decorationArrayStride, 0) * constant(word(each, 3));
    case OpTypeStruct: {
        uint32_t size = 0;
        for (uint32_t member = 0; member + 2 < each.words.size(); ++member)
            size = std::max(size, decoration(type, member, decorationOffset, 0) +
                                      sizeOf(each.words[member + 2],
                                             decoration(type, member, decorationMatrixStride, 0), depth + 1));
        return size;
    }
    default:
        fail("its arguments hold what C++ has no counterpart for (a bool?)");
    }
}

void Module::collectPointers(uint32_t type, uint32_t offset, std::vector<ShaderPointer>& out, int depth) const
{
    const Instruction& each = define(type);
    if (depth > 16)
        fail("its arguments are nested too deep");
    if (each.op == OpTypePointer)
        out.push_back({.offset = offset});
    else if (each.op == OpTypeArray)
        for (uint32_t i = 0; i < std::min(constant(word(each, 3)), 128u); ++i)
            collectPointers(word(each, 2), offset + i * decoration(type, noMember, decorationArrayStride, 0), out,
                            depth + 1);
    else if (each.op == OpTypeStruct)
        for (uint32_t member = 0; member + 2 < each.words.size(); ++member)
            collectPointers(each.words[member + 2], offset + decoration(type, member, decorationOffset, 0), out,
                            depth + 1);
}

// Where in the arguments the member at the end of `path` lies.
std::optional<uint32_t> Module::offsetOf(const Path& path) const
{
    uint32_t type = pushType_;
    uint32_t offset = 0;
    for (const uint32_t step : path)
    {
        const Instruction& each = define(type);
        if (each.op == OpTypeStruct && step + 2 < each.words.size())
        {
            offset += decoration(type, step, decorationOffset, 0);
            type = each.words[step + 2];
        }
        else if (each.op == OpTypeArray)
        {
            offset += step * decoration(type, noMember, decorationArrayStride, 0);
            type = word(each, 2);
        }
        else
            return std::nullopt;
    }
    return offset;
}

// The constant path of a pointer into the push constants; none for any other pointer.
std::optional<Module::Path> Module::pushPath(uint32_t pointer) const
{
    if (pointer == push_)
        return Path{};
    const Instruction* each = definition(pointer);
    if (!each || (each->op != OpAccessChain && each->op != OpInBoundsAccessChain))
        return std::nullopt;
    std::optional<Path> path = pushPath(word(*each, 3));
    for (size_t i = 4; path && i < each->words.size(); ++i)
    {
        const Instruction& step = define(each->words[i]);
        path = step.op == OpConstant ? std::optional(*path) : std::nullopt;
        if (path)
            path->push_back(word(step, 3));
    }
    return path;
}

// Finds which pointers of the arguments `id` may stand for or lead through.
void Module::trace(uint32_t id, Path suffix, int depth, std::vector<uint32_t>& offsets) const
{
    const Instruction* each = definition(id);
    if (!each || depth > 32)
        return;
    switch (each->op)
    {
    case OpAccessChain:
    case OpInBoundsAccessChain:
    case OpPtrAccessChain:
    case OpInBoundsPtrAccessChain:
        return trace(word(*each, 3), {}, depth + 1, offsets);
    case OpCopyObject:
    case OpCopyLogical:
    case OpBitcast:
        return trace(word(*each, 3), std::move(suffix), depth + 1, offsets);
    case OpSelect:
        trace(word(*each, 4), suffix, depth + 1, offsets);
        return trace(word(*each, 5), std::move(suffix), depth + 1, offsets);
    case OpPhi:
        for (size_t i = 3; i + 1 < each->words.size(); i += 2)
            trace(each->words[i], suffix, depth + 8, offsets);
        return;
    case OpCompositeExtract:
        suffix.insert(suffix.begin(), each->words.begin() + 4, each->words.end());
        return trace(word(*each, 3), std::move(suffix), depth + 1, offsets);
    case OpLoad:
        if (std::optional<Path> path = pushPath(word(*each, 3)))
        {
            path->insert(path->end(), suffix.begin(), suffix.end());
            if (const auto offset = offsetOf(*path))
                offsets.push_back(*offset);
        }
        return;
    default:
        return;
    }
}

uint32_t Module::variableOf(uint32_t id) const
{
    for (int depth = 0; depth < 16; ++depth)
    {
        const Instruction* each = definition(id);
        if (!each || each->op == OpVariable)
            return id;
        if (each->op != OpLoad && each->op != OpAccessChain && each->op != OpInBoundsAccessChain &&
            each->op != OpSampledImage && each->op != OpImage && each->op != OpCopyObject)
            return 0;
        id = word(*each, 3);
    }
    return 0;
}

void Module::readUses(ShaderInfo& info) const
{
    const auto memory = [&](uint32_t pointer, bool reads, bool writes) {
        std::vector<uint32_t> offsets;
        trace(pointer, {}, 0, offsets);
        for (ShaderPointer& each : info.pointers)
            if (std::find(offsets.begin(), offsets.end(), each.offset) != offsets.end())
            {
                each.reads |= reads;
                each.writes |= writes;
            }
    };
    const auto image = [&](uint32_t id, bool reads, bool writes) {
        const auto found = bindings_.find(variableOf(id));
        if (found == bindings_.end())
            return;
        info.bindings[found->second].reads |= reads;
        info.bindings[found->second].writes |= writes;
    };
    for (const Instruction& each : instructions_)
    {
        const uint32_t op = each.op;
        if (op == OpLoad)
            memory(word(each, 3), true, false);
        else if (op == OpStore)
            memory(word(each, 1), false, true);
        else if (op == OpCopyMemory)
        {
            memory(word(each, 1), false, true);
            memory(word(each, 2), true, false);
        }
        else if (op == OpAtomicLoad)
            memory(word(each, 3), true, false);
        else if (op == OpAtomicStore)
            memory(word(each, 1), false, true);
        else if ((op > OpAtomicStore && op <= OpAtomicXor) || op == OpAtomicFMinEXT || op == OpAtomicFMaxEXT ||
                 op == OpAtomicFAddEXT)
            memory(word(each, 3), true, true);
        else if (op >= OpImageSampleImplicitLod && op <= OpImageRead)
            image(word(each, 3), true, false);
        else if (op == OpImageWrite)
            image(word(each, 1), false, true);
        else if (op == OpImageTexelPointer)
            image(word(each, 3), true, true);
    }
}
} // namespace

ShaderInfo inspectShader(std::string_view shader, std::span<const std::byte> code)
{
    return Module(shader, code).inspect();
}
} // namespace gpu

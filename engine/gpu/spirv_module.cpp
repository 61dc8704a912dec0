#include "engine/gpu/spirv_module.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "engine/gpu/error.h"

namespace gpu::spirv
{
namespace
{
constexpr uint32_t magic = 0x07230203;

// Instructions without a result id, as far as this walk meets them, would be taken for definitions otherwise.
bool definesType(uint32_t op)
{
    return op >= 19 && op <= 38;
}
bool definesValue(uint32_t op)
{
    return (op >= 41 && op <= 61 && op != OpFunctionEnd) || (op >= 65 && op <= 70) || (op >= 77 && op <= 98) ||
           (op >= 100 && op <= 217) || (op >= 227 && op <= 242 && op != OpAtomicStore) || op == OpPhi ||
           op == OpCopyLogical || op == OpAtomicFMinEXT || op == OpAtomicFMaxEXT || op == OpAtomicFAddEXT;
}
} // namespace

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
            decorations_[{word(instruction, 1), noMember, word(instruction, 2)}] =
                length > 3 ? instruction.words[3] : 0;
        else if (instruction.op == OpMemberDecorate)
            decorations_[{word(instruction, 1), word(instruction, 2), word(instruction, 3)}] =
                length > 4 ? instruction.words[4] : 0;
        instructions_.push_back(instruction);
        at += length;
    }
}

void Module::fail(std::string_view what) const
{
    throw Error(fmt::format("shader '{}': {}", name_, what));
}

uint32_t Module::word(const Instruction& instruction, size_t index) const
{
    if (index >= instruction.words.size())
        fail("its SPIR-V is damaged; build it again");
    return instruction.words[index];
}

const Instruction& Module::define(uint32_t id) const
{
    const Instruction* found = definition(id);
    if (!found)
        fail("its SPIR-V is damaged; build it again");
    return *found;
}

const Instruction* Module::definition(uint32_t id) const
{
    const auto found = definitions_.find(id);
    return found == definitions_.end() ? nullptr : &instructions_[found->second];
}

uint32_t Module::memberDecoration(uint32_t id, uint32_t member, uint32_t which, uint32_t otherwise) const
{
    const auto found = decorations_.find({id, member, which});
    return found == decorations_.end() ? otherwise : found->second;
}

bool Module::hasBuiltIn(uint32_t which) const
{
    return std::any_of(decorations_.begin(), decorations_.end(),
                       [which](const auto& each)
                       { return each.first[2] == decorationBuiltIn && each.second == which; });
}

uint32_t Module::sizeOf(uint32_t type, uint32_t matrixStride, int depth) const
{
    const Instruction& each = define(type);
    if (depth > 6)
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
        return decoration(type, decorationArrayStride, 0) * constant(word(each, 3));
    case OpTypeStruct:
    {
        uint32_t size = 0;
        for (uint32_t member = 0; member + 2 < each.words.size(); ++member)
            size = std::max(size, memberDecoration(type, member, decorationOffset, 0) +
                                      sizeOf(each.words[member + 2],
                                             memberDecoration(type, member, decorationMatrixStride, 0), depth + 1));
        return size;
    }
    default:
        fail("its arguments hold what C++ has no counterpart for (a bool?)");
    }
}

void Module::collectPointers(uint32_t type, uint32_t offset, std::vector<ShaderPointer>& out, int depth) const
{
    const Instruction& each = define(type);
    if (depth > 6)
        fail("its arguments are nested too deep");
    if (each.op == OpTypePointer)
        out.push_back({.offset = offset});
    else if (each.op == OpTypeArray)
        for (uint32_t i = 0; i < std::min(constant(word(each, 3)), 16u); ++i)
            collectPointers(word(each, 2), offset + i * decoration(type, decorationArrayStride, 0), out, depth + 1);
    else if (each.op == OpTypeStruct)
        for (uint32_t member = 0; member + 2 < each.words.size(); ++member)
            collectPointers(each.words[member + 2], offset + memberDecoration(type, member, decorationOffset, 0), out,
                            depth + 1);
}

// Where in the type the member at the end of `path` lies.
std::optional<uint32_t> Module::offsetOf(uint32_t type, const Path& path) const
{
    uint32_t offset = 0;
    for (const uint32_t step : path)
    {
        const Instruction& each = define(type);
        if (each.op == OpTypeStruct && step + 2 < each.words.size())
        {
            offset += memberDecoration(type, step, decorationOffset, 0);
            type = each.words[step + 2];
        }
        else if (each.op == OpTypeArray)
        {
            offset += step * decoration(type, decorationArrayStride, 0);
            type = word(each, 2);
        }
        else
            return std::nullopt;
    }
    return offset;
}
} // namespace gpu::spirv

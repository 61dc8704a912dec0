#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gpu/spirv.h"

namespace gpu::spirv
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
inline constexpr uint32_t executionModeLocalSize = 17, executionModeLocalSizeId = 38;
inline constexpr uint32_t storageUniformConstant = 0, storageUniform = 2, storagePushConstant = 9,
                          storageStorageBuffer = 12;
inline constexpr uint32_t decorationArrayStride = 6, decorationMatrixStride = 7, decorationBuiltIn = 11;
inline constexpr uint32_t decorationBinding = 33, decorationDescriptorSet = 34, decorationOffset = 35;
inline constexpr uint32_t builtInNumWorkgroups = 24;

struct Instruction
{
    uint32_t op = 0;
    std::span<const uint32_t> words;
};
using Path = std::vector<uint32_t>; // member by member into a type

// The instructions of a SPIR-V module, found by what they define, and the layout of its types. Functions throw Error
// where the module is damaged.
class Module
{
public:
    Module(std::string_view name, std::span<const std::byte> code);

    const std::vector<Instruction>& instructions() const { return instructions_; }
    uint32_t word(const Instruction& instruction, size_t index) const;
    const Instruction& define(uint32_t id) const;
    const Instruction* definition(uint32_t id) const; // null when there is none
    uint32_t constant(uint32_t id) const { return word(define(id), 3); }
    uint32_t decoration(uint32_t id, uint32_t which, uint32_t otherwise) const
    {
        return memberDecoration(id, noMember, which, otherwise);
    }
    bool hasBuiltIn(uint32_t which) const;

    uint32_t sizeOf(uint32_t type, uint32_t matrixStride = 0, int depth = 0) const; // bytes
    void collectPointers(uint32_t type, uint32_t offset, std::vector<ShaderPointer>& out, int depth = 0) const;
    std::optional<uint32_t> offsetOf(uint32_t type, const Path& path) const; // bytes

    [[noreturn]] void fail(std::string_view what) const;

private:
    static constexpr uint32_t noMember = ~0u;
    void index();
    uint32_t memberDecoration(uint32_t id, uint32_t member, uint32_t which, uint32_t otherwise) const;

    std::string name_;
    std::vector<uint32_t> code_;
    std::vector<Instruction> instructions_;
    std::map<uint32_t, size_t> definitions_;
    std::map<std::array<uint32_t, 3>, uint32_t> decorations_; // (id, member, decoration) -> operand
};
} // namespace gpu::spirv

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <numeric>
#include <vector>

#include "engine/gpu/kernel.h"
#include "engine/gpu/readback.h"
#include "tests/engine/echo_structs.h"
#include "tests/engine/gpu/gpu_fixture.h"

using namespace engine;
using namespace tests;

namespace
{
// All pointers of `Args` lead to words that count from 0, so each struct's members, in their order, count from 0, too,
// as long as nothing lies between them. That nothing does in C++ follows from how many there are.
template <class Args, class... Structs>
void testEcho(const char* shader, const std::vector<size_t>& sizes)
{
    gpu::Device& device = testDevice();
    std::vector<uint32_t> counting(256);
    std::iota(counting.begin(), counting.end(), 0u);
    const gpu::Buffer<uint32_t> from(device, "structs", counting.size());
    gpu::upload(device, from, counting);
    std::vector<uint32_t> expected;
    for (const size_t bytes : sizes)
    {
        REQUIRE(bytes <= counting.size() * 4);
        expected.insert(expected.end(), counting.begin(), counting.begin() + static_cast<ptrdiff_t>(bytes / 4));
    }
    const gpu::Buffer<uint32_t> to(device, "words", expected.size() + 1);
    gpu::upload(device, to, std::vector<uint32_t>(expected.size() + 1, 0xFEDCBA98));
    expected.push_back(0xFEDCBA98); // one more member than it should have would be written here
    const uint64_t address = from.ptr().address;
    const gpu::Kernel<Args> echo(device, shaders, shader);
    device.run(
        [&](gpu::Commands& cmd)
        {
            echo.dispatch(cmd, {to.ptr(), Structs{address}...}, 1, {gpu::reads(from), gpu::writes(to)});
            cmd.barrier(gpu::compute, gpu::copy);
        });
    CHECK((gpu::download(device, to) == expected));
}
} // namespace

TEST_CASE("structs: those of a scene are the same on both sides")
{
    testEcho<EchoSceneArgs, SolidVertexPtr, SolidShownPtr, SolidInstancePtr, SolidClusterPtr, SolidMeshPtr,
             SolidPartPtr, SolidPartedPtr, SolidTallyPtr, FiberKnotDataPtr, FiberDataPtr, FiberChunkPtr, FiberStrandPtr,
             FiberGroupPtr, FiberTallyPtr, FiberBlockPtr>(
        "tests/engine/echo_scene.comp",
        {sizeof(SolidVertex), sizeof(SolidShown), sizeof(SolidInstance), sizeof(SolidCluster), sizeof(SolidMesh),
         sizeof(SolidPart), sizeof(SolidParted), sizeof(SolidTally), sizeof(FiberKnotData), sizeof(FiberData),
         sizeof(FiberChunk), sizeof(FiberStrand), sizeof(FiberGroup), sizeof(FiberTally), sizeof(FiberBlock)});
}

TEST_CASE("structs: those of a frame are the same on both sides")
{
    testEcho<EchoFrameArgs, LampStripPtr, NeutralLightPtr, PickResultPtr, ValueEntryPtr, ViewPtr, LightingPtr,
             SolidBlockPtr, OccluderBoxPtr>("tests/engine/echo_frame.comp",
                                            {sizeof(LampStrip), sizeof(NeutralLight), sizeof(PickResult),
                                             sizeof(ValueEntry), sizeof(View), sizeof(Lighting), sizeof(SolidBlock),
                                             sizeof(OccluderBox)});
}

TEST_CASE("structs: those of words and panels are the same on both sides")
{
    testEcho<EchoOverlayArgs, LabelDataPtr, LabelGlyphPtr, LabelPlacementPtr, LabelCountsPtr, LabelArgsPtr,
             LabelInkArgsPtr, UiVertexPtr, UiArgsPtr, OverprintArgsPtr>(
        "tests/engine/echo_overlay.comp",
        {sizeof(LabelData), sizeof(LabelGlyph), sizeof(LabelPlacement), sizeof(LabelCounts), sizeof(LabelArgs),
         sizeof(LabelInkArgs), sizeof(UiVertex), sizeof(UiArgs), sizeof(OverprintArgs)});
}

#include "generate_fixture.h"

#include "twin/facility/generate/fabric.h"

#include <fmt/format.h>

using namespace generated;
using namespace twin;

namespace
{
struct Counts
{
    std::string_view design;
    std::uint32_t gpus, nodes, leaf, spine, core;
    std::size_t nodeLeaf, leafSpine, spineCore;
};

// The tables of the reference architectures, as printed (B300's last row by its nodes, see designs.cpp).
constexpr Counts published[] = {
    {"b200-superpod", 512, 64, 16, 8, 0, 512, 512, 0},
    {"b200-superpod", 1024, 128, 32, 16, 0, 1024, 1024, 0},
    {"b200-superpod", 2048, 256, 64, 32, 0, 2048, 2048, 0},
    {"b200-superpod", 4096, 512, 128, 128, 64, 4096, 4096, 4096},
    {"b200-superpod", 8192, 1024, 256, 256, 128, 8192, 8192, 8192},
    {"b200-superpod", 16384, 2048, 512, 512, 256, 16384, 16384, 16384},
    {"b300-superpod", 576, 72, 8, 4, 0, 576, 576, 0},
    {"b300-superpod", 1152, 144, 16, 8, 0, 1152, 1152, 0},
    {"b300-superpod", 2304, 288, 32, 18, 0, 2304, 2304, 0},
    {"b300-superpod", 4608, 576, 64, 36, 0, 4608, 4608, 0},
    {"b300-superpod", 10368, 1296, 144, 72, 0, 10368, 10368, 0},
    {"h100-superpod", 1016, 127, 32, 16, 0, 1016, 1024, 0},
};
} // namespace

TEST_CASE("generate: what is built has the published counts")
{
    for (const Counts& row : published)
    {
        CAPTURE(row.design);
        CAPTURE(row.gpus);
        const Factory factory({.design = row.design, .gpus = row.gpus});
        CHECK(factory.facility.gpus == row.gpus);
        CHECK(factory.devices(Tier::host) == row.nodes);
        CHECK(factory.devices(Tier::leaf) == row.leaf);
        CHECK(factory.devices(Tier::spine) == row.spine);
        CHECK(factory.devices(Tier::core) == row.core);
        CHECK(factory.cables("node-leaf") == row.nodeLeaf);
        CHECK(factory.cables("leaf-spine") == row.leafSpine);
        CHECK(factory.cables("spine-core") == row.spineCore);
        CHECK(factory.facility.cables.size() == row.nodeLeaf + row.leafSpine + row.spineCore);
        CHECK(factory.facility.halls.size() == 1);
    }
}

TEST_CASE("generate: notes say what is published and what is not")
{
    const Generated known = generate({.design = "b200-superpod", .gpus = 1024});
    CHECK(known.facility.notes.front().starts_with("Counts as published for 4 scalable units"));
    const Generated ruled = generate({.design = "gb200-superpod", .gpus = 576});
    CHECK(ruled.facility.notes.front().starts_with("Counts are not published for 576 GPUs"));
    CHECK(ruled.scene.notes.size() == ruled.facility.notes.size());
    CHECK(ruled.scene.generated->design == "gb200-superpod");
    CHECK(ruled.scene.generated->optics == "pluggable");
}

TEST_CASE("generate: the large factory follows from radix and rails")
{
    const auto fabric = factory::fabricOf(factory::findDesign("b300-superpod", Packaging::pluggable), 100000);
    CHECK(fabric.nodes == 12500);
    CHECK(fabric.units == 174);
    CHECK(fabric.nodesOfUnit(173) == 44);
    CHECK(fabric.pods == 20);
    CHECK(fabric.leaves == 1392);
    CHECK(fabric.spines == 1440);
    CHECK(fabric.cores == 864);
}

TEST_CASE("generate: every fabric of every design has ports enough")
{
    for (const DesignSummary& summary : designs())
    {
        const factory::Design design = factory::findDesign(summary.name, Packaging::pluggable);
        for (std::uint32_t gpus = summary.step; gpus <= summary.maximum; gpus += summary.step * (1 + gpus / 3000))
        {
            const auto fabric = factory::fabricOf(design, gpus);
            const std::uint32_t leavesPerPod = (fabric.units + fabric.pods - 1) / fabric.pods * fabric.leavesPerUnit;
            const std::uint32_t spineDown = fabric.threeTiers() ? fabric.radix / 2 : fabric.radix;
            REQUIRE(fabric.up % fabric.spinesPerPod == 0);
            REQUIRE(leavesPerPod * fabric.leafSpineLinks() <= spineDown);
            if (fabric.threeTiers())
            {
                REQUIRE(fabric.up % fabric.coresPerPlane == 0);
                REQUIRE(fabric.pods * fabric.spineCoreLinks() <= fabric.radix);
            }
            std::uint32_t units = 0;
            for (std::uint32_t pod = 0; pod < fabric.pods; ++pod)
            {
                REQUIRE(fabric.firstUnitOfPod(pod) == units);
                while (units < fabric.units && fabric.podOfUnit(units) == pod)
                    ++units;
            }
            REQUIRE(units == fabric.units);
        }
    }
}

TEST_CASE("generate: sizes and optics that a design does not reach are refused with those it does")
{
    CHECK(refusal({.design = "b200-superpod", .gpus = 1020}) ==
          "generate: b200-superpod reaches 1020 GPUs only in steps of 8; the nearest are 1016 and 1024, the largest is "
          "65536");
    CHECK(refusal({.design = "b200-superpod", .gpus = 65544}) ==
          "generate: b200-superpod reaches at most 65536 GPUs (three tiers of radix 64); 65544 were asked for");
    CHECK(refusal({.design = "gb200-superpod", .gpus = 9288}) ==
          "generate: gb200-superpod reaches at most 9216 GPUs (the largest published); 9288 were asked for");
    CHECK(
        refusal({.design = "gb200-superpod", .gpus = 9210}) ==
        "generate: gb200-superpod reaches 9210 GPUs only in steps of 72; the nearest are 9144 and 9216, the largest is "
        "9216");
    CHECK(refusal({.design = "b300-superpod", .gpus = 0}) ==
          "generate: b300-superpod reaches 0 GPUs only in steps of 8; the smallest is 8, the largest is 746496");
    CHECK(refusal({.design = "b400-superpod", .gpus = 8}) ==
          "generate: no design is called \"b400-superpod\"; there are b200-superpod, b300-superpod, gb200-superpod, "
          "h100-superpod");
    CHECK(refusal({.design = "h100-superpod", .gpus = 8, .optics = Packaging::coPackaged}).find("no co-packaged") !=
          std::string::npos);
}

#include "tests/app/program.h"
#include "tests/support/samples.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

// The published counts, through the program (NVIDIA DGX SuperPOD reference architectures for B200 and for B300-XDR,
// tables of larger SuperPODs).
namespace
{
struct Published
{
    const char* design;
    int gpus, nodes, leaf, spine, core;
    int nodeLeaf, leafSpine, spineCore;
};

const Published published[] = {
    {"b200-superpod", 1024, 128, 32, 16, 0, 1024, 1024, 0},
    {"b200-superpod", 4096, 512, 128, 128, 64, 4096, 4096, 4096},
    {"b200-superpod", 16384, 2048, 512, 512, 256, 16384, 16384, 16384},
    {"b300-superpod", 4608, 576, 64, 36, 0, 4608, 4608, 0},
};
} // namespace

TEST_CASE("generate: the published counts, and a scene that checks well")
{
    for (const Published& row : published)
    {
        CAPTURE(row.gpus);
        const samples::Folder folder;
        const std::string scene = (folder.path() / "scene").string();
        const Run run = glasshouse({"generate", row.design, "--gpus", std::to_string(row.gpus), "-o", scene, "--json"});
        INFO(run.err);
        REQUIRE(run.code == 0);
        const auto json = nlohmann::json::parse(run.out);
        CHECK(json["gpus"] == row.gpus);
        CHECK(json["nodes"] == row.nodes);
        CHECK(json["hosts"] == row.nodes);
        CHECK(json["leaf"] == row.leaf);
        CHECK(json["spine"] == row.spine);
        CHECK(json["core"] == row.core);
        CHECK(json["switches"] == row.leaf + row.spine + row.core);
        CHECK(json["cables"] == row.nodeLeaf + row.leafSpine + row.spineCore);
        CHECK(json["cables_by_tier"]["node-leaf"] == row.nodeLeaf);
        CHECK(json["cables_by_tier"]["leaf-spine"] == row.leafSpine);
        CHECK(json["cables_by_tier"].value("spine-core", 0) == row.spineCore);
        CHECK(json["fibers"] == 8 * (row.nodeLeaf + row.leafSpine + row.spineCore));
        CHECK(json["skipped"].empty());
        const Run check = glasshouse({"check", scene});
        INFO(check.out);
        CHECK(check.code == 0);
        CHECK(check.out.find("warning") == std::string::npos);
    }
}

TEST_CASE("generate: the same seed gives the same bytes, another seed the same counts")
{
    const samples::Folder folder;
    const auto made = [&](const char* seed, const char* name)
    {
        const std::string scene = (folder.path() / name).string();
        const Run run =
            glasshouse({"generate", "b300-superpod", "--gpus", "1152", "--seed", seed, "-o", scene, "--json"});
        REQUIRE(run.code == 0);
        auto json = nlohmann::json::parse(run.out);
        return std::pair(json, samples::contents(folder.path() / name / "facility.json") +
                                   samples::contents(folder.path() / name / "scene.json"));
    };
    const auto [counts, bytes] = made("7", "a");
    const auto [sameCounts, sameBytes] = made("7", "b");
    CHECK(bytes == sameBytes);
    CHECK(counts == sameCounts);
    CHECK(counts == made("8", "c").first);
}

TEST_CASE("generate: what a design cannot reach is refused with what it can")
{
    const samples::Folder folder;
    const auto refused = [&](const char* design, const char* gpus)
    {
        const Run run = glasshouse({"generate", design, "--gpus", gpus, "-o", (folder.path() / "x").string()});
        CHECK(run.code == 1);
        CHECK(isOneLineError(run.err));
        return run.err;
    };
    CHECK(refused("b200-superpod", "1000000").find("65536") != std::string::npos);
    CHECK(refused("b200-superpod", "1001").find("1000") != std::string::npos);
    CHECK(refused("gb200-superpod", "9300").find("9216") != std::string::npos);
    CHECK(refused("a100-superpod", "1024").find("b200-superpod") != std::string::npos);
    CHECK(std::filesystem::is_empty(folder.path()));
}

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <unistd.h>

#include "engine/gpu/kernel.h"
#include "gpu_fixture.h"
#include "tests/gpu/structs.h"

using namespace tests;
namespace fs = std::filesystem;

namespace
{
struct Folder
{
    fs::path path = fs::temp_directory_path() / ("glasshouse-test-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

std::string content(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void put(const fs::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
}

bool loads(const fs::path& folder)
{
    gpu::Device device({.pipelineFolder = folder});
    const gpu::Kernel<ScaleArgs> scale(device, shaders, "tests/gpu/scale.comp");
    return device.pipelines().loaded();
}
} // namespace

TEST_SUITE_BEGIN("pipeline cache");

TEST_CASE("kept for the next run; damage in any byte and any truncation is noticed and mended")
{
    const Folder folder;
    CHECK_FALSE(loads(folder.path));
    REQUIRE(std::distance(fs::directory_iterator(folder.path), {}) == 1);
    const fs::path file = fs::directory_iterator(folder.path)->path();
    CHECK(loads(folder.path));
    const std::string good = content(file);
    std::mt19937 random(1);
    for (int i = 0; i < 12; ++i)
    {
        std::string bad = good;
        const size_t at = random() % bad.size();
        if (i % 2)
            bad.resize(at);
        else
            bad[at] = static_cast<char>(bad[at] ^ 0x40);
        put(file, bad);
        CAPTURE(i);
        CHECK_FALSE(loads(folder.path));
        CHECK(loads(folder.path));
    }
}

TEST_CASE("another GPU's file, and folders that cannot be written, are let be")
{
    const Folder folder;
    put(folder.path / "file", "not a folder");
    CHECK_FALSE(loads(folder.path / "file" / "below"));
    CHECK_FALSE(loads("/proc/nowhere"));
    CHECK_FALSE(loads(""));
    gpu::Device device({.pipelineFolder = ""});
    CHECK(device.pipelines().file().empty());
    CHECK_FALSE(device.pipelines().save());
}

TEST_SUITE_END();

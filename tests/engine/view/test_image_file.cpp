#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <unistd.h>

#include "engine/view/image_file.h"

using engine::ImageFileError;
using engine::Picture;

namespace
{
// A folder of our own, gone with the test.
struct Folder
{
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "glasshouse-image.XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()));
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    size_t files() const { return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(path), {})); }
    std::filesystem::path path;
};

Picture noise(uint32_t width, uint32_t height, uint32_t channels)
{
    std::mt19937 random(width * 31 + height);
    Picture picture{width, height, channels, {}};
    for (size_t i = 0; i < size_t(width) * height * channels; ++i)
        picture.pixels.push_back(static_cast<std::byte>(random()));
    return picture;
}
} // namespace

TEST_SUITE_BEGIN("image file");

TEST_CASE("what is written is read back, bit by bit")
{
    const Folder folder;
    const auto file = folder.path / "a.png";
    for (const auto& [width, height] : {std::pair{1u, 1u}, {3u, 2u}, {257u, 129u}})
    {
        const Picture picture = noise(width, height, 4);
        engine::writePng(file, picture);
        const Picture back = engine::readPng(file);
        CHECK(back.width == width);
        CHECK(back.height == height);
        CHECK(back.pixels == picture.pixels);
        engine::writePng(file, engine::opaque(picture));
        CHECK(engine::opaque(engine::readPng(file)).pixels == engine::opaque(picture).pixels);
    }
    CHECK(folder.files() == 1);
}

TEST_CASE("a flat picture is a small file")
{
    const Folder folder;
    const auto file = folder.path / "flat.png";
    engine::writePng(file, {512, 512, 4, std::vector<std::byte>(512 * 512 * 4, std::byte(200))});
    CHECK(std::filesystem::file_size(file) < 10'000);
}

TEST_CASE("what cannot be written leaves what was there, and nothing else")
{
    const Folder folder;
    const auto file = folder.path / "a.png";
    engine::writePng(file, noise(4, 4, 4));
    const Picture before = engine::readPng(file);
    CHECK_THROWS_WITH_AS(engine::writePng(file, 4, 4, 4, std::vector<std::byte>(63)),
                         doctest::Contains("63 bytes are no picture of 4x4"), ImageFileError);
    CHECK_THROWS_AS(engine::writePng(file, 0, 4, 4, {}), ImageFileError);
    CHECK_THROWS_AS(engine::writePng(file, 4, 4, 2, std::vector<std::byte>(32)), ImageFileError);
    CHECK_THROWS_AS(engine::writePng(file, 1u << 31, 1u << 31, 4, {}), ImageFileError);
    CHECK(engine::readPng(file).pixels == before.pixels);
    CHECK_THROWS_WITH_AS(engine::writePng(folder.path / "no" / "a.png", noise(1, 1, 4)),
                         doctest::Contains("cannot be written: No such file"), ImageFileError);
    std::filesystem::create_directory(folder.path / "taken.png");
    CHECK_THROWS_AS(engine::writePng(folder.path / "taken.png", noise(1, 1, 4)), ImageFileError);
    CHECK(folder.files() == 2);
}

TEST_CASE("what is no picture is refused by name, wherever it is cut")
{
    const Folder folder;
    const auto file = folder.path / "a.png";
    CHECK_THROWS_AS(engine::readPng(file), ImageFileError);
    engine::writePng(file, noise(9, 7, 4));
    std::ifstream stream(file, std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(stream)), {});
    // What follows the last of the pixels is not needed to see them: the check of zlib, of the chunk, and the end.
    for (size_t length = 0; length + 20 < whole.size(); ++length)
    {
        CAPTURE(length);
        std::ofstream(file, std::ios::binary | std::ios::trunc) << whole.substr(0, length);
        CHECK_THROWS_WITH_AS(engine::readPng(file), doctest::Contains(file.string().c_str()), ImageFileError);
    }
}

TEST_SUITE_END();

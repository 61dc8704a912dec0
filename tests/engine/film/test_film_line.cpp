#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "engine/film/film_line.h"
#include "engine/film/sinks.h"
#include "engine/gpu/device.h"
#include "engine/gpu/image.h"
#include "engine/view/digest.h"
#include "engine/view/image_file.h"
#include "tests/engine/gpu/gpu_fixture.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(48, 18);

struct Seen
{
    std::vector<uint64_t> frames;
    std::vector<int> greens; // the first pixel's
    std::atomic<bool> isFinished = false;
};

class Watch : public FrameSink
{
public:
    explicit Watch(Seen& seen, int failsAt = -1) : seen_(seen), failsAt_(failsAt) {}
    void take(const FilmFrame& frame) override
    {
        if (static_cast<int>(frame.index) == failsAt_)
            throw std::runtime_error("full");
        seen_.frames.push_back(frame.index);
        seen_.greens.push_back(static_cast<int>(frame.bytes[1]));
        std::this_thread::sleep_for(std::chrono::milliseconds(frame.index % 3));
    }
    void finish() override { seen_.isFinished = true; }

private:
    Seen& seen_;
    int failsAt_;
};

// Frames whose green is twice their number.
struct Painter
{
    gpu::Image picture{testDevice(), {.name = "picture", .width = size.x, .height = size.y}};

    gpu::Commands draw(uint64_t frame) const
    {
        gpu::Commands commands(testDevice());
        commands.barrier(gpu::everywhere, gpu::everywhere);
        commands.clear(picture, VkClearColorValue{.float32 = {0, static_cast<float>(2 * frame) / 255, 0, 1}});
        commands.barrier(gpu::everywhere, gpu::everywhere);
        return commands;
    }
};

struct Folder
{
    Folder()
    {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path = std::filesystem::temp_directory_path() / "glasshouse-test-film";
};
} // namespace

TEST_CASE("film line: every frame reaches the sink of its part, in order, as it was drawn")
{
    const Painter painter;
    FilmLine line(testDevice(), size, FrameForm::screen, 3);
    std::deque<Seen> parts;
    for (uint64_t frame = 0; frame < 40; ++frame)
    {
        if (frame % 9 == 0)
            line.begin(std::make_unique<Watch>(parts.emplace_back()));
        line.add(frame, painter.draw(frame), painter.picture);
    }
    line.finish();
    uint64_t next = 0;
    REQUIRE(parts.size() == 5);
    for (const Seen& part : parts)
    {
        CHECK(part.isFinished);
        for (size_t i = 0; i < part.frames.size(); ++i, ++next)
        {
            CHECK(part.frames[i] == next);
            CHECK(part.greens[i] == static_cast<int>(2 * next));
        }
    }
    CHECK(next == 40);
}

TEST_CASE("film line: a sink that fails ends the film with its own words, and nothing hangs")
{
    const Painter painter;
    Seen seen;
    FilmLine line(testDevice(), size, FrameForm::screen, 3);
    line.begin(std::make_unique<Watch>(seen, 5));
    const auto film = [&]
    {
        for (uint64_t frame = 0; frame < 30; ++frame)
            line.add(frame, painter.draw(frame), painter.picture);
        line.finish();
    };
    CHECK_THROWS_WITH_AS(film(), "full", std::runtime_error);
    CHECK_FALSE(seen.isFinished);
    CHECK(seen.frames.size() == 5);
}

TEST_CASE("film line: left in the middle, its sinks are not finished")
{
    const Painter painter;
    Seen seen;
    {
        FilmLine line(testDevice(), size, FrameForm::screen);
        line.begin(std::make_unique<Watch>(seen));
        for (uint64_t frame = 0; frame < 5; ++frame)
            line.add(frame, painter.draw(frame), painter.picture);
    }
    CHECK_FALSE(seen.isFinished);
}

TEST_CASE("film line: to a video, and the hash of each frame beside it")
{
    const Folder folder;
    const Painter painter;
    const VideoFormat format{.size = size, .rate = {24, 1}};
    FilmLine line(testDevice(), size, FrameForm::planes);
    line.begin(std::make_unique<HashSink>(folder.path / "a.md5",
                                          std::make_unique<VideoSink>(folder.path / "a.mp4", format, 0, 10)));
    for (uint64_t frame = 0; frame < 10; ++frame)
        line.add(frame, painter.draw(frame), painter.picture);
    line.finish();
    MovieReader reader(folder.path / "a.mp4");
    VideoPacket packet;
    int packets = 0;
    while (reader.read(packet))
        ++packets;
    CHECK(packets == 10);

    // Frame 3 is green 6 of 255: luma 16 + 219 * 0.7152 * 6 / 255, blue and red likewise.
    const PlaneLayout layout(size);
    std::vector<std::byte> planes(layout.bytes, std::byte{126});
    std::fill_n(planes.begin(), layout.firstBlue, std::byte{20});
    std::fill(planes.begin() + static_cast<ptrdiff_t>(layout.firstRed), planes.end(), std::byte{126});
    std::ifstream lines(folder.path / "a.md5");
    std::string number;
    std::string hash;
    for (int i = 0; i < 4; ++i)
        lines >> number >> hash;
    CHECK(number == "3");
    CHECK(hash == md5Of(planes));
}

TEST_CASE("film line: to pictures, each a file of its own")
{
    const Folder folder;
    const Painter painter;
    FilmLine line(testDevice(), size, FrameForm::screen);
    line.begin(std::make_unique<PictureSink>(
        [&](uint64_t frame) { return folder.path / ("frame-" + std::to_string(frame) + ".png"); }, size));
    for (uint64_t frame = 7; frame < 10; ++frame)
        line.add(frame, painter.draw(frame), painter.picture);
    line.finish();
    const Picture picture = readPng(folder.path / "frame-9.png");
    CHECK(glm::uvec2(picture.width, picture.height) == size);
    CHECK(picture.pixels[1] == std::byte{18});
    CHECK_FALSE(std::filesystem::exists(folder.path / "frame-6.png"));
}

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <malloc.h>

#include "engine/view/movie_file.h"
#include "engine/view/video_encoder.h"

using namespace engine;

namespace
{
struct Folder
{
    Folder() : path(std::filesystem::temp_directory_path() / "glasshouse-test-video") { renew(); }
    ~Folder() { std::filesystem::remove_all(path); }
    void renew() const
    {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    std::filesystem::path path;
};

// A soft pattern that wanders.
std::vector<std::byte> pictureOf(const PlaneLayout& layout, int64_t index)
{
    std::vector<std::byte> bytes(layout.bytes, std::byte{128});
    for (uint32_t y = 0; y < layout.size.y; ++y)
        for (uint32_t x = 0; x < layout.size.x; ++x)
            bytes[uint64_t{y} * layout.lumaStride + x] =
                static_cast<std::byte>(120 + 90 * std::sin((x + 2.0 * static_cast<double>(index)) / 9) *
                                                 std::cos((y - static_cast<double>(index)) / 7));
    return bytes;
}

struct Run
{
    std::vector<std::byte> header;
    std::vector<VideoPacket> packets;
};

Run runOf(const VideoFormat& format, int64_t first, uint32_t count)
{
    const PlaneLayout layout(format.size);
    VideoEncoder encoder(format, first, count);
    Run run{.header = encoder.header()};
    for (int64_t i = first; i < first + count; ++i)
    {
        const std::vector<std::byte> bytes = pictureOf(layout, i);
        encoder.encode({layout, bytes}, run.packets);
    }
    encoder.finish(run.packets);
    return run;
}

bool isSame(const VideoPacket& a, const VideoPacket& b)
{
    return a.shownAt == b.shownAt && a.decodedAt == b.decodedAt && a.isKey == b.isKey;
}

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

constexpr auto codecs = {Codec::h264, Codec::hevc, Codec::av1};
constexpr Rate film{30000, 1001};
} // namespace

TEST_CASE("video: closed runs of every codec join into one movie, each picture once, in any player's order")
{
    const Folder folder;
    for (const Codec codec : codecs)
    {
        CAPTURE(nameOf(codec));
        folder.renew();
        const VideoFormat format{.codec = codec, .size = {130, 66}, .rate = film};
        std::vector<VideoPacket> packets;
        std::vector<std::byte> header;
        for (const int64_t first : {0, 20, 40})
        {
            Run run = runOf(format, first, first == 40 ? 7 : 20);
            CHECK((header.empty() || header == run.header));
            REQUIRE(run.packets.size() == (first == 40 ? 7u : 20u));
            CHECK(run.packets.front().isKey);
            header = run.header;
            std::ranges::move(run.packets, std::back_inserter(packets));
        }
        std::vector<int> seen(47);
        for (size_t i = 0; i < packets.size(); ++i)
        {
            ++seen.at(static_cast<size_t>(packets[i].shownAt));
            CHECK(packets[i].decodedAt <= packets[i].shownAt);
            if (i > 0)
                CHECK(packets[i].decodedAt > packets[i - 1].decodedAt);
        }
        CHECK(std::ranges::count(seen, 1) == 47);

        const std::filesystem::path file = folder.path / "movie.mp4";
        const MovieDesc desc{.format = format, .header = header, .title = "A title", .comment = "{\"a\": 1}"};
        {
            MovieWriter writer(file, desc);
            for (const VideoPacket& packet : packets)
                writer.write(packet);
            CHECK_FALSE(std::filesystem::exists(file));
            writer.commit();
        }
        MovieReader reader(file);
        CHECK(reader.desc().format.codec == codec);
        CHECK(reader.desc().format.size == format.size);
        CHECK(reader.desc().format.rate == film);
        CHECK(reader.desc().title == desc.title);
        CHECK(reader.desc().comment == desc.comment);
        VideoPacket packet;
        size_t read = 0;
        while (reader.read(packet))
        {
            REQUIRE(read < packets.size());
            CHECK(isSame(packet, packets[read]));
            ++read;
        }
        CHECK(read == packets.size());

        // Read and written again, the same bytes.
        const std::filesystem::path again = folder.path / "again.mp4";
        MovieReader second(file);
        MovieWriter writer(again, second.desc());
        while (second.read(packet))
            writer.write(packet);
        writer.commit();
        CHECK(bytesOf(file) == bytesOf(again));
    }
}

TEST_CASE("video: the same pictures give the same packets, whatever lay in memory before")
{
    // 320 pixels are 20 macroblocks, 256 are 16.
    for (const Codec codec : codecs)
        for (const glm::uvec2 size : {glm::uvec2(320, 180), glm::uvec2(256, 144)})
        {
            CAPTURE(nameOf(codec));
            CAPTURE(size.x);
            const VideoFormat format{.codec = codec, .size = size, .rate = {24, 1}};
            std::vector<std::string> seen;
            for (const int litter : {0, 77, 200})
            {
                // What malloc() gives is filled with it.
                ::mallopt(M_PERTURB, litter);
                std::string bytes;
                for (const VideoPacket& packet : runOf(format, 48, 48).packets)
                    bytes.append(reinterpret_cast<const char*>(packet.bytes.data()), packet.bytes.size());
                seen.push_back(bytes);
            }
            ::mallopt(M_PERTURB, 0);
            CHECK(seen[0] == seen[1]);
            CHECK(seen[0] == seen[2]);
        }
}

TEST_CASE("video: subtitles come back as they were, gaps between them")
{
    const Folder folder;
    const VideoFormat format{.size = {64, 64}, .rate = {24, 1}};
    Run run = runOf(format, 0, 48);
    const std::vector<Subtitle> words{{250, 750, "Every fiber"}, {750, 1000, "has a way"}, {1500, 1990, "日本\nعربي"}};
    const std::filesystem::path file = folder.path / "words.mp4";
    {
        MovieWriter writer(file, {.format = format, .header = run.header, .subtitles = words, .language = "eng"});
        for (const VideoPacket& packet : run.packets)
            writer.write(packet);
        writer.commit();
    }
    const MovieReader reader(file);
    CHECK(reader.desc().subtitles == words);
    CHECK(reader.desc().language == "eng");
}

TEST_CASE("video: what cannot be is refused and says how to mend it")
{
    const auto refusal = [](const VideoFormat& format)
    {
        try
        {
            requireEncodable(format);
        }
        catch (const VideoError& error)
        {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(refusal({}).empty());
    CHECK(refusal({.size = {1281, 720}}).find("1282x720") != std::string::npos);
    CHECK(refusal({.size = {0, 720}}).find("not 0x720") != std::string::npos);
    CHECK(refusal({.size = {9000, 720}}).find("8192") != std::string::npos);
    CHECK(refusal({.codec = Codec::av1, .size = {32, 32}}).find("av1") != std::string::npos);
    CHECK(refusal({.rate = {0, 1}}).find("frames a second") != std::string::npos);
    CHECK(refusal({.rate = {24, 0}}).find("frames a second") != std::string::npos);
    CHECK(refusal({.quality = 101}).find("quality") != std::string::npos);
}

TEST_CASE("video: a place that cannot be written is an error, and nothing is left behind")
{
    const Folder folder;
    const Run run = runOf({.size = {64, 64}}, 0, 2);
    const MovieDesc desc{.format = {.size = {64, 64}}, .header = run.header};
    CHECK_THROWS_WITH_AS(MovieWriter(folder.path / "none" / "a.mp4", desc),
                         (folder.path / "none" / "a.mp4: cannot be written: No such file or directory").c_str(),
                         VideoError);
    {
        MovieWriter writer(folder.path / "a.mp4", desc);
        writer.write(run.packets.front());
    }
    CHECK(std::filesystem::is_empty(folder.path));
    std::ofstream(folder.path / "b.mp4") << "no movie";
    CHECK_THROWS_AS(MovieReader(folder.path / "b.mp4"), VideoError);
}

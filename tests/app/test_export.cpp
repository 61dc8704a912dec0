#include "tests/app/film_probe.h"
#include "tests/app/program.h"
#include "tests/support/samples.h"

#include <doctest/doctest.h>

#include <csignal>
#include <sstream>

namespace
{
using Arguments = std::vector<std::string>;

// A film of the small scene's tour: 12 s of it, three chunks.
Run film(const std::filesystem::path& output, const Arguments& more = {}, const RunOptions& options = {})
{
    Arguments arguments{"export", samples::ours("small").string(), "-o", output.string()};
    const Arguments usual{"--size", "160x90", "--fps", "12", "--seconds", "11"};
    arguments.insert(arguments.end(), usual.begin(), usual.end());
    arguments.insert(arguments.end(), more.begin(), more.end());
    return glasshouse(arguments, options);
}

std::string bytes(const std::filesystem::path& file)
{
    return samples::contents(file);
}

std::string hashOf(const std::string& lines, const std::string& frame)
{
    std::istringstream in(lines);
    for (std::string number, hash; in >> number >> hash;)
        if (number == frame)
            return hash;
    return {};
}
} // namespace

TEST_CASE("export: a film has the frames, size, rate, colours and tracks that were asked for, in every codec")
{
    const samples::Folder folder;
    for (const std::string codec : {"h264", "hevc", "av1"})
    {
        CAPTURE(codec);
        const std::filesystem::path file = folder.path() / (codec + ".mp4");
        const Run run = glasshouse({"export", samples::ours("small").string(), "-o", file.string(), "--size", "160x90",
                                    "--fps", "30000/1001", "--seconds", "2", "--codec", codec, "--json"});
        INFO(run.err);
        REQUIRE(run.code == 0);
        CHECK(nlohmann::json::parse(run.out).at("frames") == 60);
        const nlohmann::json streams = probe::streams(file);
        REQUIRE(streams.size() == 3);
        const nlohmann::json& video = streams[0];
        CHECK(video.at("codec_name") == codec);
        CHECK(video.at("width") == 160);
        CHECK(video.at("height") == 90);
        CHECK(video.at("nb_read_frames") == "60");
        CHECK(video.at("r_frame_rate") == "30000/1001");
        CHECK(video.at("avg_frame_rate") == "30000/1001");
        CHECK(video.at("pix_fmt") == "yuv420p");
        for (const char* key : {"color_space", "color_transfer", "color_primaries"})
            CHECK(video.at(key) == "bt709");
        CHECK(video.at("color_range") == "tv");
        CHECK(streams[1].at("codec_name") == "mov_text");
        CHECK(streams[2].at("codec_name") == "aac");
        CHECK(probe::complaints(file).empty());
        // The index comes first: it plays before it is all there.
        const std::string content = bytes(file);
        CHECK(content.find("moov") < content.find("mdat"));
        CHECK(bytes(folder.path() / (codec + ".srt")).find("Two nodes and a switch") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(file.string() + ".parts"));
    }
}

TEST_CASE("export: whole, in segments, killed and resumed, on one core: the same bytes")
{
    const samples::Folder folder;
    const std::filesystem::path whole = folder.path() / "whole.mp4";
    const std::filesystem::path hashes = folder.path() / "whole.md5";
    REQUIRE(film(whole, {"--hashes", hashes.string()}).code == 0);
    const std::string expected = bytes(whole);
    REQUIRE(expected.size() > 10000);

    SUBCASE("segments, in any order")
    {
        Arguments join{"join"};
        for (const std::string index : {"2", "3", "1"})
        {
            const std::filesystem::path segment = folder.path() / (index + ".mp4");
            REQUIRE(film(segment, {"--segment", index + "/3"}).code == 0);
            CHECK(probe::complaints(segment).empty());
            join.push_back(segment.string());
        }
        const std::filesystem::path joined = folder.path() / "joined.mp4";
        join.insert(join.end(), {"-o", joined.string()});
        CHECK(glasshouse(join).code == 0);
        CHECK((bytes(joined) == expected));
        CHECK(bytes(folder.path() / "joined.srt") == bytes(folder.path() / "whole.srt"));
        join.erase(join.begin() + 1);
        const Run missing = glasshouse(join);
        CHECK(missing.code == 1);
        CHECK(isOneLineError(missing.err));
        CHECK(missing.err.find("segment 2 of 3 is missing") != std::string::npos);
    }
    SUBCASE("segments that another kind of machine drew, which is said and not seen")
    {
        // Where the driver runs on the CPU, as if that had no wide vectors.
        const RunOptions narrow{.environment = {"GALLIUM_OVERRIDE_CPU_CAPS=sse4.1"}};
        const std::filesystem::path first = folder.path() / "1.mp4", second = folder.path() / "2.mp4",
                                    joined = folder.path() / "joined.mp4";
        REQUIRE(film(first, {"--segment", "1/2"}).code == 0);
        REQUIRE(film(second, {"--segment", "2/2"}, narrow).code == 0);
        const Run run = glasshouse({"join", first.string(), second.string(), "-o", joined.string()});
        CHECK(run.code == 0);
        const bool isOther = glasshouse({"devices"}).out != glasshouse({"devices"}, narrow).out;
        CHECK((run.err.find("2.mp4: it was drawn by") != std::string::npos) == isOther);
        CHECK(probe::complaints(joined).empty());
        CHECK(probe::likeness(joined, whole) > 45);
    }
    SUBCASE("killed three times, gone on with")
    {
        const std::filesystem::path resumed = folder.path() / "resumed.mp4";
        const std::filesystem::path list = folder.path() / "resumed.md5";
        const Arguments arguments{"--hashes", list.string(), "--json"};
        for (int kill = 0; kill < 3; ++kill)
        {
            // The first before anything is whole, the others each with a chunk more.
            const std::filesystem::path parts = resumed.string() + ".parts";
            const std::filesystem::path chunk =
                parts / (kill == 0 ? "plan.txt" : "chunk-00000" + std::to_string(kill - 1) + ".mp4");
            const Run run = film(resumed, arguments, {.killWhen = [&] { return std::filesystem::exists(chunk); }});
            CHECK(run.code == 128 + SIGKILL);
            CHECK_FALSE(std::filesystem::exists(resumed));
        }
        const Run run = film(resumed, arguments);
        REQUIRE(run.code == 0);
        CHECK(nlohmann::json::parse(run.out).at("chunks_kept") >= 2);
        CHECK((bytes(resumed) == expected));
        CHECK(bytes(list) == bytes(hashes));
        CHECK_FALSE(std::filesystem::exists(resumed.string() + ".parts"));
    }
    SUBCASE("chunks of another film are not gone on with")
    {
        const std::filesystem::path other = folder.path() / "other.mp4";
        const std::filesystem::path chunk = other.string() + ".parts/chunk-000000.mp4";
        film(other, {"--quality", "20"}, {.killWhen = [&] { return std::filesystem::exists(chunk); }});
        REQUIRE(std::filesystem::exists(chunk));
        const Run run = film(other, {"--json"});
        REQUIRE(run.code == 0);
        CHECK(nlohmann::json::parse(run.out).at("chunks_kept") == 0);
        CHECK((bytes(other) == expected));
    }
    SUBCASE("one thread")
    {
        const std::filesystem::path alone = folder.path() / "alone.mp4";
        REQUIRE(film(alone, {}, {.environment = {"LP_NUM_THREADS=1"}}).code == 0);
        CHECK((bytes(alone) == expected));
    }
    SUBCASE("a frame alone is the frame in the film")
    {
        const std::filesystem::path alone = folder.path() / "alone.md5";
        REQUIRE(film(folder.path() / "alone.mp4", {"--frames", "100", "--hashes", alone.string()}).code == 0);
        const std::string hash = hashOf(bytes(hashes), "100");
        CHECK(hash.size() == 32);
        CHECK(hashOf(bytes(alone), "100") == hash);
        CHECK(hashOf(bytes(hashes), "99") != hash);
    }
}

TEST_CASE("export: blurred by motion, frames are still functions of their time")
{
    const samples::Folder folder;
    const auto hashes = [&](const std::string& frames)
    {
        const std::filesystem::path list = folder.path() / "list.md5";
        REQUIRE(film(folder.path() / "a.mp4", {"--samples", "3", "--frames", frames, "--hashes", list.string()}).code ==
                0);
        return bytes(list);
    };
    const std::string run = hashes("18-21");
    CHECK(hashOf(hashes("20"), "20") == hashOf(run, "20"));
    CHECK(hashOf(run, "20") != hashOf(run, "21"));
}

TEST_CASE("export: pictures, each a file of its own, and one alone")
{
    const samples::Folder folder;
    REQUIRE(film(folder.path() / "frame-%03d.png", {"--frames", "2-4"}).code == 0);
    for (const char* name : {"frame-002.png", "frame-003.png", "frame-004.png"})
        CHECK(bytes(folder.path() / name).size() > 1000);
    REQUIRE(film(folder.path() / "alone.png", {"--frames", "3"}).code == 0);
    CHECK((bytes(folder.path() / "alone.png") == bytes(folder.path() / "frame-003.png")));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 4);
    // Light as it is before it is toned, by half floats.
    REQUIRE(film(folder.path() / "light.exr", {"--frames", "3", "--samples", "2"}).code == 0);
    const nlohmann::json light = probe::streams(folder.path() / "light.exr");
    REQUIRE(light.size() == 1);
    CHECK(light[0].at("codec_name") == "exr");
    CHECK(light[0].at("width") == 160);
    CHECK(light[0].at("height") == 90);
    CHECK(probe::complaints(folder.path() / "light.exr").empty());
}

TEST_CASE("export: a tour may stand at a view that the user kept")
{
    const samples::Folder folder;
    const std::string tour = folder
                                 .write("kept.json", R"({"format": "glasshouse-tour/1", "name": "Kept", "keys": [
        {"saved": "corner", "hold_s": 1}]})")
                                 .string();
    const std::filesystem::path film = folder.path() / "a.png";
    const std::vector<std::string> environment{"XDG_CONFIG_HOME=" + folder.path().string()};
    const auto run = [&] { return ::film(film, {"--tour", tour, "--frames", "0"}, {.environment = environment}); };
    const Run without = run();
    CHECK(without.code == 1);
    CHECK(without.err.find("the user kept none of that name") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(film));
    const auto keep = [&](const std::string& x)
    {
        std::filesystem::create_directories(folder.path() / "glasshouse/views");
        folder.write("glasshouse/views/small.json",
                     R"({"format": "glasshouse-views/1", "views": [{"name": "corner", "eye_m": [)" + x +
                         R"(, 2.0, 1.6], "forward": [0.6, 0.8, 0], "fov_deg": 40}]})");
    };
    keep("1.5");
    const Run with = run();
    INFO(with.err);
    CHECK(with.code == 0);
    const std::string first = bytes(film);
    keep("1.8");
    CHECK(run().code == 0);
    CHECK(bytes(film) != first);
}

#include "tests/app/program.h"
#include "tests/support/samples.h"

#include <doctest/doctest.h>

namespace
{
using Arguments = std::vector<std::string>;

bool isEmpty(const std::filesystem::path& folder)
{
    return std::filesystem::is_empty(folder);
}
} // namespace

TEST_CASE("export: what was asked wrongly is refused at once, says how to mend it, and leaves nothing")
{
    struct Wrong
    {
        Arguments arguments;
        std::string says;
        int code = 2;
    };
    const std::vector<Wrong> all{
        {{"--size", "0x0"}, "'0x0' is no size"},
        {{"--size", "161x90"}, "162x90"},
        {{"--size", "9000x90"}, "8192"},
        {{"--size", "32x32", "--codec", "av1"}, "av1 takes 64"},
        {{"--fps", "0"}, "--fps"},
        {{"--fps", "24/0"}, "--fps"},
        {{"--fps", "-24"}, "--fps"},
        {{"--fps", "1001"}, "--fps"},
        {{"--fps", "many"}, "--fps"},
        {{"--codec", "vp9"}, "h264, hevc, av1"},
        {{"--quality", "101"}, "quality"},
        {{"--samples", "0"}, "--samples"},
        {{"--seconds", "-1"}, "--seconds"},
        {{"--seconds", "nan"}, "--seconds"},
        {{"--frames", "5-2"}, "--frames"},
        {{"--frames", "999999"}, "--frames: the tour has"},
        {{"--segment", "3/2"}, "--segment"},
        {{"--segment", "0/2"}, "--segment"},
        {{"--segment", "2"}, "--segment"},
        {{"--segment", "1/4000"}, "at most"},
        {{"--tour", "nothere"}, "there is no tour 'nothere'", 1},
    };
    for (const Wrong& wrong : all)
    {
        const samples::Folder folder;
        Arguments arguments{"export", samples::ours("small").string(), "-o", (folder.path() / "a.mp4").string()};
        arguments.insert(arguments.end(), wrong.arguments.begin(), wrong.arguments.end());
        const Run run = glasshouse(arguments);
        CAPTURE(wrong.arguments.back());
        CAPTURE(run.err);
        CHECK(run.code == wrong.code);
        CHECK(isOneLineError(run.err));
        CHECK(run.err.find(wrong.says) != std::string::npos);
        CHECK(isEmpty(folder.path()));
    }
}

TEST_CASE("export: what a tour cannot say is told with the tour's name, and where to find fonts")
{
    const samples::Folder folder;
    const auto captioned = [&](const std::string& caption)
    {
        return folder
            .write("said.json", R"({"format": "glasshouse-tour/1", "name": "Said", "keys": [
                {"viewpoint": "overview", "hold_s": 1, "caption": ")" +
                                    caption + R"("}]})")
            .string();
    };
    for (const auto& [caption, says] :
         std::vector<std::pair<std::string, std::string>>{{"\u0633\u0644\u0627\u0645", "no font has the letter U+0633"},
                                                          {std::string(10000, 'a'), "/keys/0/caption"}})
    {
        const std::string tour = captioned(caption);
        const Run run = glasshouse({"export", samples::ours("small").string(), "-o", (folder.path() / "a.mp4").string(),
                                    "--size", "64x64", "--tour", tour});
        CAPTURE(run.err);
        CHECK(run.code == 1);
        CHECK(isOneLineError(run.err));
        CHECK(run.err.find(tour) != std::string::npos);
        CHECK(run.err.find(says) != std::string::npos);
        CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
    }
}

TEST_CASE("export: a place that cannot be written, a name that says no format")
{
    const samples::Folder folder;
    for (const auto& [name, says] : std::vector<std::pair<std::string, std::string>>{
             {"none/a.mp4", "cannot be written: No such file or directory"},
             {"a.avi", "neither a film, .mp4, nor pictures"},
             {"a.png", "frame-%05d.png"},
             {"none/%d.png", "No such file or directory"}})
    {
        const Run run = glasshouse({"export", samples::ours("small").string(), "-o", (folder.path() / name).string(),
                                    "--size", "64x64", "--fps", "4"});
        CAPTURE(name);
        CAPTURE(run.err);
        CHECK(run.code != 0);
        CHECK(isOneLineError(run.err));
        CHECK(run.err.find(says) != std::string::npos);
        CHECK(isEmpty(folder.path()));
    }
}

TEST_CASE("export: a libavcodec without the codec's encoder is told as such")
{
    const samples::Folder folder;
    for (const std::string codec : {"h264", "hevc", "av1"})
    {
        const Run run =
            glasshouse({"export", samples::ours("small").string(), "-o", (folder.path() / "a.mp4").string(), "--size",
                        "64x64", "--codec", codec},
                       {.environment = {"LD_PRELOAD=" NO_ENCODERS, "ASAN_OPTIONS=verify_asan_link_order=0"}});
        CAPTURE(run.err);
        CHECK(run.code != 0);
        CHECK(isOneLineError(run.err));
        CHECK(run.err.find("without an encoder for " + codec) != std::string::npos);
        CHECK(isEmpty(folder.path()));
    }
}

TEST_CASE("export: a full disk ends it with a clear error; chunks that were whole are gone on with")
{
    const samples::Folder folder;
    const std::filesystem::path film = folder.path() / "a.mp4";
    // Of a film of many small chunks it is the film itself that is too large for the disk.
    const Arguments arguments{
        "export", samples::ours("small").string(), "-o", film.string(), "--size", "160x90", "--fps", "6"};
    const Run full = glasshouse(arguments, {.fileLimit = 40000});
    CAPTURE(full.err);
    CHECK(full.code == 1);
    CHECK(isOneLineError(full.err));
    CHECK(full.err.find("File too large") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(film));
    CHECK(glasshouse(arguments).code == 0);
    CHECK(std::filesystem::exists(film));
    CHECK_FALSE(std::filesystem::exists(film.string() + ".parts"));
}

TEST_CASE("join: what is no segment, or of another film, is refused by its name")
{
    const samples::Folder folder;
    const auto segment = [&](const std::string& name, const Arguments& more)
    {
        const std::filesystem::path file = folder.path() / name;
        Arguments arguments{"export",    samples::ours("small").string(),
                            "-o",        file.string(),
                            "--size",    "64x64",
                            "--fps",     "4",
                            "--seconds", "20"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        REQUIRE(glasshouse(arguments).code == 0);
        return file.string();
    };
    const std::string first = segment("1.mp4", {"--segment", "1/2"});
    const std::string second = segment("2.mp4", {"--segment", "2/2"});
    const std::string other = segment("3.mp4", {"--segment", "2/2", "--quality", "30"});
    const std::string whole = segment("4.mp4", {});
    const std::string text = folder.write("5.mp4", "no film").string();
    const std::string output = (folder.path() / "out.mp4").string();
    const auto refusal = [&](const Arguments& files)
    {
        Arguments arguments{"join"};
        arguments.insert(arguments.end(), files.begin(), files.end());
        arguments.insert(arguments.end(), {"-o", output});
        const Run run = glasshouse(arguments);
        CHECK(run.code == 1);
        CHECK(isOneLineError(run.err));
        CHECK_FALSE(std::filesystem::exists(output));
        return run.err;
    };
    CHECK(refusal({first, other}).find("3.mp4: it is of another film") != std::string::npos);
    CHECK(refusal({first, first, second}).find("is there twice") != std::string::npos);
    CHECK(refusal({first, whole}).find("4.mp4: it is no segment") != std::string::npos);
    CHECK(refusal({first, text}).find("5.mp4") != std::string::npos);
    CHECK(refusal({first, second + "none"}).find("No such file") != std::string::npos);
}

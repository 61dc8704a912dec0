#include "tests/app/program.h"
#include "tests/support/samples.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>

// Bad input, through the program: the exit code, one line that says where and how to mend it, nothing half-written.
namespace
{
// A scene whose facility is `facility`.
struct Spoiled
{
    explicit Spoiled(const std::string& facility)
    {
        folder.write("scene.json", samples::contents(samples::ours("small/scene.json")));
        folder.write("facility.json", facility);
    }
    Run check() const { return glasshouse({"check", folder.path().string()}); }

    samples::Folder folder;
};

std::string sample()
{
    return samples::contents(samples::ours("small/facility.json"));
}

std::string with(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

bool isEmpty(const std::filesystem::path& folder)
{
    return std::filesystem::directory_iterator(folder) == std::filesystem::directory_iterator{};
}
} // namespace

TEST_CASE("program: wrong use is 2 and says so in a line")
{
    for (const auto& arguments : std::vector<std::vector<std::string>>{
             {},
             {"dance"},
             {"check"},
             {"check", "--loudly", "x"},
             {"generate", "b200-superpod"},
             {"generate", "b200-superpod", "--gpus", "many", "-o", "x"},
             {"generate", "b200-superpod", "--gpus", "-8", "-o", "x"},
             {"generate", "b200-superpod", "--gpus", "8", "-o", "x", "--optics", "laser"}})
    {
        const Run run = glasshouse(arguments);
        INFO(run.err);
        CHECK(run.code == 2);
        CHECK(run.out.empty());
        CHECK(isOneLineError(run.err));
    }
    CHECK(glasshouse({"--help"}).code == 0);
    CHECK(glasshouse({"generate", "--help"}).out.find("b300-superpod") != std::string::npos);
    CHECK(glasshouse({"--version"}).code == 0);
}

TEST_CASE("program: a sound scene checks well, from any folder")
{
    const Run run = glasshouse({"check", samples::ours("small").string(), "--json"}, {.folder = "/"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const auto json = nlohmann::json::parse(run.out);
    CHECK(json["problems"].empty());
    CHECK(json["counts"]["gpus"] == 16);
    CHECK(json["counts"]["fibers"] == 32);
    CHECK(glasshouse({"check", (samples::ours("small") / "scene.json").string()}).code == 0);
}

TEST_CASE("program: checking a scene checks its tours")
{
    const samples::Folder folder;
    for (const char* name : {"scene.json", "facility.json"})
        folder.write(name, samples::contents(samples::ours("small") / name));
    std::filesystem::create_directory(folder.path() / "tours");
    const auto check = [&](const std::string& keys)
    {
        folder.write("tours/own.json",
                     "{\"format\": \"glasshouse-tour/1\", \"name\": \"Own\",\n\"keys\": [\n" + keys + "]}");
        return glasshouse({"check", folder.path().string(), "--json"});
    };
    const Run wrong = check("{\"frame\": \"nobody\"},\n{\"viewpoint\": \"moon\"}");
    CHECK(wrong.code == 1);
    const auto problems = nlohmann::json::parse(wrong.out)["problems"];
    REQUIRE(problems.size() == 2);
    CHECK(problems[0]["line"] == 3);
    CHECK(problems[0]["path"] == "/keys/0/frame");
    CHECK(problems[1]["line"] == 4);
    CHECK(problems[1]["file"] == (folder.path() / "tours/own.json").string());
    const Run hasty =
        check(R"({"viewpoint": "overview", "hold_s": 1, "caption": "This takes more than a second to read."})");
    CHECK(hasty.code == 0);
    CHECK(nlohmann::json::parse(hasty.out)["problems"][0]["severity"] == "warning");
    CHECK(nlohmann::json::parse(check(R"({"viewpoint": "overview", "hold_s": 2})").out)["problems"].empty());
    CHECK(check("{").code == 1);
}

TEST_CASE("program: a document that is none is refused at its line")
{
    const std::string good = sample();
    const std::string cases[] = {
        "",
        good.substr(0, good.size() / 2),
        std::string(200000, '['),
        std::string("\0\0\0\0", 4),
        with(good, "\"size_m\": [26, 9, 6]", "\"size_m\": \"large\""),
        with(good, "\"origin_m\": [25, 8.5, 0]", "\"origin_m\": [1e300, 8.5, 0]"),
        with(good, "\"origin_m\": [25, 8.5, 0]", "\"origin_m\": [NaN, 8.5, 0]"),
        with(good, "\"yaw_deg\": 180, \"size_m\"", "\"yaw_deg\": 180, \"yaw_deg\": 180, \"size_m\""),
    };
    for (const std::string& text : cases)
    {
        const Run run = Spoiled(text).check();
        INFO(run.out);
        CHECK(run.code == 1);
        CHECK(run.out.find("facility.json:") != std::string::npos);
        CHECK(run.err.empty());
    }
    const Run missing = glasshouse({"check", "/nowhere/at/all"});
    CHECK(missing.code == 1);
    CHECK(isOneLineError(missing.err));
}

TEST_CASE("program: a file too large to be a document is refused before it is read")
{
    Spoiled scene("{}");
    std::filesystem::resize_file(scene.folder.path() / "facility.json", std::uintmax_t{5} << 30); // a hole, not bytes
    const Run run = scene.check();
    CHECK(run.code == 1);
    CHECK(isOneLineError(run.err));
    CHECK(run.err.find("2 GiB") != std::string::npos);
}

TEST_CASE("program: a mesh that is a lie is a warning, and a box of the right size stands in")
{
    const std::string small =
        samples::contents(std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "assets/models/person.glb");
    for (const std::string& body : {std::string("not a mesh"), small.substr(0, small.size() / 3), small})
    {
        const Spoiled scene(with(sample(), "assets:dgx_h100", "lie.glb"));
        scene.folder.write("lie.glb", body);
        const Run run = scene.check();
        INFO(run.out);
        CHECK(run.code == 0);
        CHECK(run.out.find("warning: /models/1/mesh: ") != std::string::npos);
        CHECK(run.out.find("a box of 0.482 x 0.897 x 0.3556 m stands in") != std::string::npos);
    }
    const Run missing = Spoiled(with(sample(), "assets:dgx_h100", "assets:none")).check();
    CHECK(missing.code == 0);
    CHECK(missing.out.find("warning: /models/1/mesh") != std::string::npos);
}

TEST_CASE("program: without any GPU driver, devices says what to install")
{
    const Run run =
        glasshouse({"devices"}, {.environment = {"VK_DRIVER_FILES=/nowhere.json", "VK_ICD_FILENAMES=/nowhere.json"}});
    CHECK(run.code == 1);
    CHECK(run.out.empty());
    CHECK(isOneLineError(run.err));
    CHECK(run.err.find("mesa-vulkan-drivers") != std::string::npos);
}

TEST_CASE("program: devices lists what there is")
{
    const Run run = glasshouse({"devices", "--json"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const auto devices = nlohmann::json::parse(run.out)["devices"];
    REQUIRE(!devices.empty());
    int chosen = 0;
    for (const auto& device : devices)
        chosen += device["chosen"].get<bool>() ? 1 : 0;
    CHECK(chosen == 1);
    // The layers are unloaded before leaks are looked for, so what they keep has no name that could be suppressed.
    const Run tried = glasshouse({"devices", "--validate"}, {.environment = {"ASAN_OPTIONS=detect_leaks=0"}});
    INFO(tried.err);
    CHECK(tried.code == 0);
    CHECK(tried.out.find("no message") != std::string::npos);
    const Run unknown = glasshouse({"devices", "--device", "no such GPU"});
    CHECK(unknown.code == 1);
    CHECK(isOneLineError(unknown.err));
}

TEST_CASE("program: a disk that fills leaves nothing behind")
{
    const std::vector<std::string> generate = {"generate", "b200-superpod", "--gpus", "64", "-o"};
    const auto into = [&](const std::filesystem::path& target)
    {
        auto arguments = generate;
        arguments.push_back(target.string());
        return arguments;
    };

    const samples::Folder folder;
    const Run limited = glasshouse(into(folder.path() / "scene"), {.fileLimit = 10000});
    INFO(limited.err);
    CHECK(limited.code == 1);
    CHECK(isOneLineError(limited.err));
    CHECK(limited.err.find("free some space") != std::string::npos);
    CHECK(isEmpty(folder.path()));

    const Run device = glasshouse(into("/dev/full"));
    CHECK(device.code == 1);
    CHECK(isOneLineError(device.err));

    const Run answer = glasshouse({"check", samples::ours("small").string()}, {.output = "/dev/full"});
    CHECK(answer.code == 1);
    CHECK(isOneLineError(answer.err));

    // A scene that stood there before is still there, byte for byte.
    REQUIRE(glasshouse(into(folder.path() / "kept")).code == 0);
    const std::string before = samples::contents(folder.path() / "kept/facility.json");
    CHECK(glasshouse(into(folder.path() / "kept"), {.fileLimit = 10000}).code == 1);
    CHECK(samples::contents(folder.path() / "kept/facility.json") == before);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path() / "kept"), {}) == 2);
}

TEST_CASE("program: a small file system that fills leaves nothing behind")
{
    const samples::Folder folder;
    const std::string mount = "mount -t tmpfs -o size=64k none '" + folder.path().string() + "' 2>/dev/null";
    if (std::system(mount.c_str()) != 0)
    {
        MESSAGE("no right to mount a file system here");
        std::puts("GLASSHOUSE_SKIPPED: a small file system (needs root)");
        return;
    }
    const Run run =
        glasshouse({"generate", "b200-superpod", "--gpus", "256", "-o", (folder.path() / "scene").string()});
    const bool empty = isEmpty(folder.path());
    CHECK(std::system(("umount '" + folder.path().string() + "'").c_str()) == 0);
    CHECK(run.code == 1);
    CHECK(isOneLineError(run.err));
    CHECK(empty);
}

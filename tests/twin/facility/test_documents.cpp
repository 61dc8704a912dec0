#include "tests/support/samples.h"
#include "twin/facility/generate/generate.h"
#include "twin/facility/json_reader.h"
#include "twin/facility/json_schema.h"
#include "twin/facility/json_writer.h"
#include "twin/facility/scene.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace
{
std::vector<twin::Problem> read(std::string_view text, std::string* written = nullptr)
{
    std::vector<twin::Problem> problems;
    twin::SourceText source = twin::SourceText::fromString("facility.json", text);
    const twin::FacilityDocument document = twin::readFacility(source, problems);
    if (written)
        *written = twin::write(document);
    return problems;
}

// The one problem of a text that is no JSON or no document.
twin::Problem only(std::string_view text)
{
    const auto problems = read(text);
    REQUIRE(problems.size() == 1);
    return problems.front();
}

std::string facility(const std::string& rest)
{
    return "{\n\"format\": \"glasshouse-facility/1\",\n\"name\": \"x\"" + rest + "}";
}
} // namespace

TEST_CASE("documents: read and written again, the bytes are the same")
{
    const std::string text = samples::contents(samples::ours("small/facility.json"));
    std::string written;
    CHECK(read(text, &written).empty());
    CHECK(written == text);

    const std::string scene = samples::contents(samples::ours("small/scene.json"));
    twin::SourceText source = twin::SourceText::fromString("scene.json", scene);
    std::vector<twin::Problem> problems;
    CHECK(twin::write(twin::readScene(source, problems)) == scene);
    CHECK(problems.empty());
}

TEST_CASE("documents: a generated factory read and written again is the same bytes")
{
    for (const twin::Cabling cabling : {twin::Cabling::direct, twin::Cabling::structured})
    {
        const twin::Generated made =
            twin::generate({.design = "b300-superpod", .gpus = 1152, .seed = 3, .cabling = cabling});
        const std::string text = twin::write(made.facility);
        std::string written;
        CHECK(read(text, &written).empty());
        CHECK(written == text);
    }
}

TEST_CASE("documents: strings, numbers and line ends come back the same")
{
    const std::string text = facility(",\r\n\"notes\": [\"quote \\\" slash \\\\ tab \\t bell \\u0007 Z\\u00fcrich "
                                      "\\ud83d\\ude00\", \"\"],\n\"sensors\": [{\"id\": \"s\", \"hall\": \"h\", "
                                      "\"position_m\": [0.1, 1e-7, -1234.5678901234567]}]");
    std::string once;
    CHECK(read(text, &once).empty());
    CHECK(once.find("Zürich 😀") != std::string::npos);
    CHECK(once.find("[0.1, 1e-07, -1234.5678901234567]") != std::string::npos);
    std::string twice;
    CHECK(read(once, &twice).empty());
    CHECK(once == twice);
}

TEST_CASE("documents: a byte order mark is not held against a file")
{
    const samples::Folder folder;
    const auto file = folder.write("f.json", "\xEF\xBB\xBF" + facility(""));
    std::vector<twin::Problem> problems;
    twin::SourceText source = twin::SourceText::fromFile(file);
    CHECK(twin::readFacility(source, problems).name == "x");
    CHECK(problems.empty());
}

TEST_CASE("documents: what is no JSON is said with its line")
{
    CHECK(only("").what.find("is empty") != std::string::npos);
    CHECK(only("[1, 2]").what.find("must be an object") != std::string::npos);
    CHECK(only("\"text\"").what.find("must be an object") != std::string::npos);
    CHECK(only(facility(",\n\"halls\": [\n}")).line == 5);
    CHECK(only(facility(",\n\"sensors\": [{\"id\": \"a\", \"hall\": \"h\",\n\"position_m\": [0, NaN, 0]}]")).line == 5);
    CHECK(only(facility(",\n\"halls\": [],,\n")).line == 4);
    CHECK(only(facility("") + "\n\n{}").line == 5);
    CHECK(only(facility("") + "\n\n{}").what.find("after the document's end") != std::string::npos);
    CHECK(only(facility(",\n\"notes\": [\"\xFF\"]")).what.find("UTF-8") != std::string::npos);
    CHECK(only(facility(",\n\"notes\": [\"\xFF\"]")).line == 4);
    CHECK(only(facility(",\n\"notes\": [\"a\nb\"]")).line == 4);
    CHECK(only(facility(",\n\"notes\": [\"\\q\"]")).what.find("escape") != std::string::npos);
}

TEST_CASE("documents: the wrong format is refused by name")
{
    CHECK(only("{\"name\": \"x\"}").what.find("glasshouse-facility/1") != std::string::npos);
    CHECK(only("{\"format\": \"glasshouse-facility/2\", \"name\": \"x\"}").path == "/format");
    CHECK(only("{\"format\": 3, \"name\": \"x\"}").what.find("is a number") != std::string::npos);
    CHECK(only("{\"format\": \"glasshouse-facility/1\", \"format\": \"glasshouse-facility/1\", \"name\": \"x\"}")
              .what.find("twice") != std::string::npos);
}

TEST_CASE("documents: nesting without end is refused")
{
    const std::string deep(100000, '[');
    CHECK(read(deep).size() == 1);
    CHECK(read(facility(",\"halls\": " + deep)).size() >= 1);
    CHECK(read(facility(",\"unknown\": " + deep)).size() >= 1);
    std::string objects;
    for (int i = 0; i < 100000; ++i)
        objects += "{\"a\":";
    CHECK(read(objects).size() >= 1);
    CHECK(read(facility(",\"x\":" + objects)).size() >= 1);
}

TEST_CASE("documents: every truncation of the sample is an error and nothing worse")
{
    const std::string text = samples::contents(samples::ours("small/facility.json"));
    REQUIRE(text.size() < 8192);
    for (std::size_t length = 0; length + 2 < text.size(); ++length)
    {
        CAPTURE(length);
        CHECK(!read(std::string_view(text).substr(0, length)).empty());
    }
}

TEST_CASE("documents: any byte of the sample changed is read or refused, and nothing worse")
{
    const std::string text = samples::contents(samples::ours("small/facility.json"));
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const char c : {'"', '{', ']', '\\', '9', '\0', '\xC3'})
        {
            std::string changed = text;
            changed[at] = c;
            for (const twin::Problem& problem : read(changed))
                CHECK(problem.line > 0);
        }
}

TEST_CASE("schemas: the files are what the tables say")
{
    const std::filesystem::path folder = std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/schema";
    if (std::getenv("GLASSHOUSE_UPDATE"))
    {
        std::ofstream(folder / "facility.schema.json") << twin::facilitySchema();
        std::ofstream(folder / "scene.schema.json") << twin::sceneSchema();
    }
    CHECK(samples::contents(folder / "facility.schema.json") == twin::facilitySchema());
    CHECK(samples::contents(folder / "scene.schema.json") == twin::sceneSchema());
}

TEST_CASE("scene: what cannot be opened says where and how to mend it")
{
    const samples::Folder folder;
    const auto message = [](const std::filesystem::path& path)
    {
        try
        {
            twin::openScene(path);
        }
        catch (const twin::Error& error)
        {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(message(folder.path() / "none").find("no such scene") != std::string::npos);
    CHECK(message(folder.path()).find("has no scene.json") != std::string::npos);
    folder.write("scene.json", samples::contents(samples::ours("small/scene.json")));
    CHECK(message(folder.path()).find("there is no file \"facility.json\"") != std::string::npos);
    std::string text = samples::contents(samples::ours("small/facility.json"));
    folder.write("facility.json", text);
    CHECK(message(folder.path()).empty());
    for (std::size_t at = text.find("\"cord\", \"tier\""); at != std::string::npos;
         at = text.find("\"cord\", \"tier\""))
        text.replace(at, 6, "\"cor\"");
    folder.write("facility.json", text);
    CHECK(message(folder.path()).find("facility.json:77: /cables/0/type: no cable type is called \"cor\"") !=
          std::string::npos);
    CHECK(message(folder.path()).find("(4 more: glasshouse check") != std::string::npos);
}

TEST_CASE("scene: a folder is written whole or left as it was")
{
    const samples::Folder folder;
    const auto target = folder.path() / "a" / "scene";
    std::vector<twin::Problem> problems;
    twin::SourceText source = twin::SourceText::fromFile(samples::ours("small/facility.json"));
    const twin::FacilityDocument facility = twin::readFacility(source, problems);
    twin::SourceText sceneSource = twin::SourceText::fromFile(samples::ours("small/scene.json"));
    const twin::SceneDocument scene = twin::readScene(sceneSource, problems);
    {
        const twin::PendingScene abandoned(target, scene, facility);
    }
    CHECK(!std::filesystem::exists(target));
    twin::PendingScene(target, scene, facility).commit();
    CHECK(samples::contents(target / "facility.json") == samples::contents(samples::ours("small/facility.json")));
    CHECK(std::distance(std::filesystem::directory_iterator(target), {}) == 2);

    const auto stranger = folder.path() / "stranger";
    std::filesystem::create_directory(stranger);
    folder.write("stranger/letter.txt", "dear");
    CHECK_THROWS_WITH_AS(twin::PendingScene(stranger, scene, facility), doctest::Contains("no scene.json"),
                         twin::Error);
    CHECK_THROWS_WITH_AS(twin::PendingScene("/dev/full", scene, facility), doctest::Contains("is not a folder"),
                         twin::Error);
    CHECK_THROWS_WITH_AS(twin::WholeFile("/proc/nothing/x", ""), doctest::Contains("cannot be written"), twin::Error);
}

#include "tests/support/samples.h"
#include "twin/facility/scene.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

// Every kind of mistake `check` knows, planted in a facility that has none: found at its line, alone and all together.
namespace
{
struct Mistake
{
    const char* name;
    const char* from; // stands once in the sample
    const char* to;   // its line is where the problem must be found
    const char* path;
    const char* what;    // words of the complaint
    std::size_t all = 1; // problems it makes: some mistakes have consequences, which are said as well
    bool alone = false;  // contradicts another one, so is not planted with the rest
};

const Mistake mistakes[] = {
    {"unknown key", R"("weight_kg": 150)", R"("wieght_kg": 150)", "/models/0/wieght_kg", "did you mean \"weight_kg\""},
    {"duplicate key", R"("id": "rh1",)", R"("id": "rh1", "hall": "H1",)", "/sensors/0/hall", "twice"},
    {"missing key", R"("flow_lpm": 80, )", "", "/cdus/0", "has no \"flow_lpm\""},
    {"wrong type", R"("height_m": 2.3)", R"("height_m": "2.3")", "/aisles/0/height_m", "must be a number, is a string"},
    {"wrong length", R"("size_m": [26, 9, 6])", R"("size_m": [26, 9])", "/buildings/0/size_m", "has 2", 3, true},
    {"negative", R"("capacity_w": 50000)", R"("capacity_w": -1)", "/cdus/0/capacity_w", "out of range", 2, true},
    {"absurd coordinate", R"("position_m": [3, 1.6, 1.5])", R"("position_m": [3, 1.6e30, 1.5])",
     "/sensors/0/position_m/1", "out of range"},
    {"no such number", R"("airflow_m3_s": 5)", R"("airflow_m3_s": 1e999)", "/coolers/0/airflow_m3_s", "not a number"},
    {"not whole", R"("gpus": 8)", R"("gpus": 7.5)", "/models/1/gpus", "whole number"},
    {"unknown word", R"("role": "cdu")", R"("role": "cud")", "/models/5/role", "not one of", 3},
    {"colon in a name", R"("id": "c3")", R"("id": "c:3")", "/cables/2/id", "':'"},
    {"empty name", R"("id": "c5")", R"("id": "")", "/cables/4/id", "a name has 1 to"},
    {"name twice", R"("id": "n2")", R"("id": "n1")", "/devices/1/id", "is the name of /devices/0 already", 3, true},
    {"rack name twice", R"("id": "A2")", R"("id": "A1")", "/racks/1/id", "is the name of /racks/0 already", 4, true},
    {"cable name twice", R"("id": "c2")", R"("id": "c1")", "/cables/1/id", "is the name of /cables/0 already"},
    {"unknown hall", R"("id": "cold1", "hall": "H1")", R"("id": "cold1", "hall": "H3")", "/aisles/0/hall",
     "no hall is called \"H3\"; did you mean \"H1\""},
    {"unknown building", R"({"id": "H2", "building": "B")", R"({"id": "H2", "building": "BB")", "/halls/1/building",
     "no building is called"},
    {"unknown rack", R"("feeds": ["A1", "A2"])", R"("feeds": ["A1", "A7"])", "/pdus/0/feeds/1", "no rack is called"},
    {"unknown model", R"("unit": 9, "tier": "host")", R"("model": "nodes", "unit": 9, "tier": "host")",
     "/devices/1/model", "twice", 1, true},
    {"unknown optic", R"({"name": "3", "at_m": [0, 0.02], "connector": "MPO-12", "optic": "dr4"})",
     R"({"name": "3", "at_m": [0, 0.02], "connector": "MPO-12", "optic": "dr5"})", "/models/2/ports/2/optic",
     "no optic is called", 2},
    {"unknown cable type", R"({"id": "c2", "type": "cord")", R"({"id": "c2", "type": "chord")", "/cables/1/type",
     "no cable type is called \"chord\"; did you mean \"cord\"", 1, true},
    {"unknown device", R"("a": "n1:ib1")", R"("a": "n9:ib1")", "/cables/0/a/0", "no device is called \"n9\""},
    {"unknown port", R"("a": "n2:ib1")", R"("a": "n2:ib7")", "/cables/1/a/0", "has no port \"ib7\""},
    {"no port at all", R"("b": "s2:4")", R"("b": "s2")", "/cables/4/b/0", "must be \"device:port\""},
    {"row of another hall", R"("row": "H2-A")", R"("row": "H1-A")", "/racks/2/row", "is in another hall"},
    {"model of another role", R"("model": "crah")", R"("model": "pdu")", "/coolers/0/model", "has the role pdu"},
    {"port used twice", R"("a": "s1:3")", R"("a": "s1:1")", "/cables/2/a/0", "has /cables/0 in it already", 1, true},
    {"port name twice", R"({"name": "ib2", "face": "rear", "at_m": [0.1)",
     R"({"name": "ib1", "face": "rear", "at_m": [0.1)", "/models/1/ports/1/name", "is the name of port 0", 2, true},
    {"devices overlap", R"("model": "node", "unit": 9)", R"("model": "node", "unit": 8)", "/devices/1/unit",
     "\"n2\" overlaps \"n1\" in unit 8"},
    {"device out of its rack", R"("model": "leaf", "unit": 40,)", R"("model": "leaf", "unit": 49,)", "/devices/2/unit",
     "which has 48"},
    {"third of a unit", R"("unit": 40.5)", R"("unit": 40.3)", "/devices/3/unit", "whole or half"},
    {"device too deep", R"("size_m": [0.438, 0.66, 0.0436])", R"("size_m": [0.438, 1.66, 0.0436])", "/devices/2/model",
     "mm deep", 2, true},
    {"device too wide", R"("size_m": [0.482, 0.897, 0.3556])", R"("size_m": [0.582, 0.897, 0.3556])",
     "/models/1/size_m/0", "nothing wider"},
    {"device too high", R"("size_m": [0.438, 0.2, 0.0436])", R"("size_m": [0.438, 0.2, 0.0636])", "/models/3/size_m/2",
     "mm high"},
    {"port off the face", R"({"name": "4", "at_m": [0.05, 0.02])", R"({"name": "4", "at_m": [0.5, 0.02])",
     "/models/2/ports/3/at_m", "beside the face"},
    {"too much for the feeds", R"("power_limit_w": 30000)", R"("power_limit_w": 10000)", "/racks/0/power_limit_w",
     "its feeds carry"},
    {"PDU overloaded", R"("capacity_w": 90000)", R"("capacity_w": 9000)", "/pdus/0/capacity_w", "to carry"},
    {"CDU overloaded", R"("capacity_w": 50000)", R"("capacity_w": 5000)", "/cdus/0/capacity_w", "liquid heat"},
    {"coolers too weak", R"("capacity_w": 60000)", R"("capacity_w": 6000)", "/coolers/0/capacity_w", "air heat"},
    {"racks in each other", R"("position_m": [2.6, 3])", R"("position_m": [2.3, 3])", "/racks/1/position_m",
     "300 mm deep in rack \"A1\""},
    {"rack in the wall", R"("model": "frame", "position_m": [2, 3], "yaw_deg": 180)",
     R"("model": "frame", "position_m": [0.2, 3], "yaw_deg": 180)", "/racks/2/position_m", "reaches out of hall"},
    {"hall out of its building", R"("size_m": [10, 8, 4]},)", R"("size_m": [10, 10, 4]},)", "/halls/0/origin_m",
     "reaches out of its building"},
    {"halls in each other", R"("origin_m": [25, 8.5, 0])", R"("origin_m": [19, 8.5, 0])", "/halls/1/origin_m",
     "stands in hall \"H1\"", 1, true},
    {"tray through the wall", R"([[1, 3, 2.8], [5, 3, 2.8], [9, 3, 2.8]])",
     R"([[-1, 3, 2.8], [5, 3, 2.8], [9, 3, 2.8]])", "/trays/0/path_m/0", "leaves hall"},
    {"tray point twice", R"("path_m": [[1, 3, 2.8], [9, 3, 2.8]])",
     R"("path_m": [[1, 3, 2.8], [1, 3, 2.8], [9, 3, 2.8]])", "/trays/1/path_m/1", "twice"},
    {"duct beside the tray", R"("at_b_m": [9, 3, 2.8])", R"("at_b_m": [9, 5, 2.8])", "/ducts/0/at_b_m",
     "ends on no tray", 2, true},
    {"no duct", R"("hall_b": "H2")", R"("hall_b": "H1")", "/cables/3", "without a duct", 1, true},
    {"aisle without area", R"("min_m": [1, 1])", R"("min_m": [6, 1])", "/aisles/0/min_m", "has no area"},
    {"sensor in the ceiling", R"("position_m": [3, 1.6, 1.5])", R"("position_m": [3, 1.6, 5])", "/sensors/0/position_m",
     "outside hall", 1, true},
    {"full tray", R"("width_m": 0.2, "depth_m": 0.1)", R"("width_m": 0.002, "depth_m": 0.002)", "/cables/3", "full"},
    {"no tray near", R"("id": "t2", "hall": "H2", "path_m": [[1, 3, 2.8], [9, 3, 2.8]])",
     R"("id": "t2", "hall": "H2", "path_m": [[9, 7.5, 2.8], [9, 3, 2.8]])", "/cables/3", "tray", 1, true},
    {"strands of a type", R"("id": "cord", "medium": "OS2", "strands": 8)",
     R"("id": "cord", "medium": "OS2", "strands": 12)", "/cable_types/0/strands_per_a", "do not divide", 99, true},
    {"strands of the ends", R"("b": ["p2:r1", "p2:r2"])", R"("b": ["p2:r1"])", "/cables/3/b", "do not make the 16"},
    {"map no permutation", R"([7, 6, 5, 4, 3, 2, 1, 0,)", R"([7, 6, 5, 4, 3, 2, 1, 1,)", "/cable_types/1/map",
     "each of 0 to 15 once", 99, true},
    {"wrong connector", R"({"name": "2", "at_m": [-0.05, 0.02], "connector": "MPO-12")",
     R"({"name": "2", "at_m": [-0.05, 0.02], "connector": "LC")", "/cables/1/b/0", "takes LC", 1, true},
    {"wrong glass", R"("id": "trunk", "medium": "OS2")", R"("id": "trunk", "medium": "OM4")", "/cables/2",
     "changes from OS2 to OM4", 2, true},
    {"wrong polarity", R"("strand_map": "reversed")", R"("strand_map": "straight")", "/cables/0", "polarity", 99, true},
    {"lanes in another order", R"([7, 6, 5, 4, 3, 2, 1, 0,)", R"([6, 7, 5, 4, 3, 2, 0, 1,)", "/cables/2",
     "out of order", 2, true},
    {"two standards", R"({"id": "cpo", "standard": "400G-DR4")", R"({"id": "cpo", "standard": "400G-FR4")", "/cables/5",
     "both ends must speak one standard", 4, true},
    {"stated too short", R"("length_m": 12)", R"("length_m": 0.5)", "/cables/1/length_m", "from port to port", 1, true},
    {"beyond its reach", R"("reach_m": 500)", R"("reach_m": 5)", "/cables/1", "reaches 5 m", 3, true},
    {"path out of the hall", R"([2.65, 2.2, 1.9]])", R"([2.65, -2.2, 1.9]])", "/cables/5/path_m/4",
     "only ducts do that"},
    {"panel port unknown", R"({"front": "1", "rear": "r1")", R"({"front": "9", "rear": "r1")", "/panels/0/map/0/front",
     "no front port \"9\""},
    {"panel strands led twice", R"({"front": "2", "rear": "r2")", R"({"front": "1", "rear": "r2")", "/panels/0/map/1",
     "leads front strands", 1, true},
    {"path too tight", R"([2.65, 2.2, 1.9]])",
     R"([2.65, 2.2, 1.9], [2.66, 2.2, 1.9], [2.66, 2.21, 1.9], [2.65, 2.2, 1.9]])", "/cables/5/path_m", "bend radius",
     1, true},
    {"panel among the devices", R"("model": "leaf", "unit": 40,)", R"("model": "panel", "unit": 40,)",
     "/devices/2/model", "put it under panels", 99, true},
    {"rack among the devices", R"("model": "leaf", "unit": 40,)", R"("model": "frame", "unit": 40,)",
     "/devices/2/model", "stands in no rack", 99, true},
    {"backplane between racks", R"("id": "cord", "medium": "OS2")", R"("id": "cord", "medium": "backplane")",
     "/cables/0/b", "it is inside one", 99, true},
    {"panel port on a switch", R"({"name": "4", "at_m")", R"({"name": "4", "kind": "panel_front", "at_m")",
     "/models/2/ports/3/kind", "has no port of kind", 99, true},
    {"map without listed", R"("strand_map": "listed")", R"("strand_map": "straight")", "/cable_types/1/map",
     "goes with strand_map", 99, true},
    {"rack too low for its units", R"("units": 48)", R"("units": 60)", "/models/0/units", "do not go into", 1, true},
};

std::string sample()
{
    return samples::contents(samples::ours("small/facility.json"));
}

// Puts a mistake into the text; its place is found again by what it put there, or by what came before it.
void plant(std::string& text, const Mistake& mistake)
{
    const auto at = text.find(mistake.from);
    REQUIRE_MESSAGE(at != std::string::npos, mistake.name);
    REQUIRE_MESSAGE(text.find(mistake.from, at + 1) == std::string::npos, mistake.name);
    text.replace(at, std::string_view(mistake.from).size(), mistake.to);
}

std::vector<twin::Problem> problemsOf(const std::string& facility)
{
    const samples::Folder folder;
    folder.write("facility.json", facility);
    folder.write("scene.json", samples::contents(samples::ours("small/scene.json")));
    return twin::checkScene(folder.path()).problems;
}

const twin::Problem* find(const std::vector<twin::Problem>& problems, const Mistake& mistake)
{
    const auto at = std::ranges::find_if(
        problems, [&](const twin::Problem& problem)
        { return problem.path == mistake.path && problem.what.find(mistake.what) != std::string::npos; });
    return at == problems.end() ? nullptr : &*at;
}

std::string list(const std::vector<twin::Problem>& problems)
{
    std::string out;
    for (const twin::Problem& problem : problems)
        out += "\n  " + std::to_string(problem.line) + ": " + problem.path + ": " + problem.what;
    return out;
}

// The line of the record a path names, counted in the text by the names of sections and braces alone.
std::size_t lineOfRecord(const std::string& text, const std::string& path)
{
    const auto slash = path.find('/', 1);
    const std::string section = "\n  \"" + path.substr(1, slash - 1) + "\": [";
    auto at = text.find(section);
    REQUIRE(at != std::string::npos);
    at += section.size();
    for (std::size_t record = std::stoul(path.substr(slash + 1)) + 1; record > 0; --record)
        at = text.find("\n    {", at) + 1;
    return static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
}
} // namespace

TEST_CASE("check: the sample has nothing wrong with it")
{
    const auto problems = problemsOf(sample());
    INFO(list(problems));
    CHECK(problems.empty());
}

TEST_CASE("check: each mistake is found at its line")
{
    for (const Mistake& mistake : mistakes)
    {
        INFO(std::string(mistake.name));
        std::string text = sample();
        plant(text, mistake);
        const auto problems = problemsOf(text);
        INFO(list(problems));
        const twin::Problem* problem = find(problems, mistake);
        CHECK(problem != nullptr);
        if (!problem)
            continue;
        CHECK(problem->file.ends_with("facility.json"));
        // Records of a model's ports and a panel's map have lines of their own below the record's first.
        const std::size_t first = lineOfRecord(text, mistake.path);
        CHECK(problem->line >= first);
        const bool nested = std::string_view(mistake.path).find("/ports/") != std::string_view::npos ||
                            std::string_view(mistake.path).find("/map/") != std::string_view::npos;
        if (!nested)
            CHECK(problem->line == first);
        else
        {
            const auto put = text.find(mistake.to);
            const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(put), '\n') + 1;
            CHECK(problem->line == static_cast<std::size_t>(line));
        }
        if (mistake.all != 99)
            CHECK(problems.size() == mistake.all);
    }
}

TEST_CASE("check: all mistakes at once are all found")
{
    std::string text = sample();
    std::size_t planted = 0;
    for (const Mistake& mistake : mistakes)
        if (!mistake.alone)
        {
            plant(text, mistake);
            ++planted;
        }
    REQUIRE(planted > 30);
    const auto problems = problemsOf(text);
    INFO(list(problems));
    for (const Mistake& mistake : mistakes)
        if (!mistake.alone)
        {
            INFO(std::string(mistake.name));
            CHECK(find(problems, mistake) != nullptr);
        }
}

#include "tests/app/program.h"
#include "tests/support/samples.h"

#include <doctest/doctest.h>

namespace
{
// The bytes of a still of the demo scene.
std::string still(std::vector<std::string> more, const std::vector<std::string>& environment = {})
{
    const samples::Folder folder;
    const std::filesystem::path file = folder.path() / "still.png";
    const std::string demo = (std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/demo").string();
    std::vector<std::string> arguments = {"still", demo, "-o", file.string(), "--size", "160x90"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Run run = glasshouse(arguments, {.environment = environment});
    INFO(run.err);
    CHECK(run.code == 0);
    return samples::contents(file);
}
} // namespace

TEST_CASE("program: the same still is the same bytes, from process to process and for any number of threads")
{
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
             {"--look", "executive"},
             {"--look", "engineer", "--samples", "3"},
             {"--look", "executive", "--view", "cable.medium", "--samples", "3", "--camera", "tray"}})
    {
        const std::string first = still(arguments, {"LP_NUM_THREADS=2"});
        CHECK(first.size() > 1000);
        CHECK((still(arguments, {"LP_NUM_THREADS=2"}) == first));
        CHECK((still(arguments, {"LP_NUM_THREADS=1"}) == first));
    }
    CHECK((still({"--look", "executive"}) != still({"--look", "engineer"})));
}

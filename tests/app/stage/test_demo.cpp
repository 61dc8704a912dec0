#include "tests/app/stage/staged.h"
#include "twin/facility/json_writer.h"
#include "twin/facility/scene.h"

#include <fstream>
#include <iterator>

using namespace twin;

namespace
{
const std::filesystem::path demo = std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/demo";
}

TEST_CASE("demo: nothing is wrong with it")
{
    for (const Problem& problem : checkScene(demo).problems)
        FAIL_CHECK(problem.path << ": " << problem.what);
    CHECK(staged::Staged(demo)->warnings.empty());
}

TEST_CASE("demo: it is what `generate` makes")
{
    const Scene scene = openScene(demo);
    REQUIRE(scene.document.generated);
    const GeneratedBy& by = *scene.document.generated;
    const Generated made =
        generate({.design = by.design, .gpus = by.gpus, .seed = by.seed, .cabling = Cabling::structured});
    std::ifstream file(demo / "facility.json");
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    // Else: glasshouse generate b300-superpod --gpus 2304 --cabling structured -o scenes/demo
    CHECK((write(made.facility) == text));
}

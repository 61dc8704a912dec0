#include "app/viewer/script.h"
#include "tests/support/samples.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

TEST_CASE("scripts: the schema is what the tables say")
{
    const std::filesystem::path file = std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/schema/script.schema.json";
    if (std::getenv("GLASSHOUSE_UPDATE"))
        std::ofstream(file) << app::scriptSchema();
    CHECK(samples::contents(file) == app::scriptSchema());
}

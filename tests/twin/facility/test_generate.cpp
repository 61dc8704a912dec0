#include "twin/facility/build.h"
#include "twin/facility/generate/generate.h"

#include <doctest/doctest.h>
TEST_CASE("generate: smoke")
{
    twin::Generated made = twin::generate({.design = "b200-superpod", .gpus = 1024});
    std::vector<twin::Problem> problems;
    twin::build(std::move(made.facility), problems);
    for (auto& p : problems)
        MESSAGE(p.path << " " << p.what);
    CHECK(problems.empty());
}

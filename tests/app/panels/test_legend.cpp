#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "app/panels/legend.h"
#include "app/stage/stage.h"
#include "twin/facility/scene.h"

using namespace app;
using engine::ColorMap;

namespace
{
std::string textOf(const std::vector<LegendTick>& ticks)
{
    std::string text;
    for (const LegendTick& tick : ticks)
        text += (text.empty() ? "" : " ") + tick.text;
    return text;
}
} // namespace

TEST_SUITE_BEGIN("legend");

TEST_CASE("marks stand at round figures")
{
    const auto marks = [](float least, float greatest, bool logarithmic = false, double unit = 1) {
        return textOf(ticksOf({ColorMap::viridis, least, greatest, logarithmic}, unit));
    };
    CHECK(marks(0, 100) == "0 20 40 60 80 100");
    CHECK(marks(0, 1) == "0 0.2 0.4 0.6 0.8 1");
    CHECK(marks(0, 50) == "0 10 20 30 40 50");
    CHECK(marks(-8, 8) == "-5 0 5");
    CHECK(marks(20, 60) == "20 30 40 50 60");
    CHECK(marks(0, 2e5f, false, 1e3) == "0 50 100 150 200");
    CHECK(marks(1e-15f, 1e-2f, true) == "1e-15 1e-12 1e-9 1e-6 1e-3");
    CHECK(marks(1, 1000, true) == "1 10 100 1000");
    for (const float wrong : {5.0f, 3.0f, std::nanf(""), std::numeric_limits<float>::infinity()})
        CHECK(ticksOf({ColorMap::viridis, 5, wrong, false}).size() == 1);
    CHECK(ticksOf({ColorMap::viridis, 0, 1, true}).size() == 1);
}

TEST_CASE("marks stand where their values' colours are")
{
    for (const bool logarithmic : {false, true})
    {
        const engine::ValueScale scale{ColorMap::viridis, 0.5f, 3000, logarithmic};
        for (const LegendTick& tick : ticksOf(scale))
        {
            CHECK(tick.place >= 0);
            CHECK(tick.place <= 1.0001f);
            const auto entry = *engine::entryOf(engine::entryOf(scale), std::stof(tick.text));
            CHECK(static_cast<float>(entry) / 255 == doctest::Approx(tick.place).epsilon(0.02));
        }
    }
}

TEST_CASE("units get the prefix that makes figures short")
{
    CHECK(prefixOf(800e9).text == "G");
    CHECK(prefixOf(1e12).text == "T");
    CHECK(prefixOf(999).text == "");
    CHECK(prefixOf(1000).text == "k");
    CHECK(prefixOf(0.01).size == 1);
    CHECK(prefixOf(1e30).text == "P");
}

TEST_CASE("every view has a legend that says what there is")
{
    const twin::Scene scene = twin::openScene(GLASSHOUSE_SOURCE_DIR "/scenes/demo");
    const Stage stage(scene);
    for (const ViewInfo& view : views())
    {
        CAPTURE(view.name);
        const ViewValues values = valuesOf(view, stage);
        const Legend legend = legendOf(view, values, stage.entities);
        CHECK(legend.title == view.title);
        CHECK(!legend.provenance.empty());
        CHECK(legend.swatches.empty() == (view.range != ViewRange::categories));
        CHECK(legend.ticks.empty() == (view.range == ViewRange::categories));
        CHECK(legend.ticks.size() <= 8);
        for (const LegendSwatch& swatch : legend.swatches)
            CHECK(!swatch.name.empty());
        if (view.unit == "%")
            CHECK(legend.unit == "%");
    }
    CHECK(legendOf(*findView("cable.medium"), valuesOf(*findView("cable.medium"), stage), stage.entities)
              .swatches.size() < 4); // only what is there
}

TEST_SUITE_END();

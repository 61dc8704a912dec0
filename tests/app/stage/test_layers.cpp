#include "app/stage/layers.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace app;

TEST_CASE("layers: each has a name of its own and one of three greys")
{
    std::set<std::string_view> names;
    std::set<uint32_t> greys;
    for (const LayerInfo& layer : layers())
    {
        CHECK_FALSE(layer.name.empty());
        CHECK(names.insert(layer.name).second);
        if (layer.grey != 0)
            greys.insert(layer.grey);
    }
    CHECK(greys.size() == 3);
    CHECK(layers()[idOf(Layer::cables)].grey == 0);
    CHECK(layers()[idOf(Layer::pipes)].grey != 0);
    CHECK(layerTotal <= engine::layerCount);
    CHECK((overheadLayers() & maskOf(Layer::ceiling)) != 0);
    CHECK((overheadLayers() & maskOf(Layer::racks)) == 0);
}

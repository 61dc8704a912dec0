#include "app/stage/facts.h"
#include "app/stage/views.h"
#include "engine/passes/values.h"

#include "tests/app/stage/staged.h"

#include <cmath>

using namespace app;
using namespace twin;
using staged::Staged;

namespace
{
float valueOf(const Staged& staged, std::string_view view, EntityId entity)
{
    const ViewInfo* const info = findView(view);
    REQUIRE(info);
    return valuesOf(*info, *staged).values[entity];
}

std::string fact(const Staged& staged, EntityId entity, std::string_view label)
{
    for (const Fact& each : factsOf(*staged, entity).rows)
        if (each.label == label)
            return each.value;
    return "no such fact";
}
} // namespace

TEST_CASE("views: each has values of its kind alone, in its range")
{
    const Staged factory({.design = "b200-superpod", .gpus = 512, .cabling = Cabling::structured});
    for (const ViewInfo& view : views())
    {
        CAPTURE(view.name);
        const ViewValues shown = valuesOf(view, *factory);
        REQUIRE(shown.values.size() == factory->entities.count());
        size_t known = 0;
        for (EntityId id = 0; id < shown.values.size(); ++id)
        {
            const float value = shown.values[id];
            CHECK((value == engine::noValue) == (factory->entities.kindOf(id) != view.kind));
            if (!std::isfinite(value))
                continue;
            ++known;
            CHECK(factory->entities.kindOf(id) == view.kind);
            if (view.range == ViewRange::categories)
                CHECK(static_cast<size_t>(value) < shown.categories.size());
            else
            {
                CHECK(value >= shown.scale.least);
                CHECK(value <= shown.scale.greatest);
            }
        }
        CHECK(known > 0);
        CHECK(findView(view.name) == &view);
    }
    CHECK(findView("cable.colour") == nullptr);
}

TEST_CASE("views: values are what the facility says")
{
    const Staged small(staged::smallScene());
    const auto& entities = small->entities;
    CHECK(valueOf(small, "rack.power", entities.of(RackId::at(0))) == 20400); // two nodes of 10.2 kW
    CHECK(valueOf(small, "device.power", entities.of(DeviceId::at(0))) == 10200);
    CHECK(std::isnan(valueOf(small, "device.power", entities.of(small.facility().deviceNames.find("p1")))));
    CHECK(valueOf(small, "cable.length", entities.of(CableId::at(1))) == 12);
    CHECK(valueOf(small, "cable.medium", entities.of(CableId::at(0))) == 0);
    CHECK(valueOf(small, "tray.fill", entities.of(TrayId::at(0))) > 0);

    const Staged factory({.design = "b200-superpod", .gpus = 512, .cabling = Cabling::structured});
    for (size_t i = 0; i < factory.facility().cables.size(); ++i)
        // Trunks too: the light through their panels is that of the switches beyond.
        CHECK(valueOf(factory, "link.speed", factory->entities.of(CableId::at(i))) == 400e9f);
}

TEST_CASE("facts: what a panel shows of each kind")
{
    const Staged small(staged::smallScene());
    const auto& entities = small->entities;
    const EntityId cable = entities.of(CableId::at(1));
    CHECK(factsOf(*small, cable).title == "c2");
    CHECK(factsOf(*small, cable).kind == "cable");
    CHECK(fact(small, cable, "medium") == "OS2");
    CHECK(fact(small, cable, "length") == "12.00 m");
    CHECK(fact(small, cable, "end a") == "n2:ib1");
    CHECK(fact(small, cable, "link speed") == "400 Gbit/s"); // of its optics' lanes
    const EntityId rack = entities.of(RackId::at(0));
    CHECK(fact(small, rack, "rated power") == "20.4 kW");
    CHECK(fact(small, rack, "power limit") == "30 kW");
    CHECK(fact(small, rack, "units used") == "16 of 48");
    CHECK(fact(small, rack, "in row") == "H1-A");
    const EntityId port = entities.of(small.facility().findPort("s1:1"));
    CHECK(fact(small, port, "optic") == "400G-DR4");
    CHECK(fact(small, port, "cable") == "c1");
    CHECK(fact(small, port, "leads to") == "n1:ib1");
    CHECK(fact(small, entities.of(TrayId::at(0)), "cables") == "1");
    CHECK(fact(small, entities.of(PduId::at(0)), "racks fed") == "2");
    CHECK(factsOf(*small, 0).rows.empty());
    for (EntityId id = 1; id < entities.count(); ++id)
        for (const Fact& each : factsOf(*small, id).rows)
        {
            CHECK_FALSE(each.label.empty());
            CHECK((each.link == 0 || entities.name(each.link) == each.value));
        }
}

TEST_CASE("facts: quantities")
{
    CHECK(quantity(0, "W") == "0 W");
    CHECK(quantity(999, "W") == "999 W");
    CHECK(quantity(14300, "W") == "14.3 kW");
    CHECK(quantity(999999, "W") == "1 MW");
    CHECK(quantity(800e9, "bit/s") == "800 Gbit/s");
    CHECK(roundedUp(0) == 1);
    CHECK(roundedUp(0.7f) == doctest::Approx(0.8));
    CHECK(roundedUp(1) == 1);
    CHECK(roundedUp(13.2f) == 15);
    CHECK(roundedUp(57200) == 60000);
    CHECK(roundedUp(8.1e9f) == doctest::Approx(1e10));
}

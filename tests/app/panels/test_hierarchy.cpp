#include <doctest/doctest.h>

#include <algorithm>

#include "app/panels/hierarchy.h"
#include "app/stage/stage.h"
#include "twin/facility/scene.h"

using namespace app;

namespace
{
struct Demo
{
    twin::Scene scene = twin::openScene(GLASSHOUSE_SOURCE_DIR "/scenes/demo");
    EntityTable entities{scene.facility};
};

// Each row lies under the one before it, and knows whether it has anything below.
void checkShape(const Hierarchy& tree)
{
    const auto& rows = tree.rows();
    REQUIRE(!rows.empty());
    CHECK(rows[0].depth == 0);
    for (size_t i = 0; i < rows.size(); ++i)
    {
        CAPTURE(i);
        if (rows[i].open)
        {
            CHECK(rows[i].children > 0);
            REQUIRE(i + 1 < rows.size());
            CHECK(rows[i + 1].depth == rows[i].depth + 1);
        }
        else if (i + 1 < rows.size())
            CHECK(rows[i + 1].depth <= rows[i].depth);
        CHECK(!tree.title(rows[i]).empty());
    }
}
} // namespace

TEST_SUITE_BEGIN("hierarchy");

TEST_CASE("halls are open, what is in them closed; plant stands in groups")
{
    const Demo demo;
    const Hierarchy tree(demo.entities);
    checkShape(tree);
    const auto has = [&](std::string_view title)
    { return std::ranges::any_of(tree.rows(), [&](const auto& row) { return tree.title(row) == title; }); };
    CHECK(has("H1"));
    CHECK(has("H1-A"));
    CHECK(has("Trays"));
    CHECK(has("PDUs"));
    CHECK_FALSE(has("H1-A01"));
    CHECK(tree.rows().size() < 20);
}

TEST_CASE("what is opened is listed, and closed again; ports and cables are never")
{
    const Demo demo;
    Hierarchy tree(demo.entities);
    const size_t before = tree.rows().size();
    for (size_t i = 0; i < tree.rows().size(); ++i)
        if (!tree.rows()[i].open)
            tree.toggle(i);
    checkShape(tree);
    uint32_t listed = 0;
    for (const EntityKind kind :
         {EntityKind::building, EntityKind::hall, EntityKind::row, EntityKind::rack, EntityKind::device,
          EntityKind::tray, EntityKind::cooler, EntityKind::cdu, EntityKind::pdu, EntityKind::sensor, EntityKind::duct})
        listed += demo.entities.count(kind);
    const auto single = [](const Hierarchy::Row& row) { return row.group == EntityKind::none; };
    CHECK(std::ranges::count_if(tree.rows(), single) == listed);
    tree.toggle(1'000'000);
    tree.closeAll();
    CHECK(tree.rows().size() < before);
    checkShape(tree);
}

TEST_CASE("whoever is picked is revealed, with all that is above it")
{
    const Demo demo;
    Hierarchy tree(demo.entities);
    tree.closeAll();
    for (const EntityKind kind : {EntityKind::device, EntityKind::cooler, EntityKind::rack, EntityKind::hall})
    {
        const EntityId last = demo.entities.first(kind) + demo.entities.count(kind) - 1;
        const std::optional<size_t> row = tree.reveal(last);
        REQUIRE(row);
        CHECK(tree.rows()[*row].entity == last);
        checkShape(tree);
    }
    const EntityId port = demo.entities.first(EntityKind::port);
    const std::optional<size_t> device = tree.reveal(port);
    REQUIRE(device);
    CHECK(tree.rows()[*device].entity == demo.entities.parent(port));
    CHECK_FALSE(tree.reveal(0));
    CHECK_FALSE(tree.reveal(demo.entities.first(EntityKind::cable)));
    CHECK_FALSE(tree.reveal(demo.entities.count() + 7));
}

TEST_SUITE_END();

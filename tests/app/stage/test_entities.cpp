#include "app/stage/entities.h"

#include "tests/app/stage/staged.h"

using namespace app;
using namespace twin;
using staged::Staged;

TEST_CASE("entities: a number for each thing and back")
{
    const Staged small(staged::smallScene());
    const EntityTable& entities = small->entities;
    CHECK(entities.count() == small->drawables.entityCount);
    CHECK(entities[0] == Entity{});
    CHECK(entities[entities.count()] == Entity{});
    CHECK(entities.of(RackId{}) == 0);
    EntityId next = 1;
    for (uint32_t kind = 1; kind < entityKinds; ++kind)
        for (uint32_t value = 1; value <= entities.count(static_cast<EntityKind>(kind)); ++value, ++next)
        {
            CHECK(entities.of(static_cast<EntityKind>(kind), value) == next);
            CHECK(entities[next] == Entity{static_cast<EntityKind>(kind), value});
            CHECK_FALSE(entities.name(next).empty());
        }
    CHECK(next == entities.count());
    CHECK(entities.of(small.facility().findPort("s1:2")) ==
          entities.of(EntityKind::port, small.facility().findPort("s1:2").value));
}

TEST_CASE("entities: from a port up to its building")
{
    const Staged small(staged::smallScene());
    const EntityTable& entities = small->entities;
    EntityId entity = entities.of(small.facility().findPort("p2:r1"));
    std::vector<std::string> names;
    for (; entity != 0; entity = entities.parent(entity))
        names.push_back(entities.name(entity));
    CHECK(names == std::vector<std::string>{"p2:r1", "p2", "B1", "H2-A", "H2", "B"});
    CHECK(entities.parent(entities.of(CableId::at(0))) == 0);
}

TEST_CASE("entities: children are all whose parent they are, once")
{
    const Staged factory({.design = "gb200-superpod", .gpus = 576});
    const EntityTable& entities = factory->entities;
    std::vector<uint32_t> seen(entities.count());
    for (EntityId parent = 0; parent < entities.count(); ++parent)
        for (const EntityId child : entities.children(parent))
        {
            CHECK(entities.parent(child) == parent);
            ++seen[child];
        }
    for (EntityId id = 1; id < entities.count(); ++id)
        CHECK(seen[id] == (entities.kindOf(id) == EntityKind::cable ? 0 : 1));
    CHECK(entities.children(entities.count()).empty());
}

TEST_CASE("entities: bounds and places")
{
    const Staged small(staged::smallScene());
    const auto of = [&](auto id) { return small->entities.of(id); };
    const engine::Bounds rack = small->boundsOf(of(RackId::at(0)));
    CHECK(rack.size().x == doctest::Approx(0.6));
    CHECK(rack.size().y == doctest::Approx(1.2));
    CHECK(rack.size().z == doctest::Approx(2.3));
    // The halls lie in x from 0 to 25 and y from 0 to 8.5 of the campus.
    CHECK(glm::distance(glm::vec3(small->world.origin()), glm::vec3(12.5f, 4.25f, 0)) < 1e-5f);
    CHECK(glm::distance(small->positionOf(of(RackId::at(0))), glm::vec3(2 - 12.5f, 3 - 4.25f, 1.15f)) < 1e-4f);
    for (EntityId id = 1; id < small->entities.count(); ++id)
    {
        const engine::Bounds bounds = small->boundsOf(id);
        INFO(small->entities.name(id));
        CHECK(bounds.min.x <= bounds.max.x);
    }
    CHECK(small->boundsOf(0).min.x > small->boundsOf(0).max.x);
    CHECK(small->floorAt(glm::vec2(2 - 12.5f, 3 - 4.25f)) == 0);
    CHECK(small->floorAt({500, 500}) == doctest::Approx(groundLevel));
}

#include "app/stage/search.h"

#include "tests/app/stage/staged.h"

#include <chrono>

using namespace app;
using namespace twin;
using staged::Staged;

namespace
{
std::vector<std::string> named(const EntityTable& entities, const std::vector<EntityId>& ids)
{
    std::vector<std::string> names;
    for (const EntityId id : ids)
        names.push_back(entities.name(id));
    return names;
}
} // namespace

TEST_CASE("search: by the whole name")
{
    const Staged small(staged::smallScene());
    const EntitySearch search(small->entities);
    CHECK(search.find("A1") == small->entities.of(RackId::at(0)));
    CHECK(search.find("s1:2") == small->entities.of(small.facility().findPort("s1:2")));
    CHECK(search.find("crah1") == small->entities.of(CoolerId::at(0)));
    CHECK(search.find("B") == small->entities.of(BuildingId::at(0)));
    CHECK(search.find("a1") == 0);
    CHECK(search.find("A") == 0);
    CHECK(search.find("") == 0);
    CHECK(search.find("s1:nowhere") == 0);
    for (EntityId id = 1; id < small->entities.count(); ++id)
        CHECK(search.find(small->entities.name(id)) == id);
}

TEST_CASE("search: by kind and name")
{
    const Staged small(staged::smallScene());
    const EntitySearch search(small->entities);
    const EntityId rack = small->entities.of(RackId::at(0));
    CHECK(search.named("A1") == rack);
    CHECK(search.named("rack:A1") == rack);
    CHECK(search.named("Rack:A1") == rack);
    CHECK(search.named("CDU:" + std::string(small.facility().cdus[CduId::at(0)].name)) ==
          small->entities.of(CduId::at(0)));
    CHECK(search.named("s1:2") == small->entities.of(small.facility().findPort("s1:2")));
    CHECK(search.named("device:A1") == 0);
    CHECK(search.named("rack:") == 0);
    CHECK(search.named("") == 0);
}

TEST_CASE("search: by a part of the name, the likeliest first")
{
    const Staged small(staged::smallScene());
    const EntitySearch search(small->entities);
    const auto found = [&](std::string_view text, size_t limit = 20)
    { return named(small->entities, search.search(text, limit)); };
    CHECK(found("b") == std::vector<std::string>{"B", "B1"});
    CHECK(found("h1") == std::vector<std::string>{"H1", "H1-A", "crah1", "rh1"}); // whole, beginning, inside
    CHECK(found("A") == std::vector<std::string>{"A1", "A2", "H1-A", "H2-A", "crah1"});
    CHECK(found("A", 2) == std::vector<std::string>{"A1", "A2"});
    CHECK(found("S1:").size() == 4);
    CHECK(found("p1:r") == std::vector<std::string>{"p1:r1", "p1:r2"});
    CHECK(found("").empty());
    CHECK(found("nothing").empty());
    CHECK(found(std::string_view("\0", 1)).empty());
}

TEST_CASE("search: fast among hundreds of thousands")
{
    const Staged factory({.design = "b300-superpod", .gpus = 11520});
    const EntitySearch search(factory->entities);
    CHECK(search.find("su20-n72:ib8") != 0);
    const auto begin = std::chrono::steady_clock::now();
    CHECK(search.search("1", 50).size() == 50);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    CHECK(took.count() < 0.05);
    CHECK(named(factory->entities, search.search("su07-leaf3", 1)) == std::vector<std::string>{"su07-leaf3"});
}

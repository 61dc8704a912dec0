#include "app/stage/fullest_tray.h"
#include "app/stage/viewpoints.h"
#include "staged.h"

#include <glm/geometric.hpp>

#include <algorithm>

using namespace app;
using staged::Staged;

TEST_SUITE_BEGIN("viewpoints");

TEST_CASE("overview: every corner of the halls is in the picture, and they fill it")
{
    constexpr glm::uvec2 size(1600, 900);
    const Staged factory({.design = "b200-superpod", .gpus = 512});
    const Viewpoint overview = viewpoints(*factory, size).front();
    const engine::Bounds hall = factory->boundsOf(factory->entities.of(twin::HallId::at(0)));
    glm::vec2 least(1e9f);
    glm::vec2 most(-1e9f);
    for (uint32_t corner = 0; corner < 8; ++corner)
    {
        // The corner where the hidden walls meet is not seen.
        if (corner == 5)
            continue;
        const glm::vec3 at((corner & 1) != 0 ? hall.max.x : hall.min.x, (corner & 2) != 0 ? hall.max.y : hall.min.y,
                           (corner & 4) != 0 ? hall.max.z : hall.min.z);
        const auto pixel = engine::pixelOf(overview.camera, size, at);
        REQUIRE(pixel);
        least = glm::min(least, *pixel);
        most = glm::max(most, *pixel);
    }
    CHECK(least.x > 0);
    CHECK(least.y > 0);
    CHECK(most.x < 1600);
    CHECK(most.y < 900);
    CHECK(std::max((most.x - least.x) / 1600, (most.y - least.y) / 900) > 0.8f);
}

TEST_CASE("building: from inside the fence, in portrait pictures too")
{
    const Staged factory(std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/demo");
    for (const glm::uvec2 size : {glm::uvec2(1280, 720), glm::uvec2(720, 1280), glm::uvec2(900, 900)})
    {
        const std::vector<Viewpoint> all = viewpoints(*factory, size);
        const auto building = std::ranges::find(all, "building", &Viewpoint::name);
        REQUIRE(building != all.end());
        CHECK(factory->isInYard(building->camera.eye, 0.5f));
        const engine::Bounds bounds = factory->boundsOf(factory->entities.of(twin::BuildingId::at(0)));
        for (const float x : {bounds.min.x, bounds.max.x})
        {
            const auto pixel = engine::pixelOf(building->camera, size, {x, bounds.min.y, 0.5f});
            REQUIRE(pixel);
            CHECK(pixel->x > 0);
            CHECK(pixel->x < static_cast<float>(size.x));
        }
    }
}

TEST_CASE("fullest tray: as many cables lie where it says as it says")
{
    const Staged factory({.design = "b200-superpod", .gpus = 512});
    const FullestTray fullest = fullestTray(factory.routes());
    REQUIRE(fullest.section);
    const auto cablesAt = [&](const twin::Section& section, double at)
    {
        size_t count = 0;
        for (const twin::Hop& hop : factory.routes().hops)
            if (&factory.routes().sections[hop.section] == &section)
            {
                const auto [from, to] = std::minmax(hop.enter, hop.leave);
                count += static_cast<double>(from) <= at + 0.4 && at - 0.4 <= static_cast<double>(to) ? 1 : 0;
            }
        return count;
    };
    CHECK(fullest.at >= 0);
    CHECK(fullest.at <= fullest.section->lengthMetres + 0.4);
    CHECK(fullest.cables > 100);
    CHECK(cablesAt(*fullest.section, fullest.at) >= fullest.cables);
}

TEST_CASE("tray: the eye is over the tray and looks along and down it")
{
    const Staged factory({.design = "b200-superpod", .gpus = 512});
    const twin::Section& section = *fullestTray(factory.routes()).section;
    for (const Viewpoint& each : viewpoints(*factory))
        if (each.name == "tray")
        {
            const glm::dvec3 apart = glm::dvec3(each.camera.eye) - factory->world.fromCampus(section.campusFrom);
            CHECK(std::abs(glm::dot(apart, section.across)) < static_cast<double>(section.width) / 2);
            CHECK(glm::dot(apart, section.up) > static_cast<double>(section.depth));
            CHECK(std::abs(glm::dot(glm::dvec3(each.camera.forward), section.along)) > 0.9);
            CHECK(each.camera.forward.z < 0);
            return;
        }
    FAIL("no viewpoint of that name");
}

#include "app/stage/rack_sides.h"
#include "app/stage/stage.h"

#include "tests/app/stage/staged.h"
#include "tests/support/samples.h"
#include "twin/facility/plug.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>

#include <nlohmann/json.hpp>

using namespace app;
using namespace twin;
using staged::Staged;

namespace
{
constexpr float millimetre = 0.001f;

// What ports.json says of our own plugs.
struct Plug
{
    glm::vec3 size;
    float mate;
    std::vector<glm::vec3> receptacles; // in its own frame
};

Plug plugNamed(const char* name)
{
    const auto all =
        nlohmann::json::parse(std::ifstream(std::string(GLASSHOUSE_SOURCE_DIR) + "/assets/models/ports.json"));
    const auto& row = all["models"][name];
    Plug plug{{row["size_m"][0], row["size_m"][1], row["size_m"][2]}, row["mate_y_m"], {}};
    for (const auto& port : row["ports"])
        plug.receptacles.emplace_back(port["at_m"][0], -plug.size.y / 2 + float(port["inset_m"]), port["at_m"][1]);
    return plug;
}

glm::vec3 portInWorld(const Staged& staged, PortId port)
{
    const Hall& hall = staged.facility().halls[staged.facility().hallOf(port)];
    return staged->world.fromCampus(campusFromHall(hall, staged.facility().portPosition(port)));
}

bool isTransceiver(const Staged& staged, const engine::Solid& solid)
{
    const glm::vec3 size = staged->drawables.meshes[solid.mesh].bounds.size();
    return solid.layer == idOf(Layer::plugs) && size.y > 0.1f;
}
} // namespace

TEST_CASE("stage: where our bodies are not to be found, boxes of the models' sizes stand in, with a warning for each")
{
    const samples::Folder none;
    ::setenv("GLASSHOUSE_ASSETS", none.path().c_str(), 1);
    for (const auto& [name, options] : staged::designs())
    {
        CAPTURE(name);
        const Staged factory(options);
        CHECK(factory->warnings.size() > 10);
        for (size_t i = 0; i < factory.facility().devices.size(); ++i)
        {
            const DeviceId id = DeviceId::at(i);
            const glm::vec3 wanted = factory.facility().models[factory.facility().devices[id].model].size;
            const auto solid =
                std::ranges::find(factory->drawables.solids, factory->entities.of(id), &engine::Solid::entity);
            REQUIRE(solid != factory->drawables.solids.end());
            const glm::vec3 size = factory->drawables.meshes[solid->mesh].bounds.size();
            CHECK(glm::distance(size, wanted) < millimetre);
        }
    }
    ::unsetenv("GLASSHOUSE_ASSETS");
}

TEST_CASE("stage: devices hang inside their racks")
{
    for (const auto& [name, options] : staged::designs())
    {
        CAPTURE(name);
        const Staged factory(options);
        CHECK(factory->warnings.empty());
        for (size_t i = 0; i < factory.facility().devices.size(); ++i)
        {
            const DeviceId id = DeviceId::at(i);
            const engine::Bounds device = factory->boundsOf(factory->entities.of(id));
            const engine::Bounds rack = factory->boundsOf(factory->entities.of(factory.facility().devices[id].rack));
            for (int axis = 0; axis < 3; ++axis)
            {
                CHECK(device.min[axis] >= rack.min[axis] - millimetre);
                CHECK(device.max[axis] <= rack.max[axis] + millimetre);
            }
        }
    }
}

TEST_CASE("stage: plugs meet their ports, cables begin at the boots' tails")
{
    const Plug mpo = plugNamed("mpo12_plug");
    const Plug twin = plugNamed("osfp_twin_mpo");
    const Plug single = plugNamed("osfp_mpo");
    for (const auto& [name, options] : staged::designs())
    {
        CAPTURE(name);
        const Staged factory(options);
        const Facility& facility = factory.facility();
        // Every receptacle of every transceiver, by the cage it stands in.
        std::vector<glm::vec3> receptacles;
        std::map<uint32_t, glm::vec3> tails; // by port
        size_t plugs = 0;
        for (const engine::Solid& solid : factory->drawables.solids)
            if (isTransceiver(factory, solid))
            {
                const PortId port = factory->entities[solid.entity].as<PortId>();
                CHECK(facility.portCable[port]);
                const glm::vec3 mouth = staged::at(solid, {0, twin.mate, twin.size.z / 2});
                CHECK(glm::distance(mouth, portInWorld(factory, port)) < 0.0054f); // a twin's ports are 5.3 mm aside
                const bool pair = glm::distance(mouth, portInWorld(factory, port)) > millimetre;
                for (const glm::vec3& each : (pair ? twin : single).receptacles)
                    receptacles.push_back(staged::at(solid, each));
            }
        for (const engine::Solid& solid : factory->drawables.solids)
        {
            if (solid.layer != idOf(Layer::plugs) || isTransceiver(factory, solid))
                continue;
            ++plugs;
            const PortId port = factory->entities[solid.entity].as<PortId>();
            REQUIRE(port);
            CHECK(facility.portCable[port]);
            const glm::vec3 mates = staged::at(solid, {0, mpo.mate, mpo.size.z / 2});
            const glm::vec3 mouth = portInWorld(factory, port);
            if (hasTransceiver(facility, facility.port(port)))
            {
                float nearest = 1;
                for (const glm::vec3& receptacle : receptacles)
                    nearest = std::min(nearest, glm::distance(receptacle, mates));
                CHECK(nearest < millimetre);
                CHECK(glm::distance(mates, mouth) < 0.039f);
            }
            else
                CHECK(glm::distance(mates, mouth) < millimetre);
            tails[port.value] = staged::at(solid, {0, -mpo.size.y / 2, mpo.size.z / 2});
        }
        size_t terminations = 0;
        for (size_t i = 0; i < facility.cables.size(); ++i)
        {
            const Cable& cable = facility.cables[CableId::at(i)];
            if (facility.cableTypes[cable.type].medium == Medium::backplane)
                continue;
            const auto fibers = factory->fibersOf(CableId::at(i));
            REQUIRE_FALSE(fibers.empty());
            for (const Range& end : {cable.a, cable.b})
                for (const PortId port : end.of(facility.terminations))
                {
                    ++terminations;
                    REQUIRE(tails.contains(port.value));
                    float nearest = 1;
                    for (const engine::Fiber& fiber : fibers)
                        for (const uint32_t knot : {fiber.firstKnot, fiber.firstKnot + fiber.knotCount - 1})
                            nearest = std::min(nearest, glm::distance(factory->drawables.fiberKnots[knot].position,
                                                                      tails[port.value]));
                    CHECK(nearest < millimetre);
                }
        }
        CHECK(plugs == terminations); // one each, none without a cable
    }
}

TEST_CASE("stage: pieces of tray cover each tray to its end")
{
    for (const auto& [name, options] : staged::designs())
    {
        CAPTURE(name);
        const Staged factory(options);
        std::vector<double> drawn(factory.facility().trays.size());
        for (const engine::Solid& solid : factory->drawables.solids)
            if (solid.layer == idOf(Layer::trays))
                if (const Entity entity = factory->entities[solid.entity]; entity.kind == EntityKind::tray)
                    drawn[entity.value - 1] += 2.0 * static_cast<double>(solid.scale.x);
        for (size_t i = 0; i < drawn.size(); ++i)
        {
            const auto path = factory.facility().trays[TrayId::at(i)].path.of(factory.facility().points);
            double length = 0;
            for (size_t p = 1; p < path.size(); ++p)
                length += static_cast<double>(glm::distance(path[p - 1], path[p]));
            CHECK(drawn[i] == doctest::Approx(length).epsilon(1e-4));
        }
    }
}

TEST_CASE("stage: what stands there often has LODs, each with fewer triangles")
{
    for (const auto& [name, options] : staged::designs())
    {
        CAPTURE(name);
        const Staged factory(options);
        std::map<uint32_t, size_t> count; // of a mesh, how often
        for (const engine::Solid& solid : factory->drawables.solids)
            ++count[solid.mesh];
        for (const auto& [mesh, solids] : count)
        {
            const auto& lods = factory->drawables.meshes[mesh].lods;
            CAPTURE(mesh);
            CHECK((solids <= 4 || lods.size() > 1 || lods[0].triangleCount <= 60));
            for (size_t i = 1; i < lods.size(); ++i)
                CHECK(lods[i].triangleCount < lods[i - 1].triangleCount);
        }
    }
}

TEST_CASE("stage: a scene without bodies of its own stands all the same")
{
    const Staged small(staged::smallScene());
    CHECK(small->warnings.empty());
    CHECK(small->fibersOf(CableId::at(0)).size() == 1);
    CHECK(small->fibersOf(CableId::at(3)).size() == 1 + 2 * 3); // a trunk of two: itself, two forks, four legs
}

TEST_CASE("bodies: racks that touch have one sheet between them, at row ends each its own")
{
    const staged::Staged demo(std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/demo");
    const twin::Facility& facility = demo.facility();
    const std::vector<bool> shared = app::rightSidesShared(facility, demo->world);
    size_t ends = 0;
    for (size_t i = 0; i < facility.racks.size(); ++i)
    {
        const twin::RackId id = twin::RackId::at(i);
        const app::Place place = demo->world.rack(id);
        const double half = static_cast<double>(facility.models[facility.racks[id].model].size.x) / 2;
        // Another rack, whichever way it looks, whose side begins where this one's right side ends.
        bool touched = false;
        for (size_t k = 0; k < facility.racks.size(); ++k)
            touched = touched || (k != i && glm::distance(demo->world.rack(twin::RackId::at(k)).at,
                                                          place.point({2 * half, 0, 0})) < 0.01);
        CHECK(shared[i] == touched);
        ends += touched ? 0 : 1;
    }
    CHECK(ends > 0);
    CHECK(ends < facility.racks.size());
}

TEST_CASE("bodies: without its right side a rack lacks what faces sideways there, at each LOD, and nothing else")
{
    engine::Mesh rack = engine::boxMesh({0.6f, 1.2f, 2.3f});
    const engine::Mesh open = app::withoutRightSide(rack);
    REQUIRE(open.lods.size() == rack.lods.size());
    CHECK(open.lods[0].triangleCount == 10);
    CHECK(open.indices.size() == 30);
    for (size_t i = 0; i < open.indices.size(); i += 3)
        CHECK(open.positions[open.indices[i]].x + open.positions[open.indices[i + 1]].x +
                  open.positions[open.indices[i + 2]].x <
              0.89f);
}

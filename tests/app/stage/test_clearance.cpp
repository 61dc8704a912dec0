#include "app/stage/stage.h"
#include "app/stage/viewpoints.h"

#include "tests/app/stage/staged.h"

#include <cmath>

using namespace app;
using namespace twin;
using staged::Staged;

namespace
{
// Points along a fiber, some on every piece. Between knots of two directions it is an arc, or nearly: a cubic.
std::vector<glm::vec3> pointsOf(const engine::Drawables& drawables, const engine::Fiber& fiber)
{
    std::vector<glm::vec3> points;
    for (uint32_t i = 0; i + 1 < fiber.knotCount; ++i)
    {
        const engine::FiberKnot& a = drawables.fiberKnots[fiber.firstKnot + i];
        const engine::FiberKnot& b = drawables.fiberKnots[fiber.firstKnot + i + 1];
        const float length = glm::distance(a.position, b.position);
        const uint32_t steps = 2 + static_cast<uint32_t>(length / 0.05f);
        for (uint32_t k = 0; k < steps; ++k)
        {
            const float t = static_cast<float>(k) / static_cast<float>(steps);
            const float s = 1 - t;
            points.push_back(s * s * (1 + 2 * t) * a.position + t * t * (3 - 2 * t) * b.position +
                             s * s * t * length * a.direction - t * t * s * length * b.direction);
        }
    }
    return points;
}

struct DeviceBox
{
    Place place;
    glm::dvec3 half;
    double height;
};

bool inside(const DeviceBox& box, const glm::vec3& point, double margin)
{
    const glm::dvec3 at = Place{{}, -box.place.yaw}.point(glm::dvec3(point) - box.place.at);
    return std::abs(at.x) < box.half.x - margin && std::abs(at.y) < box.half.y - margin && at.z > margin &&
           at.z < box.height - margin;
}
} // namespace

TEST_CASE("stage: cables pass beside devices, not through them")
{
    constexpr double margin = 0.002;
    for (const auto& [name, options] : staged::designs())
    {
        if (options.gpus > 2000)
            continue;
        CAPTURE(name);
        const Staged factory(options);
        const Facility& facility = factory.facility();
        std::vector<std::vector<DeviceBox>> boxes(facility.racks.size());
        for (size_t i = 0; i < facility.devices.size(); ++i)
        {
            const Device& device = facility.devices[DeviceId::at(i)];
            const glm::dvec3 size = facility.models[device.model].size;
            // A cable manager is there to be passed through.
            if (facility.models[device.model].role != Role::cableManager)
                boxes[device.rack.index()].push_back({factory->world.device(DeviceId::at(i)), size / 2.0, size.z});
        }
        size_t through = 0;
        for (size_t i = 0; i < facility.cables.size(); ++i)
        {
            const CableId cable = CableId::at(i);
            if (facility.cableTypes[facility.cables[cable].type].medium == Medium::backplane)
                continue;
            bool hit = false;
            for (const engine::Fiber& fiber : factory->fibersOf(cable))
                for (const glm::vec3& point : pointsOf(factory->drawables, fiber))
                    for (size_t rack = 0; rack < boxes.size() && !hit; ++rack)
                    {
                        const glm::vec2 apart = glm::vec2(point) - glm::vec2(factory->world.rack(RackId::at(rack)).at);
                        if (std::abs(apart.x) > 0.7f || std::abs(apart.y) > 0.7f)
                            continue;
                        for (const DeviceBox& box : boxes[rack])
                            hit = hit || inside(box, point, margin);
                        if (hit)
                            MESSAGE(facility.cables[cable].name << " in " << facility.racks[RackId::at(rack)].name);
                    }
            through += hit ? 1 : 0;
        }
        CHECK(through == 0);
    }
}

TEST_CASE("stage: people stand clear, and cameras in free air")
{
    for (const auto& [name, options] : staged::designs())
    {
        CAPTURE(name);
        const Staged factory(options);
        const engine::Obstacles obstacles(factory->obstacles);
        size_t people = 0;
        for (const engine::Solid& solid : factory->drawables.solids)
            if (solid.layer == idOf(Layer::people))
            {
                ++people;
                CHECK(obstacles.isFree(solid.position, 0.3f, {solid.position.z + 0.2f, solid.position.z + 1.75f}));
            }
        CHECK(people >= 2);
        const std::vector<Viewpoint> found = viewpoints(*factory);
        CHECK(found.size() >= 6);
        CHECK(found.front().name == "overview");
        for (const Viewpoint& viewpoint : found)
        {
            CAPTURE(viewpoint.name);
            const glm::vec3 eye = viewpoint.camera.eye;
            CHECK(std::isfinite(eye.x + eye.y + eye.z));
            CHECK(glm::length(viewpoint.camera.forward) == doctest::Approx(1));
            CHECK(obstacles.isFree(eye, 0.05f, {eye.z - 0.05f, eye.z + 0.05f}));
        }
    }
}

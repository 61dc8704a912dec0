#include "app/stage/viewpoints.h"

#include "app/stage/aisles.h"
#include "app/stage/fullest_tray.h"
#include "app/stage/hangers.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace app
{
using namespace twin;

namespace
{
constexpr double eyeHeight = 1.65;

class Viewpoints
{
public:
    Viewpoints(const Stage& stage, glm::uvec2 size) : stage_(stage), facility_(stage.scene.facility), size_(size) {}

    std::vector<Viewpoint> run()
    {
        if (facility_.halls.empty())
            return {};
        overview();
        if (const Aisle* aisle = longest(false))
            cold(*aisle);
        if (const Aisle* aisle = longest(true))
            hot(*aisle);
        tray();
        ports();
        if (!facility_.buildings.empty())
        {
            building();
            campus();
        }
        return std::move(found_);
    }

private:
    void add(std::string_view name, std::string_view title, const engine::Camera& camera, uint32_t hidden = 0)
    {
        found_.push_back({name, title, camera, hidden});
    }

    // What is named in the halls stays in them.
    void addOutdoors(std::string_view name, std::string_view title, const engine::Camera& camera)
    {
        add(name, title, camera, maskOf(Layer::placeLabels) | maskOf(Layer::rackLabels) | maskOf(Layer::deviceLabels));
        found_.back().outdoors = true;
    }

    // A camera that looks along `forward`, so far away that the box is in the picture.
    engine::Camera around(const engine::Bounds& bounds, const glm::vec3& forward, float lens) const
    {
        const glm::vec3 middle = (bounds.min + bounds.max) * 0.5f;
        const engine::Camera camera = engine::lookAt(middle - forward, middle, engine::fovOfLens(lens));
        return engine::framed(camera, bounds, size_);
    }

    // Into the halls from above, over the walls that are nearer.
    void overview()
    {
        engine::Bounds bounds = stage_.drawables.bounds;
        bounds.min -= glm::vec3(1, 1, 0); // the floor goes on under the walls
        bounds.max = {bounds.max.x + 1, bounds.max.y + 1, std::min(bounds.max.z, bounds.min.z + 3.0f)};
        engine::Camera camera = around(bounds, glm::normalize(glm::vec3(-0.36f, 0.74f, -0.57f)), 35);
        // The box's nearest and farthest corners stand free: closer than it asks for.
        camera.eye += camera.forward * (0.1f * glm::distance(camera.eye, (bounds.min + bounds.max) * 0.5f));
        add("overview", "The halls from above", camera,
            overheadLayers() | maskOf(Layer::ground) | maskOf(Layer::wallSouth) | maskOf(Layer::wallEast));
    }

    struct Beside // racks along an aisle
    {
        size_t near = 0, far = 0; // at its near side and at its far side
        double first = 1e9;       // where along it the first stands
    };
    Beside racksBeside(const Aisle& aisle) const
    {
        const AisleFrame frame = frameOf(stage_.world, aisle);
        Beside beside;
        for (const Rack& rack : facility_.racks)
        {
            if (rack.hall != aisle.hall || !rack.model)
                continue;
            const glm::dvec3 at =
                Place{{}, -frame.inHall.yaw}.point(glm::dvec3(glm::dvec2(rack.position), 0) - frame.inHall.at);
            const double half = static_cast<double>(facility_.models[rack.model].size.y) / 2 + 0.4;
            if (at.x < 0 || at.x > frame.length)
                continue;
            const bool near = at.y < 0 && at.y > -half;
            const bool far = at.y > frame.width && at.y < frame.width + half;
            beside.near += near ? 1 : 0;
            beside.far += far ? 1 : 0;
            if (near || far)
                beside.first = std::min(beside.first, at.x);
        }
        return beside;
    }

    const Aisle* longest(bool contained) const
    {
        const Aisle* best = nullptr;
        size_t most = 0;
        for (const Aisle& aisle : facility_.aisles)
        {
            if (aisle.contained != contained || aisle.kind == AisleKind::main || !aisle.hall)
                continue;
            const auto [near, far, first] = racksBeside(aisle);
            // Racks on both sides are worth more than twice as many on one.
            const size_t worth = near + far + 2 * std::min(near, far);
            if (worth > most)
            {
                best = &aisle;
                most = worth;
            }
        }
        return best;
    }

    // At eye height and level, so that verticals stay vertical.
    engine::Camera along(const Aisle& aisle, double from, double aside, double yawDegrees) const
    {
        const AisleFrame frame = frameOf(stage_.world, aisle);
        engine::Camera camera;
        camera.eye = frame.place.point({from, frame.width / 2 + aside, eyeHeight});
        const double yaw = radians(yawDegrees);
        camera.forward = frame.place.direction({std::cos(yaw), std::sin(yaw), 0});
        camera.fovY = engine::fovOfLens(24);
        camera.rise = -0.04f;
        return camera;
    }

    void cold(const Aisle& aisle)
    {
        const auto [near, far, first] = racksBeside(aisle);
        const double way = near == 0 ? 1 : far == 0 ? -1 : 0; // to the racks, where they stand on one side only
        // Past the plant at the row's end, whose cabinets would fill the picture.
        add("aisle", "A cold aisle at eye height",
            along(aisle, first - 0.1, way == 0 ? 0.12 : -0.28 * way, way == 0 ? -3 : 14 * way));
    }

    void hot(const Aisle& aisle)
    {
        add("hot", "A contained aisle at eye height",
            along(aisle, std::max(0.9, racksBeside(aisle).first + 0.2), 0.1, 4));
    }

    void tray()
    {
        const auto [best, covered] = fullestTray(stage_.scene.routes);
        if (!best)
            return;
        // On the side where its cables lie.
        double side = 0;
        for (const Hop& hop : stage_.scene.routes.hops)
            if (&stage_.scene.routes.sections[hop.section] == best)
                side += hop.across > 0 ? 1 : -1;
        const glm::dvec3 across = best->across * (side > 0 ? 1.0 : -1.0) * static_cast<double>(best->width);
        // Just past a hanger, some way in.
        const Hangers hangers = hangersOf(*best);
        const double past = hangers.first + hangers.step * std::floor(0.12 * hangers.count) + 0.15;
        const glm::dvec3 from = stage_.world.fromCampus(best->campusFrom) + best->along * past;
        const glm::dvec3 ahead = best->along * std::min(3.0, 0.6 * best->lengthMetres);
        const glm::dvec3 top = best->up * static_cast<double>(best->depth);
        // From above, or past its side below the next.
        const glm::dvec3 eye =
            covered ? from + across * 0.75 + top + best->up * 0.11 : from + across * 0.1 + top + best->up * 0.26;
        add("tray", "Along the fullest tray",
            engine::lookAt(eye, from + ahead + across * 0.22 + best->up * 0.03, engine::fovOfLens(covered ? 35 : 50)));
    }

    // The switch with the most cables, from before its ports, a little aside.
    void ports()
    {
        std::vector<uint32_t> cabled(facility_.devices.size());
        for (size_t i = 0; i < facility_.portCable.size(); ++i)
            if (facility_.portCable[PortId::at(i)])
                ++cabled[facility_.portDevice[PortId::at(i)].index()];
        std::optional<DeviceId> best;
        for (size_t i = 0; i < cabled.size(); ++i)
        {
            const DeviceId id = DeviceId::at(i);
            const Device& device = facility_.devices[id];
            if (!device.model || facility_.models[device.model].role != Role::networkSwitch || cabled[i] == 0)
                continue;
            // Of equals the one nearest to the height of eyes.
            const auto worth = [&](DeviceId each)
            { return cabled[each.index()] - 0.01 * std::abs(stage_.world.device(each).at.z - 1.2); };
            if (!best || worth(id) > worth(*best))
                best = id;
        }
        if (!best)
            return;
        glm::dvec3 middle(0);
        glm::dvec3 out(0);
        double count = 0;
        const Device& device = facility_.devices[*best];
        for (uint32_t i = 0; i < facility_.models[device.model].ports.size(); ++i)
        {
            const PortId port{device.firstPort.value + i};
            if (!facility_.portCable[port])
                continue;
            const Place place = stage_.world.port(port);
            middle += place.at;
            out += place.direction({0, -1, 0});
            ++count;
        }
        middle /= count;
        if (!(glm::length(out) > 0))
            return;
        out = glm::normalize(out);
        const glm::dvec3 right(-out.y, out.x, 0); // of who looks at them
        // Past the cords, which hang as far out as their managers stand.
        add("ports", "The ports of one switch",
            engine::lookAt(middle + out * 0.72 - right * 0.24 + glm::dvec3(0, 0, 0.30), middle + out * 0.06,
                           engine::fovOfLens(40)));
    }

    // From before its corner, at eye height and level.
    void building()
    {
        const engine::Bounds bounds = stage_.boundsOf(stage_.entities.of(BuildingId::at(0)));
        engine::Camera camera = around(bounds, glm::normalize(glm::vec3(-0.48f, 0.88f, 0.0f)), 28);
        const float distance = glm::dot((bounds.min + bounds.max) * 0.5f - camera.eye, camera.forward);
        camera.eye -= camera.forward * (0.15f * distance);
        camera.eye.z = static_cast<float>(groundLevel + eyeHeight);
        camera.rise = 0.18f;
        addOutdoors("building", "The building from outside", camera);
    }

    void campus()
    {
        engine::Bounds bounds;
        for (size_t i = 0; i < facility_.buildings.size(); ++i)
        {
            const engine::Bounds each = stage_.boundsOf(stage_.entities.of(BuildingId::at(i)));
            bounds.add(each.min);
            bounds.add(each.max);
        }
        const engine::Bounds buildings = bounds;
        bounds.add(buildings.min - glm::vec3(10, 30, 0));
        bounds.add(buildings.max + glm::vec3(8, 6, 0));
        addOutdoors("campus", "The campus from above",
                    around(bounds, glm::normalize(glm::vec3(-0.5f, 0.75f, -0.42f)), 35));
    }

    const Stage& stage_;
    const Facility& facility_;
    glm::uvec2 size_;
    std::vector<Viewpoint> found_;
};
} // namespace

std::vector<Viewpoint> viewpoints(const Stage& stage, glm::uvec2 size)
{
    return Viewpoints(stage, size).run();
}
} // namespace app

#include "app/stage/viewpoints.h"

#include "app/stage/aisles.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
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
        bounds.max.z = std::min(bounds.max.z, bounds.min.z + 3.0f);
        add("overview", "The halls from above", around(bounds, glm::normalize(glm::vec3(-0.42f, 0.72f, -0.55f)), 35),
            overheadLayers() | maskOf(Layer::wallSouth) | maskOf(Layer::wallEast));
    }

    // Racks that look into the aisle from its near side and from its far side.
    std::array<size_t, 2> racksBeside(const Aisle& aisle) const
    {
        const AisleFrame frame = frameOf(stage_.world, aisle);
        std::array<size_t, 2> beside{};
        for (const Rack& rack : facility_.racks)
        {
            if (rack.hall != aisle.hall || !rack.model)
                continue;
            const glm::dvec3 at =
                Place{{}, -frame.inHall.yaw}.point(glm::dvec3(glm::dvec2(rack.position), 0) - frame.inHall.at);
            const double half = static_cast<double>(facility_.models[rack.model].size.y) / 2 + 0.4;
            if (at.x < 0 || at.x > frame.length)
                continue;
            if (at.y < 0 && at.y > -half)
                ++beside[0];
            if (at.y > frame.width && at.y < frame.width + half)
                ++beside[1];
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
            const auto [near, far] = racksBeside(aisle);
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
        const auto [near, far] = racksBeside(aisle);
        const double way = near == 0 ? 1 : far == 0 ? -1 : 0; // to the racks, where they stand on one side only
        add("aisle", "A cold aisle at eye height", along(aisle, 0.3, -0.28 * way, way == 0 ? 4 : 14 * way));
    }

    void hot(const Aisle& aisle) { add("hot", "A contained aisle at eye height", along(aisle, 0.9, 0.1, 5)); }

    // Over the side of the fullest tray that is long enough to look along.
    void tray()
    {
        const Section* best = nullptr;
        for (const Section& section : stage_.scene.routes.sections)
            if (section.kind == Section::Kind::tray && std::abs(section.along.z) < 0.01 && section.lengthMetres > 3 &&
                (!best ||
                 section.fill * std::min(20.0, section.lengthMetres) > best->fill * std::min(20.0, best->lengthMetres)))
                best = &section;
        if (!best)
            return;
        const glm::dvec3 from = stage_.world.fromCampus(best->campusFrom);
        const double width = best->width;
        const double length = best->lengthMetres;
        const glm::dvec3 eye = from + best->along * (0.18 * length) + best->across * (0.5 * width + 0.12) +
                               best->up * (static_cast<double>(best->depth) + 0.34);
        const glm::dvec3 target = from + best->along * (0.18 * length + std::min(3.2, 0.6 * length)) +
                                  best->across * (0.1 * width) + best->up * 0.02;
        add("tray", "Along the fullest tray", engine::lookAt(eye, target, engine::fovOfLens(35)));
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
        const glm::dvec3 right(-out.y, out.x, 0);
        engine::Camera camera = engine::lookAt(middle + out * 0.40 + right * 0.20 + glm::dvec3(0, 0, 0.13),
                                               middle + out * 0.04 - right * 0.02, engine::fovOfLens(50));
        camera.near = 0.01f;
        add("ports", "The ports of one switch", camera);
    }

    // From before its corner, at the height of a low crane, level.
    void building()
    {
        const engine::Bounds bounds = stage_.boundsOf(stage_.entities.of(BuildingId::at(0)));
        engine::Camera camera = around(bounds, glm::normalize(glm::vec3(-0.55f, 0.83f, 0.0f)), 28);
        camera.eye.z = static_cast<float>(groundLevel + 2.2);
        camera.forward.z = 0;
        camera.forward = glm::normalize(camera.forward);
        camera.rise = 0.10f;
        add("building", "The building from outside", camera);
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
        bounds.add(bounds.min - glm::vec3(20, 36, 0));
        bounds.add(bounds.max + glm::vec3(20, 16, 0));
        add("campus", "The campus from above", around(bounds, glm::normalize(glm::vec3(-0.5f, 0.75f, -0.42f)), 35));
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

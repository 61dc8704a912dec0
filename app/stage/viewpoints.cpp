#include "app/stage/viewpoints.h"

#include "app/stage/aisles.h"
#include "app/stage/fullest_tray.h"
#include "app/stage/hangers.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

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
    void add(std::string_view name, std::string_view title, const engine::Camera& camera,
             uint32_t hidden = outerLayers())
    {
        found_.push_back({name, title, camera, hidden});
    }

    // What is named in the halls stays in them.
    void addOutdoors(std::string_view name, std::string_view title, const engine::Camera& camera)
    {
        add(name, title, camera, maskOf(Layer::placeLabels) | maskOf(Layer::rackLabels) | maskOf(Layer::deviceLabels));
        found_.back().outdoors = true;
    }

    template <class Id>
    engine::Bounds boundsOfAll(size_t count) const
    {
        engine::Bounds bounds;
        for (size_t i = 0; i < count; ++i)
        {
            const engine::Bounds each = stage_.boundsOf(stage_.entities.of(Id::at(i)));
            bounds.add(each.min);
            bounds.add(each.max);
        }
        return bounds;
    }

    // Into the halls from above, over the walls that are nearer: the floor and the two walls that are left fill the
    // picture.
    void overview()
    {
        engine::Bounds bounds = boundsOfAll<HallId>(facility_.halls.size());
        bounds.min -= glm::vec3(1, 1, 0.3f); // the floor goes on under the walls
        bounds.max += glm::vec3(1, 1, 0);
        const auto [min, max] = std::pair(bounds.min, bounds.max);
        const std::array<glm::vec3, 7> corners{{min,
                                                {max.x, min.y, min.z},
                                                {min.x, max.y, min.z},
                                                {max.x, max.y, min.z},
                                                {min.x, min.y, max.z},
                                                {min.x, max.y, max.z},
                                                max}};
        add("overview", "The halls from above", engine::filled(looking({-0.30f, 0.74f, -0.52f}, 35), corners, size_),
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
            const glm::dvec3 at = frame.inHall.local(glm::dvec3(glm::dvec2(rack.position), 0));
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

    // Over the cables, towards where most of them lie.
    void tray()
    {
        const FullestTray fullest = fullestTray(stage_.scene.routes);
        if (fullest.cables == 0)
            return;
        const Section& section = *fullest.section;
        const glm::dvec3 ahead = section.along * (fullest.onward ? 1.0 : -1.0);
        // Some steps before, just past a hanger.
        const Hangers hangers = hangersOf(section);
        double at = std::clamp(fullest.at - glm::dot(ahead, section.along) * 1.8, 0.3, section.lengthMetres - 0.3);
        if (hangers.count > 0)
            at = hangers.first + hangers.step * std::round((at - hangers.first) / hangers.step) +
                 0.12 * glm::dot(ahead, section.along);
        const glm::dvec3 from = stage_.world.fromCampus(section.campusFrom) + section.along * at;
        // Below the next tray, where there is one.
        const double above = static_cast<double>(section.depth) + (fullest.covered ? 0.10 : 0.28);
        const glm::dvec3 eye = from + section.across * (0.12 * static_cast<double>(section.width)) + section.up * above;
        const glm::dvec3 target = from + ahead * (fullest.covered ? 1.3 : 1.6);
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
        const glm::dvec3 right(-out.y, out.x, 0); // of who looks at them
        // Past the cords, which hang as far out as their managers stand.
        add("ports", "The ports of one switch",
            engine::lookAt(middle + out * 0.72 - right * 0.24 + glm::dvec3(0, 0, 0.30), middle + out * 0.06,
                           engine::fovOfLens(40)));
    }

    // From before its corner, at eye height and level, inside the fence where a lens is wide enough; it is risen, so
    // that it sees more above than below.
    void building()
    {
        constexpr float rise = 0.20f;
        const engine::Bounds bounds = stage_.boundsOf(stage_.entities.of(BuildingId::at(0)));
        const auto eye = static_cast<float>(groundLevel + eyeHeight);
        const float reach = (bounds.max.z - eye) / (1 + 2 * rise);
        std::vector<glm::vec3> corners;
        for (const glm::vec3& corner : footOf(bounds))
            for (const float up : {-reach, reach})
                corners.emplace_back(corner.x, corner.y, eye + up);
        const auto through = [&](float lens) {
            return engine::filled(looking({-0.46f, 0.89f, 0}, lens), corners, size_, 0.86f);
        };
        constexpr std::array<float, 5> lenses{28, 24, 20, 17, 14};
        const auto lens = std::ranges::find_if(lenses, [&](float mm) { return stage_.isInYard(through(mm).eye, 1); });
        engine::Camera camera = through(lens != lenses.end() ? *lens : lenses.front());
        camera.rise = rise;
        addOutdoors("building", "The building from outside", camera);
    }

    // Its yard before it, the sky behind.
    void campus()
    {
        engine::Bounds bounds = boundsOfAll<BuildingId>(facility_.buildings.size());
        bounds.min -= glm::vec3(6, 6, 0);
        bounds.max += glm::vec3(9, 4, 1.5f); // coolers on its roof
        std::array<glm::vec3, 8> corners;
        std::ranges::copy(footOf(bounds), corners.begin());
        for (size_t i = 0; i < 4; ++i)
            corners[4 + i] = {corners[i].x, corners[i].y, bounds.max.z};
        engine::Camera camera = engine::filled(looking({-0.52f, 0.76f, -0.25f}, 35), corners, size_);
        camera.rise = 0.12f; // more of the sky than of the yard
        addOutdoors("campus", "The campus from above", camera);
    }

    static std::array<glm::vec3, 4> footOf(const engine::Bounds& bounds)
    {
        return {{bounds.min,
                 {bounds.max.x, bounds.min.y, bounds.min.z},
                 {bounds.min.x, bounds.max.y, bounds.min.z},
                 {bounds.max.x, bounds.max.y, bounds.min.z}}};
    }

    static engine::Camera looking(const glm::vec3& way, float lens)
    {
        return engine::lookAt({0, 0, 0}, way, engine::fovOfLens(lens));
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

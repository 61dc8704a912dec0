#include "app/tour/key_places.h"

#include "app/stage/close_up.h"
#include "app/tour/polyline.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace app
{
namespace
{
constexpr float usualLens = 24;
constexpr float alongLens = 35;
constexpr double alongPitch = -0.16; // radians: down onto what it travels along

glm::dvec3 vectorOf(const twin::Point3& point)
{
    return {point[0], point[1], point[2]};
}

// Out of the rack whose devices it looks at, with a lens that shows as much of `middle` from there.
engine::Camera steppedBack(engine::Camera camera, const engine::Obstacles& obstacles, const glm::vec3& middle)
{
    constexpr float head = 0.06f; // metres
    constexpr float step = 0.02f;
    constexpr int most = 60;
    const float distance = glm::distance(camera.eye, middle);
    for (int i = 0; i <= most; ++i)
    {
        const float back = step * static_cast<float>(i);
        const glm::vec3 eye = camera.eye - camera.forward * back;
        if (!obstacles.isFree(glm::vec2(eye), head, {eye.z - head, eye.z + head}))
            continue;
        camera.eye = eye;
        camera.fovY = 2 * std::atan(std::tan(camera.fovY / 2) * distance / (distance + back));
        return camera;
    }
    return camera;
}

// Right, forward and up of a camera that stands level.
glm::dvec3 inLevelFrame(const engine::Camera& camera, const glm::dvec3& offset)
{
    const double heading = TrackPoint::of(camera).heading;
    const glm::dvec3 ahead(std::sin(heading), std::cos(heading), 0);
    const glm::dvec3 right(ahead.y, -ahead.x, 0);
    return right * offset.x + ahead * offset.y + glm::dvec3(0, 0, offset.z);
}
} // namespace

KeyPlaces::KeyPlaces(const Given& given, std::vector<twin::Problem>& problems)
    : given_(given), problems_(problems), viewpoints_(viewpoints(given.stage, given.shape))
{
    last_ = engine::lookAt({0, 0, 0}, {-0.30f, 0.74f, -0.52f}, engine::fovOfLens(usualLens));
}

EntityId KeyPlaces::named(std::string_view where, std::string_view words)
{
    const EntityId entity = given_.search.named(words);
    if (entity == 0)
        problem(where, "there is nothing called \"{}\" in this scene: give a name, or kind:name", words);
    return entity;
}

std::optional<engine::Camera> KeyPlaces::viewpoint(const TourKey& key, Place& place)
{
    const auto found = std::ranges::find(viewpoints_, *key.viewpoint, &Viewpoint::name);
    if (found == viewpoints_.end())
    {
        std::string known;
        for (const Viewpoint& each : viewpoints_)
            known += fmt::format("{}\"{}\"", known.empty() ? "" : ", ", each.name);
        problem("/viewpoint", "there is no \"{}\" here: this scene has {}", *key.viewpoint,
                known.empty() ? std::string("none") : known);
        return {};
    }
    place.above = (found->hidden & maskOf(Layer::ceiling)) != 0;
    return found->camera;
}

std::optional<engine::Camera> KeyPlaces::saved(const TourKey& key)
{
    const auto& views = given_.document.views;
    const auto found = std::ranges::find(views, *key.saved, &CameraDef::name);
    if (found != views.end())
        return cameraOf(*found);
    const auto kept = given_.kept.find(std::string(*key.saved));
    if (kept != given_.kept.end())
        return used_.insert(*kept).first->second;
    problem("/saved",
            "there is no view \"{}\" among the \"views\" of this document, and the user kept none of that "
            "name",
            *key.saved);
    return {};
}

std::optional<engine::Camera> KeyPlaces::framed(const TourKey& key)
{
    const EntityId entity = named("/frame", *key.frame);
    if (entity == 0)
        return {};
    engine::Camera from = last_;
    if (key.lensMillimetres)
        from.fovY = engine::fovOfLens(static_cast<float>(*key.lensMillimetres));
    const auto camera =
        closeUp(given_.stage, given_.obstacles, entity, from, given_.shape, {{0, 0}, glm::vec2(given_.shape)});
    if (!camera)
    {
        problem("/frame", "{} is not drawn: it has no place of its own", *key.frame);
        return {};
    }
    return steppedBack(*camera, given_.obstacles, given_.stage.positionOf(entity));
}

std::optional<engine::Camera> KeyPlaces::camera(const TourKey& key, Place& place)
{
    if (key.viewpoint)
        return viewpoint(key, place);
    if (key.saved)
        return saved(key);
    if (key.frame)
        return framed(key);
    engine::Camera camera = last_;
    camera.rise = 0;
    if (begins_)
        camera.fovY = engine::fovOfLens(key.along ? alongLens : usualLens);
    if (key.eye)
    {
        camera.eye = vectorOf(*key.eye);
        return camera;
    }
    std::vector<glm::dvec3> way = wayAlong(*key.along);
    if (way.size() < 2)
        return {};
    camera.eye = way.back();
    place.station.along = std::move(way);
    return camera;
}

std::vector<glm::dvec3> KeyPlaces::cornersOf(EntityId entity) const
{
    const Entity which = given_.stage.entities[entity];
    const twin::Facility& facility = given_.stage.scene.facility;
    const World& world = given_.stage.world;
    std::vector<glm::dvec3> corners;
    if (which.kind == EntityKind::tray)
    {
        const twin::Tray& tray = facility.trays[which.as<twin::TrayId>()];
        for (const glm::vec3& point : tray.path.of(facility.points))
            corners.push_back(world.hall(tray.hall).point(glm::dvec3(point)));
    }
    else if (which.kind == EntityKind::cable)
        for (const glm::dvec3& point :
             twin::cableCorners(facility, given_.stage.scene.routes, which.as<twin::CableId>()))
            corners.push_back(world.fromCampus(point));
    return corners;
}

std::vector<glm::dvec3> KeyPlaces::wayAlong(const TourAlong& along)
{
    const EntityId entity = named("/along/of", along.of);
    if (entity == 0)
        return {};
    const EntityKind kind = given_.stage.entities.kindOf(entity);
    if (kind != EntityKind::tray && kind != EntityKind::cable)
    {
        problem("/along/of", "{} is a {}: one travels along trays and cables", along.of, nameOf(kind));
        return {};
    }
    std::vector<glm::dvec3> way = partOf(cornersOf(entity), along.from, along.to);
    if (way.size() < 2)
        problem("/along/of", "{} has no way of its own: it could not be laid", along.of);
    for (glm::dvec3& corner : way)
        corner.z += along.aboveMetres;
    constexpr double jog = 0.12; // metres: smaller ones a camera does not follow
    return simplified(way, jog);
}

std::optional<glm::dvec3> KeyPlaces::targetOf(EntityId entity) const
{
    const auto corners = cornersOf(entity);
    if (!corners.empty())
        return partOf(corners, 0, 0.5).back();
    const engine::Bounds bounds = given_.stage.boundsOf(entity);
    if (!(bounds.min.x <= bounds.max.x))
        return {};
    return glm::dvec3(given_.stage.positionOf(entity));
}

Aim KeyPlaces::aim(const TourKey& key, const engine::Camera& camera)
{
    const auto at = [](const glm::dvec3& target) { return Aim{.kind = Aim::Kind::target, .target = target}; };
    if (key.lookAtPoint)
        return at(vectorOf(*key.lookAtPoint));
    if (key.lookAt)
    {
        const EntityId entity = named("/look_at", *key.lookAt);
        const auto target = entity != 0 ? targetOf(entity) : std::nullopt;
        if (entity != 0 && !target)
            problem("/look_at", "{} is not drawn: it has no place of its own", *key.lookAt);
        return at(target.value_or(glm::dvec3(0)));
    }
    if (key.along)
        return {.kind = Aim::Kind::onward, .pitch = alongPitch};
    if (key.eye)
        return {.kind = Aim::Kind::onward};
    const TrackPoint point = TrackPoint::of(camera);
    return {.kind = Aim::Kind::fixed, .heading = point.heading, .pitch = point.pitch};
}

KeyPlaces::Place KeyPlaces::place(size_t index, bool begins)
{
    key_ = index;
    begins_ = begins;
    const TourKey& key = given_.document.keys[index];
    Place place;
    const size_t before = problems_.size();
    std::optional<engine::Camera> camera = KeyPlaces::camera(key, place);
    place.station.aim = aim(key, camera.value_or(last_));
    if (!camera || problems_.size() > before)
        return place;
    if (key.lensMillimetres)
        camera->fovY = engine::fovOfLens(static_cast<float>(*key.lensMillimetres));
    camera->eye += glm::vec3(inLevelFrame(*camera, vectorOf(key.aside)));
    const TrackPoint point = TrackPoint::of(*camera);
    place.station.eye = place.station.along.empty() ? point.eye : place.station.along.back();
    place.station.lens = point.lens;
    place.station.rise = point.rise;
    last_ = *camera;
    if (place.station.aim.kind == Aim::Kind::target)
        last_ = engine::lookAt(camera->eye, glm::vec3(place.station.aim.target), camera->fovY);
    if (begins && !place.station.along.empty())
    {
        place.start = place.station;
        place.start->eye = place.station.along.front();
        place.start->along.clear();
    }
    return place;
}
} // namespace app

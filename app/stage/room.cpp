#include "app/stage/set.h"
#include "app/stage/shapes.h"

#include <cmath>
#include <numbers>

// The halls themselves: floor, walls, ceiling, doors. What is inside a hall's box is free; all of this lies outside it
// but for doors, pilasters and beams.
namespace app
{
using namespace twin;

namespace
{
constexpr double thickness = 0.2;
constexpr double slab = 0.3;
constexpr double skirting = 0.15;
constexpr double bay = 6.0; // of beams and pilasters
constexpr double beamDepth = 0.22;
constexpr double beamWidth = 0.18;
constexpr double doorWidth = 1.8;
constexpr double doorHeight = 2.4;
constexpr double lineWidth = 0.08;
constexpr double lineHeight = 0.0015;

// Two leaves of sheet steel in their frame, 0.06 m deep from y = 0 towards +y.
engine::Mesh hallDoor()
{
    constexpr auto half = static_cast<float>(doorWidth / 2);
    constexpr auto high = static_cast<float>(doorHeight);
    constexpr float frame = 0.06f;
    MeshMaker maker;
    for (const float x : {-half, half - frame})
        maker.box({x, 0, 0}, {x + frame, 0.06f, high}, Paint::darkSteel);
    maker.box({-half + frame, 0, high - frame}, {half - frame, 0.06f, high}, Paint::darkSteel);
    for (const float side : {-1.0f, 1.0f})
    {
        const float inner = side * 0.003f;
        const float outer = side * (half - frame - 0.003f);
        maker.box({std::min(inner, outer), 0, 0.008f}, {std::max(inner, outer), 0.035f, high - frame - 0.004f},
                  Paint::facadeLight);
        const float x = side * 0.09f;
        maker.box({x - 0.012f, 0.035f, 1.0f}, {x + 0.012f, 0.075f, 1.03f}, Paint::galvanised);
        maker.box({x - 0.012f, 0.065f, 0.9f}, {x + 0.012f, 0.078f, 1.13f}, Paint::galvanised);
    }
    maker.coarser();
    maker.box({-half, 0, 0}, {half, 0.035f, high}, Paint::facadeLight);
    for (const float x : {-half, half - frame})
        maker.sides({x, 0, 0}, {x + frame, 0.06f, high}, Paint::darkSteel);
    maker.box({-half + frame, 0, high - frame}, {half - frame, 0.06f, high}, Paint::darkSteel);
    maker.back({-0.003f, 0}, {0.003f, high - frame}, 0.036f, Paint::darkSteel);
    for (const float x : {-0.09f, 0.09f})
        maker.back({x - 0.012f, 0.9f}, {x + 0.012f, 1.13f}, 0.078f, Paint::galvanised);
    return maker.finish();
}

class Room
{
public:
    Room(Set& set, HallId hall, uint32_t door)
        : set_(set),
          id_(hall),
          size_(set.facility.halls[hall].size),
          place_(set.world().hall(hall)),
          entity_(set.entities().of(hall)),
          door_(door)
    {
    }

    void run()
    {
        const glm::dvec3 out(thickness, thickness, 0);
        set_.box(Layer::floor, Paint::floor, place_, glm::dvec3(0, 0, -slab) - out,
                 glm::dvec3(size_.x, size_.y, 0) + out, entity_);
        set_.box(Layer::ceiling, Paint::ceiling, place_, glm::dvec3(0, 0, size_.z) - out,
                 glm::dvec3(size_.x, size_.y, size_.z + slab) + out, entity_);
        set_.stage.floors.push_back({.middle = place_.point({size_.x / 2, size_.y / 2, 0}),
                                     .half = {size_.x / 2, size_.y / 2},
                                     .yaw = static_cast<float>(place_.yaw),
                                     .height = static_cast<float>(place_.at.z)});
        // Each wall in a frame whose x runs along it with the hall on the left.
        wall({0, 0, 0}, 0, size_.x);
        wall({size_.x, 0, 0}, 0.5, size_.y);
        wall({size_.x, size_.y, 0}, 1, size_.x);
        wall({0, size_.y, 0}, 1.5, size_.y);
        beams();
        for (const Aisle& aisle : set_.facility.aisles)
            if (aisle.hall == id_ && aisle.kind == AisleKind::main)
                mainAisle(aisle);
    }

private:
    // Of a wall at y = 0 of `frame`.
    static Layer sideOf(const Place& frame)
    {
        const glm::dvec3 out = frame.direction({0, -1, 0});
        if (std::abs(out.x) > std::abs(out.y))
            return out.x > 0 ? Layer::wallEast : Layer::wallWest;
        return out.y > 0 ? Layer::wallNorth : Layer::wallSouth;
    }

    void wall(const glm::dvec3& from, double halfTurns, double length)
    {
        const Place frame = place_.in(from, halfTurns * std::numbers::pi);
        const Layer layer = sideOf(frame);
        const glm::dvec3 top(length + thickness, 0, size_.z);
        set_.box(layer, Paint::wall, frame, {0, -thickness, 0}, top, entity_);
        set_.obstacle(frame, {0, -thickness, 0}, top);
        set_.box(layer, Paint::wallBase, frame, {0, 0, 0}, {length, 0.012, skirting}, entity_);
    }

    void beams()
    {
        const auto count = static_cast<uint32_t>(size_.x / bay);
        for (uint32_t i = 1; i <= count; ++i)
        {
            const double x = size_.x * i / (count + 1);
            set_.box(Layer::ceiling, Paint::ceiling, place_, {x - beamWidth / 2, 0, size_.z - beamDepth},
                     {x + beamWidth / 2, size_.y, size_.z}, entity_);
        }
    }

    // Lines on the floor along both sides, doors where it meets a wall.
    void mainAisle(const Aisle& aisle)
    {
        constexpr double aside = 0.06; // from its edge
        constexpr double atWall = 0.3; // a gap to the wall that still counts as meeting it
        const glm::dvec2 min = aisle.min;
        const glm::dvec2 max = aisle.max;
        const bool alongY = max.y - min.y >= max.x - min.x;
        if (!alongY || max.x - min.x < doorWidth)
            return;
        for (const double x : {min.x + aside, max.x - aside - lineWidth})
            set_.box(Layer::floor, Paint::floorLine, place_, {x, min.y, 0}, {x + lineWidth, max.y, lineHeight},
                     entity_);
        const double middle = (min.x + max.x) / 2;
        if (min.y < atWall)
            door(place_.in({middle, 0, 0}));
        if (max.y > size_.y - atWall)
            door(place_.in({middle, size_.y, 0}, std::numbers::pi));
    }
    void door(const Place& frame) { set_.solid(sideOf(frame), door_, frame, entity_); }

    Set& set_;
    HallId id_;
    glm::dvec3 size_;
    Place place_;
    EntityId entity_;
    uint32_t door_;
};
} // namespace

void addRooms(Set& set)
{
    const uint32_t door = set.bodies.add(hallDoor());
    for (size_t i = 0; i < set.facility.halls.size(); ++i)
        Room(set, HallId::at(i), door).run();
}
} // namespace app

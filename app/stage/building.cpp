#include "app/stage/building_floor.h"
#include "app/stage/set.h"
#include "app/stage/shapes.h"

#include <algorithm>
#include <cmath>

// Buildings from outside: the facility's own mesh, or a plain modern hall of its size.
namespace app
{
using namespace twin;

namespace
{
constexpr auto wall = static_cast<float>(shellWall);
constexpr float plinth = 0.55f;
constexpr float parapet = 0.70f; // of the building's height, above the roof
constexpr float fascia = 0.35f;  // light band along the top
constexpr float finPitch = 1.5f;
constexpr float finWidth = 0.06f;
constexpr float finDepth = 0.14f;
constexpr float storey = 4.0f;
constexpr auto ground = static_cast<float>(groundLevel);

// One side of a building: x along it from 0 to `length`, its face at y = 0, outside at -y.
class Side
{
public:
    Side(MeshMaker& maker, float length, float height) : maker_(maker), length_(length), height_(height) {}

    void wallAndTrim()
    {
        maker_.box({0, 0, ground}, {length_, wall, height_}, Paint::facade);
        maker_.box({-0.05f, -0.05f, ground}, {length_ + 0.05f, 0, plinth}, Paint::concrete);
        maker_.box({-0.08f, -0.08f, height_ - fascia}, {length_ + 0.08f, 0, height_}, Paint::facadeLight);
    }

    void fins(float from, float to)
    {
        const auto count = static_cast<uint32_t>((to - from) / finPitch);
        for (uint32_t i = 0; i <= count; ++i)
        {
            const float x = from + (to - from) * static_cast<float>(i) / static_cast<float>(std::max(1U, count));
            maker_.sides({x - finWidth / 2, -finDepth, plinth + 0.15f}, {x + finWidth / 2, 0, height_ - fascia - 0.15f},
                         Paint::aluminium);
        }
    }

    // A ribbon of windows a storey, between light bands.
    void ribbons(float from, float to)
    {
        constexpr float sill = 1.0f;
        constexpr float glassHeight = 1.9f;
        constexpr float bandDepth = 0.10f;
        constexpr float mullionPitch = 1.35f;
        for (float floor = 0; floor + sill + glassHeight + 0.4f < height_ - fascia; floor += storey)
        {
            const float low = floor + sill;
            const float high = low + glassHeight;
            maker_.box({from, -0.02f, low}, {to, 0, high}, Paint::windowGlass);
            for (const auto& [bottom, top] : {std::pair(low - 0.12f, low), std::pair(high, high + 0.12f)})
                maker_.box({from - 0.12f, -bandDepth, bottom}, {to + 0.12f, 0, top}, Paint::facadeLight);
            for (const float x : {from - 0.12f, to})
                maker_.box({x, -bandDepth, low}, {x + 0.12f, 0, high}, Paint::facadeLight);
            const auto count = static_cast<uint32_t>((to - from) / mullionPitch);
            for (uint32_t i = 1; i < count; ++i)
            {
                const float x = from + (to - from) * static_cast<float>(i) / static_cast<float>(count);
                maker_.box({x - 0.025f, -0.05f, low}, {x + 0.025f, -0.02f, high}, Paint::darkSteel);
            }
        }
    }

    // Glass doors under a canopy.
    void entrance(float middle)
    {
        constexpr float half = 2.4f;
        constexpr float high = 2.9f;
        maker_.box({middle - half - 0.3f, -0.16f, ground}, {middle + half + 0.3f, 0, high + 0.3f}, Paint::facadeLight);
        maker_.box({middle - half, -0.18f, 0.02f}, {middle + half, -0.16f, high}, Paint::windowGlass);
        for (const float x : {-1.2f, 0.0f, 1.2f})
            maker_.box({middle + x - 0.03f, -0.21f, 0.02f}, {middle + x + 0.03f, -0.18f, high}, Paint::aluminium);
        maker_.box({middle - half - 1.0f, -2.6f, high + 0.1f}, {middle + half + 1.0f, 0, high + 0.32f},
                   Paint::facadeLight);
        maker_.box({middle - half, -1.6f, high + 0.085f}, {middle + half, -1.5f, high + 0.1f}, Paint::lamp);
        maker_.box({middle - half - 0.6f, -3.2f, ground}, {middle + half + 0.6f, -0.16f, 0.0f}, Paint::concrete);
    }

    // Roller doors of a dock.
    void dock(float from)
    {
        for (const float x : {from, from + 5.0f})
        {
            maker_.box({x - 0.15f, -0.09f, ground}, {x + 3.65f, 0, 4.15f}, Paint::facadeLight);
            for (float z = ground; z < 3.95f; z += 0.25f)
                maker_.box({x, -0.12f, z}, {x + 3.5f, -0.09f, std::min(4.0f, z + 0.235f)}, Paint::galvanised);
        }
    }

private:
    MeshMaker& maker_;
    float length_, height_;
};

// Dry coolers on the roof: a frame with a row of fans, 2.4 x 6 m.
constexpr float coolerHalf = 1.2f;
constexpr float coolerTop = 1.9f;

void coolerFan(MeshMaker& maker, const glm::vec2& at, bool far)
{
    const glm::vec3 foot(at, coolerTop);
    const glm::vec3 top = foot + glm::vec3(0, 0, 0.16f);
    if (far)
    {
        maker.cylinder(foot, 0.16f, 0.52f, 8, Paint::galvanised, Ends::none);
        maker.disc(top, 0.52f, 8, Paint::rubber);
        return;
    }
    maker.cylinder(foot, 0.16f, 0.50f, 20, Paint::galvanised, Ends::top);
    maker.cylinder(top, 0.005f, 0.46f, 20, Paint::rubber, Ends::top);
    maker.cylinder(top + glm::vec3(0, 0, 0.005f), 0.05f, 0.14f, 12, Paint::darkSteel, Ends::top);
}

void coolerVents(MeshMaker& maker, bool far)
{
    for (uint32_t i = 0; i < 12; ++i)
    {
        const float x = -2.75f + 0.5f * static_cast<float>(i);
        if (far)
        {
            maker.front({x - 0.21f, 0.8f}, {x + 0.21f, 1.8f}, -coolerHalf - 0.012f, Paint::darkSteel);
            maker.back({x - 0.21f, 0.8f}, {x + 0.21f, 1.8f}, coolerHalf + 0.012f, Paint::darkSteel);
            continue;
        }
        for (const float y : {-coolerHalf - 0.012f, coolerHalf})
            maker.box({x - 0.21f, y, 0.8f}, {x + 0.21f, y + 0.012f, 1.8f}, Paint::darkSteel);
    }
}

engine::Mesh dryCooler()
{
    MeshMaker maker;
    for (const bool far : {false, true})
    {
        if (far)
            maker.coarser();
        for (const float x : {-2.8f, 0.0f, 2.8f})
            for (const float y : {-1.1f, 1.1f})
                maker.sides({x - 0.06f, y - 0.06f, 0}, {x + 0.06f, y + 0.06f, 0.7f}, Paint::galvanised);
        maker.box({-3, -coolerHalf, 0.7f}, {3, coolerHalf, coolerTop}, Paint::facadeLight);
        coolerVents(maker, far);
        for (const float x : {-2.25f, -0.75f, 0.75f, 2.25f})
            for (const float y : {-0.58f, 0.58f})
                coolerFan(maker, {x, y}, far);
    }
    return maker.finish();
}

class Shell
{
public:
    Shell(Set& set, BuildingId id, uint32_t cooler)
        : set_(set),
          entity_(set.entities().of(id)),
          size_(set.facility.buildings[id].size),
          place_(set.world().building(set.facility.buildings[id])),
          cooler_(cooler)
    {
    }

    void run()
    {
        side(0, {0, 0, 0}, size_.x, true);
        side(1, {size_.x, 0, 0}, size_.y, false);
        side(2, {size_.x, size_.y, 0}, size_.x, false);
        side(3, {0, size_.y, 0}, size_.y, false);
        roof();
    }

private:
    void side(uint32_t quarter, const glm::dvec3& from, double along, bool front)
    {
        const auto length = static_cast<float>(along);
        MeshMaker maker;
        Side side(maker, length, static_cast<float>(size_.z));
        side.wallAndTrim();
        const Place frame = place_.in(from, radians(90.0 * quarter));
        if (front)
        {
            // Offices about the door, a third of the front; closed cladding beside them.
            const float office = std::clamp(length / 3, std::min(length - 4, 14.0f), 60.0f);
            const float low = (length - office) / 2;
            side.ribbons(low, low + office);
            side.entrance(length / 2);
            side.fins(1.0f, low - 1.0f);
            side.fins(low + office + 1.0f, length - 1.0f);
        }
        else if (quarter == 3 && length > 18)
        {
            side.dock(3.0f);
            side.fins(13.5f, length - 1.0f);
        }
        else
            side.fins(1.0f, length - 1.0f);
        set_.solid(Layer::shell, set_.bodies.add(maker.finish()), frame, entity_);
        set_.obstacle(frame, {0, 0, groundLevel}, {along, wall, size_.z});
    }

    void roof()
    {
        const double top = size_.z - static_cast<double>(parapet);
        set_.box(Layer::roof, Paint::roofing, place_, {wall, wall, top - 0.3}, {size_.x - wall, size_.y - wall, top},
                 entity_);
        constexpr double pitchX = 7.5;
        constexpr double pitchY = 4.2;
        constexpr double margin = 2.0;
        const auto columns = static_cast<uint32_t>(std::max(0.0, (size_.x - 2 * margin) / pitchX));
        const auto rows = static_cast<uint32_t>(std::max(0.0, (size_.y - 2 * margin) / pitchY));
        for (uint32_t row = 0; row < rows; ++row)
        {
            if (row % 3 == 2)
                continue; // a way between them
            for (uint32_t column = 0; column < columns; ++column)
                set_.solid(Layer::roof, cooler_,
                           place_.in({size_.x / 2 + (column - (columns - 1) / 2.0) * pitchX,
                                      size_.y / 2 + (row - (rows - 1) / 2.0) * pitchY, top}),
                           entity_);
        }
    }

    Set& set_;
    EntityId entity_;
    glm::dvec3 size_;
    Place place_;
    uint32_t cooler_;
};
} // namespace

void addBuildings(Set& set)
{
    const auto& buildings = set.facility.buildings;
    if (buildings.empty())
        return;
    const uint32_t cooler = set.bodies.add(dryCooler());
    for (size_t i = 0; i < buildings.size(); ++i)
    {
        const BuildingId id = BuildingId::at(i);
        const Building& building = buildings[id];
        uint32_t mesh = 0;
        if (building.mesh.empty() || !set.bodies.import(building.mesh, building.size, mesh))
        {
            Shell(set, id, cooler).run();
            addBuildingFloor(set, id);
            continue;
        }
        // A mesh stands on the middle of its foot, a building on its corner.
        const Place middle = set.world().building(building).in({building.size.x / 2, building.size.y / 2, 0});
        set.solid(Layer::shell, mesh, middle, set.entities().of(id));
    }
}
} // namespace app

#include "app/stage/closed_box.h"
#include "app/stage/rack_sides.h"
#include "app/stage/set.h"

#include <glm/common.hpp>
#include <glm/gtx/component_wise.hpp>
#include <glm/vector_relational.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

// What is closed enough that nobody sees through it: walls and slabs, the sheets of racks, the bodies of machines.
namespace app
{
using namespace twin;

namespace
{
constexpr float smallestSide = 0.8f;  // metres, of the two longer sides of a slab
constexpr float slabWithin = 0.001f;  // metres that its occluder keeps off a slab's sides
constexpr float smallestBody = 0.05f; // metres, of the longest side of a machine's closed box
constexpr double slit = 0.01;         // metres between machines over each other, through which nobody sees
constexpr double kept = 0.8;          // of the volume of stacked boxes, at least, for one to stand for them

using Box = std::optional<engine::Bounds>;

void add(Set& set, Layer layer, const Place& place, const glm::dvec3& min, const glm::dvec3& max)
{
    if (min.x >= max.x || min.y >= max.y || min.z >= max.z)
        return;
    set.drawables().occluders.push_back({.centre = place.point((min + max) / 2.0),
                                         .rotation = place.rotation(),
                                         .halfSize = (max - min) / 2.0,
                                         .layer = idOf(layer)});
}

// The closed boxes of meshes, each looked for once.
class Closed
{
public:
    explicit Closed(Set& set) : set_(set) {}

    const Box& of(ModelId model)
    {
        const uint32_t mesh = set_.bodies.model(model);
        const auto [known, isNew] = boxes_.try_emplace(mesh);
        if (isNew)
            known->second = closedBox(set_.bodies.mesh(mesh));
        return known->second;
    }

private:
    Set& set_;
    std::map<uint32_t, Box> boxes_;
};

double volume(const engine::Bounds& box)
{
    const glm::dvec3 size = box.size();
    return size.x * size.y * size.z;
}

// A device's box in the frame of its rack.
engine::Bounds inRack(const Place& rack, const Place& device, const engine::Bounds& box)
{
    engine::Bounds moved;
    for (const glm::vec3& corner : {box.min, box.max})
        moved.add(rack.local(device.point(corner)));
    return moved;
}

// The machines of one rack, those that stand on each other as one box.
void addStack(Set& set, const Place& rack, std::vector<engine::Bounds>& boxes)
{
    std::ranges::sort(boxes, {}, [](const engine::Bounds& box) { return box.min.z; });
    for (size_t first = 0; first < boxes.size();)
    {
        engine::Bounds all = boxes[first];
        double apart = volume(all);
        size_t end = first + 1;
        for (; end < boxes.size(); ++end)
        {
            const engine::Bounds& next = boxes[end];
            const engine::Bounds both{{glm::max(all.min.x, next.min.x), glm::max(all.min.y, next.min.y), all.min.z},
                                      {glm::min(all.max.x, next.max.x), glm::min(all.max.y, next.max.y), next.max.z}};
            if (static_cast<double>(next.min.z - all.max.z) > slit || next.max.z <= all.max.z ||
                glm::any(glm::lessThanEqual(both.size(), glm::vec3(0))) || volume(both) < kept * (apart + volume(next)))
                break;
            all = both;
            apart += volume(next);
        }
        add(set, Layer::devices, rack, all.min, all.max);
        first = end;
    }
}

void addDevices(Set& set, Closed& closed)
{
    const Facility& facility = set.facility;
    std::vector<std::vector<engine::Bounds>> stacks(facility.racks.size());
    for (size_t i = 0; i < facility.devices.size(); ++i)
    {
        const DeviceId id = DeviceId::at(i);
        const Device& device = facility.devices[id];
        if (!device.rack || !device.model)
            continue;
        const Box& box = closed.of(device.model);
        if (box && glm::compMax(box->size()) >= smallestBody)
            stacks[device.rack.index()].push_back(inRack(set.world().rack(device.rack), set.world().device(id), *box));
    }
    for (size_t i = 0; i < stacks.size(); ++i)
        if (!stacks[i].empty())
            addStack(set, set.world().rack(RackId::at(i)), stacks[i]);
}

// The sheets at both sides of a rack and on top.
void addRack(Set& set, RackId id, bool rightIsShared)
{
    const Model& model = set.facility.models[set.facility.racks[id].model];
    if (!hasOurSides(model) || model.mesh.empty())
        return;
    const Place place = set.world().rack(id);
    const glm::dvec3 half = glm::dvec3(model.size) / 2.0;
    const double top = model.size.z;
    for (const double side : {-1.0, 1.0})
    {
        if (side > 0 && rightIsShared)
            continue;
        const double x = side * (half.x - 0.00075);
        add(set, Layer::racks, place, {x - 0.0005, 0.05 - half.y, 0.07}, {x + 0.0005, half.y - 0.05, top - 0.005});
    }
    add(set, Layer::racks, place, {0.001 - half.x, 0.025 - half.y, top - 0.003},
        {half.x - 0.001, half.y - 0.025, top - 0.001});
}

// The walls of a building of which we draw the shell, up to the roof's edge: windows and doors lie before them.
void addShell(Set& set, const Building& building)
{
    if (!building.mesh.empty())
        return;
    const Place place = set.world().building(building);
    const glm::dvec3 size = building.size;
    constexpr double within = 0.005;
    const glm::dvec3 low(within, within, groundLevel);
    const glm::dvec3 high = size - within;
    const double thick = shellWall - within;
    add(set, Layer::shell, place, low, {high.x, thick, high.z});
    add(set, Layer::shell, place, {low.x, size.y - thick, low.z}, high);
    add(set, Layer::shell, place, low, {thick, high.y, high.z});
    add(set, Layer::shell, place, {size.x - thick, low.y, low.z}, high);
}

bool isClosedCube(const engine::Mesh& mesh)
{
    const glm::vec3 size = mesh.bounds.size();
    return size == glm::vec3(1) && mesh.lods[0].triangleCount == 12 && mesh.materials[0].alpha >= 1;
}

void addSlabs(Set& set)
{
    std::vector<bool> cubes;
    for (const engine::Mesh& each : set.drawables().meshes)
        cubes.push_back(isClosedCube(each));
    for (const engine::Solid& solid : set.drawables().solids)
    {
        std::array<float, 3> sides = {solid.scale.x, solid.scale.y, solid.scale.z};
        std::ranges::sort(sides);
        if (!cubes[solid.mesh] || sides[1] < smallestSide)
            continue;
        set.drawables().occluders.push_back(
            {.centre = solid.position + solid.rotation * glm::vec3(0, 0, solid.scale.z / 2),
             .rotation = solid.rotation,
             .halfSize = solid.scale / 2.0f - slabWithin,
             .layer = solid.layer});
    }
}

template <class Id, class Row>
void addStanding(Set& set, Closed& closed, const Table<Id, Row>& rows)
{
    for (const Row& each : rows)
        if (each.model && each.hall)
            if (const Box& box = closed.of(each.model))
                add(set, Layer::plant, set.world().standing(each.hall, each.position, each.yawDegrees), box->min,
                    box->max);
}
} // namespace

void addOccluders(Set& set)
{
    const Facility& facility = set.facility;
    const std::vector<bool> shared = rightSidesShared(facility, set.world());
    for (size_t i = 0; i < facility.racks.size(); ++i)
        if (facility.racks[RackId::at(i)].model)
            addRack(set, RackId::at(i), shared[i]);
    Closed closed(set);
    addDevices(set, closed);
    addStanding(set, closed, facility.coolers);
    addStanding(set, closed, facility.cdus);
    addStanding(set, closed, facility.pdus);
    for (const Building& building : facility.buildings)
        addShell(set, building);
    addSlabs(set);
}
} // namespace app

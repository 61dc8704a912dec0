#include "app/stage/rack_sides.h"
#include "app/stage/set.h"

#include <algorithm>
#include <array>

// What is closed enough that nobody sees through it: walls and slabs, the sheets of racks, the bodies of machines. Only
// of our own models and of plain boxes is it known how much of them is closed.
namespace app
{
using namespace twin;

namespace
{
constexpr std::string_view ours = "assets:";
constexpr float smallestSide = 0.8f; // metres, of the two longer sides of a slab

// Inside a machine's box by as much as its faces are recessed.
constexpr glm::dvec3 recess(0.02, 0.09, 0.012);

void add(Set& set, Layer layer, const Place& place, const glm::dvec3& min, const glm::dvec3& max)
{
    if (min.x >= max.x || min.y >= max.y || min.z >= max.z)
        return;
    set.drawables().occluders.push_back({.centre = place.point((min + max) / 2.0),
                                         .rotation = place.rotation(),
                                         .halfSize = (max - min) / 2.0,
                                         .layer = idOf(layer)});
}

void addBody(Set& set, Layer layer, const Place& place, const Model& model)
{
    if (!model.mesh.empty() && !model.mesh.starts_with(ours))
        return;
    const glm::dvec3 half = glm::dvec3(model.size) / 2.0;
    add(set, layer, place, {recess.x - half.x, recess.y - half.y, recess.z},
        {half.x - recess.x, half.y - recess.y, static_cast<double>(model.size.z) - recess.z});
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
        add(set, Layer::racks, place, {x - 0.0005, 0.05 - half.y, 0.12}, {x + 0.0005, half.y - 0.05, top - 0.06});
    }
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
             .halfSize = solid.scale / 2.0f,
             .layer = solid.layer});
    }
}

template <class Id, class Row>
void addStanding(Set& set, const Table<Id, Row>& rows)
{
    for (const Row& each : rows)
        if (each.model && each.hall)
            addBody(set, Layer::plant, set.world().standing(each.hall, each.position, each.yawDegrees),
                    set.facility.models[each.model]);
}
} // namespace

void addOccluders(Set& set)
{
    const Facility& facility = set.facility;
    const std::vector<bool> shared = rightSidesShared(facility, set.world());
    for (size_t i = 0; i < facility.racks.size(); ++i)
        if (facility.racks[RackId::at(i)].model)
            addRack(set, RackId::at(i), shared[i]);
    for (size_t i = 0; i < facility.devices.size(); ++i)
    {
        const Device& device = facility.devices[DeviceId::at(i)];
        if (!device.rack || !device.model)
            continue;
        const Model& model = facility.models[device.model];
        if (model.role != Role::panel && model.role != Role::cableManager)
            addBody(set, Layer::devices, set.world().device(DeviceId::at(i)), model);
    }
    addStanding(set, facility.coolers);
    addStanding(set, facility.cdus);
    addStanding(set, facility.pdus);
    for (const Building& building : facility.buildings)
        addShell(set, building);
    addSlabs(set);
}
} // namespace app

#include "app/stage/aisles.h"
#include "app/stage/set.h"

#include <algorithm>
#include <cmath>

// Contained aisles: doors at both ends, a glass roof, brushes where cables come up along the racks.
namespace app
{
using namespace twin;

namespace
{
constexpr glm::vec3 doorSize(1.2f, 0.1f, 2.3f);
constexpr double brushWidth = 0.13; // the vertical managers bulge out this far
constexpr double bar = 0.04;
constexpr double pane = 1.2;
constexpr double glassThickness = 0.006;

// How far along an aisle things stand at one of its sides.
struct Reach
{
    double from = 1e9, to = -1e9;
};

class Containment
{
public:
    Containment(Set& set, const Aisle& aisle)
        : set_(set),
          aisle_(aisle),
          frame_(frameOf(set.world(), aisle)),
          height_(static_cast<double>(aisle.height)),
          entity_(set.entities().of(aisle.hall))
    {
    }

    void run()
    {
        const Facility& facility = set_.facility;
        for (const Rack& rack : facility.racks)
            stand(rack);
        for (const Cooler& cooler : facility.coolers)
            stand(cooler);
        for (const Cdu& cdu : facility.cdus)
            stand(cdu);
        for (const Pdu& pdu : facility.pdus)
            stand(pdu);
        roof();
        for (const bool far : {false, true})
        {
            door(far);
            closeSide(far);
        }
    }

private:
    template <class Thing>
    void stand(const Thing& thing)
    {
        if (thing.hall != aisle_.hall || !thing.model)
            return;
        constexpr double near = 0.4; // shallower racks leave this gap at most
        const glm::dvec3 size = set_.facility.models[thing.model].size;
        const glm::dvec3 at = frame_.inHall.local(glm::dvec3(glm::dvec2(thing.position), 0));
        for (const bool far : {false, true})
        {
            const double side = far ? at.y - frame_.width : -at.y;
            if (side < size.y / 2 - 0.05 || side > size.y / 2 + near)
                continue;
            tallest_ = std::max(tallest_, size.z);
            reach_[far].from = std::min(reach_[far].from, at.x - size.x / 2);
            reach_[far].to = std::max(reach_[far].to, at.x + size.x / 2);
        }
    }

    void box(Paint paint, const glm::dvec3& min, const glm::dvec3& max, Layer layer = Layer::containment)
    {
        set_.box(layer, paint, frame_.place, min, max, entity_);
    }

    void roof()
    {
        const double near = brushWidth;
        const double far = frame_.width - brushWidth;
        const auto panes = std::max(1U, static_cast<uint32_t>(std::lround(frame_.length / pane)));
        const double each = frame_.length / panes;
        for (uint32_t i = 0; i < panes; ++i)
            box(Paint::glass, {i * each + bar / 2, near + bar, height_ - bar / 2 - glassThickness / 2},
                {(i + 1) * each - bar / 2, far - bar, height_ - bar / 2 + glassThickness / 2}, Layer::containmentRoof);
        for (uint32_t i = 0; i <= panes; ++i)
            box(Paint::aluminium, {i * each - bar / 2, near + bar, height_ - bar},
                {i * each + bar / 2, far - bar, height_}, Layer::containmentRoof);
        for (const double y : {near, far - bar})
            box(Paint::aluminium, {0, y, height_ - bar}, {frame_.length, y + bar, height_}, Layer::containmentRoof);
        for (const bool side : {false, true})
        {
            if (reach_[side].from >= reach_[side].to)
                continue;
            const double y = side ? far : 0.0;
            box(Paint::rubber, {0, y, height_ - bar * 0.75}, {frame_.length, y + brushWidth, height_ - bar * 0.4},
                Layer::containmentRoof);
            if (const double gap = height_ - bar - tallest_; gap > 0.005)
                box(Paint::rubber, {reach_[side].from, side ? frame_.width + 0.004 : -0.010, tallest_},
                    {reach_[side].to, side ? frame_.width + 0.010 : -0.004, height_ - bar * 0.75});
        }
    }

    void door(bool far)
    {
        const uint32_t mesh = set_.bodies.ours("door_double", doorSize);
        const double depth = doorSize.y;
        const double x = far ? frame_.length - depth / 2 : depth / 2;
        const double high = std::min(height_ - bar, static_cast<double>(doorSize.z));
        const Place place = frame_.place.in({x, frame_.width / 2, 0}, radians(far ? 90 : -90));
        set_.solid(Layer::containment, mesh, place, entity_,
                   {frame_.width / static_cast<double>(doorSize.x), 1, high / static_cast<double>(doorSize.z)});
        if (height_ - bar > high)
            box(Paint::darkSteel, {x - depth / 2, 0, high}, {x + depth / 2, frame_.width, height_ - bar});
        const double half = frame_.width / 2;
        set_.obstacle(place, {-half, -depth / 2, 0}, {half, depth / 2, height_});
    }

    // Where a row is shorter than the aisle a wall stands in for the racks.
    void closeSide(bool far)
    {
        constexpr double wall = 0.05;
        const double y = far ? frame_.width : -wall;
        const auto panel = [&](double from, double to)
        {
            if (to - from < 0.02)
                return;
            box(Paint::whitePlastic, {from, y, 0}, {to, y + wall, height_});
            set_.obstacle(frame_.place, {from, y, 0}, {to, y + wall, height_});
        };
        if (reach_[far].from >= reach_[far].to)
            return panel(0, frame_.length);
        panel(0, reach_[far].from);
        panel(reach_[far].to, frame_.length);
    }

    Set& set_;
    const Aisle& aisle_;
    AisleFrame frame_;
    double height_;
    EntityId entity_;
    Reach reach_[2]; // at y = 0 and at y = width
    double tallest_ = 0;
};
} // namespace

void addContainment(Set& set)
{
    for (const Aisle& aisle : set.facility.aisles)
        if (aisle.contained && aisle.hall)
            Containment(set, aisle).run();
}
} // namespace app

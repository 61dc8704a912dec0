#include "app/stage/aisles.h"
#include "app/stage/set.h"

#include <glm/common.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

// Rows of lamps along the aisles. Racks are walls to light, so each row lights its own region: its aisle and half of
// what stands at both sides; all regions together cover the hall.
namespace app
{
using namespace twin;

namespace
{
constexpr glm::vec3 lampSize(1.5f, 0.07f, 0.06f);
constexpr float lumensPerMetre = 2700;     // 40 W for one of 1.5 m
constexpr float mainLumensPerMetre = 2200; // they hang low
constexpr double overAisle = 3.05;         // underside; over the containment, beside the trays
constexpr double overMain = 2.46;          // under the trays that run there
constexpr double halfSlot = 0.6;           // of what stands beside an aisle
constexpr double wireRadius = 0.0015;
constexpr double gridPitch = 3.6;                // in halls whose aisles are too few to light them
constexpr double fewestPerArea = 0.12;           // metres of aisle a square metre
constexpr glm::vec3 neutral(1.0f, 0.97f, 0.92f); // 4,000 K beside daylight
constexpr glm::vec3 warm(1.0f, 0.90f, 0.80f);

struct Region // hall frame
{
    glm::dvec2 min, max;
};

class HallLamps
{
public:
    HallLamps(Set& set, HallId hall) : set_(set), id_(hall), size_(set.facility.halls[hall].size)
    {
        for (const Aisle& aisle : set.facility.aisles)
            if (aisle.hall == hall)
                aisles_.push_back(&aisle);
    }

    void run()
    {
        double metres = 0;
        for (const Aisle* aisle : aisles_)
            metres += frameOf(set_.world(), *aisle).length;
        if (metres < fewestPerArea * size_.x * size_.y)
            return grid();
        for (const Aisle* aisle : aisles_)
            along(*aisle);
    }

private:
    void along(const Aisle& aisle)
    {
        const AisleFrame frame = frameOf(set_.world(), aisle);
        const bool main = aisle.kind == AisleKind::main;
        const double height = std::min(main ? overMain : overAisle, size_.z - 0.3);
        const Region region = main ? Region{aisle.min, aisle.max} : lit(aisle);
        row(frame.inHall, frame.length, frame.width / 2, height, aisle.kind == AisleKind::hot ? warm : neutral, region);
        if (main && !set_.drawables().lamps.empty())
            set_.drawables().lamps.back().lumensPerMetre = mainLumensPerMetre;
    }

    // To the middle of what stands at both sides; where no other aisle follows, to the wall; along it to the next main
    // aisle or wall.
    Region lit(const Aisle& aisle) const
    {
        const glm::dvec2 size = aisle.max - aisle.min;
        const int across = size.x >= size.y ? 1 : 0;
        const int along = 1 - across;
        Region region{aisle.min, aisle.max};
        region.min[across] -= halfSlot;
        region.max[across] += halfSlot;
        bool first = true;
        bool last = true;
        double from = 0;
        double to = size_[along];
        for (const Aisle* other : aisles_)
        {
            const glm::dvec2 min = other->min;
            const glm::dvec2 max = other->max;
            if (other->kind == AisleKind::main)
            {
                if (max[along] <= region.min[along] + 0.01)
                    from = std::max(from, max[along]);
                if (min[along] >= region.max[along] - 0.01)
                    to = std::min(to, min[along]);
            }
            else if (other != &aisle && min[along] < region.max[along] && max[along] > region.min[along])
            {
                first = first && min[across] > region.min[across];
                last = last && max[across] < region.max[across];
            }
        }
        region.min[along] = from;
        region.max[along] = to;
        region.min[across] = first ? 0 : region.min[across];
        region.max[across] = last ? size_[across] : region.max[across];
        return region;
    }

    void grid()
    {
        const auto rows = std::max(1U, static_cast<uint32_t>(std::lround(size_.y / gridPitch)));
        for (uint32_t i = 0; i < rows; ++i)
        {
            const Region region{{0, size_.y * i / rows}, {size_.x, size_.y * (i + 1) / rows}};
            row({{0, region.min.y, 0}, 0}, size_.x, size_.y / rows / 2, std::min(overAisle, size_.z - 0.3), neutral,
                region);
        }
    }

    // In a frame whose x runs along it; as many whole lamps as there is room for.
    void row(const Place& inHall, double length, double aside, double height, const glm::vec3& color,
             const Region& region)
    {
        const auto count = static_cast<uint32_t>(length / lampSize.x);
        if (count == 0)
            return;
        const Place frame = set_.world().hall(id_).in(inHall.at, inHall.yaw);
        const double first = (length - count * static_cast<double>(lampSize.x)) / 2;
        const uint32_t mesh = set_.bodies.ours("lamp_1500", lampSize);
        const double top = height + static_cast<double>(lampSize.z);
        for (uint32_t i = 0; i < count; ++i)
        {
            const double x = first + (i + 0.5) * static_cast<double>(lampSize.x);
            set_.solid(Layer::lamps, mesh, frame.in({x, aside, height}));
            set_.post(Layer::lamps, Paint::whitePlastic, frame, {x - 0.5, aside, top}, size_.z - top, wireRadius);
        }
        engine::Lamp& lamp = set_.drawables().lamps.emplace_back();
        lamp.from = frame.point({first, aside, height});
        lamp.to = frame.point({length - first, aside, height});
        lamp.color = color;
        lamp.lumensPerMetre = lumensPerMetre;
        const Place hall = set_.world().hall(id_);
        const glm::dvec3 a = hall.point({region.min, 0});
        const glm::dvec3 b = hall.point({region.max, 0});
        const glm::dvec3 c = hall.point({region.min.x, region.max.y, 0});
        const glm::dvec3 d = hall.point({region.max.x, region.min.y, 0});
        lamp.regionMin = glm::min(glm::min(a, b), glm::min(c, d));
        lamp.regionMax = glm::max(glm::max(a, b), glm::max(c, d));
    }

    Set& set_;
    HallId id_;
    glm::dvec3 size_;
    std::vector<const Aisle*> aisles_;
};
} // namespace

void addLamps(Set& set)
{
    for (size_t i = 0; i < set.facility.halls.size(); ++i)
        HallLamps(set, HallId::at(i)).run();
}
} // namespace app

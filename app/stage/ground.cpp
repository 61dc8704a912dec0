#include "app/stage/chance.h"
#include "app/stage/ground_bodies.h"
#include "app/stage/set.h"

#include <algorithm>
#include <cmath>

// What lies around the buildings: lawn to the horizon, a yard of asphalt inside a fence, a gate on the front side and
// the road to it.
namespace app
{
using namespace twin;

namespace
{
constexpr double horizon = 8000;
constexpr double yard = 16;      // of asphalt about the buildings
constexpr double frontYard = 34; // before them: parking
constexpr double fenceOut = 6;   // beyond the asphalt
constexpr double gateWidth = 8;
constexpr double roadHalf = 3.5;
constexpr double layer = 0.02; // of asphalt on the ground, of lines on asphalt

class Ground
{
public:
    explicit Ground(Set& set) : set_(set)
    {
        const Facility& facility = set.facility;
        for (size_t i = 0; i < facility.buildings.size(); ++i)
            add(set.stage.boundsOf(set.entities().of(BuildingId::at(i))));
        for (size_t i = 0; i < facility.halls.size(); ++i)
            add(set.stage.boundsOf(set.entities().of(HallId::at(i))));
    }

    void run()
    {
        if (min_.x > max_.x)
            return;
        const glm::dvec2 middle = (min_ + max_) / 2.0;
        flat(Paint::lawn, middle - horizon, middle + horizon, groundLevel - layer, 0.5);
        if (set_.facility.buildings.empty())
            return;
        const glm::dvec2 low = min_ - glm::dvec2(yard, frontYard);
        const glm::dvec2 high = max_ + yard;
        flat(Paint::asphalt, low, high, groundLevel, layer);
        flat(Paint::asphalt, {middle.x - roadHalf, middle.y - horizon}, {middle.x + roadHalf, low.y}, groundLevel,
             layer);
        roadLines(middle.x, low.y);
        parking(middle.x, low.y);
        set_.stage.yardMin = low - fenceOut;
        set_.stage.yardMax = high + fenceOut;
        fence(low - fenceOut, high + fenceOut, middle.x);
        poles(low, high);
        trees(low - fenceOut, high + fenceOut, middle.x);
        for (const Building& building : set_.facility.buildings)
            generators(building);
    }

private:
    void add(const engine::Bounds& bounds)
    {
        min_ = glm::min(min_, glm::dvec2(bounds.min));
        max_ = glm::max(max_, glm::dvec2(bounds.max));
    }

    void flat(Paint paint, glm::dvec2 low, glm::dvec2 high, double top, double thickness)
    {
        set_.box(Layer::ground, paint, {}, {low, top - thickness}, {high, top});
    }

    void roadLines(double x, double from)
    {
        for (uint32_t i = 0; i < 24; ++i)
            flat(Paint::roadLine, {x - 0.06, from - 10 - 6.0 * i}, {x + 0.06, from - 7 - 6.0 * i},
                 groundLevel + layer / 4, layer / 4);
    }

    // Stalls along the front, both sides of the way to the door.
    void parking(double x, double low)
    {
        constexpr double stall = 2.5;
        constexpr double depth = 5.0;
        constexpr uint32_t stalls = 10;
        for (const double side : {-1.0, 1.0})
            for (uint32_t i = 0; i <= stalls; ++i)
            {
                const double at = x + side * (roadHalf + 4 + stall * i);
                if (at < min_.x - yard + 1 || at > max_.x + yard - 1)
                    break;
                flat(Paint::roadLine, {at - 0.05, low + 2}, {at + 0.05, low + 2 + depth}, groundLevel + layer / 4,
                     layer / 4);
            }
    }

    void fence(glm::dvec2 low, glm::dvec2 high, double gate)
    {
        const uint32_t panel = set_.bodies.add(fencePanel());
        const auto line = [&](glm::dvec2 from, glm::dvec2 to, double turns)
        {
            const double length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
            const auto count = static_cast<uint32_t>(std::lround(length / fencePitch));
            const Place frame{{from, groundLevel - layer}, radians(turns)};
            for (uint32_t i = 0; i < count; ++i)
                set_.solid(Layer::ground, panel, frame.in({length * i / count, 0, 0}), 0,
                           {length / count / fencePitch, 1, 1});
            set_.obstacle(frame, {0, -0.05, 0}, {length, 0.05, fenceHeight});
        };
        const double half = gateWidth / 2;
        line(low, {gate - half, low.y}, 0);
        line({gate + half, low.y}, {high.x, low.y}, 0);
        line({high.x, low.y}, high, 90);
        line(high, {low.x, high.y}, 180);
        line({low.x, high.y}, low, 270);
        gateAt({gate, low.y});
    }

    // Two pillars and a barrier, lifted; a gatehouse beside it.
    void gateAt(glm::dvec2 at)
    {
        const Place place{{at, groundLevel}, 0};
        const double half = gateWidth / 2;
        for (const double side : {-1.0, 1.0})
        {
            const glm::dvec3 pillar(side * (half + 0.3), 0, 0);
            set_.box(Layer::ground, Paint::facadeLight, place, pillar - glm::dvec3(0.3, 0.3, 0.1),
                     pillar + glm::dvec3(0.3, 0.3, 2.9));
        }
        const glm::dvec3 house(half + 3.2, 1.0, 0);
        set_.box(Layer::ground, Paint::facade, place, house + glm::dvec3(-1.6, 0, -0.1),
                 house + glm::dvec3(1.6, 3.2, 1.0));
        set_.box(Layer::ground, Paint::windowGlass, place, house + glm::dvec3(-1.55, 0.05, 1.0),
                 house + glm::dvec3(1.55, 3.15, 2.3));
        set_.box(Layer::ground, Paint::facadeLight, place, house + glm::dvec3(-2.0, -0.4, 2.3),
                 house + glm::dvec3(2.0, 3.6, 2.6));
        set_.obstacle(place, house + glm::dvec3(-1.6, 0, 0), house + glm::dvec3(1.6, 3.2, 2.6));
    }

    void poles(glm::dvec2 low, glm::dvec2 high)
    {
        constexpr double pitch = 22;
        const uint32_t pole = set_.bodies.add(lightPole());
        const auto count = std::max(1U, static_cast<uint32_t>((high.x - low.x) / pitch));
        for (uint32_t i = 0; i < count; ++i)
        {
            const double x = low.x + (high.x - low.x) * (i + 0.5) / count;
            if (std::abs(x - (low.x + high.x) / 2) > roadHalf + 1)
                set_.solid(Layer::ground, pole, {{x, low.y + 0.5, groundLevel}, radians(180)});
            set_.solid(Layer::ground, pole, {{x, high.y - 0.5, groundLevel}, 0});
        }
    }

    // In a loose row outside the fence, with a gap at the road.
    void trees(glm::dvec2 low, glm::dvec2 high, double road)
    {
        constexpr double pitch = 7;
        constexpr double aside = 7;
        const uint32_t mesh = set_.bodies.add(tree());
        uint64_t number = 0;
        const auto line = [&](glm::dvec2 from, glm::dvec2 to)
        {
            const glm::dvec2 way = to - from;
            const auto count = static_cast<uint32_t>((std::abs(way.x) + std::abs(way.y)) / pitch);
            for (uint32_t i = 0; i <= count; ++i, ++number)
            {
                const auto free = [&](uint64_t salt) { return chance("tree", 5 * number + salt); };
                const glm::dvec2 at = from + way * ((i + 0.7 * (free(0) - 0.5)) / count) +
                                      glm::dvec2(free(1) - 0.5, free(2) - 0.5) * aside;
                if (std::abs(at.x - road) < roadHalf + 6 || free(3) < 0.2)
                    continue;
                const double size = 0.75 + 0.6 * free(4);
                set_.solid(Layer::ground, mesh, {{at, groundLevel - layer}, 6.28 * free(3)}, 0, glm::dvec3(size));
            }
        };
        low -= aside;
        high += aside;
        line(low, {high.x, low.y});
        line({low.x, high.y}, high);
        line(low, {low.x, high.y});
        line({high.x, low.y}, high);
    }

    // Stand-by generators in their enclosures, behind the building.
    void generators(const Building& building)
    {
        constexpr double pitch = 4.5;
        constexpr double out = 8.5;
        const uint32_t mesh = set_.bodies.add(generator());
        const auto count = static_cast<uint32_t>(std::clamp((building.size.x - 6) / pitch, 0.0, 12.0));
        for (uint32_t i = 0; i < count; ++i)
        {
            const Place place = set_.world().building(building).in(
                {building.size.x / 2 + (i - (count - 1) / 2.0) * pitch, building.size.y + out, groundLevel});
            set_.solid(Layer::ground, mesh, place);
            set_.obstacle(place, {-1.3, -3.6, 0}, {1.3, 3.6, 3.0});
        }
    }

    Set& set_;
    glm::dvec2 min_{1e9}, max_{-1e9};
};
} // namespace

void addGround(Set& set)
{
    Ground(set).run();
}
} // namespace app

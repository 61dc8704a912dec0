#include "app/stage/cable_part.h"
#include "app/stage/closed_rows.h"
#include "app/stage/coincident.h"
#include "app/stage/jackets.h"
#include "app/stage/link_bundles.h"
#include "app/stage/set.h"
#include "twin/facility/plug.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <functional>
#include <span>
#include <thread>
#include <vector>

// Cables as tubes from boot to boot. A trunk's ends fan out into one leg a connector.
namespace app
{
using namespace twin;

namespace
{
constexpr double legRadius = 0.00125;
constexpr double fanLength = 0.30; // of a trunk's legs, at most
constexpr double fanShare = 0.25;  // of its way, at most
constexpr uint32_t legPieces = 5;
constexpr double furcationLength = 0.05;
constexpr double furcationRadius = 0.009;
constexpr uint32_t furcationColor = 0x1C1C1E;

class Laying
{
public:
    Laying(const Stage& stage, CablePart& part, std::span<Stretch> straight)
        : stage_(stage), facility_(stage.scene.facility), part_(part), straight_(straight)
    {
    }

    void lay(CableId id)
    {
        const size_t before = part_.fibers.size();
        way_ = cableKnots(facility_, stage_.scene.routes, id);
        for (Knot& knot : way_)
            knot.point = stage_.world.fromCampus(knot.point);
        if (way_.size() >= 2)
            draw(id, facility_.cables[id]);
        part_.fiberCounts.push_back(static_cast<uint32_t>(part_.fibers.size() - before));
    }

private:
    // Where a boot ends, and the way on from there.
    Knot tailOf(PortId port, const CableType& type) const
    {
        const Place mouth = stage_.world.port(port);
        const glm::dvec3 out = mouth.direction({0, -1, 0});
        return {mouth.at + out * plugMetres(facility_, facility_.port(port), type), out};
    }

    void draw(CableId id, const Cable& cable)
    {
        const CableType& type = facility_.cableTypes[cable.type];
        cable_ = {.entity = stage_.entities.of(id), .jacket = jacketOf(type.medium), .layer = idOf(Layer::cables)};
        const auto ports = [&](const Range& end) { return end.of(facility_.terminations); };
        const double fan =
            std::min(fanLength, fanShare * static_cast<double>(stage_.scene.routes.cables[id].lengthMetres));
        // The far end first: both are cut from the front of the way.
        for (const Range& end : {cable.b, cable.a})
        {
            turnAround();
            if (end.count > 1)
                cut(fan);
            else
                startAt(tailOf(ports(end).front(), type));
        }
        const size_t before = part_.straights.size();
        findStraights(stage_.scene.routes.cables[id].hops);
        findLinks(std::span(part_.straights).subspan(before), type.diameter / 2.0F);
        add(way_, type.diameter / 2.0, cable_.jacket);
        for (const Range& end : {cable.b, cable.a})
        {
            turnAround();
            if (end.count > 1)
                fanOut(ports(end), type);
        }
    }

    void turnAround()
    {
        std::ranges::reverse(way_);
        for (Knot& knot : way_)
            knot.direction = -knot.direction;
    }

    void dropFirst(size_t count) { way_.erase(way_.begin(), way_.begin() + static_cast<std::ptrdiff_t>(count)); }

    // Drops what lies inside the plug. The way leaves it straight, unless there was no room for that.
    void startAt(const Knot& tail)
    {
        constexpr double hair = 1e-4;
        const glm::dvec3 mouth = way_.front().point;
        const double reach = glm::distance(mouth, tail.point);
        size_t first = 1;
        while (first + 1 < way_.size() && glm::dot(way_[first].point - tail.point, tail.direction) < hair &&
               glm::distance(way_[first].point, mouth) < reach + 0.01)
            ++first;
        dropFirst(first);
        way_.insert(way_.begin(), tail);
    }

    // Takes that much off the front, or a little more: up to the next straight piece.
    void cut(double length)
    {
        size_t next = 1;
        double piece = glm::distance(way_[0].point, way_[1].point);
        while (next + 1 < way_.size() && (piece < length || !isStraight(next)))
        {
            length = std::max(0.0, length - piece);
            ++next;
            piece = glm::distance(way_[next - 1].point, way_[next].point);
        }
        const double share = std::min(0.95, length / piece);
        const Knot at{glm::mix(way_[next - 1].point, way_[next].point, share),
                      glm::normalize(way_[next].point - way_[next - 1].point)};
        dropFirst(next);
        way_.insert(way_.begin(), at);
    }

    bool isStraight(size_t next) const { return glm::dot(way_[next - 1].direction, way_[next].direction) > 0.99999; }

    // Where the way lies straight in the places that its hops have.
    void findStraights(const Range& hops)
    {
        const Routes& routes = stage_.scene.routes;
        size_t next = 1;
        for (uint32_t i = hops.first; i < hops.first + hops.count; ++i)
        {
            const Hop& hop = routes.hops[i];
            const Section& section = routes.sections[hop.section];
            const glm::dvec3 from = stage_.world.fromCampus(section.campusFrom) + section.across * double{hop.across} +
                                    section.up * double{hop.up};
            const auto found =
                std::find_if(way_.begin() + static_cast<std::ptrdiff_t>(next), way_.end(),
                             [&](const Knot& knot)
                             {
                                 const glm::dvec3 apart = knot.point - from;
                                 const auto index = static_cast<size_t>(&knot - way_.data());
                                 return isStraight(index) &&
                                        std::abs(glm::dot(knot.direction, section.along)) > 0.999999 &&
                                        glm::length(apart - section.along * glm::dot(apart, section.along)) < 1e-4;
                             });
            if (found == way_.end())
                continue;
            next = static_cast<size_t>(found - way_.begin());
            const auto along = [&](const Knot& knot)
            { return static_cast<float>(glm::dot(knot.point - from, section.along)); };
            const auto [first, last] = std::minmax({along(way_[next - 1]), along(way_[next])});
            straight_[i] = {std::max(first, -beyond(section)),
                            std::min(last, static_cast<float>(section.lengthMetres) + beyond(section))};
            part_.straights.push_back({i, static_cast<uint32_t>(part_.knots.size() + next - 1)});
        }
    }

    // The level pieces that lie in no section.
    void findLinks(std::span<const StraightHop> inSections, float radius)
    {
        constexpr double least = 0.1; // metres
        const auto first = static_cast<uint32_t>(part_.knots.size());
        for (size_t next = 1; next < way_.size(); ++next)
        {
            const uint32_t knot = first + static_cast<uint32_t>(next) - 1;
            if (isStraight(next) && std::abs(way_[next].direction.z) < 1e-6 &&
                glm::distance(way_[next - 1].point, way_[next].point) > least &&
                std::ranges::find(inSections, knot, &StraightHop::knot) == inSections.end())
                part_.links.push_back({knot, radius, jointAt(knot, inSections)});
        }
    }

    // Of the sections before and after a knot the riser, or else the one before.
    uint32_t jointAt(uint32_t knot, std::span<const StraightHop> inSections) const
    {
        const auto after = std::ranges::upper_bound(inSections, knot, {}, &StraightHop::knot);
        if (after == inSections.begin() || after == inSections.end())
            return 0;
        const Routes& routes = stage_.scene.routes;
        const SectionId before = routes.hops[(after - 1)->hop].section;
        const SectionId next = routes.hops[after->hop].section;
        const bool rises = routes.sections[next].kind == Section::Kind::riser;
        return static_cast<uint32_t>((rises ? next : before).index() + 1);
    }

    // From the trunk's end to each boot along a cubic, cut into arcs.
    void fanOut(std::span<const PortId> ports, const CableType& type)
    {
        const auto [root, along] = way_.front();
        const glm::dvec3 from = root - along * furcationLength;
        const double radius = type.diameter / 2.0;
        add({{from, along}, {root + along * 0.01, along}}, std::max(furcationRadius, radius + 0.002), furcationColor);
        std::vector<Knot> leg(legPieces + 1);
        for (const PortId port : ports)
        {
            const Knot tail = tailOf(port, type);
            const double apart = glm::distance(from, tail.point);
            const glm::dvec3 a = from - along * (0.4 * apart);
            const glm::dvec3 b = tail.point + tail.direction * std::min(0.06, 0.4 * apart);
            for (uint32_t i = 0; i <= legPieces; ++i)
            {
                const double t = static_cast<double>(i) / legPieces;
                const double s = 1 - t;
                leg[i].point = s * s * s * from + 3 * s * s * t * a + 3 * s * t * t * b + t * t * t * tail.point;
                leg[i].direction = glm::normalize(s * s * (a - from) + 2 * s * t * (b - a) + t * t * (tail.point - b));
            }
            add(leg, std::min(legRadius, radius), cable_.jacket);
        }
    }

    void add(const std::vector<Knot>& knots, double radius, uint32_t color)
    {
        engine::Fiber& fiber = part_.fibers.emplace_back(cable_);
        fiber.firstKnot = static_cast<uint32_t>(part_.knots.size());
        fiber.knotCount = static_cast<uint32_t>(knots.size());
        fiber.radius = static_cast<float>(radius);
        fiber.jacket = color;
        for (const Knot& knot : knots)
            part_.knots.push_back({knot.point, knot.direction});
    }

    const Stage& stage_;
    const Facility& facility_;
    CablePart& part_;
    std::span<Stretch> straight_; // by hop
    engine::Fiber cable_;
    std::vector<Knot> way_;
};

// Shares of `count` things to threads.
void inParts(std::vector<CablePart>& parts, size_t count, const std::function<void(CablePart&, size_t, size_t)>& work)
{
    std::vector<std::jthread> workers;
    for (size_t part = 0; part < parts.size(); ++part)
        workers.emplace_back([&, part]
                             { work(parts[part], count * part / parts.size(), count * (part + 1) / parts.size()); });
}
} // namespace

void addCables(Set& set)
{
    const size_t cables = set.facility.cables.size();
    const size_t threads =
        std::clamp<size_t>(std::min<size_t>(std::thread::hardware_concurrency(), cables / 1000), 1, 16);
    std::vector<CablePart> parts(threads);
    std::vector<Stretch> straight(set.routes.hops.size(), Stretch{0, 0});
    inParts(parts, cables,
            [&](CablePart& part, size_t begin, size_t end)
            {
                Laying laying(set.stage, part, straight);
                for (size_t i = begin; i < end; ++i)
                    laying.lay(CableId::at(i));
            });
    coverCoincident(parts);
    std::vector<Bundle> bundles = bundlesOf(set.stage, straight);
    const std::vector<uint32_t> firstLinks = addLinkBundles(parts, static_cast<uint32_t>(straight.size()), bundles);
    const Hiding hiding = hidingOf(bundles);
    inParts(parts, cables,
            [&](CablePart& part, size_t, size_t)
            { addCovers(part, set.stage, hiding.covers, firstLinks[static_cast<size_t>(&part - parts.data())]); });
    engine::Drawables& drawables = set.drawables();
    addClosedRows(bundles, hiding.rows, drawables);
    std::vector<uint32_t>& from = set.stage.fibersFrom;
    from.reserve(cables + 1);
    from.push_back(static_cast<uint32_t>(drawables.fibers.size()));
    for (CablePart& part : parts)
    {
        const auto shift = static_cast<uint32_t>(drawables.fiberKnots.size());
        for (engine::Fiber fiber : part.fibers)
        {
            fiber.firstKnot += shift;
            drawables.fibers.push_back(fiber);
        }
        drawables.fiberKnots.insert(drawables.fiberKnots.end(), part.knots.begin(), part.knots.end());
        for (const uint32_t count : part.fiberCounts)
            from.push_back(from.back() + count);
        part = {};
    }
}
} // namespace app

#include "app/stage/jackets.h"
#include "app/stage/set.h"
#include "twin/facility/plug.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
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
constexpr uint32_t legPieces = 10;
constexpr double furcationLength = 0.05;
constexpr double furcationRadius = 0.009;
constexpr uint32_t furcationColor = 0x1C1C1E;
constexpr size_t manyCables = 100'000;

// What one thread makes: fibers whose points are counted from the part's own beginning.
struct Part
{
    std::vector<engine::Fiber> fibers;
    std::vector<glm::vec3> points;
    std::vector<uint32_t> fiberCounts; // by cable
};

class Laying
{
public:
    Laying(const Stage& stage, Part& part)
        : stage_(stage),
          facility_(stage.scene.facility),
          part_(part),
          // Finer where someone may stand before single cords; many are seen from further away.
          tolerance_(facility_.cables.size() > manyCables ? 0.001 : 0.0005)
    {
    }

    void lay(CableId id)
    {
        const size_t before = part_.fibers.size();
        way_.clear();
        for (const glm::dvec3& point : cablePath(facility_, stage_.scene.routes, id, tolerance_))
            way_.push_back(stage_.world.fromCampus(point));
        if (way_.size() >= 2)
            draw(id, facility_.cables[id]);
        part_.fiberCounts.push_back(static_cast<uint32_t>(part_.fibers.size() - before));
    }

private:
    struct Tail // where a boot ends, and the way on from there
    {
        glm::dvec3 at, out;
    };
    Tail tailOf(PortId port, const CableType& type) const
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
        const double length = lengthOf(way_);
        // The far end first: both are cut from the front of the way.
        const double fan = std::min(fanLength, fanShare * length);
        for (const Range& end : {cable.b, cable.a})
        {
            std::ranges::reverse(way_);
            if (end.count > 1)
                cut(fan);
            else
                startAt(tailOf(ports(end).front(), type));
        }
        add(way_, type.diameter / 2.0, cable_.jacket);
        for (const Range& end : {cable.b, cable.a})
        {
            std::ranges::reverse(way_);
            if (end.count > 1)
                fanOut(ports(end), type);
        }
    }

    static double lengthOf(const std::vector<glm::dvec3>& points)
    {
        double length = 0;
        for (size_t i = 1; i < points.size(); ++i)
            length += glm::distance(points[i - 1], points[i]);
        return length;
    }

    // Drops what lies inside the plug. The way leaves it straight, unless there was no room for that.
    void startAt(const Tail& tail)
    {
        const glm::dvec3 mouth = way_.front();
        const double reach = glm::distance(mouth, tail.at);
        size_t first = 1;
        while (first + 1 < way_.size() && glm::dot(way_[first] - tail.at, tail.out) < 1e-4 &&
               glm::distance(way_[first], mouth) < reach + 0.01)
            ++first;
        way_.erase(way_.begin(), way_.begin() + static_cast<std::ptrdiff_t>(first));
        if (glm::distance(way_.front(), tail.at) > 1e-4 || way_.size() < 2)
            way_.insert(way_.begin(), tail.at);
        else
            way_.front() = tail.at;
    }

    void cut(double length)
    {
        size_t i = 1;
        double piece = glm::distance(way_[0], way_[1]);
        while (piece < length && i + 2 < way_.size())
        {
            length -= piece;
            ++i;
            piece = glm::distance(way_[i - 1], way_[i]);
        }
        const glm::dvec3 at = glm::mix(way_[i - 1], way_[i], std::min(0.95, length / piece));
        way_.erase(way_.begin(), way_.begin() + static_cast<std::ptrdiff_t>(i));
        way_.insert(way_.begin(), at);
    }

    void fanOut(std::span<const PortId> ports, const CableType& type)
    {
        const glm::dvec3 root = way_.front();
        const glm::dvec3 along = glm::normalize(way_[1] - root);
        const double radius = type.diameter / 2.0;
        add({root - along * furcationLength, root + along * 0.01}, std::max(furcationRadius, radius + 0.002),
            furcationColor);
        const glm::dvec3 from = root - along * furcationLength;
        std::vector<glm::dvec3> leg(legPieces + 1);
        for (const PortId port : ports)
        {
            const Tail tail = tailOf(port, type);
            const double apart = glm::distance(from, tail.at);
            const glm::dvec3 a = from - along * (0.4 * apart);
            const glm::dvec3 b = tail.at + tail.out * std::min(0.06, 0.4 * apart);
            for (uint32_t i = 0; i <= legPieces; ++i)
            {
                const double t = static_cast<double>(i) / legPieces;
                const double s = 1 - t;
                leg[i] = s * s * s * from + 3 * s * s * t * a + 3 * s * t * t * b + t * t * t * tail.at;
            }
            add(leg, std::min(legRadius, radius), cable_.jacket);
        }
    }

    void add(const std::vector<glm::dvec3>& points, double radius, uint32_t color)
    {
        engine::Fiber& fiber = part_.fibers.emplace_back(cable_);
        fiber.firstPoint = static_cast<uint32_t>(part_.points.size());
        fiber.pointCount = static_cast<uint32_t>(points.size());
        fiber.radius = static_cast<float>(radius);
        fiber.jacket = color;
        part_.points.insert(part_.points.end(), points.begin(), points.end());
    }

    const Stage& stage_;
    const Facility& facility_;
    Part& part_;
    double tolerance_;
    engine::Fiber cable_;
    std::vector<glm::dvec3> way_;
};
} // namespace

void addCables(Set& set)
{
    const size_t cables = set.facility.cables.size();
    const size_t threads =
        std::clamp<size_t>(std::min<size_t>(std::thread::hardware_concurrency(), cables / 1000), 1, 16);
    std::vector<Part> parts(threads);
    {
        std::vector<std::jthread> workers;
        for (size_t part = 0; part < threads; ++part)
            workers.emplace_back(
                [&, part]
                {
                    Laying laying(set.stage, parts[part]);
                    for (size_t i = cables * part / threads; i < cables * (part + 1) / threads; ++i)
                        laying.lay(CableId::at(i));
                });
    }
    engine::Drawables& drawables = set.drawables();
    std::vector<uint32_t>& from = set.stage.fibersFrom;
    from.reserve(cables + 1);
    from.push_back(static_cast<uint32_t>(drawables.fibers.size()));
    for (Part& part : parts)
    {
        const auto shift = static_cast<uint32_t>(drawables.fiberPoints.size());
        for (engine::Fiber fiber : part.fibers)
        {
            fiber.firstPoint += shift;
            drawables.fibers.push_back(fiber);
        }
        drawables.fiberPoints.insert(drawables.fiberPoints.end(), part.points.begin(), part.points.end());
        for (const uint32_t count : part.fiberCounts)
            from.push_back(from.back() + count);
        part = {};
    }
}
} // namespace app

#include "app/stage/hangers.h"
#include "app/stage/set.h"
#include "app/stage/shapes.h"

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>
#include <map>

// What cables lie in: baskets on hangers under the ceiling, ducts between halls, managers at the racks' sides.
namespace app
{
using namespace twin;

namespace
{
constexpr glm::vec3 basketSize(2.0f, 0.6f, 0.1f);
constexpr glm::vec3 bracketSize(0.04f, 0.7f, 0.5f);
constexpr glm::vec3 narrowBracketSize(0.04f, 0.4f, 0.5f);
constexpr double bracketChannel = 0.041; // its height: the tray rests on it
constexpr double bracketReach = 0.05;    // beside the tray
constexpr double rodInset = 0.025;       // of the rods from the bracket's ends
constexpr double rodRadius = 0.005;
constexpr double bracketPitch = 1.6;
constexpr double bracketFromEnd = 0.7; // room for a tray that crosses there

class Trays
{
public:
    explicit Trays(Set& set) : set_(set) {}

    void run()
    {
        const auto& sections = set_.routes.sections;
        std::vector<bool> used(sections.size());
        for (const Hop& hop : set_.routes.hops)
            used[hop.section.index()] = true;
        for (size_t i = 0; i < sections.size(); ++i)
        {
            const Section& section = sections[SectionId::at(i)];
            if (section.kind == Section::Kind::tray)
                tray(section);
            else if (section.kind == Section::Kind::duct)
                duct(section);
            else if (used[i] && section.width > 0)
                manager(section);
        }
    }

private:
    // x along the section, y to its left, z up from its bottom.
    static glm::quat turned(const Section& section)
    {
        return glm::quat_cast(glm::mat3(section.along, section.across, section.up));
    }

    engine::Solid& solid(Layer layer, uint32_t mesh, const Section& section, double along, EntityId entity,
                         const glm::vec3& scale)
    {
        const Place place{set_.world().fromCampus(section.campusFrom + section.along * along), 0};
        engine::Solid& solid = set_.solid(layer, mesh, place, entity, scale);
        solid.rotation = turned(section);
        return solid;
    }

    void tray(const Section& section)
    {
        const uint32_t mesh = set_.bodies.ours("tray_section", basketSize);
        const EntityId entity = set_.entities().of(TrayId{section.owner});
        const double length = section.lengthMetres;
        const auto pieces = static_cast<uint32_t>(std::ceil(length / basketSize.x - 1e-6));
        for (uint32_t i = 0; i < pieces; ++i)
        {
            const double from = i * static_cast<double>(basketSize.x);
            const double piece = std::min<double>(basketSize.x, length - from);
            solid(Layer::trays, mesh, section, from + piece / 2, entity,
                  {piece / basketSize.x, section.width / basketSize.y, section.depth / basketSize.z})
                .tinted = true;
        }
        hang(section, entity);
    }

    void hang(const Section& section, EntityId entity)
    {
        const bool narrow = section.width < 0.45f;
        const glm::vec3 size = narrow ? narrowBracketSize : bracketSize;
        const uint32_t mesh = set_.bodies.ours(narrow ? "tray_bracket_300" : "tray_bracket", size);
        const Hangers hangers = hangersOf(section);
        const double ceiling = set_.world().hall(section.hall).at.z + set_.facility.halls[section.hall].size.z;
        const double half = section.width / 2.0 + bracketReach;
        const glm::vec3 scale(1, 2 * half / size.y, 1);
        for (uint32_t i = 0; i < hangers.count; ++i)
        {
            const double at = hangers.first + i * hangers.step;
            engine::Solid& bracket = solid(Layer::hangers, mesh, section, at, entity, scale);
            bracket.position.z -= static_cast<float>(bracketChannel);
            const double top = bracket.position.z + static_cast<double>(size.z);
            if (ceiling - top < 0.02)
                continue;
            const glm::dvec3 foot =
                set_.world().fromCampus(section.campusFrom + section.along * at) * glm::dvec3(1, 1, 0);
            for (const double side : {-1.0, 1.0})
                set_.post(Layer::hangers, Paint::galvanised,
                          {foot + section.across * side * (half - rodInset * static_cast<double>(scale.y)) +
                               glm::dvec3(0, 0, top),
                           0},
                          glm::dvec3(0), ceiling - top, rodRadius, entity);
        }
    }

    void duct(const Section& section)
    {
        const double wall = 0.012; // of its sheet, outside of what cables have
        solid(Layer::trays, set_.bodies.box(Paint::galvanised), section, section.lengthMetres / 2,
              set_.entities().of(DuctId{section.owner}),
              {section.lengthMetres, section.width + 2 * wall, section.depth + wall})
            .tinted = true;
    }

    // A channel with rings, beside the equipment.
    void manager(const Section& section)
    {
        const auto size = std::pair(std::lround(section.lengthMetres * 1000), std::lround(section.width * 10000));
        auto known = managers_.find(size);
        if (known == managers_.end())
            known = managers_.emplace(size, set_.bodies.add(managerMesh(section))).first;
        solid(Layer::hangers, known->second, section, 0, set_.entities().of(RackId{section.owner}), glm::vec3(1))
            .layer = idOf(Layer::racks);
    }

    // In the frame of `turned`: along x, opening upwards.
    static engine::Mesh managerMesh(const Section& section)
    {
        constexpr float sheet = 0.0015f;
        constexpr float bar = 0.004f;
        constexpr float ringPitch = 0.2f;
        const auto length = static_cast<float>(section.lengthMetres);
        const float half = section.width / 2;
        const float depth = section.depth;
        const auto back = [&](MeshMaker& maker) {
            maker.box({0, -half, -sheet}, {length - 0.04f, half, 0}, Paint::blackPlastic);
        };
        const auto rings = [&](MeshMaker& maker, bool sides)
        {
            for (float x = ringPitch / 2; x < length - 0.08f; x += ringPitch)
            {
                for (const float y : {-half, half - sheet})
                    if (sides)
                        maker.sides({x, y, 0}, {x + 0.012f, y + sheet, depth}, Paint::blackPlastic);
                maker.box({x, -half, depth}, {x + 0.012f, half, depth + bar}, Paint::blackPlastic);
            }
        };
        MeshMaker maker;
        back(maker);
        rings(maker, true);
        maker.coarser();
        back(maker);
        rings(maker, false);
        maker.coarser();
        back(maker);
        return maker.finish();
    }

    Set& set_;
    std::map<std::pair<long, long>, uint32_t> managers_; // by length and width
};
} // namespace

Hangers hangersOf(const Section& tray)
{
    const double between = tray.lengthMetres - 2 * bracketFromEnd;
    if (std::abs(tray.along.z) > 0.01 || between < 0)
        return {};
    const auto steps = std::max(1U, static_cast<uint32_t>(std::ceil(between / bracketPitch)));
    return {bracketFromEnd, between / steps, steps + 1};
}

void addTrays(Set& set)
{
    Trays(set).run();
}
} // namespace app

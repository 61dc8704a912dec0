#include "twin/facility/risers.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace twin
{
namespace
{
struct RackFrame // hall frame
{
    glm::dvec3 middle; // of the footprint, on the floor
    glm::dvec3 right;
    glm::dvec3 rear;
    glm::dvec3 size;
};

RackFrame frameOf(const Facility& facility, const Rack& rack)
{
    const double yaw = rack.yawDegrees * std::numbers::pi / 180.0;
    return {{rack.position.x, rack.position.y, 0},
            {std::cos(yaw), std::sin(yaw), 0},
            {-std::sin(yaw), std::cos(yaw), 0},
            rack.model ? glm::dvec3(facility.models[rack.model].size) : glm::dvec3(0)};
}

double topOf(const RackFrame& frame)
{
    return std::max(frame.size.z, managerFootHeight) + managerAboveRoof;
}

// Sections of trays by the cells of a coarse grid in their hall that they may be within reach of.
class Nearby
{
public:
    Nearby(std::size_t trayCount, const Table<SectionId, Section>& sections, std::size_t count)
        : sections_(sections), perTray_(trayCount)
    {
        for (std::uint32_t s = 0; s < count; ++s)
        {
            const Section& section = sections.begin()[s];
            const glm::dvec3 way = section.to - section.from;
            // A rack cannot step into a piece that only goes up or down.
            if (section.kind != Section::Kind::tray || std::hypot(way.x, way.y) < 0.01)
                continue;
            const int steps = static_cast<int>(std::min(section.lengthMetres, 1e5) / trayReachMetres) + 1;
            std::int64_t last[2] = {INT64_MIN, INT64_MIN};
            for (int i = 0; i <= steps; ++i)
            {
                const glm::dvec3 at = section.from + way * (static_cast<double>(i) / steps);
                if (const std::int64_t x = cell(at.x), y = cell(at.y); x != last[0] || y != last[1])
                {
                    cells_[key(section.hall, x, y)].push_back(s);
                    last[0] = x;
                    last[1] = y;
                }
            }
        }
    }

    void find(HallId hall, const RackFrame& frame, std::vector<Access>& found)
    {
        candidates_.clear();
        // Steps are a cell or less apart, so a section within reach has one in the cells two around.
        for (std::int64_t x = -2; x <= 2; ++x)
            for (std::int64_t y = -2; y <= 2; ++y)
                if (const auto at = cells_.find(key(hall, cell(frame.middle.x) + x, cell(frame.middle.y) + y));
                    at != cells_.end())
                    candidates_.insert(candidates_.end(), at->second.begin(), at->second.end());
        std::ranges::sort(candidates_);
        candidates_.erase(std::ranges::unique(candidates_).begin(), candidates_.end());

        touched_.clear();
        for (const std::uint32_t s : candidates_)
        {
            const Section& section = sections_.begin()[s];
            const Access access = accessTo(section, s, frame);
            const glm::dvec3 at = section.from + (section.to - section.from) * (access.at / section.lengthMetres);
            if (!(std::hypot(at.x - frame.middle.x, at.y - frame.middle.y) <= trayReachMetres))
                continue;
            Access& best = perTray_[section.owner - 1];
            if (std::ranges::find(touched_, section.owner - 1) == touched_.end())
            {
                touched_.push_back(section.owner - 1);
                best = access;
            }
            else if (access.distance < best.distance)
                best = access;
        }
        std::ranges::sort(touched_);
        for (const std::uint32_t tray : touched_)
            found.push_back(perTray_[tray]);
    }

private:
    static std::int64_t cell(double v) { return static_cast<std::int64_t>(std::floor(v / trayReachMetres)); }
    static std::uint64_t key(HallId hall, std::int64_t x, std::int64_t y)
    {
        return (static_cast<std::uint64_t>(hall.value) << 44) ^ (static_cast<std::uint64_t>(x & 0x3FFFFF) << 22) ^
               static_cast<std::uint64_t>(y & 0x3FFFFF);
    }

    // At the projection of the rack's middle; up (or down below the floor) and across to it.
    static Access accessTo(const Section& section, std::uint32_t index, const RackFrame& frame)
    {
        const glm::dvec3 way = section.to - section.from;
        const double share = ((frame.middle.x - section.from.x) * way.x + (frame.middle.y - section.from.y) * way.y) /
                             (way.x * way.x + way.y * way.y);
        const double at = std::clamp(share, 0.0, 1.0);
        const glm::dvec3 point = section.from + way * at;
        const double exit = point.z < managerFootHeight ? managerFootHeight : topOf(frame);
        return {index, at * section.lengthMetres,
                std::hypot(point.x - frame.middle.x, point.y - frame.middle.y) + std::abs(point.z - exit)};
    }

    const Table<SectionId, Section>& sections_;
    std::vector<Access> perTray_;
    std::vector<std::uint32_t> touched_;
    std::vector<std::uint32_t> candidates_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};
} // namespace

Risers::Risers(const Facility& facility, const TrayGraph& graph, Table<SectionId, Section>& sections)
    : facility_(facility), first_(static_cast<std::uint32_t>(sections.size()))
{
    sections.reserve(sections.size() + facility.racks.size() * 4);
    Nearby nearby(facility.trays.size(), sections, graph.ends.size());
    for (const Rack& rack : facility.racks)
    {
        const auto first = static_cast<std::uint32_t>(accesses_.size());
        if (rack.hall)
            nearby.find(rack.hall, frameOf(facility, rack), accesses_);
        ranges_.push_back({first, static_cast<std::uint32_t>(accesses_.size()) - first});
    }
    for (std::size_t i = 0; i < facility.racks.size(); ++i)
        addRisers(RackId::at(i), sections);
}

void Risers::addRisers(RackId id, Table<SectionId, Section>& sections) const
{
    const Rack& rack = facility_.racks[id];
    const RackFrame frame = frameOf(facility_, rack);
    const double width = std::max(0.0, (frame.size.x - equipmentWidth) / 2);
    for (const Face face : {Face::front, Face::rear})
        for (const Side side : {Side::left, Side::right})
        {
            const glm::dvec3 out = face == Face::front ? -frame.rear : frame.rear;
            const double across = (frame.size.x - width) / 2;
            const glm::dvec3 foot = frame.middle + frame.right * (side == Side::left ? -across : across) +
                                    out * (frame.size.y / 2 - managerInset);
            Section section{.kind = Section::Kind::riser,
                            .hall = rack.hall,
                            .owner = id.value,
                            .from = foot + glm::dvec3(0, 0, managerFootHeight),
                            .to = foot + glm::dvec3(0, 0, topOf(frame)),
                            .width = static_cast<float>(width),
                            .depth = static_cast<float>(managerDepth),
                            .fillLimit = static_cast<float>(managerFillLimit)};
            section.lengthMetres = glm::distance(section.from, section.to);
            placeInCampus(facility_, section, out);
            sections.add(section);
        }
}

RackEnd Risers::endOf(PortId port) const
{
    const RackId id = facility_.devices[facility_.portDevice[port]].rack;
    const RackFrame frame = frameOf(facility_, facility_.racks[id]);
    const glm::dvec3 at = facility_.portPosition(port);
    const glm::dvec3 out = facility_.portDirection(port);
    return {id, glm::dot(out, frame.rear) > 0 ? Face::rear : Face::front,
            glm::dot(at - frame.middle, frame.right) < 0 ? Side::left : Side::right, at.z};
}

SectionId Risers::riser(RackId rack, Face face, Side side) const
{
    return SectionId::at(first_ + rack.index() * 4 + static_cast<std::size_t>(face) * 2 +
                         static_cast<std::size_t>(side));
}

std::span<const Access> Risers::accesses(RackId rack) const
{
    return ranges_[rack.index()].of(accesses_);
}

bool Risers::touch(RackId a, RackId b) const
{
    const Rack& rackA = facility_.racks[a];
    const Rack& rackB = facility_.racks[b];
    if (rackA.hall != rackB.hall)
        return false;
    // Cabinets are bolted together with gaps of millimetres; anything more is a way that a tray must bridge.
    constexpr double gap = 0.02;
    const RackFrame frameA = frameOf(facility_, rackA);
    const RackFrame frameB = frameOf(facility_, rackB);
    const glm::dvec3 apart = frameB.middle - frameA.middle;
    if (std::abs(glm::dot(frameA.right, frameB.right)) < 0.999)
        return false;
    const double x = std::abs(glm::dot(apart, frameA.right));
    const double y = std::abs(glm::dot(apart, frameA.rear));
    const double wide = (frameA.size.x + frameB.size.x) / 2 + gap;
    const double deep = (frameA.size.y + frameB.size.y) / 2 + gap;
    return (x <= wide && y <= gap) || (y <= deep && x <= gap);
}
} // namespace twin

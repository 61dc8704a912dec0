#include "twin/facility/tray_graph.h"

#include "twin/facility/joints.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twin
{
namespace
{
glm::dvec3 directionInCampus(const Facility& facility, HallId hall, glm::dvec3 direction)
{
    if (!hall)
        return direction;
    return campusFromHall(facility.halls[hall], direction) - campusFromHall(facility.halls[hall], glm::dvec3(0));
}

class Maker
{
public:
    Maker(const Facility& facility, Table<SectionId, Section>& sections)
        : facility_(facility), sections_(sections), joints_(facility.halls.size())
    {
    }

    TrayGraph run()
    {
        // All points first: a tray that comes later may still end on the inside of an earlier one's piece.
        for (const Tray& tray : facility_.trays)
            if (tray.hall)
                for (const glm::vec3 point : tray.path.of(facility_.points))
                    numberOf(joints_[tray.hall.index()], point);
        for (const Duct& duct : facility_.ducts)
            if (duct.hallA && duct.hallB)
            {
                numberOf(joints_[duct.hallA.index()], duct.atA);
                numberOf(joints_[duct.hallB.index()], duct.atB);
            }
        for (std::size_t i = 0; i < facility_.trays.size(); ++i)
            addTray(TrayId::at(i));
        groupHalls();
        for (std::size_t i = 0; i < facility_.ducts.size(); ++i)
            addDuct(DuctId::at(i));
        collectArcs();
        return std::move(graph_);
    }

private:
    std::uint32_t numberOf(Joints& joints, glm::dvec3 point)
    {
        const std::uint32_t number = joints.findOrAdd(point, graph_.junctions);
        graph_.junctions += number == graph_.junctions;
        return number;
    }

    void addSection(Section section, std::uint32_t from, std::uint32_t to)
    {
        section.lengthMetres = glm::distance(section.from, section.to);
        if (from == to || !(section.lengthMetres > 0) || !std::isfinite(section.lengthMetres))
            return;
        placeInCampus(facility_, section, glm::dvec3(0, 0, 1));
        sections_.add(section);
        graph_.ends.push_back({from, to});
    }

    void addTray(TrayId id)
    {
        const Tray& tray = facility_.trays[id];
        if (!tray.hall)
            return;
        Joints& joints = joints_[tray.hall.index()];
        const auto path = tray.path.of(facility_.points);
        for (std::size_t i = 1; i < path.size(); ++i)
        {
            const glm::dvec3 a = path[i - 1];
            const glm::dvec3 b = path[i];
            Section section{.kind = Section::Kind::tray,
                            .hall = tray.hall,
                            .owner = id.value,
                            .from = a,
                            .to = b,
                            .width = tray.width,
                            .depth = tray.depth,
                            .fillLimit = tray.fillLimit};
            std::uint32_t from = joints.find(a);
            for (const auto& [distance, junction] : joints.onPiece(a, b))
            {
                section.to = a + (b - a) * (distance / glm::distance(a, b));
                addSection(section, from, junction);
                section.from = section.to;
                from = junction;
            }
            section.to = b;
            addSection(section, from, joints.find(b));
        }
    }

    void addDuct(DuctId id)
    {
        const Duct& duct = facility_.ducts[id];
        if (!duct.hallA || !duct.hallB)
            return;
        const std::uint32_t first = joints_[duct.hallA.index()].find(duct.atA);
        const std::uint32_t last = joints_[duct.hallB.index()].find(duct.atB);
        Section section{.kind = Section::Kind::duct,
                        .hall = {},
                        .owner = id.value,
                        .from = campusFromHall(facility_.halls[duct.hallA], duct.atA),
                        .to = {},
                        .width = duct.width,
                        .depth = duct.depth,
                        .fillLimit = duct.fillLimit};
        std::uint32_t from = first;
        for (const glm::vec3 point : duct.path.of(facility_.points))
        {
            section.to = point;
            addSection(section, from, graph_.junctions);
            from = graph_.junctions++;
            section.from = section.to;
        }
        section.to = campusFromHall(facility_.halls[duct.hallB], duct.atB);
        addSection(section, from, last);
    }

    void groupHalls()
    {
        auto& group = graph_.hallGroup;
        group.resize(facility_.halls.size());
        std::iota(group.begin(), group.end(), 0U);
        for (const Duct& duct : facility_.ducts)
        {
            if (!duct.hallA || !duct.hallB)
                continue;
            const std::uint32_t a = group[duct.hallA.index()];
            const std::uint32_t b = group[duct.hallB.index()];
            std::ranges::replace(group, std::max(a, b), std::min(a, b));
        }
    }

    void collectArcs()
    {
        graph_.firstArc.assign(graph_.junctions + 1, 0);
        for (const auto& ends : graph_.ends)
            for (const std::uint32_t end : ends)
                ++graph_.firstArc[end + 1];
        std::partial_sum(graph_.firstArc.begin(), graph_.firstArc.end(), graph_.firstArc.begin());
        graph_.arcs.resize(graph_.ends.size() * 2);
        std::vector<std::uint32_t> next(graph_.firstArc.begin(), graph_.firstArc.end() - 1);
        for (std::uint32_t s = 0; s < graph_.ends.size(); ++s)
            for (const std::size_t end : {0, 1})
                graph_.arcs[next[graph_.ends[s][end]]++] = {s, graph_.ends[s][1 - end],
                                                            sections_[SectionId::at(s)].lengthMetres};
    }

    const Facility& facility_;
    Table<SectionId, Section>& sections_;
    std::vector<Joints> joints_; // of each hall
    TrayGraph graph_;
};
} // namespace

TrayGraph trayGraph(const Facility& facility, Table<SectionId, Section>& sections)
{
    return Maker(facility, sections).run();
}

void placeInCampus(const Facility& facility, Section& section, glm::dvec3 upright)
{
    const glm::dvec3 way = (section.to - section.from) / section.lengthMetres;
    // A vertical piece has no up of its own; any one that is the same every time will do.
    if (std::abs(glm::dot(way, upright)) > 0.999)
        upright = glm::dvec3(1, 0, 0);
    section.campusFrom = section.hall ? campusFromHall(facility.halls[section.hall], section.from) : section.from;
    section.along = directionInCampus(facility, section.hall, way);
    section.up = directionInCampus(facility, section.hall, glm::normalize(upright - glm::dot(upright, way) * way));
    section.across = glm::cross(section.up, section.along);
}
} // namespace twin

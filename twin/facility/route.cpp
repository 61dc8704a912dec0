#include "twin/facility/route.h"

#include "twin/facility/course.h"
#include "twin/facility/no_way.h"
#include "twin/facility/risers.h"
#include "twin/facility/rounding.h"
#include "twin/facility/slots.h"
#include "twin/facility/tray_graph.h"
#include "twin/facility/ways.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace twin
{
namespace
{
std::string pathOf(CableId id)
{
    return fmt::format("/cables/{}", id.index());
}

class Router
{
public:
    Router(const Facility& facility, std::vector<Problem>& problems)
        : facility_(facility),
          problems_(problems),
          graph_(trayGraph(facility, routes_.sections)),
          risers_(facility, graph_, routes_.sections),
          diameters_(facility),
          ways_(graph_, diameters_.count)
    {
        slots_.reserve(routes_.sections.size());
        for (const Section& section : routes_.sections)
            slots_.emplace_back(section.width, section.depth * section.fillLimit,
                                static_cast<float>(section.lengthMetres));
    }

    Routes run()
    {
        routes_.cables.resize(facility_.cables.size());
        routes_.hops.reserve(facility_.cables.size() * 6);
        for (std::size_t i = 0; i < facility_.cables.size(); ++i)
            lay(CableId::at(i));
        for (std::size_t s = 0; s < slots_.size(); ++s)
            if (Section& section = routes_.sections[SectionId::at(s)]; section.width > 0 && section.depth > 0)
                section.fill = static_cast<float>(slots_[s].area() / section.width / section.depth);
        return std::move(routes_);
    }

private:
    struct Diameters // cables of one diameter are of one class
    {
        explicit Diameters(const Facility& facility)
        {
            std::vector<float> known;
            for (const CableType& type : facility.cableTypes)
            {
                const auto at = std::ranges::find(known, type.diameter);
                ofType.push_back(static_cast<std::size_t>(at - known.begin()));
                if (at == known.end())
                    known.push_back(type.diameter);
            }
            count = known.size();
        }
        std::vector<std::size_t> ofType;
        std::size_t count = 0;
    };

    void lay(CableId id);
    bool findHops(CableId id, const CableType& type);
    bool findTrays(CableId id, const RackEnd& a, const RackEnd& b, const CableType& type);
    bool freeRiser(CableId id, const RackEnd& end, float diameter, SectionId& riser);
    void addHop(SectionId section, double enter, double leave, float diameter);
    void measure(CableId id, const Cable& cable, const CableType& type);
    double breakouts(const Range& end) const;
    double inRiser(SectionId riser, const RackEnd& end) const;
    bool hasRoom(SectionId section, double enter, double leave, float diameter) const
    {
        return slots_[section.index()].hasRoom(diameter, {static_cast<float>(enter), static_cast<float>(leave)});
    }

    template <class... Args>
    void problem(std::string path, fmt::format_string<Args...> what, Args&&... args)
    {
        problems_.push_back({.path = std::move(path), .what = fmt::format(what, std::forward<Args>(args)...)});
    }

    const Facility& facility_;
    std::vector<Problem>& problems_;
    Routes routes_;
    TrayGraph graph_;
    Risers risers_;
    Diameters diameters_;
    Ways ways_;
    std::vector<Slots> slots_; // of each section
    Course course_;

    // The way found last, and for whom: cables come in bundles.
    struct Found
    {
        RackId a, b;
        std::size_t diameterClass = 0;
        std::size_t closings = 0;
        Way way;
    };
    Found found_;
};

double Router::inRiser(SectionId riser, const RackEnd& end) const
{
    const Section& section = routes_.sections[riser];
    return std::clamp(end.height - section.from.z, 0.0, section.lengthMetres);
}

void Router::lay(CableId id)
{
    const Cable& cable = facility_.cables[id];
    if (!canBeLaid(facility_, cable))
        return;
    const CableType& type = facility_.cableTypes[cable.type];
    CableRoute& made = routes_.cables[id];
    made.hops.first = static_cast<std::uint32_t>(routes_.hops.size());
    if (cable.path.count == 0 && type.medium != Medium::backplane && !findHops(id, type))
        return;
    made.hops.count = static_cast<std::uint32_t>(routes_.hops.size()) - made.hops.first;
    measure(id, cable, type);
}

bool Router::findHops(CableId id, const CableType& type)
{
    const Cable& cable = facility_.cables[id];
    const RackEnd a = risers_.endOf(facility_.terminations[cable.a.first]);
    const RackEnd b = risers_.endOf(facility_.terminations[cable.b.first]);
    const bool sameRack = a.rack == b.rack;
    if (!sameRack && !risers_.touch(a.rack, b.rack))
        return findTrays(id, a, b, type);
    SectionId riserA;
    SectionId riserB;
    if (!freeRiser(id, a, type.diameter, riserA))
        return false;
    if (sameRack && a.face == b.face)
    {
        addHop(riserA, inRiser(riserA, a), inRiser(riserA, b), type.diameter);
        return true;
    }
    if (!freeRiser(id, b, type.diameter, riserB))
        return false;
    addHop(riserA, inRiser(riserA, a), routes_.sections[riserA].lengthMetres, type.diameter);
    addHop(riserB, routes_.sections[riserB].lengthMetres, inRiser(riserB, b), type.diameter);
    return true;
}

bool Router::findTrays(CableId id, const RackEnd& a, const RackEnd& b, const CableType& type)
{
    const std::size_t diameterClass = diameters_.ofType[facility_.cables[id].type.index()];
    for (const RackEnd* end : {&a, &b})
        if (risers_.accesses(end->rack).empty())
        {
            const Rack& rack = facility_.racks[end->rack];
            problem(pathOf(id),
                    "no tray within {} m of rack \"{}\": give hall \"{}\" a tray over it, or the cable a path",
                    trayReachMetres, rack.name, facility_.halls[rack.hall].name);
            return false;
        }
    SectionId riserA;
    SectionId riserB;
    if (!freeRiser(id, a, type.diameter, riserA) || !freeRiser(id, b, type.diameter, riserB))
        return false;
    while (true)
    {
        const std::size_t closings = ways_.closings(diameterClass);
        if (found_.a != a.rack || found_.b != b.rack || found_.diameterClass != diameterClass ||
            found_.closings != closings)
        {
            found_ = {a.rack, b.rack, diameterClass, closings, std::move(found_.way)};
            if (!ways_.find(diameterClass, risers_.accesses(a.rack), risers_.accesses(b.rack), found_.way))
            {
                found_.a = {};
                problem(pathOf(id), "{}",
                        whyNoWay(facility_, routes_.sections, graph_, ways_, diameterClass,
                                 {a.rack, risers_.accesses(a.rack)}, {b.rack, risers_.accesses(b.rack)},
                                 type.diameter));
                return false;
            }
        }
        const auto full = std::ranges::find_if(
            found_.way.pieces, [&](const Way::Piece& piece)
            { return !hasRoom(SectionId::at(piece.section), piece.enter, piece.leave, type.diameter); });
        if (full == found_.way.pieces.end())
            break;
        ways_.close(diameterClass, full->section);
    }
    const auto exit = [&](SectionId riser, const Way::Piece& piece, double at)
    {
        const Section& tray = routes_.sections[SectionId::at(piece.section)];
        const double height = tray.from.z + (tray.to.z - tray.from.z) * (at / tray.lengthMetres);
        return height < managerFootHeight ? 0 : routes_.sections[riser].lengthMetres;
    };
    const Way::Piece& first = found_.way.pieces.front();
    const Way::Piece& last = found_.way.pieces.back();
    addHop(riserA, inRiser(riserA, a), exit(riserA, first, first.enter), type.diameter);
    for (const Way::Piece& piece : found_.way.pieces)
        addHop(SectionId::at(piece.section), piece.enter, piece.leave, type.diameter);
    addHop(riserB, exit(riserB, last, last.leave), inRiser(riserB, b), type.diameter);
    return true;
}

bool Router::freeRiser(CableId id, const RackEnd& end, float diameter, SectionId& riser)
{
    for (const Side side : {end.side, end.side == Side::left ? Side::right : Side::left})
    {
        riser = risers_.riser(end.rack, end.face, side);
        // Whether it leaves by the top or the foot is not known yet.
        if (hasRoom(riser, 0, routes_.sections[riser].lengthMetres, diameter))
            return true;
    }
    problem(pathOf(id),
            "every way is full: the vertical managers at the {} of rack \"{}\" hold no more cables of {:.1f} mm; make "
            "the rack wider, move devices to others, or give the cable a path",
            word(end.face), facility_.racks[end.rack].name, diameter * 1000);
    return false;
}

void Router::addHop(SectionId id, double enter, double leave, float diameter)
{
    const Section& section = routes_.sections[id];
    Hop hop{id, static_cast<float>(enter), static_cast<float>(leave), 0, 0};
    // Straight through a joint if the place is free beyond it, in a run of one tray or from one to the next.
    Slots::Place wanted;
    bool straight = false;
    if (!routes_.hops.empty())
    {
        const Hop& before = routes_.hops.back();
        const Section& last = routes_.sections[before.section];
        const double way = (before.leave >= before.enter) == (leave >= enter) ? 1 : -1;
        straight = last.kind == section.kind && section.kind != Section::Kind::riser &&
                   way * glm::dot(last.along, section.along) > 0.9999;
        // A section drawn the other way has its left where the other has its right.
        wanted = {static_cast<float>(before.across * way), before.up};
    }
    const Slots::Place place = slots_[id.index()].take(diameter, {hop.enter, hop.leave}, straight ? &wanted : nullptr);
    hop.across = place.across;
    hop.up = place.up;
    routes_.hops.push_back(hop);
}

void Router::measure(CableId id, const Cable& cable, const CableType& type)
{
    CableRoute& made = routes_.cables[id];
    course_.follow(facility_, routes_, id);
    const double laid = roundedLength(course_.corners, type.bendRadius);
    const bool cartridge = type.medium == Medium::backplane;
    const double slack =
        cartridge ? 0 : 2 * serviceLoopMetres + slackShare * laid + breakouts(cable.a) + breakouts(cable.b);
    const double length = cable.statedLength > 0 ? static_cast<double>(cable.statedLength) : laid + slack;
    made.lengthMetres = static_cast<float>(length);
    made.slackMetres = static_cast<float>(length - laid);
    if (course_.holdsRadius)
        return;
    if (cable.path.count > 0)
        problem(fmt::format("/cables/{}/path_m", id.index()),
                "the bend radius of {:.0f} mm of type \"{}\" does not fit into its corners: move them apart",
                type.bendRadius * 1000, type.name);
    else
    {
        problem(
            pathOf(id),
            "the bend radius of {:.0f} mm of type \"{}\" does not fit into its way through racks and trays: give it a "
            "path, or the trays wider turns",
            type.bendRadius * 1000, type.name);
        problems_.back().severity = Severity::warning; // not the document's fault; it is laid all the same
    }
}

// How much further than the first the farthest termination is.
double Router::breakouts(const Range& end) const
{
    const auto ports = end.of(facility_.terminations);
    double farthest = 0;
    for (const PortId port : ports.subspan(1))
        farthest = std::max(farthest, glm::distance(glm::dvec3(facility_.portPosition(port)),
                                                    glm::dvec3(facility_.portPosition(ports.front()))));
    return farthest;
}

} // namespace

Routes route(const Facility& facility, std::vector<Problem>& problems)
{
    return Router(facility, problems).run();
}
} // namespace twin

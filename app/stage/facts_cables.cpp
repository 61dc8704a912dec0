#include "app/stage/links.h"
#include "app/stage/telling.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace app
{
using namespace twin;

namespace
{
std::string metres(double value)
{
    return fmt::format("{:.2f} m", value);
}

std::string millimetres(double value)
{
    return fmt::format("{:.3g} mm", value * 1000);
}

} // namespace

void Telling::port()
{
    const PortId id = entity_.as<PortId>();
    const Port& port = facility_.port(id);
    row("connector", std::string(word(port.connector)));
    if (port.optic)
        row("optic", std::string(facility_.optics[port.optic].standard));
    if (port.rateBps > 0)
        row("rate", quantity(port.rateBps, "bit/s"));
    const CableId cable = facility_.portCable[id];
    if (!cable)
        return row("cable", "none");
    row("cable", stage_.entities.of(cable));
    for (const Range& end : {facility_.cables[cable].a, facility_.cables[cable].b})
    {
        const auto ports = end.of(facility_.terminations);
        if (std::ranges::find(ports, id) == ports.end() && !ports.empty() && ports.size() == 1 && ports.front())
            row("leads to", stage_.entities.of(ports.front()));
    }
}

void Telling::cable()
{
    const CableId id = entity_.as<CableId>();
    const Cable& cable = facility_.cables[id];
    const CableRoute& route = stage_.scene.routes.cables[id];
    if (cable.type)
    {
        const CableType& type = facility_.cableTypes[cable.type];
        row("type", std::string(type.name));
        row("medium", std::string(word(type.medium)));
        row("strands", fmt::format("{}", type.strands));
        row("diameter", millimetres(static_cast<double>(type.diameter)));
    }
    if (cable.tier > 0)
        row("tier", std::string(facility_.tierNames[cable.tier]));
    if (const double rate = linkRate(facility_, id); rate > 0)
        row("link speed", quantity(rate, "bit/s"));
    if (route.lengthMetres > 0)
    {
        row("length", metres(static_cast<double>(route.lengthMetres)));
        row("slack", metres(static_cast<double>(route.slackMetres)));
    }
    for (const auto& [label, end] : {std::pair("end a", cable.a), std::pair("end b", cable.b)})
    {
        const auto ports = end.of(facility_.terminations);
        if (ports.empty() || !ports.front())
            continue;
        row(label, stage_.entities.of(ports.front()));
        if (ports.size() > 1)
            row(std::string(label) + ", last", stage_.entities.of(ports.back()));
    }
}

void Telling::sections(Section::Kind kind, double limit)
{
    double fill = 0;
    double length = 0;
    std::vector<bool> mine(stage_.scene.routes.sections.size());
    for (size_t i = 0; i < mine.size(); ++i)
    {
        const Section& section = stage_.scene.routes.sections[SectionId::at(i)];
        if (section.kind != kind || section.owner != entity_.value)
            continue;
        mine[i] = true;
        fill = std::max(fill, static_cast<double>(section.fill));
        length += section.lengthMetres;
    }
    size_t cables = 0;
    for (const CableRoute& route : stage_.scene.routes.cables)
    {
        const auto hops = route.hops.of(stage_.scene.routes.hops);
        cables += std::ranges::any_of(hops, [&](const Hop& hop) { return mine[hop.section.index()]; }) ? 1 : 0;
    }
    row("length", metres(length));
    row("cables", fmt::format("{}", cables));
    row("fill", fmt::format("{:.1f} % of {:.0f} %", fill * 100, limit * 100));
}

void Telling::tray()
{
    const Tray& tray = of<TrayId>(facility_.trays);
    row("width, depth", fmt::format("{:.0f} x {:.0f} mm", tray.width * 1000, tray.depth * 1000));
    sections(Section::Kind::tray, static_cast<double>(tray.fillLimit));
}

void Telling::duct()
{
    const Duct& duct = of<DuctId>(facility_.ducts);
    row("width, depth", fmt::format("{:.0f} x {:.0f} mm", duct.width * 1000, duct.depth * 1000));
    row("from", stage_.entities.of(duct.hallA));
    row("to", stage_.entities.of(duct.hallB));
    sections(Section::Kind::duct, static_cast<double>(duct.fillLimit));
}
} // namespace app

#include "bench/case_route.h"

#include "twin/facility/route.h"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <vector>

namespace bench
{
namespace
{
using namespace twin;

constexpr std::uint32_t switchEvery = 6;
constexpr std::uint32_t racksPerRow = 36;
constexpr std::uint32_t portsPerDevice = 72;
constexpr double rowPitch = 2.4;
constexpr double rackWidth = 0.8;

class Campus
{
public:
    FacilityDocument make(std::uint32_t halls, std::uint32_t racksPerHall, std::uint32_t cablesPerHall)
    {
        models();
        for (std::uint32_t h = 0; h < halls; ++h)
            hall(h, racksPerHall);
        for (std::uint32_t h = 0; h + 1 < halls; ++h)
            duct(h);
        for (std::uint32_t h = 0; h < halls; ++h)
            cables(h, halls, cablesPerHall);
        return std::move(document_);
    }

private:
    struct Ports // of one hall, given out in order
    {
        std::vector<std::string> nodes;
        std::vector<std::string> switches;
        std::size_t nextNode = 0;
        std::size_t nextSwitch = 0;
        Point3 end; // where ducts begin
    };

    std::string_view keep(std::string_view text) { return document_.text.keep(text); }

    void models()
    {
        document_.name = keep("campus of cables");
        ModelDef& rack = document_.models.emplace_back();
        rack.id = keep("rack");
        rack.role = Role::rack;
        rack.units = 48;
        rack.size = {rackWidth, 1.2, 2.3};
        ModelDef& device = document_.models.emplace_back();
        device.id = keep("device");
        device.role = Role::networkSwitch;
        device.units = 2;
        device.size = {0.44, 0.7, 0.087};
        for (std::uint32_t i = 0; i < portsPerDevice; ++i)
        {
            PortDef& port = device.ports.emplace_back();
            port.name = keep(fmt::format("{}", i));
            port.at = {-0.2 + 0.0114 * (i / 2), 0.02 + 0.04 * (i % 2)};
        }
        CableTypeDef& type = document_.cableTypes.emplace_back();
        type.id = keep("jumper");
        type.strands = type.strandsPerA = type.strandsPerB = 12;
        type.diameterMetres = 0.003;
        type.bendRadiusMetres = 0.030;
    }

    void hall(std::uint32_t h, std::uint32_t racks)
    {
        const std::string name = fmt::format("H{}", h);
        HallDef& def = document_.halls.emplace_back();
        def.id = keep(name);
        def.origin = {h * 120.0, 0, 0};
        Ports& ports = ports_.emplace_back();
        const std::uint32_t rows = (racks + racksPerRow - 1) / racksPerRow;
        for (std::uint32_t i = 0; i < racks; ++i)
            rack(name, i, ports);
        const double length = racksPerRow * rackWidth + 2;
        for (const double layer : {2.6, 2.8, 3.0})
        {
            for (std::uint32_t row = 0; row < rows; ++row)
            {
                // A point over every second rack: rows of a real hall are drawn in pieces too.
                std::vector<Point3> path;
                for (double x = 1; x < 1 + length; x += 2 * rackWidth)
                    path.push_back({x, 3 + row * rowPitch, layer});
                path.push_back({1 + length, 3 + row * rowPitch, layer});
                tray(name, path, 0.6);
            }
            for (const double x : {1.0, 1.0 + length})
                tray(name, {{x, 3, layer}, {x, 3 + (rows - 1) * rowPitch, layer}}, 1.2);
        }
        for (const double x : {1.0, 1.0 + length})
            tray(name, {{x, 3, 2.6}, {x, 3, 3.0}}, 1.2);
        ports.end = {1 + length, 3, 2.6};
    }

    void rack(const std::string& hall, std::uint32_t index, Ports& ports)
    {
        RackDef& rack = document_.racks.emplace_back();
        rack.id = keep(fmt::format("{}R{}", hall, index));
        rack.hall = keep(hall);
        rack.model = keep("rack");
        rack.position = {2.4 + rackWidth * (index % racksPerRow), 3 + rowPitch * (index / racksPerRow)};
        const bool switches = index % switchEvery == 0;
        for (std::uint32_t d = 0; d < (switches ? 18U : 2U); ++d)
        {
            DeviceDef& device = document_.devices.emplace_back();
            device.id = keep(fmt::format("{}-{}", rack.id, d));
            device.rack = rack.id;
            device.model = keep("device");
            device.unit = 4 + 2 * d;
            for (std::uint32_t p = 0; p < portsPerDevice; ++p)
                (switches ? ports.switches : ports.nodes).push_back(fmt::format("{}:{}", device.id, p));
        }
    }

    void tray(const std::string& hall, std::vector<Point3> path, double width)
    {
        TrayDef& tray = document_.trays.emplace_back();
        tray.id = keep(fmt::format("T{}", document_.trays.size()));
        tray.hall = keep(hall);
        tray.path = std::move(path);
        tray.widthMetres = width;
        tray.depthMetres = 0.15;
        tray.fillLimit = 0.8;
    }

    void duct(std::uint32_t h)
    {
        DuctDef& duct = document_.ducts.emplace_back();
        duct.id = keep(fmt::format("D{}", h));
        duct.hallA = keep(fmt::format("H{}", h));
        duct.hallB = keep(fmt::format("H{}", h + 1));
        duct.atA = ports_[h].end;
        duct.atB = {1, 3, 2.6};
        duct.widthMetres = 1.2;
        duct.depthMetres = 0.6;
        duct.fillLimit = 0.8;
    }

    void cable(const std::string& a, const std::string& b)
    {
        CableDef& cable = document_.cables.emplace_back();
        cable.id = keep(fmt::format("C{}", document_.cables.size()));
        cable.type = keep("jumper");
        cable.a = {keep(a)};
        cable.b = {keep(b)};
    }

    // Strides that are prime to the number of ports spread the cables of one rack over many others, as rails do.
    void cables(std::uint32_t h, std::uint32_t halls, std::uint32_t count)
    {
        Ports& here = ports_[h];
        constexpr std::size_t stride = 1297;
        for (std::uint32_t i = 0; i < count; ++i)
        {
            const bool fromNode = here.nextNode < here.nodes.size() && here.nextSwitch < here.switches.size();
            const bool away = !fromNode && halls > 1 && i % 16 == 0;
            Ports& there = away ? ports_[(h + 1) % halls] : here;
            if (there.nextSwitch >= there.switches.size() || here.nextSwitch + 1 >= here.switches.size())
                break;
            const std::string& a = fromNode ? here.nodes[here.nextNode++]
                                            : here.switches[here.nextSwitch++ * stride % here.switches.size()];
            cable(a, there.switches[there.nextSwitch++ * stride % there.switches.size()]);
        }
    }

    FacilityDocument document_;
    std::vector<Ports> ports_;
};

double seconds(std::chrono::steady_clock::time_point since)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}
} // namespace

twin::FacilityDocument campusOfCables(std::uint32_t halls, std::uint32_t racksPerHall, std::uint32_t cablesPerHall)
{
    return Campus().make(halls, racksPerHall, cablesPerHall);
}

RouteTimes routeCase(const twin::Facility& facility)
{
    RouteTimes times{.racks = facility.racks.size(), .cables = facility.cables.size()};
    std::vector<Problem> problems;
    const auto start = std::chrono::steady_clock::now();
    const Routes routes = route(facility, problems);
    times.routeSeconds = seconds(start);
    times.routeMicrosecondsPerCable = times.routeSeconds / static_cast<double>(times.cables) * 1e6;
    times.sections = routes.sections.size();
    times.hops = routes.hops.size();
    times.problems = problems.size();
    times.routesMegabytes =
        static_cast<double>(routes.hops.size() * sizeof(Hop) + routes.cables.size() * sizeof(CableRoute) +
                            routes.sections.size() * sizeof(Section)) /
        1e6;
    const auto startPaths = std::chrono::steady_clock::now();
    std::size_t points = 0;
    constexpr std::size_t every = 16;
    for (std::size_t i = 0; i < facility.cables.size(); i += every)
        points += cablePath(facility, routes, CableId::at(i)).size();
    times.pathMicrosecondsPerCable =
        points == 0 ? 0 : seconds(startPaths) * every / static_cast<double>(times.cables) * 1e6;
    return times;
}
} // namespace bench

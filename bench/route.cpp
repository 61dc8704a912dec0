// Laying all cables of a facility, at a size and at a tenth of it: what a cable costs must not grow with the facility.
#include "twin/facility/route.h"
#include "bench/bench.h"
#include "bench/campus.h"
#include "twin/facility/build.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace bench
{
namespace
{
struct Laid
{
    twin::Facility facility;
    twin::Routes routes;
    std::vector<twin::Problem> problems;
    double seconds;

    explicit Laid(twin::FacilityDocument&& document) : facility(twin::build(std::move(document)))
    {
        seconds = bench::seconds([&] { routes = twin::route(facility, problems); });
    }
    double microsecondsPerCable() const { return seconds / static_cast<double>(facility.cables.size()) * 1e6; }
};
} // namespace

void route(const Options& options, Result& result)
{
    const auto halls = static_cast<std::uint32_t>(options.number("halls", 6));
    const auto racks = static_cast<std::uint32_t>(options.number("racks-a-hall", 617));
    const auto cables = static_cast<std::uint32_t>(options.number("cables-a-hall", 66700));
    const Laid tenth(campusOfCables(1, racks * halls / 10, cables * halls / 10));
    const Laid laid(campusOfCables(halls, racks, cables));
    result["racks"] = laid.facility.racks.size();
    result["cables"] = laid.facility.cables.size();
    result["sections"] = laid.routes.sections.size();
    result["hops"] = laid.routes.hops.size();
    result["problems"] = laid.problems.size();
    result["route_s"] = laid.seconds;
    result["route_us_per_cable"] = laid.microsecondsPerCable();
    result["tenth_route_us_per_cable"] = tenth.microsecondsPerCable();
    result["routes_mb"] = 1e-6 * static_cast<double>(laid.routes.hops.size() * sizeof(twin::Hop) +
                                                     laid.routes.cables.size() * sizeof(twin::CableRoute) +
                                                     laid.routes.sections.size() * sizeof(twin::Section));
    constexpr std::size_t every = 16;
    std::size_t drawn = 0;
    const double paths = seconds(
        [&]
        {
            for (std::size_t i = 0; i < laid.facility.cables.size(); i += every)
                drawn += !twin::cablePath(laid.facility, laid.routes, twin::CableId::at(i)).empty();
        });
    result["path_us_per_cable"] = drawn == 0 ? 0 : paths / static_cast<double>(drawn) * 1e6;
}
} // namespace bench

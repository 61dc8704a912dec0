// Bytes as a facility document: whatever they are, it is read, built, routed, checked and counted, or refused in words.
#include "twin/facility/build.h"
#include "twin/facility/check.h"
#include "twin/facility/counts.h"
#include "twin/facility/json_reader.h"
#include "twin/facility/json_writer.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::vector<twin::Problem> problems;
    twin::SourceText source = twin::SourceText::fromString("fuzz.json", {reinterpret_cast<const char*>(data), size});
    twin::FacilityDocument document = twin::readFacility(source, problems);
    const std::string written = twin::write(document);
    if (problems.empty())
    {
        twin::SourceText again = twin::SourceText::fromString("again.json", written);
        const twin::FacilityDocument second = twin::readFacility(again, problems);
        if (!problems.empty() || twin::write(second) != written)
            std::abort(); // what was read well comes back the same
    }
    const twin::Facility facility = twin::build(std::move(document), problems);
    const twin::Routes routes = twin::route(facility, problems);
    twin::check(facility, routes, problems);
    twin::locate(source, problems);
    twin::count(facility);
    for (std::size_t i = 0; i < facility.cables.size(); ++i)
        twin::cablePath(facility, routes, twin::CableId::at(i));
    return 0;
}

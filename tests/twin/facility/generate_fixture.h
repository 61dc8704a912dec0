#pragma once

#include "twin/facility/build.h"
#include "twin/facility/generate/generate.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace generated
{
// A factory and the facility built of it, which must have come out without a problem.
struct Factory
{
    explicit Factory(const twin::GenerateOptions& options)
    {
        twin::Generated made = twin::generate(options);
        std::vector<twin::Problem> problems;
        facility = twin::build(std::move(made.facility), problems);
        for (const twin::Problem& problem : problems)
            FAIL_CHECK(problem.path << ": " << problem.what);
    }

    std::size_t cables(std::string_view tier) const
    {
        std::size_t count = 0;
        for (const twin::Cable& cable : facility.cables)
            count += facility.tierNames[cable.tier] == tier;
        return count;
    }

    std::size_t devices(twin::Tier tier) const
    {
        std::size_t count = 0;
        for (const twin::Device& device : facility.devices)
            count += device.tier == tier;
        return count;
    }

    const twin::Device& deviceOf(twin::PortId port) const { return facility.devices[facility.portDevice[port]]; }

    twin::Facility facility;
};

inline std::string refusal(const twin::GenerateOptions& options)
{
    try
    {
        twin::generate(options);
    }
    catch (const twin::Error& error)
    {
        return error.what();
    }
    return "generated";
}
} // namespace generated

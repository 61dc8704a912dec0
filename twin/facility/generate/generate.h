#pragma once

#include "twin/facility/document.h"
#include "twin/facility/kinds.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace twin
{
// Where the runs between switches change hands. Direct: one cord from port to port wherever both ends stand in one
// hall. Structured: cord, panel, trunk, panel, cord for every run between switches. Runs between halls are structured
// always.
enum class Cabling : std::uint8_t
{
    direct,
    structured,
};

struct GenerateOptions
{
    std::string_view design; // a name of `designs`
    std::uint32_t gpus = 0;
    std::uint32_t seed = 0; // of what is free: the side of a row its spare cooler stands on, where a sensor hangs
    Packaging optics = Packaging::pluggable; // coPackaged: switches with co-packaged optics
    Cabling cabling = Cabling::direct;
};

struct DesignSummary
{
    std::string_view name;
    std::string_view description;
    std::uint32_t step;      // GPUs come in multiples of this
    std::uint32_t maximum;   // GPUs; the largest published, or what three tiers of its radix reach
    std::string_view source; // of the published figures
};

struct Generated
{
    FacilityDocument facility; // the notes say what is published and what is a rule of ours
    SceneDocument scene;       // of the folder that has `facility` as facility.json
};

// A reference factory from published designs: halls, racks, devices, every port and strand, trays, power and cooling.
// The same options give the same document. Throws Error("generate", ...) for an unknown design, a number of GPUs the
// design does not reach (naming the nearest it does) and optics it does not offer.
Generated generate(const GenerateOptions& options);

std::span<const DesignSummary> designs();
} // namespace twin

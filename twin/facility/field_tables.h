#pragma once

#include "twin/facility/fields_contents.h"
#include "twin/facility/fields_models.h"

namespace twin
{
// The documents themselves.

template <>
struct Fields<FacilityDocument>
{
    static constexpr std::string_view format = "glasshouse-facility/1";
    static constexpr std::string_view title = "What stands where in an AI factory";
    static constexpr auto table = std::tuple{
        must("name", &FacilityDocument::name, rules::any, "what people call it"),
        may("notes", &FacilityDocument::notes, rules::any, "where its figures come from, which are a rule of ours"),
        may("optics", &FacilityDocument::optics, rules::any, "optic types"),
        may("cable_types", &FacilityDocument::cableTypes, rules::any, "cable types"),
        may("models", &FacilityDocument::models, rules::any, "what racks and devices are made of"),
        may("buildings", &FacilityDocument::buildings, rules::any, "of the campus"),
        may("halls", &FacilityDocument::halls, rules::any, "each with a frame of its own"),
        may("rows", &FacilityDocument::rows, rules::any, "of racks"),
        may("aisles", &FacilityDocument::aisles, rules::any, "between rows"),
        may("racks", &FacilityDocument::racks, rules::any, "footprints that hold devices"),
        may("devices", &FacilityDocument::devices, rules::any, "what is in the racks"),
        may("panels", &FacilityDocument::panels, rules::any, "patch panels and cassettes"),
        may("trays", &FacilityDocument::trays, rules::any, "what cables lie in"),
        may("ducts", &FacilityDocument::ducts, rules::any, "between halls"),
        may("cables", &FacilityDocument::cables, rules::any, "what is pulled"),
        may("coolers", &FacilityDocument::coolers, rules::any, "of the air"),
        may("cdus", &FacilityDocument::cdus, rules::any, "of the liquid"),
        may("pdus", &FacilityDocument::pdus, rules::any, "of the power"),
        may("sensors", &FacilityDocument::sensors, rules::any, "of the room"),
    };
};

template <>
struct Fields<GeneratedBy>
{
    static constexpr auto table = std::tuple{
        must("design", &GeneratedBy::design, rules::any, "reference design"),
        must("gpus", &GeneratedBy::gpus, {.min = 1, .max = 1e9}, "as asked for"),
        must("seed", &GeneratedBy::seed, {.min = 0, .max = 4294967295.0}, "of what is free in it"),
        must("optics", &GeneratedBy::optics, rules::any, "pluggable or cpo"),
        must("cabling", &GeneratedBy::cabling, rules::any, "direct or structured"),
    };
};

template <>
struct Fields<SceneDocument>
{
    static constexpr std::string_view format = "glasshouse-scene/1";
    static constexpr std::string_view title = "A scene: a facility and what belongs to it";
    static constexpr auto table = std::tuple{
        must("name", &SceneDocument::name, rules::any, "what people call it"),
        must("facility", &SceneDocument::facility, rules::any, "facility document, a file beside this one"),
        may("notes", &SceneDocument::notes, rules::any, "whatever a reader should know"),
        may("generated_by", &SceneDocument::generated, rules::any, "the command that made it, when one did"),
    };
};
} // namespace twin

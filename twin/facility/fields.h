#pragma once

#include "twin/facility/document.h"

#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>

namespace twin
{
// One table a record: which key is which member, whether it must be there, what it may be, and what it means. The
// reader, the writer and the JSON Schemas are all made from these tables, so that a key is added in one place.

enum class TextRule : std::uint8_t
{
    name,      // of an entity: 1 to 200 bytes, no control characters, no ':' (it separates a device from its port)
    reference, // the name of an entity, or "device:port"
    free,
};

struct Rule
{
    double min = -std::numeric_limits<double>::infinity(); // of a number, or of each number of an array
    double max = std::numeric_limits<double>::infinity();
    bool aboveMin = false; // the number is greater than `min`, not equal
    TextRule text = TextRule::free;
    std::uint32_t minItems = 0; // of an array
    bool oneOrMany = false;     // an array of one is written as its element
};

template <class Owner, class Value>
struct Field
{
    std::string_view key;
    Value Owner::*member;
    bool required;
    Rule rule;
    std::string_view meaning;
};

template <class Owner, class Value>
constexpr Field<Owner, Value> must(std::string_view key, Value Owner::*member, Rule rule, std::string_view meaning)
{
    return {key, member, true, rule, meaning};
}

// Left out when it has the default of the Def struct.
template <class Owner, class Value>
constexpr Field<Owner, Value> may(std::string_view key, Value Owner::*member, Rule rule, std::string_view meaning)
{
    return {key, member, false, rule, meaning};
}

namespace rules
{
inline constexpr Rule any{};
inline constexpr Rule name{.text = TextRule::name};
inline constexpr Rule reference{.text = TextRule::reference};
inline constexpr Rule campus{.min = -1e5, .max = 1e5};
inline constexpr Rule hall{.min = -1e4, .max = 1e4};
inline constexpr Rule face{.min = -5, .max = 5};
inline constexpr Rule degrees{.min = -360, .max = 360};
inline constexpr Rule size{.min = 0, .max = 1e4, .aboveMin = true};
inline constexpr Rule small{.min = 0, .max = 1, .aboveMin = true}; // metres: diameters, radii
inline constexpr Rule width{.min = 0, .max = 10, .aboveMin = true};
inline constexpr Rule share{.min = 0, .max = 1};
inline constexpr Rule fill{.min = 0, .max = 1, .aboveMin = true};
inline constexpr Rule positive{.min = 0, .aboveMin = true};
inline constexpr Rule amount{.min = 0, .max = 1e12};
inline constexpr Rule count{.min = 0, .max = 100000};
inline constexpr Rule strands{.min = 1, .max = 10000};
inline constexpr Rule units{.min = 0, .max = 100};
inline constexpr Rule unit{.min = 1, .max = 100};
inline constexpr Rule bitRate{.min = 0, .max = 1e15};
inline constexpr Rule decibel{.min = -100, .max = 100};
inline constexpr Rule hallPath{.min = -1e4, .max = 1e4, .minItems = 2};
inline constexpr Rule ends{.text = TextRule::reference, .minItems = 1, .oneOrMany = true};
} // namespace rules

template <class T>
struct Fields;

template <>
struct Fields<OpticDef>
{
    static constexpr auto table = std::tuple{
        must("id", &OpticDef::id, rules::name, "name of the optic type"),
        must("standard", &OpticDef::standard, rules::any, "what it is sold as: 400G-DR4, 800G-DR4, 400G-SR4"),
        may("packaging", &OpticDef::packaging, rules::any,
            "a plug in a cage, or an engine on the switch's own package"),
        may("light_source", &OpticDef::lightSource, rules::any, "its own laser, or a laser module beside it"),
        must("medium", &OpticDef::medium, rules::any, "the glass it speaks into"),
        must("lanes", &OpticDef::lanes, {.min = 1, .max = 64}, "lanes each way"),
        must("lane_rate_bps", &OpticDef::laneRateBps, rules::bitRate, "bits per second of a lane"),
        must("strands", &OpticDef::strands, rules::strands,
             "glass strands: those that transmit, then as many that receive"),
        may("wavelength_nm", &OpticDef::wavelengthNm, {.min = 0, .max = 2000}, "of its first lane"),
        may("reach_m", &OpticDef::reachMetres, rules::amount, "longest way it is specified for; 0: not stated"),
        may("budget_db", &OpticDef::budgetDb, rules::decibel, "loss allowed from optic to optic; 0: not stated"),
        may("tx_min_dbm", &OpticDef::txMinDbm, rules::decibel, "least average launch power of a lane"),
        may("tx_max_dbm", &OpticDef::txMaxDbm, rules::decibel, "greatest average launch power of a lane"),
        may("rx_min_dbm", &OpticDef::rxMinDbm, rules::decibel, "least average receive power of a lane"),
        may("power_w", &OpticDef::powerWatts, rules::amount, "what one draws"),
    };
};

template <>
struct Fields<CableTypeDef>
{
    static constexpr auto table = std::tuple{
        must("id", &CableTypeDef::id, rules::name, "name of the cable type"),
        must("medium", &CableTypeDef::medium, rules::any, "glass or copper"),
        must("strands", &CableTypeDef::strands, rules::strands,
             "strands of glass, or pairs of copper, from end to end"),
        must("connector_a", &CableTypeDef::connectorA, rules::any, "connector of end a"),
        must("connector_b", &CableTypeDef::connectorB, rules::any, "connector of end b"),
        must("strands_per_a", &CableTypeDef::strandsPerA, rules::strands,
             "strands in one connector of end a: strands / strands_per_a connectors stand there"),
        must("strands_per_b", &CableTypeDef::strandsPerB, rules::strands, "the same for end b"),
        may("strand_map", &CableTypeDef::strandMap, rules::any, "which strand of end b is strand i of end a"),
        may("map", &CableTypeDef::map, rules::count,
            "for strand_map listed: the strand at b of each strand at a, from 0"),
        must("diameter_m", &CableTypeDef::diameterMetres, rules::small, "outer diameter"),
        must("bend_radius_m", &CableTypeDef::bendRadiusMetres, rules::small,
             "least radius of its middle line in a bend"),
    };
};

template <>
struct Fields<PortDef>
{
    static constexpr auto table = std::tuple{
        must("name", &PortDef::name, rules::name, "name on the device"),
        may("kind", &PortDef::kind, rules::any, "what is behind it"),
        may("face", &PortDef::face, rules::any, "side of the device"),
        must("at_m", &PortDef::at, rules::face, "on the face: [x from the device's middle, z from its bottom]"),
        must("connector", &PortDef::connector, rules::any, "what plugs in"),
        may("optic", &PortDef::optic, rules::reference, "optic type; left out for copper and panels"),
        may("rate_bps", &PortDef::rateBps, rules::bitRate, "each way; left out where the optic says it"),
    };
};

template <>
struct Fields<ModelDef>
{
    static constexpr auto table = std::tuple{
        must("id", &ModelDef::id, rules::name, "name of the model"),
        must("role", &ModelDef::role, rules::any, "what kind of thing it is"),
        may("maker", &ModelDef::maker, rules::any, "who makes it"),
        may("units", &ModelDef::units, rules::units, "height in rack units; for a rack, what it holds"),
        must("size_m", &ModelDef::size, rules::size, "[width, depth, height]"),
        may("power_w", &ModelDef::powerWatts, rules::amount, "greatest draw"),
        may("weight_kg", &ModelDef::weightKg, rules::amount, "installed"),
        may("airflow", &ModelDef::airflow, rules::any, "which way the air goes"),
        may("liquid_share", &ModelDef::liquidShare, rules::share, "share of its heat that leaves by liquid"),
        may("gpus", &ModelDef::gpus, rules::count, "GPUs inside"),
        may("mesh", &ModelDef::mesh, rules::any, "body: assets:NAME, or a file beside the scene; left out: a box"),
        may("ports", &ModelDef::ports, rules::any, "openings for cables"),
    };
};

template <>
struct Fields<BuildingDef>
{
    static constexpr auto table = std::tuple{
        must("id", &BuildingDef::id, rules::name, "name of the building"),
        must("origin_m", &BuildingDef::origin, rules::campus, "corner of its floor, campus frame"),
        may("yaw_deg", &BuildingDef::yawDegrees, rules::degrees, "about z, counter-clockwise"),
        must("size_m", &BuildingDef::size, rules::size, "[x, y, z]"),
        may("mesh", &BuildingDef::mesh, rules::any, "shell: a file beside the scene"),
    };
};

template <>
struct Fields<HallDef>
{
    static constexpr auto table = std::tuple{
        must("id", &HallDef::id, rules::name, "name of the hall"),
        may("building", &HallDef::building, rules::reference, "building it is in"),
        must("origin_m", &HallDef::origin, rules::campus, "corner of its floor, campus frame"),
        may("yaw_deg", &HallDef::yawDegrees, rules::degrees, "about z, counter-clockwise"),
        must("size_m", &HallDef::size, rules::size, "[along rows, across rows, clear height]"),
    };
};

template <>
struct Fields<RowDef>
{
    static constexpr auto table = std::tuple{
        must("id", &RowDef::id, rules::name, "name of the row"),
        must("hall", &RowDef::hall, rules::reference, "hall it stands in"),
    };
};

template <>
struct Fields<AisleDef>
{
    static constexpr auto table = std::tuple{
        must("id", &AisleDef::id, rules::name, "name of the aisle"),
        must("hall", &AisleDef::hall, rules::reference, "hall it is in"),
        must("kind", &AisleDef::kind, rules::any,
             "cold: racks take air in; hot: they let it out; main: people and doors"),
        must("min_m", &AisleDef::min, rules::hall, "corner of its floor"),
        must("max_m", &AisleDef::max, rules::hall, "opposite corner"),
        may("height_m", &AisleDef::heightMetres, rules::amount, "of its containment"),
        may("contained", &AisleDef::contained, rules::any, "closed by end doors and a roof"),
    };
};

template <>
struct Fields<RackDef>
{
    static constexpr auto table = std::tuple{
        must("id", &RackDef::id, rules::name, "name of the rack"),
        must("hall", &RackDef::hall, rules::reference, "hall it stands in"),
        may("row", &RackDef::row, rules::reference, "row it belongs to"),
        must("model", &RackDef::model, rules::reference, "model with the role rack"),
        must("position_m", &RackDef::position, rules::hall, "middle of its footprint"),
        may("yaw_deg", &RackDef::yawDegrees, rules::degrees, "0: its front looks towards -y"),
        may("power_limit_w", &RackDef::powerLimitWatts, rules::positive, "what its feeds carry; left out: not stated"),
    };
};

template <>
struct Fields<DeviceDef>
{
    static constexpr auto table = std::tuple{
        must("id", &DeviceDef::id, rules::name, "name of the device"),
        must("rack", &DeviceDef::rack, rules::reference, "rack it is in"),
        must("model", &DeviceDef::model, rules::reference, "its model"),
        must("unit", &DeviceDef::unit, rules::unit, "lowest rack unit it takes, from 1; halves are allowed"),
        may("face", &DeviceDef::face, rules::any, "rails it hangs on; its front looks out there"),
        may("tier", &DeviceDef::tier, rules::any, "place in the fabric"),
    };
};

template <>
struct Fields<PanelMapDef>
{
    static constexpr auto table = std::tuple{
        must("front", &PanelMapDef::front, rules::reference, "front port"),
        may("front_strand", &PanelMapDef::frontStrand, rules::count, "first strand there, from 0"),
        must("rear", &PanelMapDef::rear, rules::reference, "rear port"),
        may("rear_strand", &PanelMapDef::rearStrand, rules::count, "first strand there, from 0"),
        must("strands", &PanelMapDef::strands, rules::strands, "how many go straight through"),
    };
};

template <>
struct Fields<PanelDef>
{
    static constexpr auto table = std::tuple{
        must("id", &PanelDef::id, rules::name, "name of the panel; devices and panels share their names"),
        must("rack", &PanelDef::rack, rules::reference, "rack it is in"),
        must("model", &PanelDef::model, rules::reference, "model with the role panel"),
        must("unit", &PanelDef::unit, rules::unit, "lowest rack unit it takes, from 1"),
        may("face", &PanelDef::face, rules::any, "rails it hangs on; its front looks out there"),
        may("map", &PanelDef::map, rules::any,
            "front to rear; left out: front port i is rear port i, strand by strand"),
    };
};

template <>
struct Fields<TrayDef>
{
    static constexpr auto table = std::tuple{
        must("id", &TrayDef::id, rules::name, "name of the tray"),
        must("hall", &TrayDef::hall, rules::reference, "hall it hangs in"),
        must("path_m", &TrayDef::path, rules::hallPath,
             "middle of its bottom; trays meet where points coincide within 1 mm, or one ends on another"),
        must("width_m", &TrayDef::widthMetres, rules::width, "inside"),
        must("depth_m", &TrayDef::depthMetres, rules::width, "height of its sides"),
        may("fill_limit", &TrayDef::fillLimit, rules::fill, "share of width x depth that cables may take"),
    };
};

template <>
struct Fields<DuctDef>
{
    static constexpr auto table = std::tuple{
        must("id", &DuctDef::id, rules::name, "name of the duct"),
        must("hall_a", &DuctDef::hallA, rules::reference, "hall of its first end"),
        must("at_a_m", &DuctDef::atA, rules::hall, "first end, on a tray of that hall, in its frame"),
        must("hall_b", &DuctDef::hallB, rules::reference, "hall of its other end"),
        must("at_b_m", &DuctDef::atB, rules::hall, "other end, on a tray of that hall, in its frame"),
        may("path_m", &DuctDef::path, rules::campus, "course between the ends, campus frame; left out: straight"),
        must("width_m", &DuctDef::widthMetres, rules::width, "inside"),
        must("depth_m", &DuctDef::depthMetres, rules::width, "inside"),
        may("fill_limit", &DuctDef::fillLimit, rules::fill, "share of width x depth that cables may take"),
    };
};

template <>
struct Fields<CableDef>
{
    static constexpr auto table = std::tuple{
        must("id", &CableDef::id, rules::name, "name of the cable"),
        must("type", &CableDef::type, rules::reference, "cable type"),
        may("tier", &CableDef::tier, rules::any, "word that counts are grouped by: node-leaf, leaf-spine, spine-core"),
        must("a", &CableDef::a, rules::ends, "device:port of end a, one for each connector"),
        must("b", &CableDef::b, rules::ends, "device:port of end b, one for each connector"),
        may("path_m", &CableDef::path, rules::hall, "course from a to b in the frame of a's hall; left out: routed"),
        may("length_m", &CableDef::lengthMetres, rules::amount, "as bought; left out: the routed length with slack"),
    };
};

template <>
struct Fields<CoolerDef>
{
    static constexpr auto table = std::tuple{
        must("id", &CoolerDef::id, rules::name, "name of the cooler"),
        must("hall", &CoolerDef::hall, rules::reference, "hall it cools"),
        may("kind", &CoolerDef::kind, rules::any, "among the racks, or at the wall"),
        must("model", &CoolerDef::model, rules::reference, "model with the role cooler"),
        must("position_m", &CoolerDef::position, rules::hall, "middle of its footprint"),
        may("yaw_deg", &CoolerDef::yawDegrees, rules::degrees, "0: it blows towards -y"),
        must("capacity_w", &CoolerDef::capacityWatts, rules::amount, "heat it can take"),
        must("airflow_m3_s", &CoolerDef::airflowM3S, rules::amount, "air it moves"),
    };
};

template <>
struct Fields<CduDef>
{
    static constexpr auto table = std::tuple{
        must("id", &CduDef::id, rules::name, "name of the coolant distribution unit"),
        must("hall", &CduDef::hall, rules::reference, "hall it stands in"),
        must("model", &CduDef::model, rules::reference, "model with the role cdu"),
        must("position_m", &CduDef::position, rules::hall, "middle of its footprint"),
        may("yaw_deg", &CduDef::yawDegrees, rules::degrees, "0: its front looks towards -y"),
        must("capacity_w", &CduDef::capacityWatts, rules::amount, "heat it can take"),
        must("flow_lpm", &CduDef::flowLpm, rules::amount, "litres a minute on the racks' side"),
        may("serves", &CduDef::serves, rules::reference, "racks on its loop"),
    };
};

template <>
struct Fields<PduDef>
{
    static constexpr auto table = std::tuple{
        must("id", &PduDef::id, rules::name, "name of the power distribution unit"),
        must("hall", &PduDef::hall, rules::reference, "hall it stands in"),
        must("model", &PduDef::model, rules::reference, "model with the role pdu"),
        must("position_m", &PduDef::position, rules::hall, "middle of its footprint"),
        may("yaw_deg", &PduDef::yawDegrees, rules::degrees, "0: its front looks towards -y"),
        must("capacity_w", &PduDef::capacityWatts, rules::amount, "what it can carry"),
        may("feeds", &PduDef::feeds, rules::reference, "racks it feeds"),
    };
};

template <>
struct Fields<SensorDef>
{
    static constexpr auto table = std::tuple{
        must("id", &SensorDef::id, rules::name, "name of the sensor"),
        must("hall", &SensorDef::hall, rules::reference, "hall it hangs in"),
        may("kind", &SensorDef::kind, rules::any, "what it measures"),
        must("position_m", &SensorDef::position, rules::hall, "where"),
    };
};

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

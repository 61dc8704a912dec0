#pragma once

#include "twin/facility/document.h"
#include "twin/facility/fields.h"

#include <tuple>

namespace twin
{
// What things are and where they stand, down to the rack.

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
        may("inset_m", &PortDef::insetMetres, rules::share, "how far behind the face a plug stops"),
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
        may("first_unit_m", &ModelDef::firstUnitMetres, rules::share, "of a rack: bottom of unit 1 above the floor"),
        may("rail_setback_m", &ModelDef::railSetbackMetres, rules::share,
            "of a rack: how far inside [its front, its rear] the rails' mounting faces stand"),
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
} // namespace twin

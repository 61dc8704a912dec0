#pragma once

#include "twin/facility/document.h"
#include "twin/facility/fields.h"

#include <tuple>

namespace twin
{
// What is in the racks, between them and around them.

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
} // namespace twin

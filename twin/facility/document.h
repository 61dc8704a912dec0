#pragma once

#include "twin/facility/kinds.h"
#include "twin/facility/text_arena.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace twin
{
// What stands in scene.json and facility.json, record by record: strings where the file has names, units as the keys
// say (metres, watts, degrees; the hall frame of the design unless a field says otherwise). Generators and importers
// fill one of these; `write` puts it on disk and `build` makes the Facility of it. Which key is which member, what is
// required and which values are allowed stands once, in fields.h, and makes the reader, the writer and the JSON
// Schemas.

using Point2 = std::array<double, 2>;
using Point3 = std::array<double, 3>;

// Where the record's '{' stands in its file, in bytes; problems are found at their line through it.
struct Record
{
    std::uint32_t offset = 0;
};

struct OpticDef : Record
{
    std::string_view id;
    std::string_view standard;
    Packaging packaging = Packaging::pluggable;
    LightSource lightSource = LightSource::internal;
    Medium medium = Medium::os2;
    std::uint32_t lanes = 0;
    double laneRateBps = 0;
    std::uint32_t strands = 0; // transmit strands first, then as many that receive
    double wavelengthNm = 0;
    double reachMetres = 0;
    double budgetDb = 0; // channel insertion loss allowed end to end
    double txMinDbm = 0; // average launch power a lane
    double txMaxDbm = 0;
    double rxMinDbm = 0; // average receive power a lane
    double powerWatts = 0;
};

struct CableTypeDef : Record
{
    std::string_view id;
    Medium medium = Medium::os2;
    std::uint32_t strands = 0;
    Connector connectorA = Connector::mpo12;
    Connector connectorB = Connector::mpo12;
    std::uint32_t strandsPerA = 0; // strands in one connector of end a; strands / strandsPerA connectors stand there
    std::uint32_t strandsPerB = 0;
    StrandMap strandMap = StrandMap::straight;
    std::vector<std::uint32_t> map; // for `listed`: map[i] is the strand at b of strand i at a, counted from 0
    double diameterMetres = 0;
    double bendRadiusMetres = 0;
};

struct PortDef : Record
{
    std::string_view name;
    PortKind kind = PortKind::network;
    Face face = Face::front;
    Point2 at{}; // on the face: x from the middle of the device, z from its bottom; x is the model's own axis on both
                 // faces
    Connector connector = Connector::mpo12;
    std::string_view optic; // empty for copper and panels
    double rateBps = 0;
    double insetMetres = 0; // how far behind the face a plug stops
};

struct ModelDef : Record
{
    std::string_view id;
    Role role = Role::compute;
    std::string_view maker;
    double units = 0; // height in rack units; for a rack, what it holds
    Point3 size{};    // width, depth, height
    double powerWatts = 0;
    double weightKg = 0;
    Airflow airflow = Airflow::none;
    double liquidShare = 0; // of the heat that leaves by liquid
    std::uint32_t gpus = 0;
    double firstUnitMetres = 0.1;       // of a rack: height of the bottom of unit 1 above the floor
    Point2 railSetbackMetres{0.1, 0.1}; // of a rack: its rails stand this far inside its front, and inside its rear
    std::string_view mesh;              // path relative to the scene, or "assets:NAME"
    std::vector<PortDef> ports;
};

struct BuildingDef : Record
{
    std::string_view id;
    Point3 origin{}; // campus frame
    double yawDegrees = 0;
    Point3 size{};
    std::string_view mesh;
};

struct HallDef : Record
{
    std::string_view id;
    std::string_view building;
    Point3 origin{}; // campus frame: the corner of the floor that is the hall frame's origin
    double yawDegrees = 0;
    Point3 size{};
};

struct RowDef : Record
{
    std::string_view id;
    std::string_view hall;
};

struct AisleDef : Record
{
    std::string_view id;
    std::string_view hall;
    AisleKind kind = AisleKind::cold;
    Point2 min{};
    Point2 max{};
    double heightMetres = 0;
    bool contained = false; // end doors and a roof
};

struct RackDef : Record
{
    std::string_view id;
    std::string_view hall;
    std::string_view row;
    std::string_view model;
    Point2 position{};     // middle of the footprint
    double yawDegrees = 0; // 0: the front looks towards -y
    double powerLimitWatts = std::numeric_limits<double>::infinity();
};

struct DeviceDef : Record
{
    std::string_view id;
    std::string_view rack;
    std::string_view model;
    double unit = 0; // its lowest rack unit, from 1
    Face face = Face::front;
    Tier tier = Tier::none;
};

struct PanelMapDef : Record
{
    std::string_view front;
    std::uint32_t frontStrand = 0; // the first of `strands` in a run, from 0
    std::string_view rear;
    std::uint32_t rearStrand = 0;
    std::uint32_t strands = 0;
};

struct PanelDef : Record
{
    std::string_view id;
    std::string_view rack;
    std::string_view model;
    double unit = 0;
    Face face = Face::front;
    std::vector<PanelMapDef> map; // empty: front port i is rear port i, strand by strand
};

struct TrayDef : Record
{
    std::string_view id;
    std::string_view hall;
    std::vector<Point3>
        path; // middle of the tray's bottom; trays meet where points of their paths coincide within 1 mm
    double widthMetres = 0;
    double depthMetres = 0; // height of its sides
    double fillLimit = 0.5; // of width x depth
};

struct DuctDef : Record
{
    std::string_view id;
    std::string_view hallA;
    Point3 atA{}; // hall frame of hall a; coincides with a point of a tray there
    std::string_view hallB;
    Point3 atB{};
    std::vector<Point3> path; // campus frame, between the two ends; may be empty
    double widthMetres = 0;
    double depthMetres = 0;
    double fillLimit = 0.5;
};

struct CableDef : Record
{
    std::string_view id;
    std::string_view type;
    std::string_view tier;           // free word that counts are grouped by: "node-leaf"
    std::vector<std::string_view> a; // "device:port", one for each connector of the end
    std::vector<std::string_view> b;
    std::vector<Point3> path; // explicit course in the frame of end a's hall, between the ports; empty: routed
    double lengthMetres = 0;  // stated; 0: routed length with slack
};

struct CoolerDef : Record
{
    std::string_view id;
    std::string_view hall;
    CoolerKind kind = CoolerKind::inRow;
    std::string_view model;
    Point2 position{};
    double yawDegrees = 0;
    double capacityWatts = 0;
    double airflowM3S = 0;
};

struct CduDef : Record
{
    std::string_view id;
    std::string_view hall;
    std::string_view model;
    Point2 position{};
    double yawDegrees = 0;
    double capacityWatts = 0;
    double flowLpm = 0;
    std::vector<std::string_view> serves; // racks on its loop
};

struct PduDef : Record
{
    std::string_view id;
    std::string_view hall;
    std::string_view model;
    Point2 position{};
    double yawDegrees = 0;
    double capacityWatts = 0;
    std::vector<std::string_view> feeds; // racks
};

struct SensorDef : Record
{
    std::string_view id;
    std::string_view hall;
    SensorKind kind = SensorKind::temperature;
    Point3 position{};
};

struct FacilityDocument
{
    std::string_view name;
    std::vector<std::string_view> notes; // where the counts come from, what is a rule of ours
    std::vector<OpticDef> optics;
    std::vector<CableTypeDef> cableTypes;
    std::vector<ModelDef> models;
    std::vector<BuildingDef> buildings;
    std::vector<HallDef> halls;
    std::vector<RowDef> rows;
    std::vector<AisleDef> aisles;
    std::vector<RackDef> racks;
    std::vector<DeviceDef> devices;
    std::vector<PanelDef> panels;
    std::vector<TrayDef> trays;
    std::vector<DuctDef> ducts;
    std::vector<CableDef> cables;
    std::vector<CoolerDef> coolers;
    std::vector<CduDef> cdus;
    std::vector<PduDef> pdus;
    std::vector<SensorDef> sensors;

    TextArena text; // owns every string above
};

struct GeneratedBy : Record
{
    std::string_view design;
    std::uint32_t gpus = 0;
    std::uint32_t seed = 0;
    std::string_view optics;
    std::string_view cabling;
};

struct SceneDocument
{
    std::string_view name;
    std::string_view facility; // path relative to scene.json
    std::vector<std::string_view> notes;
    std::optional<GeneratedBy> generated;

    TextArena text;
};
} // namespace twin

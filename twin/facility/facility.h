#pragma once

#include "twin/facility/document.h"
#include "twin/facility/ids.h"
#include "twin/facility/name_index.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace twin
{
// What stands where. Immutable once built (see build.h); plain arrays indexed by typed ids; every name is looked up
// once, when it is built. Metres; positions are in the frame of their hall unless a member says campus.

struct Port // of a model: every device of that model has one
{
    std::string_view name;
    PortKind kind;
    Face face;
    glm::vec2 at; // on the face, see PortDef
    Connector connector;
    OpticId optic; // none for copper and panels
    double rateBps;
    float inset;
    std::uint32_t lanes;     // of its optic
    std::uint32_t firstLane; // of the device's lanes, from 0
    std::uint32_t strands;   // light ways its connector brings: the optic's, or a panel's by its map
};

struct PanelRun // strands of a panel that go straight through
{
    std::uint32_t front; // index of the port in the model
    std::uint32_t frontStrand;
    std::uint32_t rear;
    std::uint32_t rearStrand;
    std::uint32_t strands;
};

struct Model
{
    std::string_view name;
    Role role;
    std::string_view maker;
    double units;
    glm::vec3 size; // width, depth, height
    double powerWatts;
    double weightKg;
    Airflow airflow;
    double liquidShare;
    std::uint32_t gpus;
    float firstUnit;       // of a rack, see ModelDef
    glm::vec2 railSetback; // of a rack: at its front, at its rear
    std::string_view mesh;
    std::vector<Port> ports;
    std::uint32_t lanes;                   // of all its ports
    std::vector<PanelRun> straight;        // for panels: the map of a panel that has none of its own, one run a port
    std::vector<std::uint32_t> straightOf; // for panels: by port, its run in `straight`; past the end: none
    std::unordered_map<std::string_view, std::uint32_t> portNames; // index into `ports`
};

struct Building
{
    std::string_view name;
    glm::dvec3 origin; // campus
    double yawDegrees;
    glm::dvec3 size;
    std::string_view mesh;
};

struct Hall
{
    std::string_view name;
    BuildingId building;
    glm::dvec3 origin; // campus
    double yawDegrees;
    glm::dvec3 size;
};

struct Row
{
    std::string_view name;
    HallId hall;
};

struct Aisle
{
    std::string_view name;
    HallId hall;
    AisleKind kind;
    glm::vec2 min, max;
    float height;
    bool contained;
};

struct Rack
{
    std::string_view name;
    HallId hall;
    RowId row;
    ModelId model;
    glm::vec2 position;
    float yawDegrees;
    double powerLimitWatts;
};

struct Device // a panel is a device whose model has the role `panel`
{
    std::string_view name;
    RackId rack;
    ModelId model;
    float unit;
    Face face;
    Tier tier;
    PortId firstPort;
    LaneId firstLane;
    GpuId firstGpu;
    Range panelRuns; // of Facility::panelRuns; empty: the model's own
};

struct Tray
{
    std::string_view name;
    HallId hall;
    Range path; // of Facility::points
    float width, depth, fillLimit;
};

struct Duct
{
    std::string_view name;
    HallId hallA, hallB;
    glm::vec3 atA, atB;
    Range path; // of Facility::points, campus frame
    float width, depth, fillLimit;
};

struct CableType
{
    std::string_view name;
    Medium medium;
    std::uint32_t strands;
    Connector connectorA, connectorB;
    std::uint32_t strandsPerA, strandsPerB;
    std::vector<std::uint32_t> map;     // map[i]: the strand at b of strand i at a
    std::vector<std::uint32_t> inverse; // inverse[j]: the strand at a of strand j at b
    float diameter, bendRadius;
};

struct Cable
{
    std::string_view name;
    CableTypeId type;
    std::uint32_t tier; // index into Facility::tierNames
    Range a, b;         // of Facility::terminations
    Range path;         // of Facility::points, frame of end a's hall; empty: routed
    float statedLength; // 0: not stated
};

struct Cooler
{
    std::string_view name;
    HallId hall;
    CoolerKind kind;
    ModelId model;
    glm::vec2 position;
    float yawDegrees;
    double capacityWatts, airflowM3S;
};

struct Cdu
{
    std::string_view name;
    HallId hall;
    ModelId model;
    glm::vec2 position;
    float yawDegrees;
    double capacityWatts, flowLpm;
    Range serves; // of Facility::servedRacks
};

struct Pdu
{
    std::string_view name;
    HallId hall;
    ModelId model;
    glm::vec2 position;
    float yawDegrees;
    double capacityWatts;
    Range feeds; // of Facility::servedRacks
};

struct Sensor
{
    std::string_view name;
    HallId hall;
    SensorKind kind;
    glm::vec3 position;
};

struct Facility
{
    std::string_view name;
    std::vector<std::string_view> notes;

    Table<OpticId, OpticDef> optics;
    Table<CableTypeId, CableType> cableTypes;
    Table<ModelId, Model> models;
    Table<BuildingId, Building> buildings;
    Table<HallId, Hall> halls;
    Table<RowId, Row> rows;
    Table<AisleId, Aisle> aisles;
    Table<RackId, Rack> racks;
    Table<DeviceId, Device> devices; // the document's devices, then its panels
    Table<TrayId, Tray> trays;
    Table<DuctId, Duct> ducts;
    Table<CableId, Cable> cables;
    Table<CoolerId, Cooler> coolers;
    Table<CduId, Cdu> cdus;
    Table<PduId, Pdu> pdus;
    Table<SensorId, Sensor> sensors;

    Table<PortId, DeviceId> portDevice;
    Table<PortId, CableId> portCable; // none: nothing is plugged in
    std::size_t panelsFrom = 0;       // index of the first panel in `devices`
    std::size_t lanes = 0;            // of all optics of all devices
    std::size_t gpus = 0;

    std::vector<PortId> terminations; // of all cables
    std::vector<glm::vec3> points;    // of all paths
    std::vector<RackId> servedRacks;
    std::vector<PanelRun> panelRuns;
    std::vector<std::string_view> tierNames; // [0] is the empty word

    NameIndex<RackId> rackNames;
    NameIndex<DeviceId> deviceNames;
    NameIndex<CableId> cableNames;

    TextArena text; // owns every string above

    const Port& port(PortId id) const;
    // "device:port", or nobody.
    PortId findPort(std::string_view deviceAndPort) const;
    std::string nameOf(PortId id) const;
    // Where the device stands in its document: "/devices/12" or "/panels/3".
    std::string pathOf(DeviceId id) const;
    HallId hallOf(PortId id) const;
    // Where the port's opening is, hall frame, and the way its face looks (a unit vector in the floor's plane).
    glm::vec3 portPosition(PortId id) const;
    glm::vec3 portDirection(PortId id) const;
};

// The rack unit of EIA-310-E, metres.
inline constexpr double rackUnit = 0.04445;

glm::dvec3 campusFromHall(const Hall& hall, glm::dvec3 point);
glm::dvec3 hallFromCampus(const Hall& hall, glm::dvec3 point);
} // namespace twin

#include "twin/facility/generate/models.h"

#include "twin/facility/generate/faces.h"
#include "twin/facility/problem.h"

#include <fmt/format.h>

#include <algorithm>

namespace twin::factory
{
namespace
{
// Lane optics. Losses are from optic to optic; powers are averages of a lane.
// DR4: IEEE 802.3bs clause 124, 500 m of single-mode fiber, 3.0 dB.
// SR4: IEEE 802.3db clause 167 powers; reach as sold for NDR, 50 m of OM4, which is the stricter.
// 800G DR4: IEEE P802.3dj, 4 lanes of 200G over 500 m and 3.0 dB; lane powers taken over from clause 124.
// Co-packaged: the same line, its light from a laser module on the faceplate.
OpticDef parallel(std::string_view id, Medium medium, double laneRate, double watts)
{
    OpticDef optic;
    optic.id = optic.standard = id;
    optic.medium = medium;
    optic.lanes = 4;
    optic.laneRateBps = laneRate;
    optic.strands = 8;
    optic.powerWatts = watts;
    const bool singleMode = isSingleMode(medium);
    optic.wavelengthNm = singleMode ? 1311 : 850;
    optic.reachMetres = singleMode ? 500 : 50;
    optic.budgetDb = singleMode ? 3.0 : 1.8;
    optic.txMinDbm = singleMode ? -2.9 : -4.6;
    optic.txMaxDbm = 4.0;
    optic.rxMinDbm = singleMode ? -5.9 : -6.4;
    return optic;
}

void addOptics(FacilityDocument& document)
{
    document.optics.push_back(parallel("400G-SR4", Medium::om4, 100e9, 8));
    document.optics.push_back(parallel("400G-DR4", Medium::os2, 100e9, 8));
    document.optics.push_back(parallel("800G-DR4", Medium::os2, 200e9, 13));
    OpticDef engine = parallel("800G-DR4-CPO", Medium::os2, 200e9, 4.5);
    engine.standard = "800G-DR4";
    engine.packaging = Packaging::coPackaged;
    engine.lightSource = LightSource::external;
    document.optics.push_back(engine);
}

CableTypeDef parallelCable(std::string_view id, Medium medium, std::uint32_t connectors, double diameter)
{
    CableTypeDef type;
    type.id = id;
    type.medium = medium;
    type.strands = connectors * 8;
    type.strandsPerA = type.strandsPerB = 8;
    type.strandMap = StrandMap::reversed; // TIA-568 type B: what one end sends, the other receives
    type.diameterMetres = diameter;
    type.bendRadiusMetres = 10 * diameter;
    return type;
}

void addCableTypes(FacilityDocument& document)
{
    document.cableTypes.push_back(parallelCable("cord-om4", Medium::om4, 1, 0.003));
    document.cableTypes.push_back(parallelCable("cord-os2", Medium::os2, 1, 0.003));
    document.cableTypes.push_back(parallelCable("trunk-192-os2", Medium::os2, trunkLinks, 0.012));
    // One NVLink-5 link: two differential pairs each way at 200 Gb/s a pair.
    CableTypeDef link;
    link.id = "nvlink-backplane";
    link.medium = Medium::backplane;
    link.strands = link.strandsPerA = link.strandsPerB = 4;
    link.connectorA = link.connectorB = Connector::blindMate;
    link.diameterMetres = 0.0014;
    link.bendRadiusMetres = 0.007;
    document.cableTypes.push_back(link);
}

struct ModelRow
{
    std::string_view id;
    std::string_view body; // of assets/models
    Role role;
    double powerWatts;
    double weightKg;
    Airflow airflow;
    double liquidShare;
    std::uint32_t gpus;
    std::string_view optic;     // of its fabric ports
    std::string_view firstHalf; // optic of the first half of them, where it differs
    std::uint32_t chips, links; // NVLink: chips behind the backplane and links of each
};

// Power and weight: data sheets of DGX H100 (10.2 kW, 130.5 kg), B200 (14.3 kW, 142.4 kg), QM9700 (1,720 W with active
// optics). DGX B300: about 14 kW by the reference architecture, weight taken from B200's. An NVL72 rack is 120 kW, 115
// parts of 132 by liquid: the trays' shares are ours. Q3400 and Q3450: estimates.
constexpr auto modelRows = std::to_array<ModelRow>({
    {"dgx-h100", "dgx_h100", Role::compute, 10200, 130.5, Airflow::frontToRear, 0, 8, "400G-SR4", "", 0, 0},
    {"dgx-b200", "dgx_b200", Role::compute, 14300, 142.4, Airflow::frontToRear, 0, 8, "400G-SR4", "", 0, 0},
    {"dgx-b300", "dgx_b300", Role::compute, 14000, 142.4, Airflow::frontToRear, 0, 8, "800G-DR4", "", 0, 0},
    {"gb200-tray", "gb200_compute_tray", Role::compute, 6000, 29, Airflow::liquid, 0.87, 4, "400G-SR4", "", 4, 18},
    {"gb200-tray-xdr", "gb200_compute_tray", Role::compute, 6000, 29, Airflow::liquid, 0.87, 4, "800G-DR4", "", 4, 18},
    {"nvlink-switch-tray", "nvlink_switch_tray", Role::nvlinkSwitch, 1200, 24, Airflow::liquid, 0.87, 0, "", "", 2, 72},
    {"power-shelf-1u", "power_shelf", Role::powerShelf, 150, 20, Airflow::frontToRear, 0, 0, "", "", 0, 0},
    {"qm9700-leaf", "qm9700", Role::networkSwitch, 1720, 14.5, Airflow::rearToFront, 0, 0, "400G-DR4", "400G-SR4", 0,
     0},
    {"qm9700", "qm9700", Role::networkSwitch, 1720, 14.5, Airflow::rearToFront, 0, 0, "400G-DR4", "", 0, 0},
    {"q3400", "q3400", Role::networkSwitch, 3600, 48, Airflow::rearToFront, 0, 0, "800G-DR4", "", 0, 0},
    {"q3450-cpo", "q3450_cpo", Role::networkSwitch, 2900, 50, Airflow::liquid, 0.85, 0, "800G-DR4-CPO", "", 0, 0},
    {"patch-panel-4u-192", "patch_panel_4u_192", Role::panel, 0, 9, Airflow::none, 0, 0, "", "", 0, 0},
    {"cable-manager-1u", "cable_manager_1u", Role::cableManager, 0, 1, Airflow::none, 0, 0, "", "", 0, 0},
});

// The ports of `chips` x `links` links of a backplane: blind-mate contacts over the rear face.
void addBackplanePorts(ModelDef& model, const ModelRow& row, TextArena& text)
{
    const std::uint32_t columns = row.chips * row.links / 4;
    for (std::uint32_t i = 0; i < row.chips * row.links; ++i)
    {
        PortDef port;
        port.name = text.keep(fmt::format("nv{}-{}", i / row.links + 1, i % row.links + 1));
        port.kind = PortKind::nvlink;
        port.face = Face::rear;
        port.at = {0.36 * ((i / 4 + 0.5) / columns - 0.5), model.size[2] * (0.2 + 0.2 * (i % 4))};
        port.connector = Connector::blindMate;
        port.rateBps = 400e9; // 100 GB/s a link, both ways together
        model.ports.push_back(port);
    }
}

// Fabric ports are those with a connector of parallel fiber; management ports stay dark in these scenes and are left
// out.
void addBodyPorts(ModelDef& model, const ModelRow& row, const Body& body, TextArena& text)
{
    std::size_t fabricPorts = 0;
    for (const PortDef& port : body.ports)
        fabricPorts += port.connector == Connector::mpo12;
    for (PortDef port : body.ports)
    {
        if (port.connector != Connector::mpo12)
            continue;
        port.name = text.keep(port.name);
        if (row.role == Role::panel)
            port.kind = port.face == Face::front ? PortKind::panelFront : PortKind::panelRear;
        else
            port.optic = !row.firstHalf.empty() && model.ports.size() < fabricPorts / 2 ? row.firstHalf : row.optic;
        model.ports.push_back(port);
    }
}

const Body& bodyNamed(const Bodies& bodies, std::string_view name)
{
    if (const Body* body = bodies.find(name))
        return *body;
    throw Error("assets/models/ports.json", fmt::format("has no model \"{}\"", name));
}

std::string_view makerOf(Role role)
{
    return role == Role::compute || role == Role::networkSwitch || role == Role::nvlinkSwitch ? "NVIDIA" : "";
}

void addDevice(FacilityDocument& document, const Bodies& bodies, std::string_view id, bool portsInFront)
{
    const auto row = std::ranges::find(modelRows, id, &ModelRow::id);
    const Body& body = bodyNamed(bodies, row->body);
    ModelDef model;
    model.id = row->id;
    model.role = row->role;
    model.maker = makerOf(row->role);
    model.units = body.units;
    model.size = body.size;
    model.powerWatts = row->powerWatts;
    model.weightKg = row->weightKg;
    // An air-cooled switch has its ports where the hosts have theirs, and its fans blow from the cold aisle either way.
    const bool airSwitch = row->role == Role::networkSwitch && row->airflow != Airflow::liquid;
    model.airflow = airSwitch ? (portsInFront ? Airflow::frontToRear : Airflow::rearToFront) : row->airflow;
    model.liquidShare = row->liquidShare;
    model.gpus = row->gpus;
    model.mesh = document.text.keep(fmt::format("assets:{}", body.name));
    addBodyPorts(model, *row, body, document.text);
    addBackplanePorts(model, *row, document.text);
    document.models.push_back(std::move(model));
}

struct PlantRow
{
    std::string_view id;
    std::string_view body;
    Role role;
    double weightKg;
};

constexpr auto plantRows = std::to_array<PlantRow>({
    {"rack-48u", "rack_48u", Role::rack, 130},
    {"rack-nvl72", "rack_nvl72", Role::rack, 160},
    {"cooler-in-row", "cooler_row_600", Role::cooler, 350},
    {"cdu-800kw", "cdu_row", Role::cdu, 1000},
    {"pdu-500kw", "pdu_floor", Role::pdu, 900},
});

void addPlant(FacilityDocument& document, const Bodies& bodies, std::string_view id)
{
    const auto row = std::ranges::find(plantRows, id, &PlantRow::id);
    const Body& body = bodyNamed(bodies, row->body);
    ModelDef model;
    model.id = row->id;
    model.role = row->role;
    model.size = body.size;
    model.weightKg = row->weightKg;
    if (row->role == Role::rack)
    {
        model.units = body.units;
        model.firstUnitMetres = body.firstUnit;
        model.railSetbackMetres = body.railSetback;
    }
    model.mesh = document.text.keep(fmt::format("assets:{}", body.name));
    document.models.push_back(std::move(model));
}
} // namespace

void addModels(FacilityDocument& document, const Design& design)
{
    addOptics(document);
    addCableTypes(document);
    const Bodies bodies;
    for (const PlantRow& row : plantRows)
        if (row.id != "rack-nvl72" || design.nvl72)
            addPlant(document, bodies, row.id);
    const auto device = [&](std::string_view id)
    {
        if (std::ranges::find(document.models, id, &ModelDef::id) == document.models.end())
            addDevice(document, bodies, id, design.nvl72);
    };
    device(design.host);
    if (design.nvl72)
    {
        device("nvlink-switch-tray");
        device("power-shelf-1u");
    }
    device(design.leaf);
    device(design.spine);
    device("patch-panel-4u-192");
    device("cable-manager-1u");
}

const ModelDef& modelNamed(const FacilityDocument& document, std::string_view name)
{
    return *std::ranges::find(document.models, name, &ModelDef::id);
}
} // namespace twin::factory

#include "app/stage/jackets.h"
#include "app/stage/set.h"
#include "app/stage/shapes.h"
#include "twin/facility/plug.h"

#include <glm/gtc/quaternion.hpp>

#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <vector>

// Plugs where cables end, and the transceivers they sit in. The measures of our own bodies are those of
// assets/scripts/optics.py; tests hold them against ports.json.
namespace app
{
using namespace twin;

namespace
{
constexpr glm::vec3 transceiverSize(0.0226f, 0.133f, 0.016f);
constexpr double transceiverMate = -0.027; // y of the plane that meets the cage's mouth
constexpr double receptacleOut = 0.038;    // from there to where a plug meets the transceiver
constexpr glm::vec3 mpoSize(0.0125f, 0.056f, 0.0092f);
constexpr double mpoMate = 0.020;
constexpr float widestTwin = 0.012f; // two receptacles nearer than this share one transceiver

// Which transceiver a port of a model belongs to.
struct Cage
{
    uint32_t first;      // port that owns the transceiver
    bool twin = false;   // it has two receptacles, upright side by side
    glm::vec2 middle{0}; // on the face, as Port::at
};

std::vector<Cage> cagesOf(const Facility& facility, const Model& model)
{
    std::vector<Cage> cages;
    const auto inCage = [&](const Port& port) { return hasTransceiver(facility, port); };
    for (uint32_t i = 0; i < model.ports.size(); ++i)
    {
        const Port& port = model.ports[i];
        cages.push_back({i, false, port.at});
        if (i == 0 || !inCage(port) || !inCage(model.ports[i - 1]) || cages[i - 1].twin)
            continue;
        const Port& before = model.ports[i - 1];
        const glm::vec2 apart = port.at - before.at;
        if (before.face == port.face && std::abs(apart.y) < 1e-4f && std::abs(apart.x) < widestTwin)
        {
            const glm::vec2 middle = (port.at + before.at) / 2.0f;
            cages[i - 1] = {i - 1, true, middle};
            cages[i] = {i - 1, true, middle};
        }
    }
    return cages;
}

Bodies::Repaint housingOf(Medium medium)
{
    engine::MeshMaterial jacket{.name = "jacket", .baseColor = {0.03f, 0.42f, 0.45f}, .roughness = 0.45f};
    if (medium == Medium::om5)
        jacket.baseColor = {0.31f, 0.57f, 0.04f};
    engine::MeshMaterial housing = jacket;
    housing.name = "housing";
    if (isSingleMode(medium))
        return {}; // as modelled: angled, green, on a yellow cord
    return {{"adapter_green", housing}, {"jacket_yellow", jacket}};
}

// A body with its mating plane at y = 0 and its cable leaving along -y at `reach`.
engine::Mesh plainPlug(glm::vec2 section, float reach, Paint housing, Paint boot)
{
    const glm::vec2 half = section / 2.0f;
    const float body = reach * 0.6f;
    MeshMaker maker;
    maker.box({-half.x, -body, -half.y}, {half.x, 0.004f, half.y}, housing);
    const glm::vec2 neck = glm::min(half * 0.7f, glm::vec2(0.005f));
    maker.box({-neck.x, -reach, -neck.y}, {neck.x, -body, neck.y}, boot);
    return maker.finish();
}

class Plugs
{
public:
    explicit Plugs(Set& set)
        : set_(set),
          facility_(set.facility),
          cages_(facility_.models.size()),
          transceiverDrawn_(facility_.portDevice.size())
    {
    }

    void run()
    {
        for (const Cable& cable : facility_.cables)
        {
            if (!cable.type)
                continue;
            const CableType& type = facility_.cableTypes[cable.type];
            for (const Range& end : {cable.a, cable.b})
                for (const PortId port : end.of(facility_.terminations))
                    if (port && type.medium != Medium::backplane) // its contacts are inside the trays
                        add(port, type, &end == &cable.a ? type.connectorA : type.connectorB);
        }
    }

private:
    void add(PortId id, const CableType& type, Connector connector)
    {
        const Device& device = facility_.devices[facility_.portDevice[id]];
        if (!device.rack || !facility_.racks[device.rack].model)
            return;
        const Port& port = facility_.port(id);
        const Place mouth = set_.world().port(id);
        const double reach = plugMetres(facility_, port, type);
        const bool sealed = type.medium == Medium::dac || type.medium == Medium::aoc;
        const bool parallel = connector <= Connector::mmc16 && connector != Connector::lc;
        const bool cage = !sealed && hasTransceiver(facility_, port);
        const Cage where = cage ? cageOf(device.model, id.value - device.firstPort.value) : Cage{};
        if (cage)
            transceiver({device.firstPort.value + where.first}, id, where);
        if (!sealed && parallel)
            return mpo(mouth, id, type.medium, cage ? receptacleOut : 0, where.twin);
        const double out = cage ? receptacleOut : 0;
        set_.solid(Layer::plugs, plain(sealed ? port.connector : connector, reach - out), mouth.in({0, -out, 0}),
                   set_.entities().of(id));
    }

    const Cage& cageOf(ModelId model, uint32_t port)
    {
        std::vector<Cage>& cages = cages_[model.index()];
        if (cages.empty())
            cages = cagesOf(facility_, facility_.models[model]);
        return cages[port];
    }

    void transceiver(PortId owner, PortId plugged, const Cage& cage)
    {
        if (transceiverDrawn_[owner.index()])
            return;
        transceiverDrawn_[owner.index()] = true;
        const uint32_t mesh = cage.twin ? set_.bodies.ours("osfp_twin_mpo", transceiverSize)
                                        : set_.bodies.ours("osfp_mpo", transceiverSize);
        // The middle between the two receptacles, along the face; a model's x is the same axis on both faces.
        const Port& port = facility_.port(plugged);
        const double aside = (cage.middle.x - port.at.x) * (port.face == Face::front ? 1 : -1);
        const glm::dvec3 foot(aside, -transceiverMate, -transceiverSize.z / 2);
        set_.solid(Layer::plugs, mesh, set_.world().port(plugged).in(foot), set_.entities().of(plugged)).tinted = true;
    }

    void mpo(const Place& mouth, PortId id, Medium medium, double out, bool upright)
    {
        const uint32_t mesh = set_.bodies.repainted("mpo12_plug", mpoSize, word(medium), housingOf(medium));
        const double half = static_cast<double>(mpoSize.z) / 2;
        const glm::dvec3 foot(upright ? -half : 0, -out - mpoMate, upright ? 0 : -half);
        engine::Solid& solid = set_.solid(Layer::plugs, mesh, mouth.in(foot), set_.entities().of(id));
        if (upright)
            solid.rotation = solid.rotation * glm::angleAxis(std::numbers::pi_v<float> / 2, glm::vec3(0, 1, 0));
    }

    uint32_t plain(Connector connector, double reach)
    {
        std::optional<uint32_t>& known = plain_[connector];
        if (known)
            return *known;
        const auto length = static_cast<float>(reach);
        switch (connector)
        {
        case Connector::osfp:
            known = set_.bodies.add(plainPlug({0.0226f, 0.013f}, length, Paint::metalCage, Paint::blackPlastic));
            break;
        case Connector::qsfp:
            known = set_.bodies.add(plainPlug({0.0184f, 0.0085f}, length, Paint::metalCage, Paint::blackPlastic));
            break;
        case Connector::lc:
            known = set_.bodies.add(plainPlug({0.0128f, 0.0090f}, length, Paint::whitePlastic, Paint::whitePlastic));
            break;
        default:
            known = set_.bodies.add(plainPlug({0.0117f, 0.0080f}, length, Paint::whitePlastic, Paint::blackPlastic));
            break;
        }
        return *known;
    }

    Set& set_;
    const Facility& facility_;
    std::vector<std::vector<Cage>> cages_; // by model
    std::vector<bool> transceiverDrawn_;   // by the port that owns it
    std::map<Connector, std::optional<uint32_t>> plain_;
};
} // namespace

void addPlugs(Set& set)
{
    Plugs(set).run();
}
} // namespace app

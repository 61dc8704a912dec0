#include "generate_fixture.h"

#include "twin/facility/generate/fabric.h"

#include <algorithm>
#include <map>
#include <set>

using namespace generated;
using namespace twin;

namespace
{
// How many cables there are of a tier between each pair of devices, a's first.
std::map<std::pair<std::string, std::string>, int> pairs(const Factory& factory, std::string_view tier)
{
    std::map<std::pair<std::string, std::string>, int> counts;
    const Facility& facility = factory.facility;
    for (const Cable& cable : facility.cables)
        if (facility.tierNames[cable.tier] == tier)
            ++counts[{std::string(factory.deviceOf(cable.a.of(facility.terminations)[0]).name),
                      std::string(factory.deviceOf(cable.b.of(facility.terminations)[0]).name)}];
    return counts;
}

// Where strand `strand` of `port` comes out: through cables and panels to the port of a device that is no panel.
std::pair<PortId, std::uint32_t> follow(const Facility& facility, PortId port, std::uint32_t strand, int& cables)
{
    while (true)
    {
        const Cable& cable = facility.cables[facility.portCable[port]];
        const CableType& type = facility.cableTypes[cable.type];
        const auto a = cable.a.of(facility.terminations);
        const auto b = cable.b.of(facility.terminations);
        const auto inA = std::ranges::find(a, port);
        const bool fromA = inA != a.end();
        const auto connector =
            static_cast<std::uint32_t>(fromA ? inA - a.begin() : std::ranges::find(b, port) - b.begin());
        // All types here map the same both ways: reversal is its own inverse.
        const std::uint32_t out = type.map[connector * 8 + strand];
        port = (fromA ? b : a)[out / 8];
        strand = out % 8;
        ++cables;
        const Device& device = facility.devices[facility.portDevice[port]];
        const Model& model = facility.models[device.model];
        if (model.role != Role::panel)
            return {port, strand};
        const std::uint32_t index = port.value - device.firstPort.value;
        for (const PanelRun& run : model.straight)
            if (run.front == index || run.rear == index)
            {
                port = {device.firstPort.value + (run.front == index ? run.rear : run.front)};
                break;
            }
        if (!facility.portCable[port])
            return {};
    }
}

void checkPolarity(const Factory& factory, std::size_t every)
{
    const Facility& facility = factory.facility;
    std::size_t checked = 0;
    for (std::uint32_t p = 1; p <= facility.portDevice.size(); p += static_cast<std::uint32_t>(every))
    {
        const PortId port{p};
        if (!facility.port(port).optic || !facility.portCable[port])
            continue;
        const std::uint32_t lanes = facility.port(port).lanes;
        for (std::uint32_t lane = 0; lane < lanes; ++lane)
        {
            int cables = 0;
            const auto [to, strand] = follow(facility, port, lane, cables);
            REQUIRE(to);
            REQUIRE(strand == 2 * lanes - 1 - lane); // among those that receive
            REQUIRE(cables % 2 == 1);
        }
        ++checked;
    }
    CHECK(checked > 0);
}
} // namespace

TEST_CASE("generate: rails: port i of every node of a unit lands on the leaves of rail i")
{
    const Factory factory({.design = "b200-superpod", .gpus = 1008});
    const Facility& facility = factory.facility;
    for (const Cable& cable : facility.cables)
    {
        if (facility.tierNames[cable.tier] != "node-leaf")
            continue;
        const PortId host = cable.a.of(facility.terminations)[0];
        const PortId leaf = cable.b.of(facility.terminations)[0];
        const std::string_view port = facility.port(host).name; // ib1 to ib8
        CHECK(factory.deviceOf(leaf).name.substr(0, 3) == factory.deviceOf(host).name.substr(0, 3));
        CHECK(factory.deviceOf(leaf).name.back() == port.back());
    }
}

TEST_CASE("generate: each leaf reaches each spine of its pod, and no other, over as many cables")
{
    for (const std::string_view design : {"b200-superpod", "b300-superpod"})
    {
        const Factory factory({.design = design, .gpus = 12288});
        const auto fabric = factory::fabricOf(factory::findDesign(design, Packaging::pluggable), 12288);
        const auto links = pairs(factory, "leaf-spine");
        CHECK(links.size() == std::size_t{fabric.leaves} * fabric.spinesPerPod);
        for (const auto& [ends, count] : links)
            CHECK(count == static_cast<int>(fabric.leafSpineLinks()));
    }
}

TEST_CASE("generate: spine j of every pod meets the cores of plane j evenly")
{
    const Factory factory({.design = "b200-superpod", .gpus = 8192});
    const auto links = pairs(factory, "spine-core");
    const auto fabric = factory::fabricOf(factory::findDesign("b200-superpod", Packaging::pluggable), 8192);
    CHECK(links.size() == std::size_t{fabric.spines} * fabric.coresPerPlane);
    for (const auto& [ends, count] : links)
    {
        CHECK(count == static_cast<int>(fabric.spineCoreLinks()));
        const std::string spine = ends.first.substr(ends.first.find("spine") + 5);
        const std::string plane = ends.second.substr(5, ends.second.find('-') - 5);
        CHECK(spine == plane);
    }
}

TEST_CASE("generate: every GPU of an NVL72 rack has one link to each of its 18 switch chips")
{
    const Factory factory({.design = "gb200-superpod", .gpus = 144});
    const Facility& facility = factory.facility;
    CHECK(factory.cables("nvlink") == 2 * 1296);
    std::map<std::string, std::set<std::string>> chipsOfGpu;
    for (const Cable& cable : facility.cables)
    {
        if (facility.tierNames[cable.tier] != "nvlink")
            continue;
        const PortId a = cable.a.of(facility.terminations)[0];
        const PortId b = cable.b.of(facility.terminations)[0];
        CHECK(factory.deviceOf(a).rack == factory.deviceOf(b).rack);
        const auto chip = [&](PortId port)
        {
            const std::string name = facility.nameOf(port);
            return name.substr(0, name.rfind('-'));
        };
        CHECK(chipsOfGpu[chip(a)].insert(chip(b)).second);
    }
    CHECK(chipsOfGpu.size() == 144);
    for (const auto& [gpu, chips] : chipsOfGpu)
        CHECK(chips.size() == 18);
}

TEST_CASE("generate: what an optic sends, the other end receives, direct and through panels")
{
    checkPolarity(Factory({.design = "b200-superpod", .gpus = 256}), 1);
    checkPolarity(Factory({.design = "b300-superpod", .gpus = 1152, .cabling = Cabling::structured}), 1);
    checkPolarity(Factory({.design = "b200-superpod", .gpus = 4096, .cabling = Cabling::structured}), 7);
}

TEST_CASE("generate: structured cabling brings every run between the same two ports as direct cabling")
{
    const Factory direct({.design = "b200-superpod", .gpus = 4096});
    const Factory structured({.design = "b200-superpod", .gpus = 4096, .cabling = Cabling::structured});
    const Facility& facility = structured.facility;
    std::size_t compared = 0;
    for (const Cable& cable : direct.facility.cables)
    {
        const PortId a = facility.findPort(direct.facility.nameOf(cable.a.of(direct.facility.terminations)[0]));
        const PortId b = facility.findPort(direct.facility.nameOf(cable.b.of(direct.facility.terminations)[0]));
        REQUIRE(a);
        int cables = 0;
        REQUIRE(follow(facility, a, 0, cables).first == b);
        REQUIRE(cables == (direct.facility.tierNames[cable.tier] == "node-leaf" ? 1 : 3));
        ++compared;
    }
    CHECK(compared == 3 * 4096);
}

TEST_CASE("generate: optics at both ends of a cord are of one standard and the rate of both")
{
    for (const auto& options :
         {GenerateOptions{.design = "gb200-superpod", .gpus = 576},
          GenerateOptions{.design = "gb200-superpod", .gpus = 576, .optics = Packaging::coPackaged},
          GenerateOptions{.design = "b300-superpod", .gpus = 576, .optics = Packaging::coPackaged}})
    {
        const Factory factory(options);
        const Facility& facility = factory.facility;
        for (const Cable& cable : facility.cables)
        {
            if (facility.tierNames[cable.tier] == "nvlink")
                continue;
            const Port& a = facility.port(cable.a.of(facility.terminations)[0]);
            const Port& b = facility.port(cable.b.of(facility.terminations)[0]);
            REQUIRE(facility.optics[a.optic].standard == facility.optics[b.optic].standard);
            REQUIRE(a.rateBps == b.rateBps);
        }
        const bool coPackaged = options.optics == Packaging::coPackaged;
        for (const Device& device : facility.devices)
            if (device.tier == Tier::leaf || device.tier == Tier::spine)
                CHECK((facility.optics[facility.models[device.model].ports[0].optic].lightSource ==
                       LightSource::external) == coPackaged);
    }
}

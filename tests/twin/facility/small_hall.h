#pragma once

#include "twin/facility/build.h"
#include "twin/facility/document.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

// A facility for tests, put together a line a thing. Racks are 600 x 1200 x 2300 mm ("rack") or 800 mm wide ("wide
// rack"). A "switch" is 1 U with 32 ports p0 to p31 in two rows of its front, a "node" 1 U with p0 to p7 in front and
// r0 to r3 at the rear, a "panel" 1 U with f0 to f11 in front and r0 to r11 behind. Cable types: "jumper" 3 mm (bends
// 30 mm), "fine" 2 mm (20 mm), "trunk" 12 mm (120 mm), "cartridge" (backplane), "breakout" 8 mm (80 mm) of one
// connector at a and two at b.
class SmallHall
{
public:
    twin::FacilityDocument document;

    SmallHall()
    {
        document.name = keep("small");
        rackModel("rack", 0.6);
        rackModel("wide rack", 0.8);
        twin::ModelDef& networkSwitch = model("switch", twin::Role::networkSwitch, 0.7);
        for (int i = 0; i < 32; ++i)
            port(networkSwitch, fmt::format("p{}", i), twin::PortKind::network, twin::Face::front,
                 -0.2 + 0.0258 * (i / 2), 0.012 + 0.02 * (i % 2));
        twin::ModelDef& node = model("node", twin::Role::compute, 0.9);
        for (int i = 0; i < 8; ++i)
            port(node, fmt::format("p{}", i), twin::PortKind::network, twin::Face::front, -0.21 + 0.06 * i, 0.02);
        for (int i = 0; i < 4; ++i)
            port(node, fmt::format("r{}", i), twin::PortKind::network, twin::Face::rear, -0.15 + 0.1 * i, 0.02);
        twin::ModelDef& panel = model("panel", twin::Role::panel, 0.3);
        for (int i = 0; i < 12; ++i)
        {
            port(panel, fmt::format("f{}", i), twin::PortKind::panelFront, twin::Face::front, -0.2 + 0.036 * i, 0.022);
            port(panel, fmt::format("r{}", i), twin::PortKind::panelRear, twin::Face::rear, -0.2 + 0.036 * i, 0.022);
        }
        cableType("jumper", twin::Medium::os2, 0.003, 0.030);
        cableType("fine", twin::Medium::os2, 0.002, 0.020);
        cableType("trunk", twin::Medium::os2, 0.012, 0.120);
        cableType("cartridge", twin::Medium::backplane, 0.004, 0.040);
        cableType("breakout", twin::Medium::os2, 0.008, 0.080).strands = 24;
        document.cableTypes.back().strandsPerA = 24;
    }

    std::string_view keep(std::string_view text) { return document.text.keep(text); }

    SmallHall& hall(std::string_view id, twin::Point3 origin = {}, double yawDegrees = 0)
    {
        twin::HallDef& def = document.halls.emplace_back();
        def.id = keep(id);
        def.origin = origin;
        def.yawDegrees = yawDegrees;
        def.size = {40, 40, 5};
        return *this;
    }
    SmallHall& rack(std::string_view id, std::string_view hall, double x, double y, double yawDegrees = 0,
                    std::string_view model = "rack")
    {
        twin::RackDef& def = document.racks.emplace_back();
        def.id = keep(id);
        def.hall = keep(hall);
        def.model = keep(model);
        def.position = {x, y};
        def.yawDegrees = yawDegrees;
        return *this;
    }
    SmallHall& device(std::string_view id, std::string_view rack, std::string_view model, double unit,
                      twin::Face face = twin::Face::front)
    {
        twin::DeviceDef& def = document.devices.emplace_back();
        def.id = keep(id);
        def.rack = keep(rack);
        def.model = keep(model);
        def.unit = unit;
        def.face = face;
        return *this;
    }
    SmallHall& panel(std::string_view id, std::string_view rack, double unit)
    {
        twin::PanelDef& def = document.panels.emplace_back();
        def.id = keep(id);
        def.rack = keep(rack);
        def.model = keep("panel");
        def.unit = unit;
        return *this;
    }
    SmallHall& tray(std::string_view id, std::string_view hall, std::vector<twin::Point3> path, double width = 0.3,
                    double depth = 0.1, double fillLimit = 0.5)
    {
        twin::TrayDef& def = document.trays.emplace_back();
        def.id = keep(id);
        def.hall = keep(hall);
        def.path = std::move(path);
        def.widthMetres = width;
        def.depthMetres = depth;
        def.fillLimit = fillLimit;
        return *this;
    }
    SmallHall& duct(std::string_view id, std::string_view hallA, twin::Point3 atA, std::string_view hallB,
                    twin::Point3 atB, std::vector<twin::Point3> path = {})
    {
        twin::DuctDef& def = document.ducts.emplace_back();
        def.id = keep(id);
        def.hallA = keep(hallA);
        def.atA = atA;
        def.hallB = keep(hallB);
        def.atB = atB;
        def.path = std::move(path);
        def.widthMetres = 0.3;
        def.depthMetres = 0.3;
        return *this;
    }
    SmallHall& cable(std::string_view type, std::string_view a, std::string_view b)
    {
        return cable(type, std::vector<std::string_view>{a}, std::vector<std::string_view>{b});
    }
    SmallHall& cable(std::string_view type, const std::vector<std::string_view>& a,
                     const std::vector<std::string_view>& b)
    {
        twin::CableDef& def = document.cables.emplace_back();
        def.id = keep(fmt::format("c{}", document.cables.size() - 1));
        def.type = keep(type);
        for (const std::string_view port : a)
            def.a.push_back(keep(port));
        for (const std::string_view port : b)
            def.b.push_back(keep(port));
        return *this;
    }
    // Throws on the first problem of the document.
    twin::Facility build() { return twin::build(std::move(document)); }

private:
    void rackModel(std::string_view id, double width)
    {
        twin::ModelDef& def = document.models.emplace_back();
        def.id = keep(id);
        def.role = twin::Role::rack;
        def.units = 48;
        def.size = {width, 1.2, 2.3};
    }
    twin::ModelDef& model(std::string_view id, twin::Role role, double depth)
    {
        twin::ModelDef& def = document.models.emplace_back();
        def.id = keep(id);
        def.role = role;
        def.units = 1;
        def.size = {0.44, depth, 0.0436};
        return def;
    }
    void port(twin::ModelDef& model, std::string_view name, twin::PortKind kind, twin::Face face, double x, double z)
    {
        twin::PortDef& def = model.ports.emplace_back();
        def.name = keep(name);
        def.kind = kind;
        def.face = face;
        def.at = {x, z};
        def.connector = twin::Connector::mpo12;
    }
    twin::CableTypeDef& cableType(std::string_view id, twin::Medium medium, double diameter, double bendRadius)
    {
        twin::CableTypeDef& def = document.cableTypes.emplace_back();
        def.id = keep(id);
        def.medium = medium;
        def.strands = 12;
        def.strandsPerA = 12;
        def.strandsPerB = 12;
        def.diameterMetres = diameter;
        def.bendRadiusMetres = bendRadius;
        return def;
    }
};

#include "twin/facility/generate/faces.h"

#include "twin/facility/problem.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>

namespace twin::factory
{
// Defined by cmake/Embed.cmake.
std::span<const std::byte> embeddedModels(std::string_view name);

namespace
{
Connector connectorOf(std::string_view text)
{
    for (const auto& [value, name] : EnumWords<Connector>::words)
        if (name == text)
            return value;
    return text.starts_with("QSFP") ? Connector::qsfp : Connector::rj45;
}

PortDef portOf(simdjson::dom::element from, TextArena& text)
{
    PortDef port;
    port.name = text.keep(std::string_view(from["name"]));
    port.face = std::string_view(from["face"]) == word(Face::rear) ? Face::rear : Face::front;
    port.at = {double(from["at_m"].at(0)), double(from["at_m"].at(1))};
    port.insetMetres = double(from["inset_m"]);
    port.connector = connectorOf(std::string_view(from["connector"]));
    return port;
}

Body bodyOf(std::string_view name, simdjson::dom::element from, TextArena& text)
{
    Body body;
    body.name = text.keep(name);
    if (double units = 0; from["units"].get(units) == simdjson::SUCCESS)
        body.units = units;
    for (std::size_t axis = 0; axis < 3; ++axis)
        body.size[axis] = double(from["size_m"].at(axis));
    if (simdjson::dom::element rack; from["rack"].get(rack) == simdjson::SUCCESS)
    {
        const auto millimetres = [](double metres) { return std::round(metres * 1000) / 1000; };
        body.units = double(rack["units"]);
        body.firstUnit = double(rack["u1_z_m"]);
        body.railSetback = {millimetres(body.size[1] / 2 + double(rack["rail_front_y_m"])),
                            millimetres(body.size[1] / 2 - double(rack["rail_rear_y_m"]))};
    }
    for (const simdjson::dom::element port : from["ports"].get_array())
        body.ports.push_back(portOf(port, text));
    return body;
}
} // namespace

Bodies::Bodies()
{
    const auto bytes = embeddedModels("ports.json");
    try
    {
        simdjson::dom::parser parser;
        const simdjson::dom::element root =
            parser.parse(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
        for (const auto& [name, body] : root["models"].get_object())
            bodies_.push_back(bodyOf(name, body, text_));
    }
    catch (const simdjson::simdjson_error& error)
    {
        throw Error("assets/models/ports.json", error.what());
    }
}

const Body* Bodies::find(std::string_view name) const
{
    const auto found = std::ranges::find(bodies_, name, &Body::name);
    return found == bodies_.end() ? nullptr : &*found;
}
} // namespace twin::factory

#pragma once

#include "twin/facility/document.h"

#include <string_view>
#include <vector>

namespace twin::factory
{
// The bodies of assets/models and where the ports on their faces are, from ports.json, which is embedded: the one place
// that says so.
struct Body
{
    std::string_view name;
    double units = 0;
    Point3 size{};
    double firstUnit = 0;       // of a rack, as ModelDef has it
    Point2 railSetback{};       // of a rack
    std::vector<PortDef> ports; // name, face, place and connector; what is behind them is the model's business
};

class Bodies
{
public:
    // Throws Error when the embedded file cannot be read.
    Bodies();
    // Nobody when there is no such body.
    const Body* find(std::string_view name) const;

private:
    std::vector<Body> bodies_;
    TextArena text_;
};
} // namespace twin::factory

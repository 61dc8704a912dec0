#include "app/stage/views.h"

#include "app/stage/links.h"
#include "engine/passes/values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace app
{
using namespace twin;

namespace
{
constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

// One value for each entity of a kind, in their order.
template <class Id, class ValueOf>
void each(const Stage& stage, std::span<float> values, size_t count, ValueOf&& valueOf)
{
    const EntityId first = stage.entities.of(Id::at(0));
    for (size_t i = 0; i < count; ++i)
        values[first + i] = static_cast<float>(valueOf(Id::at(i)));
}

// What is nothing is not known.
double orUnknown(double value)
{
    return value > 0 ? value : static_cast<double>(unknown);
}

void cableMedium(const Stage& stage, std::span<float> values)
{
    const Facility& facility = stage.scene.facility;
    each<CableId>(stage, values, facility.cables.size(),
                  [&](CableId id)
                  {
                      const CableTypeId type = facility.cables[id].type;
                      return type ? static_cast<float>(facility.cableTypes[type].medium) : unknown;
                  });
}

std::vector<std::string> mediumNames(const Stage&)
{
    std::vector<std::string> names;
    for (const auto& [value, text] : EnumWords<Medium>::words)
        names.emplace_back(text);
    return names;
}

void cableTier(const Stage& stage, std::span<float> values)
{
    const Facility& facility = stage.scene.facility;
    each<CableId>(stage, values, facility.cables.size(), [&](CableId id) { return facility.cables[id].tier; });
}

std::vector<std::string> tierNames(const Stage& stage)
{
    std::vector<std::string> names;
    for (const std::string_view name : stage.scene.facility.tierNames)
        names.emplace_back(name.empty() ? "other" : name);
    return names;
}

void linkSpeed(const Stage& stage, std::span<float> values)
{
    const Facility& facility = stage.scene.facility;
    each<CableId>(stage, values, facility.cables.size(), [&](CableId id) { return orUnknown(linkRate(facility, id)); });
}

void cableLength(const Stage& stage, std::span<float> values)
{
    each<CableId>(stage, values, stage.scene.facility.cables.size(),
                  [&](CableId id)
                  { return orUnknown(static_cast<double>(stage.scene.routes.cables[id].lengthMetres)); });
}

void devicePower(const Stage& stage, std::span<float> values)
{
    const Facility& facility = stage.scene.facility;
    each<DeviceId>(stage, values, facility.devices.size(),
                   [&](DeviceId id) { return orUnknown(ratedWatts(facility, id)); });
}

void rackPower(const Stage& stage, std::span<float> values)
{
    const Facility& facility = stage.scene.facility;
    std::vector<double> watts(facility.racks.size());
    for (size_t i = 0; i < facility.devices.size(); ++i)
        if (const RackId rack = facility.devices[DeviceId::at(i)].rack)
            watts[rack.index()] += ratedWatts(facility, DeviceId::at(i));
    each<RackId>(stage, values, watts.size(), [&](RackId id) { return watts[id.index()]; });
}

// Of its fullest section.
void trayFill(const Stage& stage, std::span<float> values)
{
    std::vector<float> fill(stage.scene.facility.trays.size());
    for (const Section& section : stage.scene.routes.sections)
        if (section.kind == Section::Kind::tray)
            fill[section.owner - 1] = std::max(fill[section.owner - 1], section.fill);
    each<TrayId>(stage, values, fill.size(), [&](TrayId id) { return 100 * fill[id.index()]; });
}

using engine::ColorMap;
constexpr auto table = std::to_array<ViewInfo>({
    {"cable.medium", "Medium", "", EntityKind::cable, ColorMap::categories, ViewRange::categories, cableMedium,
     mediumNames},
    {"cable.tier", "Tier", "", EntityKind::cable, ColorMap::categories, ViewRange::categories, cableTier, tierNames},
    {"link.speed", "Speed of one link", "bit/s", EntityKind::cable, ColorMap::viridis, ViewRange::fromZero, linkSpeed},
    {"cable.length", "Length with slack", "m", EntityKind::cable, ColorMap::viridis, ViewRange::fromZero, cableLength},
    {"device.power", "Rated power", "W", EntityKind::device, ColorMap::inferno, ViewRange::fromZero, devicePower},
    {"rack.power", "Rated power of what is in it", "W", EntityKind::rack, ColorMap::inferno, ViewRange::fromZero,
     rackPower},
    {"tray.fill", "Fill of the cross-section", "%", EntityKind::tray, ColorMap::cividis, ViewRange::fixed, trayFill,
     nullptr, 0, 100},
});
} // namespace

std::span<const ViewInfo> views()
{
    return table;
}

const ViewInfo* findView(std::string_view name)
{
    const auto found = std::ranges::find(table, name, &ViewInfo::name);
    return found == table.end() ? nullptr : &*found;
}

float roundedUp(float value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 1;
    const float decade = std::pow(10.0f, std::floor(std::log10(value)));
    constexpr float hair = 1.0001f; // what is a round figure but for its last bit stays one
    for (const float step : {1.0f, 1.5f, 2.0f, 2.5f, 3.0f, 4.0f, 5.0f, 6.0f, 8.0f})
        if (value <= step * decade * hair)
            return step * decade;
    return 10 * decade;
}

ViewValues valuesOf(const ViewInfo& view, const Stage& stage)
{
    ViewValues result;
    result.values.assign(stage.entities.count(), engine::noValue);
    const EntityId first = stage.entities.of(view.kind, 1);
    std::fill_n(result.values.begin() + first, stage.entities.count(view.kind), unknown);
    if (stage.entities.count(view.kind) > 0)
        view.fill(stage, result.values);
    result.scale = {.map = view.map, .least = view.least, .greatest = view.greatest};
    if (view.range == ViewRange::fromZero)
    {
        float greatest = 0;
        for (const float value : result.values)
            greatest = value > greatest && value < engine::noValue ? value : greatest;
        result.scale.greatest = roundedUp(greatest);
    }
    if (view.names)
        result.categories = view.names(stage);
    return result;
}
} // namespace app

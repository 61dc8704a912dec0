#include "app/stage/showing.h"

#include "app/stage/standing.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <stdexcept>

namespace app
{
namespace
{
// What casts no shadow: what is thin, small or lets light through.
constexpr uint32_t shadowless = maskOf(Layer::plugs) | maskOf(Layer::cables) | maskOf(Layer::rackLabels) |
                                maskOf(Layer::deviceLabels) | maskOf(Layer::placeLabels) | maskOf(Layer::sensors) |
                                maskOf(Layer::lamps) | maskOf(Layer::ceiling);
constexpr float usualLens = 24; // mm

std::vector<float> numbersOf(std::string_view text, const std::string& all)
{
    std::vector<float> numbers;
    while (!text.empty())
    {
        float number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool more = end != text.data() + text.size();
        if (error != std::errc() || !std::isfinite(number) || (more && *end != ',' && *end != ':'))
            throw std::invalid_argument(fmt::format(
                "--camera: '{}' is no viewpoint's name and not x,y,z:x,y,z[:lens] either, metres and millimetres",
                all));
        numbers.push_back(number);
        text.remove_prefix(static_cast<size_t>(end - text.data()) + (more ? 1 : 0));
    }
    return numbers;
}
} // namespace

engine::Look lookOf(const std::string& word)
{
    if (word == "executive")
        return engine::Look::executive;
    if (word == "engineer")
        return engine::Look::engineer;
    throw std::invalid_argument(fmt::format("--look: '{}' is neither executive nor engineer", word));
}

void Showing::choose(const ViewInfo* chosen, const Stage& stage, engine::Renderer& renderer,
                     std::span<const EntityId> lit)
{
    view = chosen;
    if (view)
        values = valuesOf(*view, stage);
    if (lit.empty())
    {
        if (view)
            renderer.values().set(values.values);
        return;
    }
    std::vector<float> shown(stage.entities.count(), engine::noValue);
    for (const EntityId entity : lit)
        if (entity < shown.size())
            shown[entity] = view && values.values[entity] != engine::noValue ? values.values[entity] : engine::litValue;
    renderer.values().set(shown);
}

engine::FrameSettings Showing::frame(glm::uvec2 size) const
{
    engine::FrameSettings settings;
    settings.look = look;
    settings.view.size = size;
    settings.view.layers = ~hidden;
    for (size_t i = 0; i < layerTotal; ++i)
        settings.view.greys[i] = layers()[i].grey;
    if (view)
        settings.view.tint = {.on = true, .scale = values.scale, .dims = true};
    settings.view.spotlight = spotlight;
    settings.atmosphere = outdoors ? engine::outdoors() : engine::indoors();
    // Within a hall the key light stands for its lamps: nothing overhead is in its way.
    settings.shadowLayers = ~(shadowless | (outdoors ? 0 : overheadLayers() | maskOf(Layer::shell)));
    return settings;
}

Viewpoint viewpointOf(const Stage& stage, const std::string& name, glm::uvec2 size)
{
    std::string known;
    for (const Viewpoint& each : viewpoints(stage, size))
    {
        if (each.name == name)
            return each;
        known += fmt::format("{}{}", known.empty() ? "" : ", ", each.name);
    }
    throw std::invalid_argument(fmt::format("--camera: there is no '{}' here; this scene has {}", name, known));
}

Viewpoint cameraOf(const Stage& stage, const std::string& words, glm::uvec2 size)
{
    if (words.find_first_of(",:") == std::string::npos)
        return viewpointOf(stage, words, size);
    const std::vector<float> n = numbersOf(words, words);
    if (n.size() != 6 && n.size() != 7)
        throw std::invalid_argument(fmt::format("--camera: '{}' is not x,y,z:x,y,z[:lens]", words));
    const float lens = n.size() == 7 ? n[6] : usualLens;
    if (lens < 5 || lens > 1000)
        throw std::invalid_argument(fmt::format("--camera: a lens of {} mm is not between 5 and 1000", lens));
    Viewpoint point{.name = "camera", .title = "Camera"};
    point.camera = engine::lookAt({n[0], n[1], n[2]}, {n[3], n[4], n[5]}, engine::fovOfLens(lens));
    const Standing standing = standingOf(stage, point.camera.eye, Standing::outside);
    point.hidden = hiddenLayers(stage, point.camera.eye, standing, false);
    point.outdoors = standing == Standing::outside;
    return point;
}
} // namespace app

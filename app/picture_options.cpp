#include "app/picture_options.h"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace app
{
void addPictureOptions(CLI::App& command, PictureOptions& options, Common& common)
{
    command.add_option("SCENE", options.scene, "the scene's folder or its scene.json")->required();
    command.add_option("--camera", options.camera,
                       "where to look from: a viewpoint (overview, aisle, tray, ports, ...), or from and to: "
                       "x,y,z:x,y,z[:lens]");
    command.add_option("--look", options.look, "executive or engineer")->capture_default_str();
    command.add_option("--view", options.view, "what colours mean: cable.medium, cable.length, rack.power, ...");
    command.add_option("--device", common.device, "the GPU, by name or number");
    command.add_flag("--validate", common.validate, "let the validation layers watch");
}

glm::uvec2 sizeOf(const std::string& text)
{
    constexpr uint32_t most = 16384;
    const char* end = text.data() + text.size();
    glm::uvec2 size(0);
    const auto x = std::from_chars(text.data(), end, size.x);
    const bool between = x.ec == std::errc() && x.ptr != end && *x.ptr == 'x';
    const auto y = between ? std::from_chars(x.ptr + 1, end, size.y) : x;
    if (!between || y.ec != std::errc() || y.ptr != end || size.x < 1 || size.y < 1 || size.x > most || size.y > most)
        throw std::invalid_argument(
            fmt::format("--size: '{}' is no size like 1920x1080, of at most {} a side", text, most));
    return size;
}

const ViewInfo* viewOf(const PictureOptions& options)
{
    if (options.view.empty())
        return nullptr;
    if (const ViewInfo* found = findView(options.view))
        return found;
    std::string known;
    for (const ViewInfo& each : views())
        known += fmt::format("{}{}", known.empty() ? "" : ", ", each.name);
    throw std::invalid_argument(fmt::format("--view: there is no '{}'; there are {}", options.view, known));
}

ViewerOptions viewerOptions(const PictureOptions& options, glm::uvec2 size, float scale)
{
    return {
        .size = size, .scale = scale, .look = lookOf(options.look), .view = viewOf(options), .camera = options.camera};
}
} // namespace app

#include "app/panels/overlay.h"

#include "app/panels/panels.h"

#include <algorithm>

namespace app
{
namespace
{
// The current context, given back at the end.
class Current
{
public:
    explicit Current(ImGuiContext* context) : before_(ImGui::GetCurrentContext()) { ImGui::SetCurrentContext(context); }
    Current(const Current&) = delete;
    Current& operator=(const Current&) = delete;
    ~Current() { ImGui::SetCurrentContext(before_); }

private:
    ImGuiContext* before_;
};

ImGuiContext* newContext()
{
    // Making the first one makes it current.
    const Current keep(ImGui::GetCurrentContext());
    return ImGui::CreateContext();
}
} // namespace

LegendOverlay::LegendOverlay(gpu::Device& device, float scale, VkFormat format)
    : context_(newContext()), ui_(device, format)
{
    const Current current(context_.get());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= engine::Ui::backendFlags;
    theme_ = engine::applyUiTheme(scale);
    ui_.setFonts(*io.Fonts);
}

void LegendOverlay::draw(gpu::Commands& commands, const Legend& legend, const gpu::View& target)
{
    const VkExtent2D size = target.extent();
    const glm::vec2 extent(size.width, size.height);
    const float gap = theme_.grid(2);
    if (extent.x < theme_.grid(30) || extent.y < theme_.grid(20))
        return;
    const Current current(context_.get());
    ImGui::GetIO().DisplaySize = {extent.x, extent.y};
    ImGui::GetIO().DeltaTime = 1.0f / 60;
    // A panel as high as its content knows its height from the frame before.
    for (int i = 0; i < 3; ++i)
    {
        ImGui::NewFrame();
        drawLegend(theme_, legend, {gap, extent.y - gap}, std::min(theme_.grid(44), extent.x - 2 * gap));
        ImGui::Render();
    }
    ui_.draw(commands, *ImGui::GetDrawData(), target);
}

float overlayScale(uint32_t lines)
{
    return std::clamp(static_cast<float>(lines) / 720, 0.5f, 4.0f);
}
} // namespace app

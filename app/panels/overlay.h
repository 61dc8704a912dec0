#pragma once

#include "app/panels/legend.h"
#include "engine/passes/ui.h"
#include "engine/passes/ui_theme.h"

#include <imgui.h>

#include <memory>

namespace app
{
// A legend over pictures that have no window: stills and films. Uses a context of ImGui by itself and leaves the
// current one as it is.
class LegendOverlay
{
public:
    // `scale`: 1 for pictures of some 720 lines; overlayScale() for others.
    LegendOverlay(gpu::Device& device, float scale, VkFormat format = VK_FORMAT_R8G8B8A8_UNORM);

    // In the lower left corner of `target`, updated in stage `draw`; barriers before and after are the caller's. A
    // picture too small for it stays as it is.
    void draw(gpu::Commands& commands, const Legend& legend, const gpu::View& target);

private:
    struct Destroy
    {
        void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
    };
    std::unique_ptr<ImGuiContext, Destroy> context_;
    engine::UiTheme theme_;
    engine::Ui ui_;
};

// That makes the legend as large a part of any picture.
float overlayScale(uint32_t lines);
} // namespace app

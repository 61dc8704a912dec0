#pragma once

#include "app/panels/legend.h"
#include "app/panels/words_layout.h"
#include "engine/passes/ui.h"
#include "engine/passes/ui_theme.h"

#include <imgui.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace app
{
struct OverlayOptions
{
    std::vector<std::filesystem::path> fonts;   // where letters are looked for that Inter lacks; see engine::TextSetter
    float scale = 0;                            // pixels a unit; 0: overlayScale() of each picture
    VkFormat format = VK_FORMAT_R8G8B8A8_UNORM; // of the pictures
};

// What is written over finished pictures: the legend of a view and the words of a tour. Makes every picture from its
// arguments alone, whatever it drew before; lines of text are set when they are first shown. Leaves ImGui's current
// context as it is.
//
//   Overlay overlay(device, {.fonts = tour.fonts});
//   for (text : all that the tour will say) overlay.require(text);  // so that it fails before anything is drawn
//   commands.barrier(gpu::everywhere, gpu::draw);
//   overlay.draw(commands, legend, words, picture);
//   commands.barrier(gpu::draw, gpu::everywhere);
class Overlay
{
public:
    // Throws std::invalid_argument naming a font file that cannot be read.
    explicit Overlay(gpu::Device& device, OverlayOptions options = {});
    ~Overlay();

    // Throws std::invalid_argument naming the first letter that no font has, and what to do about it.
    void require(std::string_view text) { letterings_.setter().require(text); }
    void require(const Words& words);

    // Over `target`, of any size, which is updated in stage `draw`, unless there is nothing to write; barriers before
    // and after are the caller's. The legend, null where there is none, stands in the upper right corner, below the
    // curtain; a picture too small for it has none. Throws what require() throws, before anything is recorded.
    void draw(gpu::Commands& commands, const Legend* legend, const Words& words, const gpu::View& target);

private:
    class LegendDrawing;

    OverlayOptions options_;
    engine::Letterings letterings_;
    engine::Overprint overprint_;
    std::unique_ptr<LegendDrawing> legend_;
};
} // namespace app

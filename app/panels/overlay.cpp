#include "app/panels/overlay.h"

#include "app/panels/panels.h"

#include <algorithm>
#include <utility>

namespace app
{
using engine::PictureArea;

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

// The window's legend, in a context of ImGui by itself.
class Overlay::LegendDrawing
{
public:
    LegendDrawing(gpu::Device& device, VkFormat format) : context_(newContext()), ui_(device, format)
    {
        const Current current(context_.get());
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().BackendFlags |= engine::Ui::backendFlags;
    }

    // Where it stands; nothing in a picture too small for it.
    std::optional<PictureArea> build(const Legend& legend, glm::vec2 size, float scale)
    {
        const Current current(context_.get());
        if (scale_ != scale)
        {
            theme_ = engine::applyUiTheme(scale);
            fontsAreStale_ = true;
        }
        scale_ = scale;
        const float edge = theme_.grid(5);
        if (size.x < theme_.grid(30) || size.y < theme_.grid(20))
            return std::nullopt;
        const float width = std::min(theme_.grid(44), size.x - 2 * edge);
        const glm::vec2 place(size.x - edge, edge);
        ImGui::GetIO().DisplaySize = {size.x, size.y};
        ImGui::GetIO().DeltaTime = 1.0f / 60;
        // A panel as high as its content knows its height from the frame before.
        glm::vec2 extent(0);
        for (int i = 0; i < 3; ++i)
        {
            ImGui::NewFrame();
            extent = drawLegend(theme_, legend, place, width, {1, 0});
            ImGui::Render();
        }
        return PictureArea{{place.x - extent.x, place.y}, {place.x, place.y + extent.y}};
    }

    void draw(gpu::Commands& commands, const gpu::View& target)
    {
        const Current current(context_.get());
        if (std::exchange(fontsAreStale_, false))
            ui_.setFonts(commands, *ImGui::GetIO().Fonts);
        ui_.draw(commands, *ImGui::GetDrawData(), target);
    }

private:
    struct Destroy
    {
        void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
    };
    std::unique_ptr<ImGuiContext, Destroy> context_;
    engine::UiTheme theme_;
    float scale_ = 0; // asked for
    bool fontsAreStale_ = false;
    engine::Ui ui_;
};

Overlay::Overlay(gpu::Device& device, OverlayOptions options)
    : options_(std::move(options)),
      letterings_(device, options_.fonts),
      overprint_(device, options_.format),
      legend_(std::make_unique<LegendDrawing>(device, options_.format))
{
}

Overlay::~Overlay() = default;

void Overlay::require(const Words& words)
{
    for (const std::string* text : {&words.caption, &words.title, &words.subtitle})
        require(*text);
    for (const KeyFigure& card : words.cards)
        for (const std::string* text : {&card.value, &card.unit, &card.line})
            require(*text);
}

void Overlay::draw(gpu::Commands& commands, const Legend* legend, const Words& words, const gpu::View& target)
{
    const glm::uvec2 size(target.extent().width, target.extent().height);
    const float scale = options_.scale > 0 ? options_.scale : overlayScale(size);
    letterings_.turn();
    const std::optional<PictureArea> covered = legend ? legend_->build(*legend, size, scale) : std::nullopt;
    const WordsLayout layout = layWords(words, size, scale, covered, letterings_);
    bool isTouched = false;
    const auto next = [&](bool draws)
    {
        if (draws && std::exchange(isTouched, true))
            commands.barrier(gpu::draw, gpu::draw);
        return draws;
    };
    if (next(!layout.grounds.empty()))
        overprint_.draw(commands, layout.grounds, target);
    if (next(covered.has_value()))
        legend_->draw(commands, target);
    if (next(!layout.marks.empty()))
        overprint_.draw(commands, layout.marks, target);
}
} // namespace app

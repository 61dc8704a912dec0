#include "app/viewer/interface.h"

#include <functional>
#include <string_view>

namespace app
{
namespace
{
template <class T>
uint64_t hashOf(const ImVector<T>& values)
{
    return std::hash<std::string_view>()({reinterpret_cast<const char*>(values.Data), size_t(values.size_in_bytes())});
}

// Two frames with the same hash look the same.
uint64_t hashOf(const ImDrawData& data)
{
    uint64_t hash = 1;
    const auto mix = [&](uint64_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15u + (hash >> 29); };
    for (int i = 0; i < data.CmdListsCount; ++i)
    {
        const ImDrawList& list = *data.CmdLists[i];
        mix(hashOf(list.VtxBuffer));
        mix(hashOf(list.IdxBuffer));
        for (const ImDrawCmd& command : list.CmdBuffer)
        {
            mix(std::hash<std::string_view>()(
                {reinterpret_cast<const char*>(&command.ClipRect), sizeof command.ClipRect}));
            mix(uint64_t{command.ElemCount} << 32 | command.IdxOffset);
        }
    }
    return hash;
}
} // namespace

Interface::Interface(gpu::Device& device, float scale, engine::ImGuiInput::Clipboard clipboard)
    : context_(ImGui::CreateContext()), ui_(device)
{
    input_.emplace(std::move(clipboard));
    ImGui::GetIO().BackendFlags |= engine::Ui::backendFlags;
    setScale(scale);
}

void Interface::setScale(float scale)
{
    if (scale == theme_.scale && theme_.body)
        return;
    theme_ = engine::applyUiTheme(scale);
    ui_.setFonts(*ImGui::GetIO().Fonts);
}

bool Interface::wantsText() const
{
    return ImGui::GetIO().WantTextInput;
}

bool Interface::hasMouse() const
{
    return ImGui::GetIO().WantCaptureMouse;
}

void Interface::begin(glm::uvec2 size, double seconds)
{
    input_->beginFrame(size, seconds);
    ImGui::NewFrame();
}

void Interface::end()
{
    ImGui::Render();
    built_ = hashOf(*ImGui::GetDrawData());
}

void Interface::draw(gpu::Commands& commands, const gpu::View& target)
{
    ui_.draw(commands, *ImGui::GetDrawData(), target);
    drawn_ = built_;
}
} // namespace app

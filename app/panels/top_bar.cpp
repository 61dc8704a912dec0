#include "app/panels/panels.h"
#include "app/panels/widgets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

// The bar on top: the scene, what its colours mean, how it looks, how one moves, and the search.
namespace app
{
using engine::uiPalette;
using engine::UiTheme;

namespace
{
constexpr std::array looks{"Executive", "Engineer"};
constexpr std::array modes{"Orbit", "Fly", "Walk"};
constexpr float searchLeast = 20; // steps of the grid
constexpr float searchMost = 36;

void nextTo(float gap)
{
    ImGui::SameLine(0, gap);
}
} // namespace

void Panels::drawBar(float width)
{
    const UiTheme& theme = *theme_;
    const ImGuiStyle& style = ImGui::GetStyle();
    const float gap = theme.grid(1.5f);
    const float inset = std::floor((layout_.bar - ImGui::GetFontSize() - 2 * style.FramePadding.y) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.grid(1), inset});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    const bool shown = beginPanel("##bar", {0, 0}, {width, layout_.bar});
    ImGui::PopStyleVar(3);
    if (shown)
    {
        // From what is needed most to what may go when there is no room.
        const float side = ImGui::GetFrameHeight() + theme.grid(0.5f);
        float left = width - theme.grid(2) - 3 * side - theme.grid(searchLeast);
        const auto fits = [&](float wanted)
        {
            const bool room = left >= wanted + gap;
            left -= room ? wanted + gap : 0;
            return room;
        };
        const float viewWidth = theme.grid(29);
        const float goWidth = theme.grid(11);
        const float playWidth = theme.grid(10);
        const bool play = model_->mayTour && fits(playWidth);
        const bool view = !model_->views.empty() && fits(viewWidth);
        const bool look = fits(segmentsWidth(theme, looks));
        const bool mode = fits(segmentsWidth(theme, modes));
        ImGui::PushFont(theme.strong);
        const float nameWidth = std::min(textWidth(model_->scene), theme.grid(28)) + theme.grid(1);
        ImGui::PopFont();
        const bool name = !model_->scene.empty() && fits(nameWidth);
        const bool go = !model_->viewpoints.empty() && fits(goWidth);

        if (signButton(theme, "##tree", Sign::tree, "Hierarchy", open_.tree && layout_.tree))
            toggleTree();
        if (name)
        {
            nextTo(theme.grid(1));
            ImGui::AlignTextToFramePadding();
            ImGui::PushFont(theme.strong);
            clippedText(model_->scene, nameWidth - theme.grid(1) + 1);
            ImGui::PopFont();
        }
        if (play)
        {
            nextTo(gap);
            drawPlay(playWidth);
        }
        if (go)
        {
            nextTo(gap);
            if (beginChoice(theme, "##go", "Go to", goWidth))
            {
                for (size_t i = 0; i < model_->viewpoints.size(); ++i)
                    if (ImGui::Selectable(std::string(model_->viewpoints[i].title).c_str()))
                        act(GoToViewpoint{i});
                ImGui::EndCombo();
            }
        }
        if (view)
        {
            nextTo(gap);
            drawViewChoice(viewWidth);
        }
        if (look)
        {
            nextTo(gap);
            if (const auto clicked = segments(theme, "look", looks, static_cast<size_t>(model_->look)))
                act(SetLook{static_cast<engine::Look>(*clicked)});
        }
        if (mode)
        {
            nextTo(gap);
            if (const auto clicked = segments(theme, "mode", modes, static_cast<size_t>(model_->camera)))
                act(SetCameraMode{static_cast<engine::CameraMode>(*clicked)});
        }
        const float right = width - theme.grid(1) - 2 * side;
        drawSearch(right);
        ImGui::SameLine(right + theme.grid(0.5f));
        if (signButton(theme, "##times", Sign::times, "Frame times", open_.times))
            toggleTimes();
        nextTo(theme.grid(0.5f));
        if (signButton(theme, "##help", Sign::help, "Keys", open_.help))
            toggleHelp();
    }
    ImGui::End();
}

// The one thing an executive looks for.
void Panels::drawPlay(float width)
{
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    if (engine::primaryButton("##play", {width, 0}))
        act(PlayTour{});
    const float height = ImGui::GetItemRectSize().y;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float side = theme_->grid(0.6f);
    const float sign = 1.75f * side; // width of the triangle
    const ImVec2 text = ImGui::CalcTextSize("Tour");
    const float x = std::round(corner.x + (width - sign - theme_->grid(1) - text.x) / 2);
    const float y = corner.y + height / 2;
    list.AddTriangleFilled({x, y - side}, {x, y + side}, {x + sign, y}, colorOf(uiPalette.onAccent));
    list.AddText({x + sign + theme_->grid(1), std::round(y - text.y / 2)}, colorOf(uiPalette.onAccent), "Tour");
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("Play the tour (Space)");
}

void Panels::drawViewChoice(float width)
{
    const UiTheme& theme = *theme_;
    const std::string shown =
        model_->view ? fmt::format("{}: {}", pluralOf(model_->view->kind), model_->view->title) : "Materials";
    if (!beginChoice(theme, "##view", shown, width))
        return;
    if (ImGui::Selectable("Materials", model_->view == nullptr) && model_->view)
        act(SetView{});
    EntityKind kind = EntityKind::none;
    for (const ViewInfo& each : model_->views)
    {
        if (each.kind != kind)
        {
            kind = each.kind;
            engine::quietText(theme, pluralOf(kind).c_str());
        }
        if (ImGui::Selectable(std::string(each.title).c_str(), model_->view == &each) && model_->view != &each)
            act(SetView{&each});
    }
    ImGui::EndCombo();
}

void Panels::drawSearch(float right)
{
    const UiTheme& theme = *theme_;
    const float from = ImGui::GetItemRectMax().x + theme.grid(1.5f);
    const float width = std::clamp(right - from, theme.grid(8), theme.grid(searchMost));
    ImGui::SameLine(right - width);
    ImGui::SetNextItemWidth(width);
    if (focusSearch_)
        ImGui::SetKeyboardFocusHere();
    focusSearch_ = false;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const auto moves = [](ImGuiInputTextCallbackData* data)
    {
        auto& self = *static_cast<Panels*>(data->UserData);
        const size_t count = std::max<size_t>(self.results_.size(), 1);
        self.best_ = (self.best_ + (data->EventKey == ImGuiKey_DownArrow ? 1 : count - 1)) % count;
        return 0;
    };
    const std::string hint = fitted("Find a rack, device, port or cable", width - 2 * ImGui::GetStyle().FramePadding.x);
    const bool entered = ImGui::InputTextWithHint(
        "##search", hint.c_str(), text_.data(), text_.size(),
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_CallbackHistory,
        moves, this);
    if (ImGui::IsItemEdited())
        typed();
    const bool active = ImGui::IsItemActive();
    if (entered && best_ < results_.size())
    {
        choose(results_[best_]);
        return;
    }
    searching_ = text_[0] != 0 && (active || searching_);
    if (searching_)
        drawResults(corner.x, layout_.bar + theme.grid(0.5f), width);
}

void Panels::typed()
{
    best_ = 0;
    results_.clear();
    if (model_->search && text_[0] != 0)
        results_ = model_->search->search(text_.data(), 12);
}

void Panels::choose(EntityId entity)
{
    act(SelectEntity{entity});
    act(FrameEntity{entity});
    searching_ = false;
    text_[0] = 0;
    results_.clear();
}

void Panels::drawResults(float x, float y, float width)
{
    const UiTheme& theme = *theme_;
    const float wide = std::max(width, theme.grid(36));
    x = std::max(theme.grid(1), std::min(x, x + width - wide));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.grid(1), theme.grid(1)});
    if (beginPanel("##results", {x, y}, {wide, 0}, {0, 0}, true))
    {
        if (results_.empty())
            engine::quietText(theme, "Nothing is called that");
        const std::vector<EntityId> shown = results_; // a choice empties it
        for (size_t i = 0; i < shown.size() && searching_; ++i)
            drawResult(i, wide - theme.grid(2));
        // A click elsewhere is done with searching.
        if (!ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
            ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::GetIO().MousePos.y > layout_.bar)
            searching_ = false;
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

void Panels::drawResult(size_t index, float right)
{
    const UiTheme& theme = *theme_;
    const EntityId entity = results_[index];
    const EntityTable& entities = *model_->entities;
    const EntityId parent = entities.parent(entity);
    const std::string where = parent != 0
                                  ? fmt::format("{}, {}", nameOf(entities.kindOf(entity)), entities.name(parent))
                                  : std::string(nameOf(entities.kindOf(entity)));
    const std::string name = entities.name(entity);
    ImGui::PushID(static_cast<int>(entity));
    const ImVec2 corner = ImGui::GetCursorPos();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    if (ImGui::Selectable("##result", index == best_, ImGuiSelectableFlags_None, {0, theme.grid(3.5f)}))
        choose(entity);
    if (ImGui::IsItemHovered())
        best_ = index;
    const ImVec2 after = ImGui::GetCursorPos();
    const float textTop = corner.y + std::floor((theme.grid(3.5f) - ImGui::GetTextLineHeight()) / 2);
    ImGui::PushFont(theme.quiet);
    const float whereWidth = std::min(textWidth(where), right * 0.5f);
    ImGui::PopFont();
    ImGui::SetCursorPos({corner.x + theme.grid(1), textTop});
    clippedText(name, right - whereWidth - theme.grid(4));
    ImGui::SetCursorPos({right - whereWidth, textTop + theme.grid(0.125f)});
    ImGui::PushFont(theme.quiet);
    ImGui::PushStyleColor(ImGuiCol_Text, uiPalette.quiet);
    clippedText(where, whereWidth + 1);
    ImGui::PopStyleColor();
    ImGui::PopFont();
    ImGui::SetCursorPos(after);
    ImGui::PopStyleVar();
    ImGui::PopID();
}
} // namespace app

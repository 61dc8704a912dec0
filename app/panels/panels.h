#pragma once

#include "app/panels/hierarchy.h"
#include "app/panels/model.h"
#include "engine/passes/ui_theme.h"

#include <glm/vec2.hpp>

#include <array>
#include <optional>
#include <vector>

namespace app
{
using Area = engine::PictureArea;

// Where panels stand in a picture of some size; what does not fit is left out, the less important first.
struct PanelLayout
{
    float bar = 0; // height of the bar on top; 0: there is none
    std::optional<Area> tree, facts;
    Area free; // what no panel covers
    bool legend = false;
    bool times = false;
};

struct PanelChoice // what the user has open
{
    bool any = true; // or nothing but the legend, notices and the help
    bool tree = true;
    bool times = false;
    bool help = false;
    bool opener = false; // the field for another scene's path
};
PanelLayout layoutOf(const engine::UiTheme& theme, glm::vec2 size, const PanelChoice& choice, bool facts);

// The panels of the window, drawn by the ImGui context that is current, between NewFrame() and Render(). Keeps what is
// open and typed, nothing else: a script that gives the same models and events sees the same panels.
class Panels
{
public:
    // Of a facility whose table outlives this; null for no facility.
    explicit Panels(const EntityTable* entities);

    std::vector<PanelAction> draw(const engine::UiTheme& theme, const PanelModel& model, glm::vec2 size);
    // Of the last draw().
    const PanelLayout& layout() const { return layout_; }
    // What no panel of a draw() covers; with those that a selection brings, or without.
    Area freeArea(const engine::UiTheme& theme, glm::vec2 size, bool facts) const
    {
        return layoutOf(theme, size, open_, facts).free;
    }

    // A key that no field took; what it asks for comes with the next draw(). False when it means nothing here. Those
    // that it knows are listed by the help.
    bool handle(const engine::KeyPressed& key, const PanelModel& model);
    void focusSearch() { focusSearch_ = open_.any = true; }
    void askForScene() { focusOpener_ = open_.opener = true; }
    void toggleAll() { open_.any = !open_.any; }
    void show(bool any) { open_.any = any; }
    void toggleHelp() { open_.help = !open_.help; }
    void toggleTimes() { open_.times = !open_.times; }
    void toggleTree() { open_.tree = !open_.tree; }

private:
    void drawBar(float width);
    void drawPlay(float width);
    void drawViewChoice(float width);
    void drawSearch(float right);
    void typed();
    void drawResults(float x, float y, float width);
    void drawResult(size_t index, float right);
    void choose(EntityId entity);
    void drawTree();
    bool drawTreeRow(size_t index);
    void drawFacts();
    void drawFactRows();
    void drawTimes();
    void drawToast(glm::vec2 size);
    void drawHelp(glm::vec2 size);
    void drawOpener(glm::vec2 size);
    bool escape(const PanelModel& model);
    bool handleLetter(const engine::KeyPressed& key, const PanelModel& model);
    void act(PanelAction action) { actions_.push_back(action); }

    std::optional<Hierarchy> hierarchy_;
    PanelChoice open_;
    PanelLayout layout_;
    EntityId revealed_ = 0; // the selection that the tree last came to
    std::optional<size_t> scrollTo_;

    std::array<char, 128> text_{}; // of the search
    bool focusSearch_ = false;
    bool searching_ = false;
    size_t best_ = 0; // the result that the enter key takes
    std::vector<EntityId> results_;

    std::array<char, 1024> path_{}; // of another scene
    bool focusOpener_ = false;

    // Of the frame that is drawn.
    const engine::UiTheme* theme_ = nullptr;
    const PanelModel* model_ = nullptr;
    std::vector<PanelAction> actions_; // those of keys before it, too
};

// The legend by itself, so wide, and as high as it is: that is known from the frame before. `pivot` is the part of it
// that stands at `place`: {0, 1} is its lower left corner. Gives its width and height. For stills, too.
glm::vec2 drawLegend(const engine::UiTheme& theme, const Legend& legend, glm::vec2 place, float width,
                     glm::vec2 pivot = {0, 1});
} // namespace app

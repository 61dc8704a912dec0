#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "panel_board.h"
#include "tests/engine/gpu/gpu_fixture.h"

using namespace app;
using engine::Key;
using engine::KeyPressed;
using tests::PanelBoard;
using tests::testDevice;

namespace
{
const std::string demo = GLASSHOUSE_SOURCE_DIR "/scenes/demo";

template <class T>
const T* find(const std::vector<PanelAction>& actions)
{
    for (const PanelAction& each : actions)
        if (const T* found = std::get_if<T>(&each))
            return found;
    return nullptr;
}

bool inside(const Area& area, glm::vec2 size)
{
    return area.least.x >= 0 && area.least.y >= 0 && area.most.x <= size.x && area.most.y <= size.y &&
           area.least.x < area.most.x && area.least.y < area.most.y;
}
} // namespace

TEST_SUITE_BEGIN("panels");

TEST_CASE("the tree selects with one click, goes there with two, and opens by its arrow")
{
    PanelBoard board(testDevice(), demo, {1280, 720});
    board.settle();
    const glm::vec2 corner = board.panels.layout().tree->least;
    const glm::vec2 hall = corner + glm::vec2(80, 8 + 24 * 1.5f);
    const auto selected = board.click(hall);
    REQUIRE(find<SelectEntity>(selected));
    CHECK(board.stage.entities.name(find<SelectEntity>(selected)->entity) == "H1");
    CHECK_FALSE(find<FrameEntity>(selected));
    board.input.handle(engine::MousePressed{engine::MouseButton::left, true, hall});
    board.input.handle(engine::MousePressed{engine::MouseButton::left, false, hall});
    board.input.handle(engine::MousePressed{engine::MouseButton::left, true, hall});
    board.input.handle(engine::MousePressed{engine::MouseButton::left, false, hall});
    CHECK(find<FrameEntity>(board.settle()));
    // The first row of racks, third in the tree, opens; its first rack comes next.
    CHECK(board.click(corner + glm::vec2(8 + 36, 8 + 24 * 2.5f)).empty());
    const auto rack = board.click(corner + glm::vec2(120, 8 + 24 * 3.5f));
    REQUIRE(find<SelectEntity>(rack));
    CHECK(board.stage.entities.name(find<SelectEntity>(rack)->entity) == "H1-A01");
}

TEST_CASE("a word typed and the enter key find a device and go there")
{
    PanelBoard board(testDevice(), demo, {1280, 720});
    board.panels.focusSearch();
    board.settle();
    CHECK(board.type("su1-n0").empty());
    board.input.handle(KeyPressed{Key::down});
    board.input.handle(KeyPressed{Key::down, false});
    board.settle();
    board.input.handle(KeyPressed{Key::enter});
    board.input.handle(KeyPressed{Key::enter, false});
    const auto actions = board.settle();
    REQUIRE(find<SelectEntity>(actions));
    REQUIRE(find<FrameEntity>(actions));
    CHECK(board.stage.entities.name(find<FrameEntity>(actions)->entity) == "su1-n02");
    // By the mouse, too.
    board.panels.focusSearch();
    board.settle();
    board.type("nothing has this name");
    board.panels.focusSearch();
    board.settle();
    CHECK(find<FrameEntity>(board.click({1000, 75})) == nullptr);
}

TEST_CASE("facts lead to other entities, go away, and show")
{
    PanelBoard board(testDevice(), demo, {1280, 720});
    const EntityId rack = board.stage.entities.first(EntityKind::rack);
    const EntityId device = board.stage.entities.children(rack).front();
    board.select(device);
    board.settle();
    const Area area = *board.panels.layout().facts;
    const auto rows = static_cast<float>(board.facts.rows.size());
    REQUIRE(board.facts.rows.back().link == rack);
    const auto linked = board.click(area.least + glm::vec2(150, 16 + 92 + 26 * (rows - 0.5f)));
    REQUIRE(find<SelectEntity>(linked));
    CHECK(find<SelectEntity>(linked)->entity == rack);
    const auto shown = board.click(area.least + glm::vec2(40, 16 + 66));
    REQUIRE(find<FrameEntity>(shown));
    CHECK(find<FrameEntity>(shown)->entity == device);
    const auto closed = board.click({area.most.x - 24, area.least.y + 24});
    REQUIRE(find<SelectEntity>(closed));
    CHECK(find<SelectEntity>(closed)->entity == 0);
}

TEST_CASE("keys ask for what the help says")
{
    PanelBoard board(testDevice(), demo, {1280, 720});
    const auto press = [&](KeyPressed key)
    {
        board.panels.handle(key, board.model);
        return board.settle();
    };
    CHECK(find<SetLook>(press({Key::l}))->look == engine::Look::engineer);
    CHECK(find<SetView>(press({Key::v}))->view == &views()[0]);
    CHECK(find<SetView>(press({.key = Key::v, .modifiers = {.shift = true}}))->view == &views().back());
    board.model.view = &views().back();
    CHECK(find<SetView>(press({Key::v}))->view == nullptr);
    CHECK(find<SetCameraMode>(press({Key::three}))->mode == engine::CameraMode::walk);
    CHECK(find<GoToViewpoint>(press({Key::home}))->index == 0);
    CHECK_FALSE(board.panels.handle({Key::f}, board.model)); // nobody is selected
    CHECK_FALSE(board.panels.handle({Key::escape}, board.model));
    CHECK_FALSE(board.panels.handle({Key::w}, board.model)); // the camera's
    CHECK_FALSE(board.panels.handle({.key = Key::l, .pressed = false}, board.model));
    board.select(board.stage.entities.first(EntityKind::rack));
    CHECK(find<FrameEntity>(press({Key::f})));
    CHECK(press({Key::h}).empty());
    CHECK(press({Key::escape}).empty()); // the help first
    CHECK(find<SelectEntity>(press({Key::escape}))->entity == 0);
    CHECK(board.panels.layout().tree.has_value());
    press({Key::t});
    CHECK_FALSE(board.panels.layout().tree.has_value());
}

TEST_CASE("another scene's path is typed, and the enter key opens it; escape does not")
{
    PanelBoard board(testDevice(), demo, {1280, 720});
    const KeyPressed asks{.key = Key::o, .modifiers = {.control = true}};
    const auto press = [&](Key key)
    {
        board.input.handle(KeyPressed{key});
        board.input.handle(KeyPressed{key, false});
        return board.settle();
    };
    CHECK(board.panels.handle(asks, board.model));
    board.settle();
    CHECK(board.type("halls/one").empty());
    CHECK(ImGui::GetIO().WantTextInput);
    const auto entered = press(Key::enter);
    REQUIRE(find<OpenPath>(entered));
    CHECK(find<OpenPath>(entered)->path == "halls/one");
    CHECK_FALSE(ImGui::GetIO().WantTextInput);

    // What is typed takes the place of what was there.
    CHECK(board.panels.handle(asks, board.model));
    board.settle();
    board.type("two");
    CHECK(find<OpenPath>(press(Key::enter))->path == "two");

    CHECK(board.panels.handle(asks, board.model));
    board.settle();
    board.type("three");
    CHECK(press(Key::escape).empty());
    CHECK_FALSE(ImGui::GetIO().WantTextInput);
    CHECK(press(Key::enter).empty());
}

TEST_CASE("the bar's choices")
{
    PanelBoard board(testDevice(), demo, {1280, 720});
    board.settle();
    CHECK(find<SetLook>(board.click({590, 24}))->look == engine::Look::engineer);
    CHECK(find<SetCameraMode>(board.click({705, 24}))->mode == engine::CameraMode::fly);
    CHECK(board.click({340, 24}).empty());
    CHECK(find<SetView>(board.click({300, 110}))->view == &views()[0]);
    CHECK(board.click({170, 24}).empty());
    CHECK(find<GoToViewpoint>(board.click({170, 70})));
}

TEST_CASE("panels stay inside of a window of any size, and clear of each other")
{
    engine::UiTheme theme;
    for (const float scale : {1.0f, 1.5f, 2.0f, 3.0f})
        for (float width = 1; width < 4000; width = width * 1.3f + 1)
            for (float height = 1; height < 2200; height = height * 1.3f + 1)
            {
                theme.scale = scale;
                const glm::vec2 size(width, height);
                const PanelLayout layout = layoutOf(theme, size, {.tree = true, .times = true}, true);
                CHECK(inside(layout.free, size));
                for (const auto& each : {layout.tree, layout.facts})
                    if (each)
                    {
                        CHECK(inside(*each, size));
                        CHECK(each->least.y >= layout.bar);
                        CHECK((each->most.x <= layout.free.least.x || each->least.x >= layout.free.most.x));
                    }
            }
}

TEST_CASE("every size and scale is drawn without a complaint: nothing open, everything open, no facility")
{
    for (const auto& [size, scale] : {std::pair(glm::uvec2(1280, 720), 1.0f), std::pair(glm::uvec2(700, 420), 1.5f),
                                      std::pair(glm::uvec2(90, 40), 1.0f), std::pair(glm::uvec2(1, 1), 2.0f),
                                      std::pair(glm::uvec2(3840, 2160), 2.0f)})
    {
        PanelBoard board(testDevice(), demo, size, scale);
        board.settle();
        board.draw(gpu::color(0.3f, 0.3f, 0.3f, 1));
        board.show(findView("cable.medium"));
        board.select(board.stage.entities.first(EntityKind::cable));
        const std::vector<gpu::Timing::Row> rows(30, {"frame/very/long/name of a pass that does not fit", 2});
        board.model.timings = rows;
        board.model.toast =
            std::string_view("a long hint, and on it goes, and on, and on, and on, and on, and on, and on");
        board.panels.toggleTimes();
        board.panels.toggleHelp();
        board.settle();
        board.draw(gpu::color(0.3f, 0.3f, 0.3f, 1));
    }
    PanelBoard board(testDevice(), demo, {800, 600});
    Panels empty(nullptr);
    board.input.beginFrame(board.size, 0.016);
    ImGui::NewFrame();
    CHECK(empty.draw(board.theme, {}, board.size).empty());
    ImGui::Render();
}

TEST_SUITE_END();

#pragma once

#include "app/panels/overlay.h"
#include "app/panels/panels.h"
#include "engine/gpu/readback.h"
#include "engine/passes/ui.h"
#include "engine/view/imgui_input.h"
#include "twin/facility/scene.h"

#include <string>
#include <vector>

namespace tests
{
// A scene, and its panels in a window without a display.
struct PanelBoard
{
    PanelBoard(gpu::Device& on, const std::string& folder, glm::uvec2 of, float scale = 1)
        : device(on),
          size(of),
          scene(twin::openScene(folder)),
          stage(scene),
          search(stage.entities),
          places(app::viewpoints(stage)),
          ui(on),
          picture(on, {.name = "picture", .width = of.x, .height = of.y}),
          context(ImGui::CreateContext()),
          panels(&stage.entities)
    {
        ImGui::GetIO().BackendFlags |= engine::Ui::backendFlags;
        theme = engine::applyUiTheme(scale);
        ui.setFonts(*ImGui::GetIO().Fonts);
        model.scene = "Demo hall";
        model.entities = &stage.entities;
        model.search = &search;
        model.views = app::views();
        model.viewpoints = places;
    }
    ~PanelBoard() { ImGui::DestroyContext(context); }

    void show(const app::ViewInfo* view)
    {
        model.view = view;
        if (view)
            legend = app::legendOf(*view, app::valuesOf(*view, stage), stage.entities);
        model.legend = view ? &legend : nullptr;
    }
    void select(app::EntityId entity)
    {
        facts = app::factsOf(stage, entity);
        model.selected = entity;
        model.facts = entity == 0 ? nullptr : &facts;
    }

    // What was asked for in one frame.
    std::vector<app::PanelAction> frame(double seconds = 0.016)
    {
        input.beginFrame(size, seconds);
        ImGui::NewFrame();
        std::vector<app::PanelAction> actions = panels.draw(theme, model, size);
        ImGui::Render();
        return actions;
    }
    // And in all those that events need to be seen.
    std::vector<app::PanelAction> settle()
    {
        std::vector<app::PanelAction> all = frame();
        for (int i = 0; i < 4 || input.hasPending(); ++i)
            for (const app::PanelAction& each : frame())
                all.push_back(each);
        return all;
    }
    std::vector<app::PanelAction> click(glm::vec2 at)
    {
        input.handle(engine::MouseMoved{at});
        input.handle(engine::MousePressed{engine::MouseButton::left, true, at});
        input.handle(engine::MousePressed{engine::MouseButton::left, false, at});
        return settle();
    }
    std::vector<app::PanelAction> type(const std::string& text)
    {
        for (const char letter : text)
            input.handle(engine::TextTyped{static_cast<char32_t>(letter)});
        return settle();
    }

    void draw(const VkClearColorValue& ground)
    {
        device.run(
            [&](gpu::Commands& cmd)
            {
                cmd.barrier(gpu::everywhere, gpu::everywhere);
                cmd.clear(picture, ground);
                cmd.barrier(gpu::copy, gpu::draw);
                const gpu::Section section(cmd, "panels");
                ui.draw(cmd, *ImGui::GetDrawData(), picture);
            });
    }

    gpu::Device& device;
    glm::uvec2 size;
    twin::Scene scene;
    app::Stage stage;
    app::EntitySearch search;
    std::vector<app::Viewpoint> places;
    app::Legend legend;
    app::Facts facts;
    engine::Ui ui;
    gpu::Image picture;
    ImGuiContext* context;
    engine::ImGuiInput input;
    engine::UiTheme theme;
    app::Panels panels;
    app::PanelModel model;
};
} // namespace tests

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/gpu/frames.h"
#include "engine/gpu/readback.h"
#include "engine/passes/ui.h"
#include "engine/passes/ui_theme.h"
#include "engine/view/image_file.h"
#include "engine/view/imgui_input.h"
#include "tests/engine/gpu/gpu_fixture.h"

using namespace engine;

namespace
{
constexpr uint32_t red = 0xff0000ff, green = 0xff00ff00, blue = 0xffff0000, black = 0xff000000;

// An ImGui context of our own, and a picture to draw on.
struct Board
{
    Board(uint32_t width, uint32_t height)
        : device(tests::testDevice()),
          ui(device),
          picture(device, {.name = "picture", .width = width, .height = height}),
          context(ImGui::CreateContext()),
          input(ImGuiInput::Clipboard{})
    {
        ImGui::GetIO().BackendFlags |= Ui::backendFlags;
        ImGui::GetIO().Fonts->Build();
        ui.setFonts(*ImGui::GetIO().Fonts);
    }
    ~Board() { ImGui::DestroyContext(context); }

    template <class F>
    void frame(F build, double seconds = 0.016)
    {
        input.beginFrame({picture.desc().width, picture.desc().height}, seconds);
        ImGui::NewFrame();
        build();
        ImGui::Render();
        device.run(
            [&](gpu::Commands& cmd)
            {
                cmd.barrier(gpu::everywhere, gpu::everywhere);
                cmd.clear(picture, gpu::color(0, 0, 0, 1));
                cmd.barrier(gpu::copy, gpu::draw);
                ui.draw(cmd, *ImGui::GetDrawData(), picture);
            });
    }
    std::vector<uint32_t> pixels() const { return gpu::download<uint32_t>(device, picture); }

    gpu::Device& device;
    Ui ui;
    gpu::Image picture;
    ImGuiContext* context;
    ImGuiInput input;
};

double luminance(const ImVec4& color)
{
    const auto linear = [](float value)
    { return value <= 0.04045f ? double(value) / 12.92 : std::pow((double(value) + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.x) + 0.7152 * linear(color.y) + 0.0722 * linear(color.z);
}

double contrast(const ImVec4& a, const ImVec4& b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}
} // namespace

TEST_SUITE_BEGIN("ui");

TEST_CASE("boxes, a clip and an image, pixel by pixel")
{
    Board board(8, 4);
    const gpu::Image image(board.device, {.name = "image", .width = 2, .height = 2});
    const std::array texels{red, green, blue, 0u};
    gpu::upload(board.device, image, std::as_bytes(std::span(texels)));
    board.frame(
        [&]
        {
            ImDrawList& list = *ImGui::GetBackgroundDrawList();
            list.AddRectFilled({0, 0}, {3, 2}, red);
            list.PushClipRect({1, 1}, {2, 4});
            list.AddRectFilled({0, 0}, {8, 4}, green);
            list.PopClipRect();
            list.AddImage(board.ui.texture(image), {4, 1}, {6, 3});
            list.AddRectFilled({6, 0}, {8, 1}, IM_COL32(255, 0, 0, 128));
        });
    const std::vector<uint32_t> pixels = board.pixels();
    const uint32_t half = pixels[6];
    CHECK(half == pixels[7]);
    CHECK(std::abs(int(half & 0xff) - 128) <= 1);
    CHECK((half & 0x00ffff00) == 0);
    CHECK(pixels == std::vector<uint32_t>{
                        red,   red,   red,   black, black, black, half,  half,  //
                        red,   green, red,   black, red,   green, black, black, //
                        black, green, black, black, blue,  black, black, black, //
                        black, green, black, black, black, black, black, black,
                    });
}

TEST_CASE("more corners than 16 bits count, growing from frame to frame, with frames in flight")
{
    Board board(64, 64);
    gpu::Frames frames(board.device, 2);
    for (int many = 100; many <= 60'000; many *= 6)
    {
        board.input.beginFrame({64, 64}, 0.016);
        ImGui::NewFrame();
        ImDrawList& list = *ImGui::GetBackgroundDrawList();
        for (int i = 0; i < many; ++i)
            list.AddRectFilled({0, 0}, {32, 32}, red);
        list.AddRectFilled({32, 32}, {64, 64}, green);
        ImGui::Render();
        gpu::Commands cmd = frames.begin();
        cmd.barrier(gpu::everywhere, gpu::everywhere);
        cmd.clear(board.picture, gpu::color(0, 0, 0, 1));
        cmd.barrier(gpu::copy, gpu::draw);
        board.ui.draw(cmd, *ImGui::GetDrawData(), board.picture);
        frames.end(std::move(cmd));
    }
    const std::vector<uint32_t> pixels = board.pixels();
    CHECK(pixels[0] == red);
    CHECK(pixels[63] == black);
    CHECK(pixels[63 * 64 + 63] == green);
}

TEST_CASE("nothing to draw is drawn: no panels, a picture of one pixel, clips outside")
{
    Board board(1, 1);
    board.frame([] {});
    CHECK(board.pixels() == std::vector<uint32_t>{black});
    board.frame(
        []
        {
            ImDrawList& list = *ImGui::GetBackgroundDrawList();
            list.PushClipRect({-50, -50}, {-10, -10});
            list.AddRectFilled({-50, -50}, {50, 50}, red);
            list.PopClipRect();
        });
    CHECK(board.pixels() == std::vector<uint32_t>{black});
}

TEST_CASE("the theme is legible: every text on every ground it may stand on")
{
    const UiPalette& palette = uiPalette;
    for (const ImVec4& ground : {palette.panel, palette.raised, palette.hovered})
        for (const ImVec4& text : {palette.text, palette.quiet, palette.accent, palette.warning})
            CHECK(contrast(text, ground) >= 4.5);
    CHECK(contrast(palette.text, palette.pressed) >= 4.5);
    CHECK(contrast(palette.onAccent, palette.accent) >= 4.5);
    CHECK(contrast(palette.onAccent, palette.accentHovered) >= 4.5);
    // A panel lets a little of the brightest picture through.
    const auto over = [&](float under) { return palette.panel.w * palette.panel.x + (1 - palette.panel.w) * under; };
    CHECK(contrast(palette.quiet, {over(1), over(1), over(1), 1}) >= 4.5);
}

TEST_CASE("numerals are of one width, at any scale")
{
    Board board(8, 8);
    for (const float scale : {1.0f, 1.5f, 2.0f})
    {
        const UiTheme theme = applyUiTheme(scale);
        for (const ImFont* font : {theme.body, theme.strong, theme.quiet, theme.title})
        {
            const auto width = [&](const char* text) { return font->CalcTextSizeA(font->FontSize, 1e9f, 0, text).x; };
            CHECK(width("1111111111") == width("0489265370"));
            // What is written in it is there: no glyph stands for another.
            for (const ImWchar letter : {u'µ', u'Δ', u'–', u'→', u'≥', u'°', u'·', u'●'})
                CHECK(font->FindGlyphNoFallback(letter) != nullptr);
        }
    }
}

TEST_CASE("a click and a word typed between two frames arrive, and are the panel's alone")
{
    Board board(200, 100);
    int clicks = 0;
    std::array<char, 32> text{};
    const auto panel = [&]
    {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({100, 100});
        ImGui::Begin("panel", nullptr, ImGuiWindowFlags_NoDecoration);
        clicks += ImGui::Button("press", {60, 20}) ? 1 : 0;
        ImGui::InputText("##field", text.data(), text.size());
        ImGui::End();
    };
    const auto run = [&](int frames)
    {
        for (int i = 0; i < frames || board.input.hasPending(); ++i)
            board.frame(panel);
    };
    const auto click = [&](glm::vec2 at)
    {
        board.input.handle(MouseMoved{at});
        run(1);
        const bool taken = board.input.handle(MousePressed{MouseButton::left, true, at, {}});
        CHECK(!board.input.handle(MousePressed{MouseButton::left, false, at, {}}));
        run(2);
        return taken;
    };
    run(2);
    CHECK(click({30, 15}));
    CHECK(clicks == 1);
    CHECK(!click({150, 50}));
    CHECK(click({40, 40}));
    for (const char letter : {'a', 'b', 'b'})
    {
        const Key key = letter == 'a' ? Key::a : Key::b;
        CHECK(board.input.handle(KeyPressed{key, true, false, {}}));
        CHECK(board.input.handle(TextTyped{static_cast<char32_t>(letter)}));
        board.input.handle(KeyPressed{key, false, false, {}});
    }
    run(2);
    CHECK(std::string(text.data()) == "abb");
    board.input.handle(KeyPressed{Key::a, true, false, {.control = true}});
    board.input.handle(KeyPressed{Key::a, false, false, {}});
    board.input.handle(KeyPressed{Key::c, true, false, {.control = true}});
    board.input.handle(KeyPressed{Key::c, false, false, {}});
    run(2);
    CHECK(std::string(ImGui::GetClipboardText()) == "abb");
}

TEST_CASE("a panel as the product shows it")
{
    Board board(1280, 720);
    const UiTheme theme = applyUiTheme(1);
    board.ui.setFonts(*ImGui::GetIO().Fonts);
    bool shown = true;
    float speed = 0.4f;
    int metric = 1;
    for (int i = 0; i < 3; ++i)
        board.frame(
            [&]
            {
                ImGui::GetBackgroundDrawList()->AddRectFilledMultiColor({0, 0}, {1280, 720}, 0xff8a7f70, 0xff5a5048,
                                                                        0xff201c18, 0xff3c342c);
                ImGui::SetNextWindowPos({24, 24});
                ImGui::SetNextWindowSize({360, 640});
                ImGui::PushFont(theme.strong);
                ImGui::Begin("Hotspots", nullptr, ImGuiWindowFlags_NoCollapse);
                ImGui::PopFont();
                ImGui::PushFont(theme.title);
                ImGui::TextUnformatted("87.4 °C");
                ImGui::PopFont();
                quietText(theme, "hall-2 / row-07 / rack-13 · measured 14:02:11");
                sectionTitle(theme, "View");
                ImGui::SetNextItemWidth(-1);
                ImGui::Combo("##metric", &metric, "Utilisation\0Temperature\0Bit errors\0");
                checkbox(theme, "Only what is not as it should be", &shown);
                slider(theme, "Clock", &speed, 0, 1, "× %.2f");
                sectionTitle(theme, "Worst links");
                if (ImGui::BeginTable("links", 3, ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH))
                {
                    ImGui::TableSetupColumn("Link", ImGuiTableColumnFlags_WidthStretch);
                    ImGui::TableSetupColumn("Load");
                    ImGui::TableSetupColumn("BER");
                    ImGui::TableHeadersRow();
                    for (int row = 0; row < 6; ++row)
                    {
                        ImGui::TableNextRow();
                        ImGui::TableNextColumn();
                        ImGui::Selectable(("leaf-0" + std::to_string(row) + " → spine-11").c_str(), row == 2,
                                          ImGuiSelectableFlags_SpanAllColumns);
                        ImGui::TableNextColumn();
                        ImGui::Text("%2d.%d %%", 99 - 11 * row, 4 + row);
                        ImGui::TableNextColumn();
                        ImGui::TextColored(row == 0 ? uiPalette.warning : uiPalette.quiet, "%d.1e-%d", row + 1, 9);
                    }
                    ImGui::EndTable();
                }
                primaryButton("Trace A to Z");
                ImGui::SameLine();
                ImGui::Button("Show in list");
                ImGui::ProgressBar(0.62f, {-1, 8}, "");
                ImGui::End();
            });
    const std::vector<uint32_t> pixels = board.pixels();
    // A panel is there, and calm: mostly one tone.
    CHECK(std::set<uint32_t>(pixels.begin(), pixels.end()).size() > 200);
    if (const char* folder = std::getenv("GLASSHOUSE_PICTURES"))
        writePng(std::filesystem::path(folder) / "ui.png", 1280, 720, 4, std::as_bytes(std::span(pixels)));
}

TEST_SUITE_END();

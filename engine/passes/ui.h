#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <imgui.h>

#include "engine/gpu/commands.h"
#include "engine/gpu/image.h"
#include "engine/gpu/pass.h"
#include "engine/gpu/sampler.h"
#include "shared/engine/ui.h"

namespace engine
{
// Draws what Dear ImGui made of a frame over a finished picture, in the picture's own values: it blends as a screen
// does, not as light. ImGui gets its fonts' texture and any number of images; ids beyond its fonts are given by
// texture().
class Ui
{
public:
    // `format` is that of the pictures drawn onto. Set io.BackendFlags to Ui::backendFlags.
    explicit Ui(gpu::Device& device, VkFormat format = VK_FORMAT_R8G8B8A8_UNORM);

    static constexpr int backendFlags = ImGuiBackendFlags_RendererHasVtxOffset;

    // Takes the fonts over to the GPU, and waits for it. Again whenever the atlas was built anew.
    void setFonts(ImFontAtlas& atlas);
    // Records it, for draws that are recorded after.
    void setFonts(gpu::Commands& commands, ImFontAtlas& atlas);
    // For ImGui::Image() and the like: an image of display-encoded color, alpha not multiplied in. Valid in this
    // frame's draw() only, and as long as the image lives.
    ImTextureID texture(const gpu::View& view);

    // Over what is there. Reads the images and updates `target` in stage `draw`: barriers before and after are the
    // caller's. Texture ids that nobody gave are drawn plain.
    void draw(gpu::Commands& commands, const ImDrawData& data, const gpu::View& target);

private:
    // What the CPU writes for one frame while the GPU still reads that of another.
    struct Slot
    {
        std::optional<gpu::Buffer<UiVertex>> vertices;
        std::optional<gpu::Buffer<uint32_t>> indices;
        uint64_t serial = 0;
    };

    Slot& fill(const gpu::Commands& commands, const ImDrawData& data);
    void drawList(gpu::Rendering& rendering, const Slot& slot, const ImDrawData& data, const ImDrawList& list,
                  uint32_t firstVertex, uint32_t firstIndex);

    gpu::Device* device_;
    gpu::Pass<UiArgs> pass_, plainPass_;
    gpu::Sampler sampler_;
    gpu::Image fonts_;
    ImVec2 white_{0, 0};              // where the fonts' texture is all white
    std::vector<gpu::View> textures_; // of this frame; id is the index and 1
    std::vector<Slot> slots_;
    uint64_t frame_ = 0;
};
} // namespace engine

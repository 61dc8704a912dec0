#pragma once

#include <array>
#include <cstdint>

#include "engine/passes/colors.h"
#include "engine/passes/drawables.h"
#include "engine/view/camera.h"
#include "shared/engine/view.h"

namespace engine
{
// How values show by colour.
struct Tint
{
    bool on = false;
    ValueScale scale;
    bool dims = true; // what carries no value keeps a fifth of its colour
};

// What a frame shows through one camera, beside the scene itself.
struct ViewSettings
{
    glm::uvec2 size{1280, 720}; // pixels
    glm::vec2 jitter{0};        // pixels
    uint32_t layers = ~0u;      // bit i: layer i is shown
    Tint tint;
    float spotlight = 0;   // above 0: whose value is noValue recedes into the dark, all the way at 1; all else stays
    bool entities = false; // every colour is the entity whose it is, 0xBBGGRR
    bool flat = false;     // greys of layers in place of materials
    std::array<uint32_t, layerCount> greys = {}; // sRGB 0xRRGGBB, by layer; 0: materials and jackets stay
    EntityId selected = 0;                       // stands out in `accent`
    EntityId hovered = 0;                        // has a fainter outline
    uint32_t accent = 0x35C2F0;                  // sRGB 0xRRGGBB
    float lodScale = 1;                          // of solids: more is coarser, 0 the finest always
    float leastPixels = 1.1f;                    // solids smaller across are left out
};

// The View that shaders take.
View viewData(const Camera& camera, const ViewSettings& settings);

// The same view narrowed to the pixels from `first` to `last`: what is culled for them alone.
View narrowed(const View& view, glm::uvec2 first, glm::uvec2 last);
} // namespace engine

#pragma once

#include "app/stage/stage.h"
#include "app/stage/viewpoints.h"
#include "app/stage/views.h"
#include "engine/passes/renderer.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace app
{
// Of the words "executive" and "engineer". Throws std::invalid_argument for others.
engine::Look lookOf(const std::string& word);

// How a stage is shown: what the user chose, and what follows from it for a frame.
struct Showing
{
    engine::Look look = engine::Look::executive;
    const ViewInfo* view = nullptr; // what the colours mean; null: materials and jackets as they are
    ViewValues values;              // of `view`
    uint32_t hidden = 0;            // layers, a bit each
    bool outdoors = false;          // under the sky, not in a hall's light
    float spotlight = 0;            // above 0: whoever is not lit recedes into the dark, all the way at 1

    // Chooses a view and brings its values to the GPU; null for none. Where anybody is lit only they show theirs, or
    // keep their materials without a view.
    void choose(const ViewInfo* chosen, const Stage& stage, engine::Renderer& renderer,
                std::span<const EntityId> lit = {});
    engine::FrameSettings frame(glm::uvec2 size) const;
};

// The viewpoint of that name. Throws std::invalid_argument that lists the others.
Viewpoint viewpointOf(const Stage& stage, const std::string& name, glm::uvec2 size);

// A camera in words: a viewpoint's name, or "x,y,z:x,y,z[:lens mm]" from where to where, world metres. Throws
// std::invalid_argument.
Viewpoint cameraOf(const Stage& stage, const std::string& words, glm::uvec2 size);
} // namespace app

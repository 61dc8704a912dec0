#pragma once

#include <span>
#include <variant>

#include <glm/vec2.hpp>
#include <glm/vec4.hpp>

#include "engine/gpu/commands.h"
#include "engine/gpu/pass.h"
#include "engine/passes/lettering.h"
#include "engine/view/camera.h"
#include "shared/engine/overprint.h"

namespace engine
{
// A box with round corners and a line along the inside of its edge. Colours of marks are as a screen shows them (sRGB),
// alpha not multiplied in.
struct BoxMark
{
    PictureArea area; // pixels
    glm::vec4 color{0};
    float radius = 0;
    float line = 0; // width
    glm::vec4 lineColor{0};
};

// A ground for letters: whole in `area`, and softly nothing at `reach` around it.
struct GroundMark
{
    PictureArea area; // pixels
    glm::vec2 reach{0};
    glm::vec4 color{0};
};

// A line of text that begins at `foot`, the foot of its letters.
struct TextMark
{
    const Lettering* text = nullptr;
    glm::ivec2 foot{0};
    glm::vec4 color{1};
};

using Mark = std::variant<BoxMark, GroundMark, TextMark>;

// Prints marks over a finished picture, one over the other in their order. It blends as a screen does, not as light.
// The picture after it follows from the picture before and the marks alone.
class Overprint
{
public:
    // `format` is that of the pictures printed on.
    explicit Overprint(gpu::Device& device, VkFormat format = VK_FORMAT_R8G8B8A8_UNORM);

    // Updates `target` in stage `draw`, unless there is nothing to print; barriers before and after are the caller's.
    // Letterings are valid until the GPU is done, wherever theirs go.
    void draw(gpu::Commands& commands, std::span<const Mark> marks, const gpu::View& target) const;

private:
    void draw(gpu::Rendering& rendering, const BoxMark& mark) const;
    void draw(gpu::Rendering& rendering, const GroundMark& mark) const;
    void draw(gpu::Rendering& rendering, const TextMark& mark) const;

    gpu::Pass<OverprintArgs> box_, plain_, ground_, text_;
};
} // namespace engine

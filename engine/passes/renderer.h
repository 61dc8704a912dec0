#pragma once

#include <memory>
#include <span>

#include "engine/gpu/frames.h"
#include "engine/passes/atmosphere.h"
#include "engine/passes/drawables.h"
#include "engine/passes/values.h"
#include "engine/passes/view_data.h"

namespace engine
{
enum class Look : uint8_t
{
    executive, // lit, calm: a photograph
    engineer,  // flat, exact: a drawing
};

struct FrameSettings
{
    Look look = Look::executive;
    ViewSettings view; // `flat` follows the look
    Atmosphere atmosphere;
    uint32_t shadowLayers = ~0u; // cast the key light's shadow
    float floor = 0;             // metres, where most of it falls
    float scale = 1;             // of the display: sizes of labels in pixels are multiplied by it
    bool smooth = true;          // edges smoothed after drawing; off where samples do it
    bool keepsLight = false;     // drawSamples() leaves the light as it is before it is toned: Renderer::light()

    // The view as it is drawn: the engineer look is flat.
    ViewSettings drawn() const
    {
        ViewSettings result = view;
        result.flat = look == Look::engineer;
        return result;
    }
};

// Draws a scene. One for a scene and a device; the picture's size follows the settings. What a frame shows depends on
// nothing but its arguments and the values.
class Renderer
{
public:
    // Throws gpu::OutOfMemory, std::invalid_argument for drawables that contradict themselves.
    Renderer(gpu::Device& device, const Drawables& drawables);
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;
    ~Renderer();

    // Records a frame into `commands`: picture() is ready for the stages `draw`, `copy` and `compute` after it. The
    // work of the CPU does not grow with the scene.
    void draw(gpu::Commands& commands, const Camera& camera, const FrameSettings& settings);

    // Draws a frame as the mean of one sample for each camera, each moved within the pixel by a fixed pattern: where
    // cameras differ, what moves is blurred. Words stand as the first one sees them. All but the last sample is
    // submitted; the last is in the commands that are returned, for the caller to go on with and to submit. picture()
    // as after draw(), which one sample is the same as. Throws std::invalid_argument without a camera.
    gpu::Commands drawSamples(std::span<const Camera> cameras, const FrameSettings& settings);
    // The same of one camera; waits.
    void drawStill(const Camera& camera, const FrameSettings& settings, uint32_t samples);

    // The last frame, RGBA8 as a screen shows it.
    const gpu::Image& picture() const;
    // The light of the last frame that drawSamples() drew with `keepsLight`: RGBA32F, the sum over its samples in
    // alpha; linear, BT.709 primaries, 1 is white. What is thin and clear is in it, words and outlines are not. Of the
    // engineer look, which has no light, the drawing.
    const gpu::Image& light() const;
    // What is in front at each pixel of the last frame, fibers thinner than a pixel left out: Targets::matter.
    const gpu::Image& matter() const;
    Values& values();

    // What the last frame drew. Waits.
    struct Counts
    {
        uint64_t solids = 0;    // instances
        uint64_t triangles = 0; // of solids
        uint64_t tubes = 0;     // pieces of fiber, as the next two
        uint64_t ribbons = 0;
        uint64_t lines = 0;
        uint64_t sheets = 0; // pieces of bands
    };
    Counts counts() const;

    // What stands at a pixel of a picture drawn so, thin fibers too; exact. Waits.
    struct Picked
    {
        EntityId entity = 0;
        bool hit = false;
        glm::vec3 point{0}; // world, of the surface
    };
    Picked pick(const Camera& camera, const FrameSettings& settings, glm::uvec2 pixel);
    // The same for every pixel at once, nothing culled: what pick() is held against. Rows from the top.
    std::vector<EntityId> pickAll(const Camera& camera, const FrameSettings& settings);

private:
    struct Parts;
    void drawScene(gpu::Commands& commands, const Camera& camera, const FrameSettings& settings);
    std::unique_ptr<Parts> parts_;
};
} // namespace engine

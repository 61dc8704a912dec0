#pragma once

#include <optional>
#include <span>

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace engine
{
struct Bounds;

// Where one looks from and through which lens. World frame: metres, z up.
struct Camera
{
    glm::vec3 eye{0, -5, 1.65f};
    glm::vec3 forward{0, 1, 0}; // unit vector
    glm::vec3 up{0, 0, 1};      // unit vector, not along `forward`
    float fovY = 0.9f;          // radians, of the whole height of the picture
    float near = 0.02f;         // metres; there is no far plane
    float rise = 0;             // vertical shift of the lens, in heights of the picture: keeps verticals vertical
};

// The picture's right and up and the way into it: unit vectors at right angles.
struct CameraAxes
{
    glm::vec3 right;
    glm::vec3 up;
    glm::vec3 forward;
};
CameraAxes axesOf(const Camera& camera);

// A camera that looks from `eye` to `target`, z up. Straight up or down it takes +y for up; from a point to itself it
// looks along +y.
Camera lookAt(const glm::vec3& eye, const glm::vec3& target, float fovY);
// The angle of view of a lens on 36 x 24 mm film: 24, 35, 50 mm. Radians, over the height of 24 mm.
float fovOfLens(float focalMillimetres);

// A part of a picture, in pixels from its top left corner.
struct PictureArea
{
    glm::vec2 least{0};
    glm::vec2 most{0};
};

// The camera moved until it looks at the box's middle the way it looked before, and turned so that this middle stands
// in the middle of that part of a picture of `size`, the whole box in the part with a little around it; the lens
// unshifted. An empty box or part leaves it as it is.
Camera framed(const Camera& camera, const Bounds& bounds, glm::uvec2 size, const PictureArea& part);
// The same in the whole picture.
Camera framed(const Camera& camera, const Bounds& bounds, glm::uvec2 size);

// Clip space of Vulkan from points relative to the eye (subtract `camera.eye` first: this has no translation, so that
// nothing is lost far from the origin). Reversed depth: 1 at `near`, 0 infinitely far. `jitter` moves the picture by
// that many pixels of a picture of `size`.
glm::mat4 clipFromEye(const Camera& camera, glm::uvec2 size, glm::vec2 jitter = {0, 0});
// Unit direction from the eye through a point of the picture, in pixels from its top left corner.
glm::vec3 rayThrough(const Camera& camera, glm::uvec2 size, glm::vec2 pixel);
// Where a point of the world falls on the picture, in pixels from its top left corner, inside it or not. Nothing for a
// point nearer than `near`.
std::optional<glm::vec2> pixelOf(const Camera& camera, glm::uvec2 size, const glm::vec3& point);

// The camera moved, its direction kept, to where the points fill the picture: none outside of `share` of its sides, two
// at opposite edges of that, the lens unshifted. No points leave it as it is.
Camera filled(const Camera& camera, std::span<const glm::vec3> points, glm::uvec2 size, float share = 0.94f);
} // namespace engine

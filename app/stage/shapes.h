#pragma once

#include "app/stage/paint.h"
#include "engine/import/mesh.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <string>
#include <vector>

namespace app
{
// Which ends of a cylinder are drawn.
enum class Ends : uint8_t
{
    both,
    top,
    none,
};

// A mesh put together from simple shapes; the closed ones are complete.
class MeshMaker
{
public:
    void box(const glm::vec3& min, const glm::vec3& max, Paint paint);
    // The four sides of a box that stand upright.
    void sides(const glm::vec3& min, const glm::vec3& max, Paint paint);
    // A rectangle at y, x from `min` to `max` and z likewise; seen from -y or from +y.
    void front(const glm::vec2& min, const glm::vec2& max, float y, Paint paint);
    void back(const glm::vec2& min, const glm::vec2& max, float y, Paint paint);
    // Standing on z = `bottom`.
    void cylinder(const glm::vec3& bottomMiddle, float height, float radius, uint32_t sides, Paint paint,
                  Ends ends = Ends::both);
    // Facing up.
    void disc(const glm::vec3& middle, float radius, uint32_t sides, Paint paint);
    // By its middle and half its sizes along the axes; `rings` from pole to pole.
    void ellipsoid(const glm::vec3& middle, const glm::vec3& half, Paint paint, uint32_t rings = 6, uint32_t sides = 9);
    // What follows is the next LOD, to be seen from farther away.
    void coarser();
    engine::Mesh finish();

private:
    uint32_t vertex(const glm::vec3& position, const glm::vec3& normal);
    std::vector<uint32_t>& indicesOf(Paint paint);
    void quad(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c, const glm::vec3& d, const glm::vec3& normal,
              std::vector<uint32_t>& indices);
    // Of a cylinder; `up` is 1 or -1.
    void end(const glm::vec3& middle, float radius, uint32_t sides, float up, std::vector<uint32_t>& indices);

    engine::Mesh mesh_;
    std::vector<std::vector<uint32_t>> indices_; // of this LOD, by material
    std::vector<Paint> paints_;                  // by material
};
} // namespace app

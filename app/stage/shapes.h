#pragma once

#include "app/stage/paint.h"
#include "engine/import/mesh.h"

#include <glm/vec3.hpp>

#include <string>
#include <vector>

namespace app
{
// A mesh put together from simple closed shapes.
class MeshMaker
{
public:
    void box(const glm::vec3& min, const glm::vec3& max, Paint paint);
    // Standing on z = `bottom`, closed at both ends.
    void cylinder(const glm::vec3& bottomMiddle, float height, float radius, uint32_t sides, Paint paint);
    // By its middle and half its sizes along the axes.
    void ellipsoid(const glm::vec3& middle, const glm::vec3& half, Paint paint);
    // What follows is the next LOD, to be seen from farther away.
    void coarser();
    engine::Mesh finish();

private:
    uint32_t vertex(const glm::vec3& position, const glm::vec3& normal);
    std::vector<uint32_t>& indicesOf(Paint paint);
    void quad(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c, const glm::vec3& d, const glm::vec3& normal,
              std::vector<uint32_t>& indices);

    engine::Mesh mesh_;
    std::vector<std::vector<uint32_t>> indices_; // of this LOD, by material
    std::vector<Paint> paints_;                  // by material
};
} // namespace app

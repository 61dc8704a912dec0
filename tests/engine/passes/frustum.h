#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/passes/view_data.h"
#include "tests/engine/passes/small_scene.h"

namespace tests
{
// A camera and what it shows.
struct Glance
{
    engine::Camera camera;
    engine::ViewSettings settings;
    bool coarsest = false;
};

inline std::vector<Glance> glances()
{
    Dice dice{7};
    std::vector<Glance> all;
    for (uint32_t i = 0; i < 12; ++i)
    {
        const glm::vec3 eye = dice.point({-30, -30, -10}, {30, 30, 10});
        const glm::vec3 target = dice.point({-9, -9, -3}, {9, 9, 3});
        engine::Camera camera = engine::lookAt(eye, target, dice.between(0.2f, 1.5f));
        camera.near = i % 3 == 0 ? 1.0f : 0.02f;
        const uint32_t width = dice.below(2000) + 64;
        all.push_back({camera,
                       {.size = {width, dice.below(1000) + 64},
                        .layers = i % 2 == 0 ? ~0u : 0x5u,
                        .lodScale = i % 4 == 0 ? 2.5f : 1,
                        .leastPixels = i % 5 == 0 ? 8 : 1.1f},
                       i == 11});
    }
    return all;
}

// What a camera reaches, in double precision and by definition: the planes through the edges of its picture. Distances
// below `tooClose` metres are left to rounding.
class Frustum
{
public:
    static constexpr double tooClose = 1e-4;
    enum class Reach
    {
        no,
        yes,
        unsure,
    };

    explicit Frustum(const Glance& glance) : eye_(glance.camera.eye), near_(double{glance.camera.near})
    {
        const engine::CameraAxes axes = engine::axesOf(glance.camera);
        const glm::dvec3 right(axes.right);
        const glm::dvec3 up(axes.up);
        const glm::dvec3 forward(axes.forward);
        const double high = std::tan(double{glance.camera.fovY} / 2);
        const double wide = high * glance.settings.size.x / glance.settings.size.y;
        normals_ = {glm::normalize(right + forward * wide), glm::normalize(-right + forward * wide),
                    glm::normalize(up + forward * high), glm::normalize(-up + forward * high), forward};
        pixelsPerMetre_ = glance.settings.size.y / (2 * high);
    }

    double pixelsPerMetre() const { return pixelsPerMetre_; }
    double near() const { return near_; }
    glm::dvec3 fromEye(const glm::dvec3& point) const { return point - eye_; }

    Reach ofSphere(const glm::dvec3& centre, double radius) const
    {
        return reach(centre, [&](const glm::dvec3&) { return radius; });
    }
    Reach ofBox(const glm::dvec3& least, const glm::dvec3& most) const
    {
        return reach((least + most) * 0.5,
                     [&](const glm::dvec3& normal) { return glm::dot(glm::abs(normal), (most - least) * 0.5); });
    }
    // Of what is around the line from a to b within `around` metres.
    Reach ofStretch(const glm::dvec3& a, const glm::dvec3& b, double around) const
    {
        const glm::dvec3 half = (b - a) * 0.5;
        return reach((a + b) * 0.5,
                     [&](const glm::dvec3& normal) { return std::abs(glm::dot(normal, half)) + around; });
    }
    double depthOf(const glm::dvec3& point) const { return glm::dot(normals_[4], fromEye(point)); }

private:
    template <class Extent>
    Reach reach(const glm::dvec3& centre, Extent&& extent) const
    {
        Reach result = Reach::yes;
        for (size_t i = 0; i < normals_.size(); ++i)
        {
            const double inside = glm::dot(normals_[i], fromEye(centre)) - (i == 4 ? near_ : 0) + extent(normals_[i]);
            if (inside < -tooClose)
                return Reach::no;
            if (inside < tooClose)
                result = Reach::unsure;
        }
        return result;
    }

    glm::dvec3 eye_;
    double near_;
    std::array<glm::dvec3, 5> normals_;
    double pixelsPerMetre_;
};

// Whether two sizes are so near that rounding decides which is the greater.
inline bool tooCloseToCall(double a, double b)
{
    return std::abs(a - b) < 1e-4 * std::abs(b);
}
} // namespace tests

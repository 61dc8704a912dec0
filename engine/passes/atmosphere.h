#pragma once

#include <cstdint>

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

namespace engine
{
// Light that is no lamp's, and what is behind everything. Linear colours; lux as they fall on a surface.
struct Atmosphere
{
    // To the key light, from above the horizon.
    glm::vec3 toKey = glm::normalize(glm::vec3(0.25f, -0.35f, 1.0f));
    float keyLux = 330;
    glm::vec3 keyColor{1.0f, 0.97f, 0.93f};
    glm::vec3 skyLux{118, 124, 132}; // from above: what the ceiling gives back
    glm::vec3 groundLux{64, 62, 60}; // from below
    glm::vec3 background{9, 10, 11}; // shown where nothing is; the zenith outdoors
    glm::vec3 horizon{20, 22, 25};
    bool outdoors = false;
    float hazePerMetre = 0;
    float whiteLux = 1350;       // what white is lit by to be shown as white
    float shadowSoftness = 2.2f; // texels
    float glowLux = 5000;        // of what glows fully
};

// Within a hall, lit by its lamps; and under a clear afternoon sky.
Atmosphere indoors();
Atmosphere outdoors();
} // namespace engine

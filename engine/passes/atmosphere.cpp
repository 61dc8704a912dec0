#include "engine/passes/atmosphere.h"

namespace engine
{
Atmosphere indoors()
{
    return {};
}

Atmosphere outdoors()
{
    return {
        .toKey = glm::normalize(glm::vec3(-0.50f, -0.70f, 0.52f)),
        .keyLux = 920,
        .keyColor = {1.0f, 0.92f, 0.79f},
        .skyLux = {112, 142, 190},
        .groundLux = {104, 98, 88},
        .background = {46, 92, 184},
        .horizon = {272, 300, 330},
        .outdoors = true,
        .hazePerMetre = 0.00022f,
        .whiteLux = 340,
    };
}
} // namespace engine

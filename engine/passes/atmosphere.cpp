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
        .toKey = glm::normalize(glm::vec3(-0.55f, -0.62f, 0.62f)),
        .keyLux = 640,
        .keyColor = {1.0f, 0.95f, 0.86f},
        .skyLux = {150, 176, 214},
        .groundLux = {120, 116, 108},
        .background = {95, 150, 250},
        .horizon = {300, 340, 390},
        .outdoors = true,
        .hazePerMetre = 0.00022f,
        .whiteLux = 430,
    };
}
} // namespace engine

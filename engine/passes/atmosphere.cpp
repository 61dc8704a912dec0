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
        .groundLux = {96, 92, 84},
        .background = {150, 205, 300},
        .horizon = {400, 432, 470},
        .outdoors = true,
        .hazePerMetre = 0.0009f,
        .whiteLux = 620,
    };
}
} // namespace engine

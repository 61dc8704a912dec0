#pragma once

#include "app/stage/stage.h"

#include <glm/vec3.hpp>

#include <cstdint>

namespace app
{
// Where a camera stands, by which it is decided what must step aside for it.
enum class Standing : uint8_t
{
    inside,  // a hall, below its ceiling
    above,   // looking into halls from over their ceilings
    outside, // before closed buildings
};

// High up beside the halls one may be about to look into them or at the campus: there it stays what it was.
Standing standingOf(const Stage& stage, const glm::vec3& eye, Standing before);

// Layers that are not drawn, a bit each. `open` takes off what is overhead and the walls that the eye is before.
uint32_t hiddenLayers(const Stage& stage, const glm::vec3& eye, Standing standing, bool open);

// Unless the user says otherwise.
constexpr bool isOpenBy(Standing standing)
{
    return standing == Standing::above;
}
} // namespace app

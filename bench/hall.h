#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/passes/drawables.h"
#include "engine/view/camera.h"
#include "shared/engine/neutral.h"

namespace bench
{
// A neutral hall: scene.json and arrays of little-endian float32 beside it, y up, the same for every viewer that is
// measured against. Entities are the devices from 1 and then the fibers.
struct Hall
{
    std::string name; // "S"
    engine::Drawables drawables;
    std::vector<engine::Camera> cameras; // 30 around it, 30 along the middle aisle
    std::vector<glm::vec3> ramp;         // sRGB as shown
    glm::vec3 background{0};
    engine::NeutralLight light{};
    uint32_t devices = 0;
    uint32_t fibers = 0;
};

// Throws std::runtime_error naming the file.
Hall readHall(const std::filesystem::path& folder);

// The values that every device and fiber has in frame `frame` of 60, each between 0 and 1.
class HallValues
{
public:
    HallValues(uint32_t devices, uint32_t fibers);
    // One for each entity; the first, of nobody, is left as it is.
    void make(int frame, float* values) const;

private:
    std::vector<float> sines_; // of each entity's phase
    std::vector<float> cosines_;
};
} // namespace bench

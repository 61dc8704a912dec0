#include "app/stage/paint.h"

#include <array>

namespace app
{
namespace
{
struct Row
{
    const char* name;
    glm::vec3 color; // linear
    float metallic;
    float roughness;
    float alpha = 1;
    glm::vec3 emissive{0};
};

constexpr std::array<Row, paintCount> rows{{
    {"rack_steel", glm::vec3(0.030f), 0, 0.50f},
    {"dark_steel", glm::vec3(0.055f), 0, 0.45f},
    {"galvanised", {0.55f, 0.56f, 0.57f}, 1, 0.40f},
    {"aluminium", {0.72f, 0.73f, 0.74f}, 1, 0.35f},
    {"glass", {0.85f, 0.90f, 0.90f}, 0, 0.05f, 0.22f},
    {"rubber", glm::vec3(0.015f), 0, 0.85f},
    {"black_plastic", glm::vec3(0.020f), 0, 0.45f},
    {"white_plastic", glm::vec3(0.70f), 0, 0.45f},
    {"port_cage", {0.56f, 0.56f, 0.54f}, 1, 0.35f},
    {"painted_pipe_supply", {0.03f, 0.13f, 0.40f}, 0, 0.35f},
    {"painted_pipe_return", {0.40f, 0.05f, 0.04f}, 0, 0.35f},
    {"pipe_band", glm::vec3(0.62f), 0, 0.40f},
    {"floor", {0.31f, 0.31f, 0.305f}, 0, 0.20f},
    {"floor_line", {0.62f, 0.62f, 0.60f}, 0, 0.30f},
    {"wall", {0.46f, 0.47f, 0.475f}, 0, 0.70f},
    {"wall_base", {0.10f, 0.11f, 0.12f}, 0, 0.55f},
    {"ceiling", {0.42f, 0.43f, 0.44f}, 0, 0.80f},
    {"concrete", {0.38f, 0.37f, 0.35f}, 0, 0.80f},
    {"asphalt", {0.052f, 0.053f, 0.055f}, 0, 0.85f},
    {"lawn", {0.060f, 0.105f, 0.030f}, 0, 0.95f},
    {"road_line", glm::vec3(0.62f), 0, 0.70f},
    {"facade", {0.085f, 0.092f, 0.100f}, 0, 0.42f},
    {"facade_light", {0.62f, 0.63f, 0.63f}, 0, 0.55f},
    {"window_glass", {0.17f, 0.21f, 0.25f}, 1, 0.06f},
    {"roofing", {0.33f, 0.33f, 0.34f}, 0, 0.85f},
    {"lamp_emissive", {0.90f, 0.86f, 0.78f}, 0, 0.40f, 1, {1.00f, 0.92f, 0.80f}},
    {"leaves", {0.055f, 0.115f, 0.028f}, 0, 0.90f},
    {"bark", {0.060f, 0.045f, 0.032f}, 0, 0.90f},
}};
} // namespace

engine::MeshMaterial materialOf(Paint paint)
{
    const Row& row = rows[static_cast<size_t>(paint)];
    return {.name = row.name,
            .baseColor = row.color,
            .metallic = row.metallic,
            .roughness = row.roughness,
            .emissive = row.emissive,
            .alpha = row.alpha};
}
} // namespace app

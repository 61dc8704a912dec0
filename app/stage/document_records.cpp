#include "app/stage/document_records.h"

namespace app
{
namespace
{
constexpr double degreesOfRadian = 57.29577951308232;

glm::vec3 vectorOf(const twin::Point3& point)
{
    return {point[0], point[1], point[2]};
}

twin::Point3 pointOf(const glm::dvec3& vector)
{
    return {vector.x, vector.y, vector.z};
}
} // namespace

engine::Camera cameraOf(const CameraDef& def)
{
    const glm::vec3 eye = vectorOf(def.eye);
    engine::Camera camera =
        engine::lookAt(eye, eye + vectorOf(def.forward), static_cast<float>(def.fovDegrees / degreesOfRadian));
    camera.rise = static_cast<float>(def.rise);
    return camera;
}

CameraDef defOf(std::string_view name, const engine::Camera& camera)
{
    CameraDef def;
    def.name = name;
    def.eye = pointOf(camera.eye);
    def.forward = pointOf(camera.forward);
    def.fovDegrees = static_cast<double>(camera.fovY) * degreesOfRadian;
    def.rise = static_cast<double>(camera.rise);
    return def;
}
} // namespace app

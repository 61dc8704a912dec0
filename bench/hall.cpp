#include "bench/hall.h"

#include <bit>
#include <cmath>
#include <fstream>
#include <numbers>
#include <stdexcept>

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>

namespace bench
{
namespace
{
using nlohmann::json;

static_assert(std::endian::native == std::endian::little);

glm::vec3 zUp(const glm::vec3& v)
{
    return {v.x, -v.z, v.y};
}

glm::vec3 vectorOf(const json& values)
{
    return {values.at(0).get<float>(), values.at(1).get<float>(), values.at(2).get<float>()};
}

std::vector<glm::vec3> readPoints(const std::filesystem::path& path, size_t count)
{
    std::ifstream in(path, std::ios::binary);
    std::vector<glm::vec3> points(count);
    if (!in.read(reinterpret_cast<char*>(points.data()), static_cast<std::streamsize>(count * sizeof(glm::vec3))))
        throw std::runtime_error(fmt::format("{}: cannot be read or is shorter than scene.json says", path.string()));
    for (glm::vec3& point : points)
        point = zUp(point);
    return points;
}

engine::Mesh meshOf(const json& source, const glm::vec3& color)
{
    engine::Mesh mesh;
    const auto positions = source.at("position").get<std::vector<float>>();
    const auto normals = source.at("normal").get<std::vector<float>>();
    for (size_t i = 0; i + 2 < positions.size(); i += 3)
    {
        mesh.positions.push_back(zUp({positions[i], positions[i + 1], positions[i + 2]}));
        mesh.normals.push_back(zUp({normals[i], normals[i + 1], normals[i + 2]}));
        mesh.bounds.add(mesh.positions.back());
    }
    mesh.uvs.resize(mesh.positions.size());
    mesh.indices = source.at("index").get<std::vector<uint32_t>>();
    const auto count = static_cast<uint32_t>(mesh.indices.size());
    // The neutral shading knows no gamma: colours are as shown, materials are linear.
    const glm::vec3 linear = glm::pow((color + 0.055f) / 1.055f, glm::vec3(2.4f));
    mesh.materials.push_back({.name = "neutral", .baseColor = linear});
    mesh.lods.push_back({{{0, count, 0}}, count / 3});
    return mesh;
}

engine::Mesh cubeOf(const glm::vec3& color)
{
    engine::Mesh mesh = engine::boxMesh({1, 1, 1});
    mesh.materials[0].baseColor = glm::pow((color + 0.055f) / 1.055f, glm::vec3(2.4f));
    return mesh;
}

void addFibers(engine::Drawables& drawables, const std::vector<glm::vec3>& points, uint32_t perFiber, float radius,
               uint32_t firstEntity)
{
    drawables.fiberKnots.reserve(points.size());
    drawables.fibers.reserve(points.size() / perFiber);
    for (size_t first = 0; first + perFiber <= points.size(); first += perFiber)
    {
        drawables.fibers.push_back({.firstKnot = static_cast<uint32_t>(first),
                                    .knotCount = perFiber,
                                    .radius = radius,
                                    .straight = true,
                                    .entity = firstEntity++});
        for (size_t i = first; i < first + perFiber; ++i)
        {
            // A joint lies across the mean of the ways in and out.
            glm::vec3 along(0);
            if (i > first)
                along += glm::normalize(points[i] - points[i - 1]);
            if (i + 1 < first + perFiber)
                along += glm::normalize(points[i + 1] - points[i]);
            const float length = glm::length(along);
            drawables.fiberKnots.push_back({points[i], length > 1e-6f ? along / length : glm::vec3(0, 0, 1)});
        }
    }
}

json readScene(const std::filesystem::path& path)
{
    std::ifstream in(path);
    if (!in)
        throw std::runtime_error(
            fmt::format("{}: cannot be read; gen_scene.py makes the neutral halls", path.string()));
    return json::parse(in);
}

void addSolids(engine::Drawables& drawables, const json& scene, const std::filesystem::path& folder)
{
    const json& counts = scene.at("counts");
    drawables.meshes = {meshOf(scene.at("device_mesh"), glm::vec3(1)),
                        meshOf(scene.at("rack_mesh"), vectorOf(scene.at("rack_color"))),
                        cubeOf(vectorOf(scene.at("box_color")))};
    uint32_t entity = 0;
    for (const glm::vec3& point : readPoints(folder / "devices.f32", counts.at("devices")))
        drawables.solids.push_back({.position = point, .mesh = 0, .entity = ++entity, .tinted = true});
    for (const glm::vec3& point : readPoints(folder / "racks.f32", counts.at("racks")))
        drawables.solids.push_back({.position = point, .mesh = 1});
    for (const json& box : scene.at("boxes"))
    {
        const glm::vec3 size(box.at(3).get<float>(), box.at(5).get<float>(), box.at(4).get<float>());
        drawables.solids.push_back(
            {.position = zUp(vectorOf(box)) - glm::vec3(0, 0, size.z / 2), .scale = size, .mesh = 2});
    }
}
} // namespace

Hall readHall(const std::filesystem::path& folder)
try
{
    const json scene = readScene(folder / "scene.json");
    const json& counts = scene.at("counts");
    Hall hall;
    hall.name = scene.at("name").get<std::string>();
    hall.name = hall.name.substr(hall.name.rfind('-') + 1);
    hall.devices = counts.at("devices");
    hall.fibers = counts.at("fibers");
    addSolids(hall.drawables, scene, folder);
    const uint32_t perFiber = scene.at("points_per_fiber");
    addFibers(hall.drawables, readPoints(folder / "fibers.f32", size_t{hall.fibers} * perFiber), perFiber,
              scene.at("tube_radius"), hall.devices + 1);
    hall.drawables.entityCount = hall.devices + hall.fibers + 1;
    for (const json& each : scene.at("ramp"))
        hall.ramp.push_back(vectorOf(each));
    hall.background = vectorOf(scene.at("background"));
    hall.light = {zUp(vectorOf(scene.at("light_to"))), scene.at("ambient")};
    const float fovY = scene.at("fovy_deg").get<float>() * std::numbers::pi_v<float> / 180;
    for (const json& each : scene.at("cameras_eye_target"))
    {
        const glm::vec3 target(each.at(3).get<float>(), each.at(4).get<float>(), each.at(5).get<float>());
        hall.cameras.push_back(engine::lookAt(zUp(vectorOf(each)), zUp(target), fovY));
        hall.cameras.back().near = scene.at("near");
    }
    return hall;
}
catch (const json::exception& error)
{
    throw std::runtime_error(fmt::format("{}: {}", (folder / "scene.json").string(), error.what()));
}

// u = 0.5 + 0.5 sin(2 pi (frac((i + off) phi) + f / 60)), off = 0 for devices, 0.5 for fibers.
HallValues::HallValues(uint32_t devices, uint32_t fibers)
{
    constexpr double golden = 0.6180339887498949;
    const auto add = [&](double index)
    {
        double whole = 0;
        const double phase = 2 * std::numbers::pi * std::modf(index * golden, &whole);
        sines_.push_back(static_cast<float>(std::sin(phase)));
        cosines_.push_back(static_cast<float>(std::cos(phase)));
    };
    sines_.reserve(devices + fibers);
    cosines_.reserve(devices + fibers);
    for (uint32_t i = 0; i < devices; ++i)
        add(i);
    for (uint32_t i = 0; i < fibers; ++i)
        add(i + 0.5);
}

void HallValues::make(int frame, float* values) const
{
    const double turn = 2 * std::numbers::pi * frame / 60;
    const auto sine = static_cast<float>(0.5 * std::sin(turn));
    const auto cosine = static_cast<float>(0.5 * std::cos(turn));
    for (size_t i = 0; i < sines_.size(); ++i)
        values[i + 1] = 0.5f + sines_[i] * cosine + cosines_[i] * sine;
}
} // namespace bench

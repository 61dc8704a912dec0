#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace engine
{
// An axis-aligned box in metres; empty (min above max) until something is added.
struct Bounds
{
    glm::vec3 min{std::numeric_limits<float>::infinity()};
    glm::vec3 max{-std::numeric_limits<float>::infinity()};

    void add(const glm::vec3& point);
    glm::vec3 size() const { return max - min; }
};

// Metallic-roughness, linear colour. What a file leaves out or gives out of range is a dielectric grey of roughness
// 0.5.
struct MeshMaterial
{
    std::string name;
    glm::vec3 baseColor{0.5f};
    float metallic = 0.0f;
    float roughness = 0.5f;
    glm::vec3 emissive{0.0f};
    float alpha = 1.0f; // below 1 only where the file asks for blending
    bool foam = false;  // named foam...: small facets all over, between which drawings show no lines
};

// A run of indices drawn with one material.
struct MeshPrimitive
{
    uint32_t firstIndex = 0;
    uint32_t indexCount = 0; // a multiple of 3
    uint32_t material = 0;   // into Mesh::materials
};

struct MeshLod
{
    std::vector<MeshPrimitive> primitives; // at most one a material
    uint32_t triangleCount = 0;
};

// Triangles in our frame: metres, right-handed, z up, the front at -y; counterclockwise seen from outside. The three
// vertex arrays have the same length; every index is inside them; every number is finite and every normal of unit
// length.
struct Mesh
{
    std::vector<glm::vec3> positions;
    std::vector<glm::vec3> normals;
    std::vector<glm::vec2> uvs; // zero where the file has none
    std::vector<uint32_t> indices;
    std::vector<MeshMaterial> materials;
    std::vector<MeshLod> lods; // finest first, at least one
    Bounds bounds;             // of the finest
};

// A closed box of `sizeMetres` (width, depth, height) standing on the origin: x and y centred, z from 0. A side that is
// not a positive finite number is taken as 1 mm.
Mesh boxMesh(const glm::vec3& sizeMetres);
} // namespace engine

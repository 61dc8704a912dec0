#include "engine/import/mesh_import.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include "tests/engine/import/small_glb.h"

using namespace engine;

namespace
{
void checkSound(const Mesh& mesh)
{
    REQUIRE(mesh.positions.size() == mesh.normals.size());
    REQUIRE(mesh.positions.size() == mesh.uvs.size());
    for (const uint32_t index : mesh.indices)
        REQUIRE(index < mesh.positions.size());
    for (const glm::vec3& normal : mesh.normals)
        REQUIRE(glm::length(normal) == doctest::Approx(1.0).epsilon(1e-4));
}

// How many triangles of LOD 0 have a normal that disagrees with their winding.
size_t insideOut(const Mesh& mesh)
{
    size_t count = 0;
    for (const MeshPrimitive& primitive : mesh.lods[0].primitives)
        for (uint32_t i = primitive.firstIndex; i < primitive.firstIndex + primitive.indexCount; i += 3)
        {
            const glm::vec3 a = mesh.positions[mesh.indices[i]];
            const glm::vec3 normal =
                glm::cross(mesh.positions[mesh.indices[i + 1]] - a, mesh.positions[mesh.indices[i + 2]] - a);
            count += glm::dot(normal, mesh.normals[mesh.indices[i]]) < 0.0f;
        }
    return count;
}

void checkBounds(const Mesh& mesh, const glm::vec3& low, const glm::vec3& high)
{
    for (int axis = 0; axis < 3; ++axis)
    {
        CHECK(mesh.bounds.min[axis] == doctest::Approx(low[axis]).epsilon(1e-5));
        CHECK(mesh.bounds.max[axis] == doctest::Approx(high[axis]).epsilon(1e-5));
    }
}
} // namespace

TEST_CASE("a GLB: materials, LODs by node name, our axes")
{
    SmallGlb cube;
    cube.document["nodes"][2]["scale"] = {2.0, 1.0, 4.0};
    const Mesh mesh = importMesh(cube.bytes(), "cube.glb");
    checkSound(mesh);
    REQUIRE(mesh.lods.size() == 2);
    CHECK(mesh.lods[0].triangleCount == 12);
    CHECK(mesh.lods[1].triangleCount == 12);
    CHECK(insideOut(mesh) == 0);
    checkBounds(mesh, {-1.0f, -2.0f, 0.0f}, {1.0f, 2.0f, 1.0f}); // glTF's y is our z, its z our -y
    const MeshMaterial& paint = mesh.materials.at(mesh.lods[0].primitives.at(0).material);
    CHECK(paint.name == "paint");
    CHECK(paint.baseColor.y == doctest::Approx(0.5));
    CHECK(paint.metallic == doctest::Approx(0.0));
    CHECK(paint.roughness == doctest::Approx(0.4));
    CHECK(paint.emissive.z == doctest::Approx(0.3));
    CHECK(paint.alpha == 1.0f);
}

TEST_CASE("a mirrored node keeps its outside out")
{
    SmallGlb cube;
    cube.document["nodes"][2]["scale"] = {-1.0, 1.0, 1.0};
    CHECK(insideOut(importMesh(cube.bytes(), "cube.glb")) == 0);
}

TEST_CASE("origin, scale and up axis")
{
    const std::vector<std::byte> cube = SmallGlb().bytes();
    checkBounds(importMesh(cube, "c.glb", {.origin = {0, 0, 1}, .scale = 2.0f}), {-1, -1, -1}, {1, 1, 1});
    checkBounds(importMesh(cube, "c.glb", {.upAxis = UpAxis::z}), {-0.5f, 0.0f, -0.5f}, {0.5f, 1.0f, 0.5f});
}

TEST_CASE("a .gltf with its buffer inside, beside and escaped")
{
    SmallGlb cube;
    const TemporaryFolder folder;
    folder.write("body 1.bin", cube.binary);
    cube.document["buffers"][0]["uri"] = "body%201.bin";
    checkSound(importMesh(folder.write("cube.gltf", cube.document.dump())));

    std::string base64;
    const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < cube.binary.size() * 8; i += 6)
    {
        uint32_t value = 0;
        for (size_t bit = i; bit < i + 6; ++bit)
            value =
                value * 2 + (bit / 8 < cube.binary.size() ? uint32_t(cube.binary[bit / 8]) >> (7 - bit % 8) & 1u : 0u);
        base64 += digits[value];
    }
    cube.document["buffers"][0]["uri"] = "data:application/octet-stream;base64," + base64;
    checkSound(importMesh(folder.write("inside.gltf", cube.document.dump())));
}

TEST_CASE("OBJ with its materials, z up, no normals")
{
    const TemporaryFolder folder;
    folder.write("roof.mtl", "newmtl tiles\nKd 0.8 0.1 0.1\n");
    const std::filesystem::path path =
        folder.write("roof.obj", "mtllib roof.mtl\nv 0 0 0\nv 2 0 0\nv 2 3 0\nv 0 3 1\nusemtl tiles\nf 1 2 3 4\n");
    const Mesh mesh = importMesh(path, {.upAxis = UpAxis::z});
    checkSound(mesh);
    CHECK(mesh.lods[0].triangleCount == 2);
    CHECK(mesh.materials.at(mesh.lods[0].primitives[0].material).baseColor.x == doctest::Approx(0.8));
    checkBounds(mesh, {0, 0, 0}, {2, 3, 1});
}

TEST_CASE("FBX: its declared unit and up axis are applied")
{
    const std::string text = R"(; FBX 7.4.0 project file
FBXHeaderExtension:  {
    FBXHeaderVersion: 1003
    FBXVersion: 7400
}
GlobalSettings:  {
    Version: 1000
    Properties70:  {
        P: "UpAxis", "int", "Integer", "",2
        P: "UnitScaleFactor", "double", "Number", "",1
    }
}
Objects:  {
    Geometry: 1000, "Geometry::plate", "Mesh" {
        Vertices: *12 { a: 0,0,0,100,0,0,100,200,0,0,200,50 }
        PolygonVertexIndex: *4 { a: 0,1,2,-4 }
        GeometryVersion: 124
    }
    Model: 2000, "Model::plate", "Mesh" {
        Version: 232
    }
}
Connections:  {
    C: "OO",2000,0
    C: "OO",1000,2000
}
)";
    const TemporaryFolder folder;
    const Mesh mesh = importMesh(folder.write("plate.fbx", text));
    checkSound(mesh);
    checkBounds(mesh, {0.0f, 0.0f, 0.0f}, {1.0f, 2.0f, 0.5f});
}

TEST_CASE("the box: closed, of the right size, standing on the origin")
{
    const Mesh box = boxMesh({0.6f, 1.2f, 2.3f});
    checkSound(box);
    CHECK(insideOut(box) == 0);
    CHECK(box.lods.at(0).triangleCount == 12);
    checkBounds(box, {-0.3f, -0.6f, 0.0f}, {0.3f, 0.6f, 2.3f});
    checkSound(boxMesh({NAN, -1.0f, INFINITY}));
}

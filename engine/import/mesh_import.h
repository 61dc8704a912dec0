#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>

#include "engine/import/mesh.h"

// Reads glTF 2.0 (.glb, .gltf), OBJ and FBX. No file is trusted. A glTF is checked and rewritten by our own code down
// to triangles, nodes and plain materials (gltf_clean.h) before Assimp sees it: extensions that are required, textures,
// animations, skins and sparse accessors never reach it. OBJ and FBX are parsed by Assimp itself, in this process: it
// sees a file of bounded size and may open nothing but files in the same folder, its exceptions are caught and its
// result is checked like any other, but a defect in its parser is a defect here; models from strangers should come as
// glTF.
namespace engine
{
inline constexpr size_t meshMaxFileBytes = size_t(64) << 20; // the file with what it refers to
inline constexpr size_t meshMaxVertices = 4'000'000;         // all LODs and instances together, after triangulation
inline constexpr float meshMaxCoordinate = 10'000.0f;        // metres

// what() is one line, "WHERE: WHAT".
class ImportError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

enum class UpAxis
{
    fromFile, // y, as glTF demands and OBJ is mostly written; what an FBX declares
    y,        // file (x, y, z) becomes ours (x, -z, y)
    z,        // taken as it is
};

struct ImportOptions
{
    glm::vec3 origin{0.0f}; // metres in our axes: the point of the model that becomes the origin
    float scale = 1.0f;     // metres per unit of the file; an FBX's declared unit is applied besides
    UpAxis upAxis = UpAxis::fromFile;
    // Width, depth, height. The model must stand in that box (x and y centred, z from 0) and may pass each of its sides
    // by 5 mm or 3 % of that size, whichever is more; and it must be at least half as large along each axis.
    std::optional<glm::vec3> expectedSizeMetres;
};

// Node names ending in _lod0, _lod1, ... sort meshes into LODs (the nearest such ancestor counts, none means LOD 0).
// Throws ImportError on everything that is wrong with the file, std::bad_alloc without memory.
Mesh importMesh(const std::filesystem::path& path, const ImportOptions& options = {});

// The same from memory; `name` is for messages and its extension tells the format. References to other files are
// refused.
Mesh importMesh(std::span<const std::byte> bytes, const std::string& name, const ImportOptions& options = {});

struct MeshOrBox
{
    Mesh mesh;
    std::string warning; // one line, "WHERE: WHAT"; empty when the mesh is the file's
};

// The mesh, or where it cannot be had or contradicts `sizeMetres` a box of that size with a warning. Throws only
// without memory for the box.
MeshOrBox importMeshOrBox(const std::filesystem::path& path, const glm::vec3& sizeMetres, ImportOptions options = {});
} // namespace engine

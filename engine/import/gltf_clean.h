#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace engine
{
// Fetches a file beside the model by its relative name, or throws.
using ReadSibling = std::function<std::vector<std::byte>(const std::string& name)>;

// Rewrites a glTF 2.0 (.glb or .gltf) as a GLB that holds only the nodes its scene reaches, their triangles (positions,
// normals, first texture coordinates, 32-bit indices, each in a buffer view of its own) and materials without textures.
// Checks on the way: lengths of header and chunks, every index, every accessor against its view and buffer, every
// vertex index against its vertices, that nodes form trees, that counts stay below the limits of mesh_import.h. Throws
// std::runtime_error saying what is wrong; its text may hold bytes of the file.
std::vector<std::byte> cleanGltf(std::span<const std::byte> bytes, const ReadSibling& readSibling);
} // namespace engine

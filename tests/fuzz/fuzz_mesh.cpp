// Bytes as a .glb or .gltf: a mesh that keeps mesh.h's promises, or an ImportError.
#include <cstdlib>

#include "engine/import/mesh_import.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    try
    {
        const engine::Mesh mesh = engine::importMesh(std::as_bytes(std::span(data, size)), "fuzz.glb");
        if (mesh.lods.empty() || mesh.positions.size() != mesh.normals.size() ||
            mesh.positions.size() != mesh.uvs.size())
            std::abort();
        for (const uint32_t index : mesh.indices)
            if (index >= mesh.positions.size())
                std::abort();
    }
    catch (const engine::ImportError&)
    {
    }
    return 0;
}

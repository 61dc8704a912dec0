#include "engine/import/mesh_import.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include <assimp/GltfMaterial.h>
#include <assimp/Importer.hpp>
#include <assimp/postprocess.h>
#include <assimp/scene.h>
#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>
#include <glm/matrix.hpp>

#include "engine/import/folder_io.h"
#include "engine/import/gltf_clean.h"
#include "engine/import/mesh_check.h"

namespace engine
{
namespace
{
constexpr int maxLods = 8;
constexpr int maxDepth = 64;

// One line without control characters, whatever the file put into a message.
std::string oneLine(std::string_view text)
{
    std::string line(text.substr(0, 300));
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    return line;
}

std::string lowerExtension(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    for (char& c : extension)
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return extension;
}

float unitOr(float value, float fallback)
{
    return std::isfinite(value) ? std::clamp(value, 0.0f, 1.0f) : fallback;
}

MeshMaterial materialOf(const aiMaterial& source)
{
    MeshMaterial material;
    aiString text;
    if (source.Get(AI_MATKEY_NAME, text) == AI_SUCCESS)
        material.name = oneLine(text.C_Str());
    material.foam = material.name.starts_with("foam");
    aiColor4D color;
    if (source.Get(AI_MATKEY_BASE_COLOR, color) == AI_SUCCESS ||
        source.Get(AI_MATKEY_COLOR_DIFFUSE, color) == AI_SUCCESS)
        material.baseColor = {unitOr(color.r, 0.5f), unitOr(color.g, 0.5f), unitOr(color.b, 0.5f)};
    float value = 0.0f;
    if (source.Get(AI_MATKEY_METALLIC_FACTOR, value) == AI_SUCCESS)
        material.metallic = unitOr(value, 0.0f);
    if (source.Get(AI_MATKEY_ROUGHNESS_FACTOR, value) == AI_SUCCESS)
        material.roughness = unitOr(value, 0.5f);
    aiColor3D emissive;
    if (source.Get(AI_MATKEY_COLOR_EMISSIVE, emissive) == AI_SUCCESS)
        material.emissive = {unitOr(emissive.r, 0.0f), unitOr(emissive.g, 0.0f), unitOr(emissive.b, 0.0f)};
    const bool opaque = source.Get(AI_MATKEY_GLTF_ALPHAMODE, text) == AI_SUCCESS && text != aiString("BLEND");
    if (!opaque && source.Get(AI_MATKEY_OPACITY, value) == AI_SUCCESS)
        material.alpha = unitOr(value, 1.0f);
    return material;
}

// The N of a name that ends in _lodN, or -1.
int lodOf(std::string_view name)
{
    if (name.size() < 5 || name.substr(name.size() - 5, 4) != "_lod")
        return -1;
    const int lod = name.back() - '0';
    return lod >= 0 && lod < maxLods ? lod : -1;
}

// Gathers a scene's meshes into our arrays, LOD by LOD and material by material.
class Gatherer
{
public:
    Gatherer(const aiScene& scene, const glm::mat4& ourFromFile) : scene_(scene), ourFromFile_(ourFromFile) {}

    Mesh gather()
    {
        visit(*scene_.mRootNode, aiMatrix4x4(), 0, 0);
        for (unsigned i = 0; i < scene_.mNumMaterials; ++i)
            mesh_.materials.push_back(materialOf(*scene_.mMaterials[i]));
        if (mesh_.materials.empty())
            mesh_.materials.push_back({.name = "none"});
        for (const auto& [lod, byMaterial] : triangles_)
            addLod(byMaterial);
        return std::move(mesh_);
    }

private:
    void visit(const aiNode& node, const aiMatrix4x4& parent, int lod, int depth)
    {
        if (depth > maxDepth)
            throw std::runtime_error(fmt::format("has nodes deeper than {}", maxDepth));
        const aiMatrix4x4 here = parent * node.mTransformation;
        const int own = lodOf({node.mName.C_Str(), node.mName.length});
        lod = own >= 0 ? own : lod;
        for (unsigned i = 0; i < node.mNumMeshes; ++i)
            addMesh(*scene_.mMeshes[node.mMeshes[i]], here, lod);
        for (unsigned i = 0; i < node.mNumChildren; ++i)
            visit(*node.mChildren[i], here, lod, depth + 1);
    }

    void addMesh(const aiMesh& source, const aiMatrix4x4& m, int lod)
    {
        if (!source.HasFaces() || (source.mPrimitiveTypes & aiPrimitiveType_TRIANGLE) == 0)
            return;
        if (mesh_.positions.size() + source.mNumVertices > meshMaxVertices)
            throw std::runtime_error(fmt::format("has more than {} vertices", meshMaxVertices));
        // Assimp's matrices are row-major.
        const glm::mat4 fileFromNode(m.a1, m.b1, m.c1, m.d1, m.a2, m.b2, m.c2, m.d2, m.a3, m.b3, m.c3, m.d3, m.a4, m.b4,
                                     m.c4, m.d4);
        const glm::mat4 transform = ourFromFile_ * fileFromNode;
        const glm::mat3 linear(transform);
        // The cofactors turn normals rightly under every scale, and need no division.
        const glm::mat3 cofactors(glm::cross(linear[1], linear[2]), glm::cross(linear[2], linear[0]),
                                  glm::cross(linear[0], linear[1]));
        const bool mirrored = glm::dot(linear[0], cofactors[0]) < 0.0f;
        const auto first = static_cast<uint32_t>(mesh_.positions.size());
        for (unsigned i = 0; i < source.mNumVertices; ++i)
        {
            const aiVector3D& p = source.mVertices[i];
            mesh_.positions.emplace_back(transform * glm::vec4(p.x, p.y, p.z, 1.0f));
            const aiVector3D n = source.HasNormals() ? source.mNormals[i] : aiVector3D();
            mesh_.normals.push_back((mirrored ? -1.0f : 1.0f) * (cofactors * glm::vec3(n.x, n.y, n.z)));
            const aiVector3D uv = source.HasTextureCoords(0) ? source.mTextureCoords[0][i] : aiVector3D();
            mesh_.uvs.emplace_back(uv.x, uv.y);
        }
        std::vector<uint32_t>& indices = triangles_[lod][source.mMaterialIndex];
        for (unsigned i = 0; i < source.mNumFaces; ++i)
        {
            const aiFace& face = source.mFaces[i];
            if (face.mNumIndices != 3)
                continue;
            for (const int corner : {0, mirrored ? 2 : 1, mirrored ? 1 : 2})
            {
                if (face.mIndices[corner] >= source.mNumVertices)
                    throw std::runtime_error(
                        fmt::format("has a face with vertex {} of {}", face.mIndices[corner], source.mNumVertices));
                indices.push_back(first + face.mIndices[corner]);
            }
        }
        if (mesh_.positions.size() > meshMaxVertices || indices.size() > 3 * meshMaxVertices)
            throw std::runtime_error(fmt::format("has more than {} triangles", meshMaxVertices));
    }

    void addLod(const std::map<unsigned, std::vector<uint32_t>>& byMaterial)
    {
        MeshLod lod;
        for (const auto& [material, indices] : byMaterial)
        {
            if (material >= mesh_.materials.size())
                throw std::runtime_error(fmt::format("uses material {} of {}", material, mesh_.materials.size()));
            if (indices.empty())
                continue;
            lod.primitives.push_back({.firstIndex = static_cast<uint32_t>(mesh_.indices.size()),
                                      .indexCount = static_cast<uint32_t>(indices.size()),
                                      .material = material});
            lod.triangleCount += static_cast<uint32_t>(indices.size() / 3);
            mesh_.indices.insert(mesh_.indices.end(), indices.begin(), indices.end());
        }
        if (lod.triangleCount > 0)
            mesh_.lods.push_back(std::move(lod));
    }

    const aiScene& scene_;
    const glm::mat4 ourFromFile_;
    Mesh mesh_;
    std::map<int, std::map<unsigned, std::vector<uint32_t>>> triangles_;
};

glm::mat4 ourFromFile(const aiScene& scene, const std::string& extension, const ImportOptions& options)
{
    float scale = options.scale;
    bool zUp = options.upAxis == UpAxis::z;
    if (extension == ".fbx" && scene.mMetaData)
    {
        float centimetres = 1.0f;
        int32_t up = 1;
        if (scene.mMetaData->Get("UnitScaleFactor", centimetres))
            scale *= centimetres / 100.0f;
        if (options.upAxis == UpAxis::fromFile && scene.mMetaData->Get("UpAxis", up))
            zUp = up == 2;
    }
    const glm::vec3 fileY = zUp ? glm::vec3(0, 1, 0) : glm::vec3(0, 0, 1);
    const glm::vec3 fileZ = zUp ? glm::vec3(0, 0, 1) : glm::vec3(0, -1, 0);
    return {glm::vec4(scale, 0, 0, 0), glm::vec4(scale * fileY, 0), glm::vec4(scale * fileZ, 0),
            glm::vec4(-options.origin, 1)};
}

Mesh readScene(std::span<const std::byte> bytes, const std::string& extension, const ReadSibling& readSibling,
               const ImportOptions& options)
{
    const bool isGltf = extension == ".glb" || extension == ".gltf";
    std::vector<std::byte> clean;
    if (isGltf)
        bytes = clean = cleanGltf(bytes, readSibling);

    Assimp::Importer importer;
    auto* io = new FolderIo(bytes, readSibling); // owned by the importer
    importer.SetIOHandler(io);
    // Only what we read is kept; lines and points go; polygons that have shrunk to nothing are no triangles.
    importer.SetPropertyInteger(AI_CONFIG_PP_RVC_FLAGS, aiComponent_TANGENTS_AND_BITANGENTS | aiComponent_COLORS |
                                                            aiComponent_BONEWEIGHTS | aiComponent_ANIMATIONS |
                                                            aiComponent_TEXTURES | aiComponent_LIGHTS |
                                                            aiComponent_CAMERAS);
    importer.SetPropertyInteger(AI_CONFIG_PP_SBP_REMOVE, aiPrimitiveType_POINT | aiPrimitiveType_LINE);
    importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_ANIMATIONS, false);
    importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_TEXTURES, false);
    const unsigned steps = aiProcess_RemoveComponent | aiProcess_Triangulate | aiProcess_SortByPType |
                           aiProcess_GenSmoothNormals | aiProcess_JoinIdenticalVertices |
                           aiProcess_ValidateDataStructure;
    const aiScene* scene = importer.ReadFile(io->mainName(isGltf ? ".glb" : extension), steps);
    if (!io->refusal().empty())
        throw std::runtime_error(io->refusal());
    if (!scene || !scene->mRootNode)
        throw std::runtime_error(importer.GetErrorString());
    return Gatherer(*scene, ourFromFile(*scene, extension, options)).gather();
}

Mesh import(std::span<const std::byte> bytes, const std::string& name, const std::string& extension,
            const ReadSibling& readSibling, const ImportOptions& options)
{
    try
    {
        if (extension != ".glb" && extension != ".gltf" && extension != ".obj" && extension != ".fbx")
            throw std::runtime_error(
                fmt::format("is no format that is read (.glb, .gltf, .obj, .fbx): '{}'", extension));
        if (bytes.empty())
            throw std::runtime_error("is empty");
        if (bytes.size() > meshMaxFileBytes)
            throw std::runtime_error(fmt::format("is larger than {} bytes", meshMaxFileBytes));
        Mesh mesh = readScene(bytes, extension, readSibling, options);
        finishMesh(mesh, options.expectedSizeMetres);
        return mesh;
    }
    catch (const std::bad_alloc&)
    {
        throw;
    }
    catch (const std::exception& error)
    {
        throw ImportError(oneLine(name) + ": " + oneLine(error.what()));
    }
}
} // namespace

Mesh importMesh(std::span<const std::byte> bytes, const std::string& name, const ImportOptions& options)
{
    const ReadSibling none = [](const std::string& sibling) -> std::vector<std::byte>
    { throw std::runtime_error(fmt::format("refers to another file '{}'", sibling)); };
    return import(bytes, name, lowerExtension(name), none, options);
}

Mesh importMesh(const std::filesystem::path& path, const ImportOptions& options)
{
    std::vector<std::byte> bytes;
    try
    {
        bytes = readWholeFile(path, meshMaxFileBytes);
    }
    catch (const std::runtime_error& error)
    {
        throw ImportError(oneLine(path.string()) + ": " + oneLine(error.what()));
    }
    return import(bytes, path.string(), lowerExtension(path), SiblingReader(path, meshMaxFileBytes), options);
}

MeshOrBox importMeshOrBox(const std::filesystem::path& path, const glm::vec3& sizeMetres, ImportOptions options)
{
    options.expectedSizeMetres = sizeMetres;
    try
    {
        return {importMesh(path, options), {}};
    }
    catch (const ImportError& error)
    {
        return {boxMesh(sizeMetres), error.what()};
    }
    catch (const std::bad_alloc&)
    {
        return {boxMesh(sizeMetres), oneLine(path.string()) + ": needs more memory than there is"};
    }
}
} // namespace engine

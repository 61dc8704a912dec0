#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

// A cube of 1 m standing on the origin, in glTF's frame: 24 vertices with normals and texture coordinates, 36 indices,
// a translated child node, two LODs that share the mesh. Tests bend its document or its bytes into lies.
struct SmallGlb
{
    nlohmann::json document;
    std::vector<std::byte> binary;

    SmallGlb()
    {
        std::vector<float> positions, normals, uvs;
        std::vector<uint16_t> indices;
        for (size_t axis = 0; axis < 3; ++axis)
            for (const float side : {-1.0f, 1.0f})
            {
                const auto first = static_cast<uint16_t>(positions.size() / 3);
                for (const auto& [a, b] : {std::pair(-1.0f, -1.0f), {1.0f, -1.0f}, {1.0f, 1.0f}, {-1.0f, 1.0f}})
                {
                    std::array<float, 3> p{}, n{};
                    p[axis] = 0.5f * side;
                    p[(axis + 1) % 3] = 0.5f * a * side;
                    p[(axis + 2) % 3] = 0.5f * b;
                    n[axis] = side;
                    positions.insert(positions.end(), p.begin(), p.end());
                    normals.insert(normals.end(), n.begin(), n.end());
                    uvs.insert(uvs.end(), {a, b});
                }
                for (const int corner : {0, 1, 2, 0, 2, 3})
                    indices.push_back(static_cast<uint16_t>(first + corner));
            }
        document = {{"asset", {{"version", "2.0"}}}, {"scene", 0}};
        document["scenes"] = {{{"nodes", {0, 1}}}};
        document["nodes"] = {{{"name", "cube_lod0"}, {"children", {2}}, {"translation", {0, 0.5, 0}}},
                             {{"name", "cube_lod1"}, {"mesh", 0}, {"translation", {0, 0.5, 0}}},
                             {{"name", "body"}, {"mesh", 0}}};
        document["materials"] = {
            {{"name", "paint"},
             {"pbrMetallicRoughness",
              {{"baseColorFactor", {0.25, 0.5, 0.75, 1.0}}, {"metallicFactor", 0.0}, {"roughnessFactor", 0.4}}},
             {"emissiveFactor", {0.1, 0.2, 0.3}}}};
        document["meshes"] = {{{"primitives",
                                {{{"attributes", {{"POSITION", 0}, {"NORMAL", 1}, {"TEXCOORD_0", 2}}},
                                  {"indices", 3},
                                  {"material", 0}}}}}};
        append(positions, 5126, "VEC3", positions.size() / 3);
        append(normals, 5126, "VEC3", normals.size() / 3);
        append(uvs, 5126, "VEC2", uvs.size() / 2);
        append(indices, 5123, "SCALAR", indices.size());
        document["buffers"] = {{{"byteLength", binary.size()}}};
    }

    float& position(size_t number) { return reinterpret_cast<float*>(binary.data())[number]; }

    std::vector<std::byte> bytes() const
    {
        std::string text = document.dump();
        text.append((4 - text.size() % 4) % 4, ' ');
        std::vector<std::byte> out;
        const auto put = [&out](size_t value)
        {
            for (int shift = 0; shift < 32; shift += 8)
                out.push_back(std::byte(value >> shift));
        };
        for (const size_t value :
             {size_t(0x46546C67), size_t(2), 28 + text.size() + binary.size(), text.size(), size_t(0x4E4F534A)})
            put(value);
        const std::span<const std::byte> characters = std::as_bytes(std::span(text));
        out.insert(out.end(), characters.begin(), characters.end());
        put(binary.size());
        put(0x004E4942);
        out.insert(out.end(), binary.begin(), binary.end());
        return out;
    }

private:
    template <typename T>
    void append(const std::vector<T>& values, int component, const char* type, size_t count)
    {
        const std::span<const std::byte> data = std::as_bytes(std::span(values));
        document["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", binary.size()}, {"byteLength", data.size()}});
        document["accessors"].push_back({{"bufferView", document["bufferViews"].size() - 1},
                                         {"componentType", component},
                                         {"type", type},
                                         {"count", count}});
        binary.insert(binary.end(), data.begin(), data.end());
    }
};

// A folder of this process's own, gone with the object.
class TemporaryFolder
{
public:
    TemporaryFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "glasshouse-import-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }

    std::filesystem::path write(const std::string& name, std::span<const std::byte> bytes) const
    {
        std::ofstream(path_ / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        return path_ / name;
    }

    std::filesystem::path write(const std::string& name, const std::string& text) const
    {
        return write(name, std::as_bytes(std::span(text)));
    }

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

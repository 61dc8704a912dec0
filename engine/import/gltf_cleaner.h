#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/import/gltf_clean.h"
#include "engine/import/gltf_source.h"

namespace engine
{
// A glTF on its way to one that holds only what we read, checked; internal to gltf_clean.cpp (buffers and accessors)
// and gltf_scene.cpp (materials, meshes, nodes).
struct Accessor
{
    const std::byte* data;
    size_t count, stride, component;
};

class Cleaner
{
public:
    Cleaner(const json& document, std::span<const std::byte> binary, const ReadSibling& readSibling)
        : root_(document, "glTF"), binary_(binary), readSibling_(readSibling)
    {
    }

    std::vector<std::byte> clean();

private:
    static constexpr size_t maxElements = 100'000; // of any top-level array
    static constexpr int maxNodeDepth = 64;
    static constexpr size_t maxName = 200;

    size_t count(const char* key) const;
    void checkAsset() const;
    void loadBuffers();
    void checkMaterial(const JsonReader& material);
    Accessor accessor(const JsonReader& reader, size_t index, std::string_view type) const;
    size_t floats(const JsonReader& reader, size_t index, size_t width);
    size_t indexList(const JsonReader& reader, size_t index, size_t vertexCount);
    size_t append(const void* data, size_t bytes, json entry);
    json primitive(const JsonReader& reader, size_t& vertices);
    void meshes();
    void nodes();
    void visit(const JsonReader& list, size_t node, int depth);
    std::vector<std::byte> write();

    JsonReader root_;
    std::span<const std::byte> binary_;
    const ReadSibling& readSibling_;
    std::vector<std::vector<std::byte>> owned_;
    std::vector<std::span<const std::byte>> buffers_;
    std::vector<size_t> meshVertices_;                    // by mesh; 0 where nothing of it is left
    std::vector<size_t> meshIndex_;                       // into what is written
    std::vector<size_t> nodeIndex_;                       // the same; size_t(-1) until visited
    std::map<std::pair<size_t, size_t>, size_t> written_; // accessor and width to what is written
    size_t totalVertices_ = 0;
    std::vector<std::byte> out_;
    json document_;
};
} // namespace engine

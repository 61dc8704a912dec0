#include "engine/import/gltf_clean.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "engine/import/gltf_cleaner.h"

namespace engine
{
namespace
{
// The required extensions that change nothing we read.
constexpr std::array harmlessExtensions = {"KHR_materials_emissive_strength", "KHR_materials_specular",
                                           "KHR_materials_clearcoat", "KHR_texture_transform", "KHR_lights_punctual"};

size_t componentBytes(size_t type)
{
    switch (type)
    {
    case 5120:
    case 5121:
        return 1;
    case 5122:
    case 5123:
        return 2;
    case 5125:
    case 5126:
        return 4;
    default:
        return 0;
    }
}
} // namespace

size_t Cleaner::count(const char* key) const
{
    const size_t size = root_.has(key) ? root_.at(key).size() : 0;
    if (size > maxElements)
        fail("glTF.{}: has {} elements, more than {}", key, size, maxElements);
    return size;
}

void Cleaner::checkAsset() const
{
    const std::string version = root_.at("asset").at("version").text();
    if (!version.starts_with("2."))
        fail("is glTF {:.20}, only 2 is read", version);
    for (size_t i = 0; i < count("extensionsRequired"); ++i)
    {
        const std::string name = root_.at("extensionsRequired").at(i).text();
        if (std::find(harmlessExtensions.begin(), harmlessExtensions.end(), name) == harmlessExtensions.end())
            fail("needs the extension {:.60}, which is not read", name);
    }
}

void Cleaner::loadBuffers()
{
    size_t total = 0;
    owned_.reserve(count("buffers"));
    for (size_t i = 0; i < count("buffers"); ++i)
    {
        const JsonReader buffer = root_.at("buffers").at(i);
        const size_t length = buffer.at("byteLength").index(meshMaxFileBytes + 1);
        std::span<const std::byte> bytes = binary_;
        if (buffer.has("uri"))
        {
            const std::string uri = buffer.at("uri").text();
            const size_t comma = uri.find(";base64,");
            if (uri.starts_with("data:") && comma == std::string::npos)
                fail("{}: is a data URI that is not base64", buffer.place());
            owned_.push_back(uri.starts_with("data:") ? decodeBase64(std::string_view(uri).substr(comma + 8))
                                                      : readSibling_(decodePercent(uri)));
            bytes = owned_.back();
        }
        else if (i != 0)
            fail("{}: has no data", buffer.place());
        if (bytes.size() < length)
            fail("{}: says {} bytes where {} are", buffer.place(), length, bytes.size());
        total += length;
        if (total > meshMaxFileBytes)
            fail("has buffers of more than {} bytes", meshMaxFileBytes);
        buffers_.push_back(bytes.first(length));
    }
}

Accessor Cleaner::accessor(const JsonReader& reader, size_t index, std::string_view type) const
{
    const JsonReader entry = root_.at("accessors").at(index);
    if (entry.at("type").text() != type)
        fail("{}: does not point to an accessor of type {}", reader.place(), type);
    if (entry.has("sparse"))
        fail("{}: is sparse, which is not read", entry.place());
    const size_t width = type == "SCALAR" ? 1 : type == "VEC2" ? 2 : 3;
    const size_t component = entry.at("componentType").index(6000);
    const size_t bytes = componentBytes(component) * width;
    if (bytes == 0)
        fail("{}: has no component type of glTF", entry.place());
    const size_t elements = entry.at("count").index(4 * meshMaxVertices);
    const JsonReader view = root_.at("bufferViews").at(entry.at("bufferView").index(count("bufferViews")));
    const std::span<const std::byte> buffer = buffers_.at(view.at("buffer").index(buffers_.size()));
    const size_t viewOffset = view.unsignedOr("byteOffset", 0);
    const size_t viewLength = view.at("byteLength").index(meshMaxFileBytes + 1);
    const size_t stride = view.unsignedOr("byteStride", bytes);
    const size_t offset = entry.unsignedOr("byteOffset", 0);
    if (viewOffset > buffer.size() || viewLength > buffer.size() - viewOffset)
        fail("{}: leaves its buffer", view.place());
    if (stride < bytes || stride > 252)
        fail("{}: has a stride of {} bytes", view.place(), stride);
    if (elements == 0 || offset > viewLength || (elements - 1) * stride + bytes > viewLength - offset)
        fail("{}: leaves its buffer view", entry.place());
    return {buffer.data() + viewOffset + offset, elements, stride, component};
}

// Appends bytes as a buffer view with its accessor; returns the accessor's index.
size_t Cleaner::append(const void* data, size_t bytes, json entry)
{
    if (out_.size() + bytes > 4 * meshMaxFileBytes || document_["accessors"].size() >= maxElements)
        fail("unpacks to more than {} bytes or {} accessors", 4 * meshMaxFileBytes, maxElements);
    entry["bufferView"] = document_["bufferViews"].size();
    document_["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", out_.size()}, {"byteLength", bytes}});
    const size_t offset = out_.size();
    out_.resize(offset + bytes);
    std::memcpy(out_.data() + offset, data, bytes);
    document_["accessors"].push_back(std::move(entry));
    return document_["accessors"].size() - 1;
}

size_t Cleaner::floats(const JsonReader& reader, size_t index, size_t width)
{
    const auto known = written_.find({index, width});
    if (known != written_.end())
        return known->second;
    const Accessor source = accessor(reader, index, width == 2 ? "VEC2" : "VEC3");
    const bool isFloat = source.component == 5126;
    if (!isFloat && !(width == 2 && (source.component == 5121 || source.component == 5123)))
        fail("{}: does not point to floats", reader.place());
    std::vector<float> values(source.count * width);
    for (size_t i = 0; i < source.count; ++i)
        for (size_t k = 0; k < width; ++k)
        {
            const std::byte* at = source.data + i * source.stride + k * componentBytes(source.component);
            float& value = values[i * width + k];
            if (isFloat)
                std::memcpy(&value, at, sizeof value);
            else if (source.component == 5121)
                value = static_cast<float>(*at) / 255.0f;
            else
                value = static_cast<float>(uint32_t(at[0]) | uint32_t(at[1]) << 8) / 65535.0f;
            if (!std::isfinite(value))
                fail("{}: number {} of element {} is not finite", reader.place(), k, i);
        }
    json entry = {{"componentType", 5126}, {"count", source.count}, {"type", width == 2 ? "VEC2" : "VEC3"}};
    if (width == 3)
    {
        std::array<float, 3> low{INFINITY, INFINITY, INFINITY}, high{-INFINITY, -INFINITY, -INFINITY};
        for (size_t i = 0; i < values.size(); ++i)
        {
            low[i % 3] = std::min(low[i % 3], values[i]);
            high[i % 3] = std::max(high[i % 3], values[i]);
        }
        entry["min"] = low;
        entry["max"] = high;
    }
    return written_[{index, width}] = append(values.data(), values.size() * sizeof(float), std::move(entry));
}

size_t Cleaner::indexList(const JsonReader& reader, size_t index, size_t vertexCount)
{
    const Accessor source = accessor(reader, index, "SCALAR");
    const size_t bytes = componentBytes(source.component);
    if (source.component != 5121 && source.component != 5123 && source.component != 5125)
        fail("{}: does not point to unsigned integers", reader.place());
    std::vector<uint32_t> values(source.count);
    for (size_t i = 0; i < source.count; ++i)
    {
        for (size_t k = 0; k < bytes; ++k)
            values[i] |= uint32_t(source.data[i * source.stride + k]) << (8 * k);
        if (values[i] >= vertexCount)
            fail("{}: index {} is {} where {} vertices are", reader.place(), i, values[i], vertexCount);
    }
    return append(values.data(), values.size() * 4,
                  {{"componentType", 5125}, {"count", source.count}, {"type", "SCALAR"}});
}

std::vector<std::byte> Cleaner::write()
{
    document_["buffers"] = json::array({{{"byteLength", out_.size()}}});
    std::string text = document_.dump(-1, ' ', false, json::error_handler_t::replace);
    text.append((4 - text.size() % 4) % 4, ' ');
    const size_t total = 12 + 8 + text.size() + 8 + out_.size();
    std::vector<std::byte> glb;
    glb.reserve(total);
    const auto put = [&glb](size_t value)
    {
        for (int shift = 0; shift < 32; shift += 8)
            glb.push_back(std::byte(value >> shift));
    };
    for (const size_t value : {size_t(glbMagic), size_t(2), total, text.size(), size_t(glbJsonChunk)})
        put(value);
    const auto* characters = reinterpret_cast<const std::byte*>(text.data());
    glb.insert(glb.end(), characters, characters + text.size());
    put(out_.size());
    put(glbBinaryChunk);
    glb.insert(glb.end(), out_.begin(), out_.end());
    return glb;
}

std::vector<std::byte> Cleaner::clean()
{
    checkAsset();
    document_["asset"]["version"] = "2.0";
    for (const char* key : {"bufferViews", "accessors", "meshes", "nodes"})
        document_[key] = json::array();
    loadBuffers();
    for (size_t i = 0; i < count("materials"); ++i)
        checkMaterial(root_.at("materials").at(i));
    meshes();
    nodes();
    return write();
}

std::vector<std::byte> cleanGltf(std::span<const std::byte> bytes, const ReadSibling& readSibling)
{
    const GltfChunks chunks = splitGltf(bytes);
    const json document = parseGltf(chunks.text);
    return Cleaner(document, chunks.binary, readSibling).clean();
}
} // namespace engine

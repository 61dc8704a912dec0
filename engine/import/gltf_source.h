#pragma once

// What cleanGltf reads with: the container, its JSON and its encoded buffers. Everything here throws
// std::runtime_error.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/import/mesh_import.h"

namespace engine
{
using nlohmann::json;

inline constexpr uint32_t glbMagic = 0x46546C67;
inline constexpr uint32_t glbJsonChunk = 0x4E4F534A;
inline constexpr uint32_t glbBinaryChunk = 0x004E4942;

template <typename... Args>
[[noreturn]] void fail(fmt::format_string<Args...> format, Args&&... args)
{
    throw std::runtime_error(fmt::format(format, std::forward<Args>(args)...));
}

struct GltfChunks
{
    std::span<const std::byte> text;
    std::span<const std::byte> binary; // empty in a .gltf
};

// Takes a .glb apart; anything else is taken as the text of a .gltf.
GltfChunks splitGltf(std::span<const std::byte> bytes);

// An object nested at most 32 levels deep.
json parseGltf(std::span<const std::byte> text);

std::vector<std::byte> decodeBase64(std::string_view text);
std::string decodePercent(std::string_view text);

// Reads members of the document with their place in the message when they are not what they should be.
class JsonReader
{
public:
    JsonReader(const json& value, std::string place) : value_(value), place_(std::move(place)) {}

    bool has(const char* key) const { return value_.contains(key); }
    const std::string& place() const { return place_; }

    JsonReader at(const char* key) const
    {
        if (!value_.is_object() || !value_.contains(key))
            fail("{}: '{}' is missing", place_, key);
        return {value_.at(key), place_ + "." + key};
    }

    JsonReader at(size_t index) const { return {value_.at(index), fmt::format("{}[{}]", place_, index)}; }

    size_t size() const
    {
        if (!value_.is_array())
            fail("{}: is no array", place_);
        return value_.size();
    }

    // An unsigned integer below `limit`.
    size_t index(size_t limit) const
    {
        if (!value_.is_number_unsigned() || value_.get<uint64_t>() >= limit)
            fail("{}: is not an index below {}", place_, limit);
        return value_.get<size_t>();
    }

    size_t unsignedOr(const char* key, size_t fallback) const
    {
        return has(key) ? at(key).index(meshMaxFileBytes + 1) : fallback;
    }

    std::string text() const
    {
        if (!value_.is_string())
            fail("{}: is no string", place_);
        return value_.get<std::string>();
    }

    // `count` finite numbers.
    std::vector<double> numbers(size_t count) const
    {
        std::vector<double> out;
        if (size() != count)
            fail("{}: has {} numbers, not {}", place_, size(), count);
        for (size_t i = 0; i < count; ++i)
            out.push_back(at(i).number());
        return out;
    }

    double number() const
    {
        if (!value_.is_number() || !std::isfinite(value_.get<double>()))
            fail("{}: is no number", place_);
        return value_.get<double>();
    }

private:
    const json& value_;
    std::string place_;
};

} // namespace engine

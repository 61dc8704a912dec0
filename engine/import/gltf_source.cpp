#include "engine/import/gltf_source.h"

#include <cstring>

namespace engine
{
namespace
{
constexpr int maxJsonDepth = 32;

uint32_t word(std::span<const std::byte> bytes, size_t offset)
{
    uint32_t value = 0;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

GltfChunks splitGlb(std::span<const std::byte> bytes)
{
    if (bytes.size() < 20)
        fail("is cut short: {} bytes are less than a GLB's header", bytes.size());
    if (word(bytes, 4) != 2)
        fail("is GLB version {}, only 2 is read", word(bytes, 4));
    if (word(bytes, 8) != bytes.size())
        fail("is {} bytes long but its header says {}", bytes.size(), word(bytes, 8));
    GltfChunks chunks;
    for (size_t offset = 12; offset < bytes.size();)
    {
        if (bytes.size() - offset < 8)
            fail("has {} stray bytes at its end", bytes.size() - offset);
        const size_t length = word(bytes, offset);
        const uint32_t type = word(bytes, offset + 4);
        offset += 8;
        if (length > bytes.size() - offset)
            fail("has a chunk of {} bytes where {} are left", length, bytes.size() - offset);
        if ((type == glbJsonChunk) != chunks.text.empty())
            fail("does not hold exactly one JSON chunk, first");
        if (type == glbJsonChunk)
            chunks.text = bytes.subspan(offset, length);
        else if (type == glbBinaryChunk && chunks.binary.empty())
            chunks.binary = bytes.subspan(offset, length);
        if (length == 0 && type == glbJsonChunk)
            fail("has an empty JSON chunk");
        offset += length;
    }
    return chunks;
}

// The library would tell the depth to a callback, but with one it takes quadratic time on long arrays.
void checkDepth(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    for (size_t i = 0; i < text.size(); ++i)
    {
        if (inString && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            inString = !inString;
        else if (!inString && (text[i] == '[' || text[i] == '{') && ++depth > maxJsonDepth)
            fail("nests JSON deeper than {} levels", maxJsonDepth);
        else if (!inString && (text[i] == ']' || text[i] == '}'))
            --depth;
    }
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

GltfChunks splitGltf(std::span<const std::byte> bytes)
{
    const bool isBinary = bytes.size() >= 4 && word(bytes, 0) == glbMagic;
    return isBinary ? splitGlb(bytes) : GltfChunks{bytes, {}};
}

json parseGltf(std::span<const std::byte> text)
{
    const auto* first = reinterpret_cast<const char*>(text.data());
    checkDepth({first, text.size()});
    json document = json::parse(first, first + text.size());
    if (!document.is_object())
        fail("holds JSON that is no object");
    return document;
}

std::vector<std::byte> decodeBase64(std::string_view text)
{
    std::vector<std::byte> out;
    out.reserve(text.size() / 4 * 3);
    uint32_t bits = 0;
    int count = 0;
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    for (const char c : text)
    {
        uint32_t value = 0;
        if (c >= 'A' && c <= 'Z')
            value = static_cast<uint32_t>(c - 'A');
        else if (c >= 'a' && c <= 'z')
            value = static_cast<uint32_t>(c - 'a' + 26);
        else if (c >= '0' && c <= '9')
            value = static_cast<uint32_t>(c - '0' + 52);
        else if (c == '+' || c == '/')
            value = c == '+' ? 62 : 63;
        else
            fail("has a buffer that is not base64");
        bits = (bits << 6) | value;
        if (++count == 4)
        {
            out.insert(out.end(), {std::byte(bits >> 16), std::byte(bits >> 8), std::byte(bits)});
            bits = 0;
            count = 0;
        }
    }
    if (count == 2)
        out.push_back(std::byte(bits >> 4));
    if (count == 3)
        out.insert(out.end(), {std::byte(bits >> 10), std::byte(bits >> 2)});
    return out;
}

std::string decodePercent(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i)
        if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0)
        {
            out.push_back(static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2])));
            i += 2;
        }
        else
            out.push_back(text[i]);
    return out;
}
} // namespace engine

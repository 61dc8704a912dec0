#include "engine/passes/text.h"

#include <algorithm>
#include <cstdint>

namespace engine
{
namespace
{
constexpr char32_t replacement = 0xFFFD;

struct Lead
{
    size_t length; // bytes; 0: no beginning of a letter
    char32_t bits;
    char32_t least; // what needs that many bytes
};

Lead leadOf(uint8_t byte)
{
    if (byte < 0x80)
        return {1, byte, 0};
    if (byte >= 0xC2 && byte < 0xE0)
        return {2, byte & 0x1Fu, 0x80};
    if (byte >= 0xE0 && byte < 0xF0)
        return {3, byte & 0x0Fu, 0x800};
    if (byte >= 0xF0 && byte < 0xF5)
        return {4, byte & 0x07u, 0x10000};
    return {0, 0, 0};
}

// The letter at `text`'s beginning, and how many bytes it takes; 0 where there is none.
Lead letterAt(std::string_view text)
{
    Lead lead = leadOf(static_cast<uint8_t>(text[0]));
    if (lead.length > text.size())
        return {0, 0, 0};
    for (size_t i = 1; i < lead.length; ++i)
    {
        const auto byte = static_cast<uint8_t>(text[i]);
        if ((byte & 0xC0) != 0x80)
            return {0, 0, 0};
        lead.bits = lead.bits << 6 | (byte & 0x3Fu);
    }
    const bool surrogate = lead.bits >= 0xD800 && lead.bits < 0xE000;
    if (lead.bits < lead.least || lead.bits > 0x10FFFF || surrogate)
        return {0, 0, 0};
    return lead;
}
} // namespace

std::vector<char32_t> lettersOf(std::string_view utf8)
{
    std::vector<char32_t> letters;
    while (!utf8.empty())
    {
        const Lead letter = letterAt(utf8);
        const bool control = letter.bits < 0x20 || (letter.bits >= 0x7F && letter.bits < 0xA0);
        letters.push_back(letter.length == 0 ? replacement : control ? U' ' : letter.bits);
        utf8.remove_prefix(std::max<size_t>(letter.length, 1));
    }
    return letters;
}

std::string utf8Of(char32_t letter)
{
    const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<uint8_t>(bits)); };
    const auto more = [&](int shift) { return byte(0x80 | (letter >> shift & 0x3F)); };
    if (letter < 0x80)
        return {byte(letter)};
    if (letter < 0x800)
        return {byte(0xC0 | letter >> 6), more(0)};
    if (letter < 0x10000)
        return {byte(0xE0 | letter >> 12), more(6), more(0)};
    return {byte(0xF0 | letter >> 18), more(12), more(6), more(0)};
}
} // namespace engine

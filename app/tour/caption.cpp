#include "app/tour/caption.h"

#include "engine/passes/text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace app
{
namespace
{
using Letters = std::vector<char32_t>;
using Ranges = std::pair<char32_t, char32_t>;

// Unicode 15, EastAsianWidth.txt: W and F.
constexpr std::array<Ranges, 12> wideRanges{{{0x1100, 0x115F},
                                             {0x2E80, 0x303E},
                                             {0x3041, 0x33FF},
                                             {0x3400, 0x4DBF},
                                             {0x4E00, 0x9FFF},
                                             {0xA000, 0xA4CF},
                                             {0xAC00, 0xD7A3},
                                             {0xF900, 0xFAFF},
                                             {0xFE30, 0xFE6F},
                                             {0xFF00, 0xFF60},
                                             {0x1F300, 0x1FAFF},
                                             {0x20000, 0x3FFFD}}};
// Marks that stand on the letter before them, and what joins or directs letters (general categories Mn and Cf).
constexpr std::array<Ranges, 12> markRanges{{{0x0300, 0x036F},
                                             {0x0591, 0x05BD},
                                             {0x0610, 0x061A},
                                             {0x064B, 0x065F},
                                             {0x0670, 0x0670},
                                             {0x06D6, 0x06ED},
                                             {0x0E31, 0x0E31},
                                             {0x0E34, 0x0E3A},
                                             {0x0E47, 0x0E4E},
                                             {0x200B, 0x200F},
                                             {0x20D0, 0x20FF},
                                             {0xFE00, 0xFE0F}}};
// What no line begins with (JIS X 4051): it belongs to the letter before.
constexpr std::u32string_view closing = U"、。，．・：；？！ー」』）］｝〉》】〕々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";

bool isIn(const auto& ranges, char32_t letter)
{
    return std::ranges::any_of(ranges,
                               [&](const Ranges& range) { return letter >= range.first && letter <= range.second; });
}

bool isWide(char32_t letter)
{
    return isIn(wideRanges, letter);
}

size_t columns(char32_t letter)
{
    return isIn(markRanges, letter) ? 0 : isWide(letter) ? 2 : 1;
}

bool breaksBefore(const Letters& letters, size_t at)
{
    if (letters[at - 1] == U' ')
        return true;
    if (closing.find(letters[at]) != closing.npos || columns(letters[at]) == 0)
        return false;
    return isWide(letters[at]) || isWide(letters[at - 1]);
}

Letters trimmed(Letters letters)
{
    while (!letters.empty() && letters.back() == U' ')
        letters.pop_back();
    letters.erase(letters.begin(), std::ranges::find_if(letters, [](char32_t letter) { return letter != U' '; }));
    return letters;
}

size_t columnsOf(const Letters& letters)
{
    size_t sum = 0;
    for (const char32_t letter : letters)
        sum += columns(letter);
    return sum;
}

std::string utf8Of(const Letters& letters)
{
    std::string text;
    for (const char32_t letter : letters)
        text += engine::utf8Of(letter);
    return text;
}

// Where the longer of the two lines is shortest; 0 when no place will do.
size_t bestBreak(const Letters& letters)
{
    size_t best = 0;
    size_t least = captionColumns + 1;
    for (size_t at = 1; at < letters.size(); ++at)
    {
        if (!breaksBefore(letters, at))
            continue;
        const auto middle = letters.begin() + static_cast<std::ptrdiff_t>(at);
        const size_t longer =
            std::max(columnsOf(trimmed({letters.begin(), middle})), columnsOf(trimmed({middle, letters.end()})));
        if (longer < least)
        {
            least = longer;
            best = at;
        }
    }
    return best;
}

std::optional<std::string> inTwo(const Letters& letters)
{
    if (columnsOf(letters) <= captionColumns)
        return utf8Of(letters);
    constexpr size_t most = 8 * captionLines * captionColumns; // letters: marks that take no column have an end too
    if (columnsOf(letters) > captionLines * captionColumns + 1 || letters.size() > most)
        return {};
    const size_t at = bestBreak(letters);
    if (at == 0)
        return {};
    const auto middle = letters.begin() + static_cast<std::ptrdiff_t>(at);
    return utf8Of(trimmed({letters.begin(), middle})) + "\n" + utf8Of(trimmed({middle, letters.end()}));
}
} // namespace

size_t columnsOf(std::string_view utf8)
{
    return columnsOf(engine::lettersOf(utf8));
}

std::optional<std::string> wrapped(std::string_view utf8)
{
    static_assert(captionLines == 2);
    const size_t end = utf8.find('\n');
    if (end == std::string_view::npos)
        return inTwo(trimmed(engine::lettersOf(utf8)));
    const Letters first = trimmed(engine::lettersOf(utf8.substr(0, end)));
    const Letters second = trimmed(engine::lettersOf(utf8.substr(end + 1)));
    if (utf8.find('\n', end + 1) != std::string_view::npos ||
        std::max(columnsOf(first), columnsOf(second)) > captionColumns)
        return {};
    return utf8Of(first) + "\n" + utf8Of(second);
}

std::string shortened(std::string_view utf8, size_t columns)
{
    if (columnsOf(utf8) <= columns)
        return std::string(utf8);
    std::string beginning;
    for (const char32_t letter : engine::lettersOf(utf8))
    {
        const std::string more = beginning + engine::utf8Of(letter);
        if (columnsOf(more) + 1 > columns)
            break;
        beginning = more;
    }
    return beginning + "\u2026";
}

double readingSeconds(std::string_view utf8)
{
    constexpr double lettersASecond = 15;
    return utf8.empty() ? 0 : std::max(2.0, static_cast<double>(columnsOf(utf8)) / lettersASecond);
}
} // namespace app

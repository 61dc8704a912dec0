#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include <glm/vec2.hpp>

namespace engine
{
class TextFonts;

enum class Weight : uint8_t
{
    regular,
    semiBold, // of Inter; letters it lacks are as heavy as their font is
};

// Which way the parts of a line follow each other that read in different directions.
enum class Reading : uint8_t
{
    byText, // as its first letter of one direction says
    leftToRight,
    rightToLeft,
};

struct TextStyle
{
    float capitals = 16; // height of Inter's capitals, pixels; a whole number makes them crisp
    Weight weight = Weight::regular;
    float tracking = 0;   // added between letters of Inter, in heights of its capitals
    bool tabular = false; // numerals are all of one width
    Reading reading = Reading::byText;

    auto operator<=>(const TextStyle&) const = default;
};

// A line of text as ink on whole pixels.
struct SetText
{
    float advance = 0;    // pixels from where the line begins to where it ends, left to right
    glm::ivec2 corner{0}; // the ink's upper left pixel, from where the line begins on the foot of its letters; y down
    glm::uvec2 size{0};   // pixels; 0 where there is no ink
    std::vector<uint8_t> coverage; // rows from the top: how much of a pixel is ink, 255 for all of it
};

// Sets lines of any language: letters join, stack and run to the left as their script has it (HarfBuzz and FriBidi
// through Raqm), and their outlines, not hinted, fall on the pixels where they are (FreeType). Letters come from Inter;
// those that it lacks, with the marks on them, from the first of further fonts that has them. The same text and style
// give the same ink.
class TextSetter
{
public:
    // `files`: further fonts, .ttf, .otf or .ttc (of which the first font is taken). Throws std::invalid_argument
    // naming the file that cannot be read or is no font of outlines.
    explicit TextSetter(const std::vector<std::filesystem::path>& files = {});
    TextSetter(TextSetter&&) noexcept;
    TextSetter& operator=(TextSetter&&) noexcept;
    ~TextSetter();

    // Throws std::invalid_argument naming the first letter of UTF-8 that no font has, or the font whose outlines are
    // damaged: what set() of the same text would throw.
    void require(std::string_view text);

    // One line of UTF-8; ends of lines are spaces.
    SetText set(std::string_view text, const TextStyle& style);
    // Its advance alone.
    float measure(std::string_view text, const TextStyle& style);

    // Of a text's first letter that has a direction; leftToRight when none has.
    static Reading readingOf(std::string_view text);

private:
    std::unique_ptr<TextFonts> fonts_;
};
} // namespace engine

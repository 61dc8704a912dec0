#include "engine/passes/text_fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <hb.h>

#include "engine/passes/fonts.h"
#include "engine/passes/text.h"

namespace engine
{
namespace
{
FT_Library newLibrary()
{
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0)
        throw std::runtime_error("text: FreeType does not start");
    return library;
}

// Whether all of its tables are in the file: FreeType goes on without those that are not, and leaves letters out.
bool isWhole(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    const auto wordAt = [&](uint64_t place)
    {
        std::array<unsigned char, 4> bytes{};
        stream.seekg(static_cast<std::streamoff>(place));
        stream.read(reinterpret_cast<char*>(bytes.data()), bytes.size());
        return uint64_t{bytes[0]} << 24 | uint64_t{bytes[1]} << 16 | uint64_t{bytes[2]} << 8 | bytes[3];
    };
    const uint64_t size = std::filesystem::file_size(file);
    const uint64_t kind = wordAt(0);
    if (kind == 0x774F4646 || kind == 0x774F4632) // WOFF, WOFF 2
        return wordAt(8) == size;
    const uint64_t directory = kind == 0x74746366 ? wordAt(12) : 0; // the first of a collection
    const uint64_t tables = wordAt(directory + 4) >> 16;
    for (uint64_t i = 0; i < tables; ++i)
    {
        const uint64_t table = directory + 12 + 16 * i;
        if (wordAt(table + 8) + wordAt(table + 12) > size)
            return false;
    }
    return stream.good();
}

hb_unicode_general_category_t categoryOf(char32_t letter)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), letter);
}

bool has(FT_Face face, char32_t letter)
{
    const bool selects = (letter >= 0xFE00 && letter < 0xFE10) || (letter >= 0xE0100 && letter < 0xE01F0);
    // HarfBuzz hides what only directs others.
    return selects || categoryOf(letter) == HB_UNICODE_GENERAL_CATEGORY_FORMAT || FT_Get_Char_Index(face, letter) != 0;
}

// Of a letter and the marks on it; HarfBuzz takes them for one letter where there is one.
std::span<const char32_t>::iterator firstLacked(FT_Face face, std::span<const char32_t> letters)
{
    hb_codepoint_t whole = letters.front();
    for (auto letter = letters.begin(); letter != letters.end(); ++letter)
    {
        hb_codepoint_t both = 0;
        const bool joins = letter != letters.begin() &&
                           hb_unicode_compose(hb_unicode_funcs_get_default(), whole, *letter, &both) && has(face, both);
        if (joins)
            whole = both;
        else if (!has(face, *letter))
            return letter;
    }
    return letters.end();
}

bool isEastAsian(char32_t letter)
{
    constexpr std::array scripts{HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA, HB_SCRIPT_HANGUL,
                                 HB_SCRIPT_BOPOMOFO};
    const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), letter);
    const bool isSign = (letter >= 0x3000 && letter < 0x3100) || (letter >= 0xFF00 && letter < 0xFFF0);
    return isSign || std::find(scripts.begin(), scripts.end(), script) != scripts.end();
}
} // namespace

void TextFonts::Done::operator()(FT_Library library) const
{
    FT_Done_FreeType(library);
}

void TextFonts::Done::operator()(FT_Face face) const
{
    FT_Done_Face(face);
}

TextFonts::TextFonts(const std::vector<std::filesystem::path>& files)
    : library_(newLibrary()),
      regular_(embedded("Inter-Regular.otf")),
      semiBold_(embedded("Inter-SemiBold.otf")),
      files_(files)
{
    for (const std::filesystem::path& file : files)
        further_.push_back(opened(file));
}

TextFonts::Owner TextFonts::embedded(std::string_view name) const
{
    const std::span<const std::byte> file = fonts(name);
    FT_Face face = nullptr;
    if (FT_New_Memory_Face(library(), reinterpret_cast<const FT_Byte*>(file.data()), static_cast<FT_Long>(file.size()),
                           0, &face) != 0)
        throw std::runtime_error(fmt::format("text: {} is no font", name));
    return Owner(face);
}

TextFonts::Owner TextFonts::opened(const std::filesystem::path& file) const
{
    FT_Face face = nullptr;
    const FT_Error error = FT_New_Face(library(), file.c_str(), 0, &face);
    Owner owner(error == 0 ? face : nullptr);
    if (error == FT_Err_Cannot_Open_Resource || error == FT_Err_Cannot_Open_Stream)
        throw std::invalid_argument(fmt::format("{}: this font file cannot be read", file.string()));
    if (error != 0 || (FT_IS_SFNT(face) && !isWhole(file)))
        throw std::invalid_argument(fmt::format("{}: this is no font file, or a damaged one", file.string()));
    if (!FT_IS_SCALABLE(face) || FT_Select_Charmap(face, FT_ENCODING_UNICODE) != 0)
        throw std::invalid_argument(
            fmt::format("{}: this font has no outlines of Unicode letters; choose another", file.string()));
    return owner;
}

void TextFonts::setCapitals(float pixels)
{
    const auto* table = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(regular_.get(), FT_SFNT_OS2));
    const float em = pixels * static_cast<float>(regular_->units_per_EM) / static_cast<float>(table->sCapHeight);
    const auto size = static_cast<FT_F26Dot6>(std::lround(em * 64));
    for (const Owner* face : {&regular_, &semiBold_})
        FT_Set_Char_Size(face->get(), 0, size, 72, 72);
    for (const Owner& face : further_)
        FT_Set_Char_Size(face.get(), 0, size, 72, 72);
}

TextFonts::Face TextFonts::faceOf(std::span<const char32_t> letters, Weight weight) const
{
    const Face inter = weight == Weight::regular ? regular_.get() : semiBold_.get();
    auto lacked = firstLacked(inter, letters);
    if (lacked == letters.end())
        return inter;
    for (const Owner& face : further_)
    {
        const auto here = firstLacked(face.get(), letters);
        if (here == letters.end())
            return face.get();
        lacked = std::max(lacked, here);
    }
    refuse(*lacked);
}

std::string TextFonts::nameOf(Face face) const
{
    const auto which = std::find_if(further_.begin(), further_.end(), [&](auto& each) { return each.get() == face; });
    return which == further_.end() ? "Inter" : files_[static_cast<size_t>(which - further_.begin())].string();
}

bool TextFonts::isJoined(char32_t letter)
{
    switch (categoryOf(letter))
    {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
        return true;
    default:
        return false;
    }
}

void TextFonts::refuse(char32_t letter)
{
    throw std::invalid_argument(fmt::format(
        "no font has the letter U+{:04X} ({}): add a font file that has it to \"fonts\", such as {}",
        static_cast<uint32_t>(letter), utf8Of(letter),
        isEastAsian(letter) ? "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc of Debian's fonts-noto-cjk"
                            : "one of those of Debian's fonts-noto-core in /usr/share/fonts/truetype/noto"));
}
} // namespace engine

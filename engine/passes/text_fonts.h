#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/passes/text_setter.h"

struct FT_FaceRec_;
struct FT_LibraryRec_;

namespace engine
{
// The fonts of a TextSetter, in the order in which letters are looked for. A face is FreeType's FT_Face.
class TextFonts
{
public:
    using Face = FT_FaceRec_*;

    // What TextSetter's constructor takes and throws.
    explicit TextFonts(const std::vector<std::filesystem::path>& files);

    // All of them, so that Inter's capitals are so many pixels high.
    void setCapitals(float pixels);
    // The first that has a letter and the marks on it. Throws std::invalid_argument as TextSetter::require() does.
    Face faceOf(std::span<const char32_t> letters, Weight weight) const;
    bool isInter(Face face) const { return face == regular_.get() || face == semiBold_.get(); }
    std::string nameOf(Face face) const; // "Inter", or its file
    FT_LibraryRec_* library() const { return library_.get(); }

    // Whether a letter must be of the same font as the one before.
    static bool isJoined(char32_t letter);
    // Throws that no font has the letter.
    [[noreturn]] static void refuse(char32_t letter);

private:
    struct Done
    {
        void operator()(FT_LibraryRec_* library) const;
        void operator()(FT_FaceRec_* face) const;
    };
    using Owner = std::unique_ptr<FT_FaceRec_, Done>;

    Owner embedded(std::string_view name) const;
    Owner opened(const std::filesystem::path& file) const;

    std::unique_ptr<FT_LibraryRec_, Done> library_;
    Owner regular_, semiBold_;
    std::vector<std::filesystem::path> files_;
    std::vector<Owner> further_; // one a file
};
} // namespace engine

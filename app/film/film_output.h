#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace app
{
// What -o asks for: an MP4, or a file for each frame with a place for its number in the name, "frame-%05d.png" or .exr.
class FilmOutput
{
public:
    enum class Kind : uint8_t
    {
        movie,
        pictures, // PNG
        light,    // OpenEXR
    };
    // Throws std::invalid_argument for other names. `isOne`: a film of one frame, which needs no number.
    FilmOutput(const std::filesystem::path& name, bool isOne);

    Kind kind() const { return kind_; }
    const std::filesystem::path& name() const { return name_; }
    std::filesystem::path picture(uint64_t frame) const;

private:
    std::filesystem::path name_;
    Kind kind_ = Kind::movie;
    std::string before_, after_; // the number
    int digits_ = 0;             // at least
};
} // namespace app

#include "app/film/film_output.h"

#include <fmt/format.h>

#include <stdexcept>

namespace app
{
FilmOutput::FilmOutput(const std::filesystem::path& name, bool isOne) : name_(name)
{
    const std::string extension = name.extension().string();
    if (extension == ".mp4")
        return;
    if (extension != ".png" && extension != ".exr")
        throw std::invalid_argument(
            fmt::format("-o: '{}' is neither a film, .mp4, nor pictures, frame-%05d.png or .exr", name.string()));
    kind_ = extension == ".png" ? Kind::pictures : Kind::light;
    const std::string file = name.filename().string();
    for (int digits = 1; digits <= 9; ++digits)
        for (const std::string& number : {std::string("%d"), fmt::format("%{}d", digits), fmt::format("%0{}d", digits)})
            if (const size_t at = file.find(number); at != std::string::npos)
            {
                before_ = file.substr(0, at);
                after_ = file.substr(at + number.size());
                digits_ = digits;
                return;
            }
    if (isOne)
        before_ = file;
    else
        throw std::invalid_argument(fmt::format(
            "-o: '{}' has no place for the number of each picture; call it frame-%05d{}", name.string(), extension));
}

std::filesystem::path FilmOutput::picture(uint64_t frame) const
{
    if (digits_ == 0)
        return name_;
    return name_.parent_path() / fmt::format("{}{:0{}}{}", before_, frame, digits_, after_);
}
} // namespace app

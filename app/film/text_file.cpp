#include "app/film/text_file.h"

#include "engine/view/video_format.h"
#include "engine/view/whole_file.h"

#include <fmt/format.h>

#include <span>
#include <system_error>

namespace app
{
void writeText(const std::filesystem::path& file, std::string_view text)
{
    try
    {
        engine::writeWholeFile(file, std::as_bytes(std::span(text)));
    }
    catch (const std::system_error& error)
    {
        throw engine::VideoError(fmt::format("{}: cannot be written: {}", file.string(), error.code().message()));
    }
}
} // namespace app

#pragma once

#include <filesystem>
#include <string_view>

namespace app
{
// A text as a file, whole or not at all. Throws engine::VideoError with the place and the system's reason.
void writeText(const std::filesystem::path& file, std::string_view text);
} // namespace app

#pragma once

#include "app/tour/tour.h"
#include "engine/view/movie_file.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace app
{
// A tour's captions as the subtitles of that stretch of it, seconds; times are from the stretch's beginning.
std::vector<engine::Subtitle> subtitlesOf(std::span<const Cue> cues, double from, double seconds);

// Writes them beside a film, as a SubRip file of its name, whole or not at all; nothing where there are none. Throws
// engine::VideoError.
void writeSubtitles(const std::filesystem::path& film, std::span<const engine::Subtitle> subtitles);

// The text of such a file.
std::string srtOf(std::span<const engine::Subtitle> subtitles);
} // namespace app

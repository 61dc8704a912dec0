#pragma once

#include "app/film/film_plan.h"
#include "engine/view/movie_file.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace app
{
// What a film has beside its pictures.
struct FilmExtras
{
    std::string title;
    std::vector<engine::Subtitle> subtitles;
    std::string language = "und";
    std::optional<engine::SoundTrack> sound;
    std::string comment;
};

// Puts closed runs of pictures together, in their order, without encoding them again. Throws engine::VideoError when
// they do not go together, or `output` cannot be written; it appears whole or not at all.
void assemble(std::span<const std::filesystem::path> parts, const std::filesystem::path& output,
              const FilmExtras& extras);

// What a segment knows about itself: its film, its place in it, who drew it. A line of text in the file.
struct SegmentNote
{
    std::string film; // what decides its bits, as a hash; segments of one film share it
    Segment segment;
    std::string device;

    std::string text() const;
    // Nothing when the text is no such note.
    static std::optional<SegmentNote> of(const std::string& text);
};

// Puts the segments of a film together, given in any order. Throws engine::VideoError when one is missing, there twice
// or of another film. Returns what is worth a warning, one line each.
std::vector<std::string> joinSegments(std::span<const std::filesystem::path> segments,
                                      const std::filesystem::path& output);
} // namespace app

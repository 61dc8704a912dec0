#pragma once

#include "engine/view/movie_file.h"

#include <filesystem>
#include <span>

namespace engine
{
// A file of sound and when it begins, seconds.
struct SoundClip
{
    std::filesystem::path file;
    double at = 0;
};

// Seconds that a file of sound lasts. Throws VideoError, naming the file, for what is none.
double soundSeconds(const std::filesystem::path& file);

// A track of that length with all clips in their places, added where they lie over each other: 48 kHz, stereo, AAC.
// What reaches beyond the end is cut. Throws VideoError, naming the file that cannot be read.
SoundTrack mixSound(std::span<const SoundClip> clips, double seconds);
} // namespace engine

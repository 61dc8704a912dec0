#pragma once

#include "app/film/film_output.h"
#include "app/film/film_plan.h"
#include "engine/gpu/device.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace app
{
// What `export` is asked for.
struct FilmRequest
{
    std::filesystem::path scene;
    std::string tour; // name or file; empty: the scene's first
    std::filesystem::path output;
    engine::VideoFormat format{.size = {1920, 1080}};
    uint32_t samples = 1;
    std::optional<double> seconds; // the tour stretched to that length
    std::optional<FrameRange> frames;
    std::optional<Segment> segment;
    std::filesystem::path hashes;      // of frames, a file; empty: none
    std::filesystem::path viewsFolder; // of the user's own views, for tours that stand at one; empty: none
    std::string program;               // what makes the film: another one's chunks are not gone on with
};

struct FilmReport
{
    FilmPlan plan;
    FrameRange chunks;  // that this run was to make
    uint64_t kept = 0;  // of them, that an interrupted run had left
    double seconds = 0; // that drawing and encoding took
    double waited = 0;  // of it, that drawing stood still for encoding
    std::vector<std::string> warnings;
};

// Told after each frame: how many of all there are to make are on their way.
using FilmProgress = std::function<void(uint64_t done, uint64_t all)>;

// Makes a film of a tour, its .srt beside it where there are captions. Each file appears whole or not at all; chunks
// that are done when something goes wrong stay beside the output, and the same request goes on from them. Throws
// std::invalid_argument for what was asked wrongly, engine::VideoError, engine::ImageFileError, twin::Error.
FilmReport exportFilm(gpu::Device& device, const FilmRequest& request, const FilmProgress& progress);
} // namespace app

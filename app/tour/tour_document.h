#pragma once

#include "app/stage/document_records.h"
#include "twin/facility/json_reader.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app
{
// A tour as its file says it, in camera keys, words and data-time keys. What a key may say stands in tour_fields.h;
// docs/tours.md says what it means.

enum class TourEase : uint8_t
{
    rest,    // the camera stops at the key
    through, // it goes on
};

// A way along what cables lie in, or along a cable.
struct TourAlong : twin::Record
{
    std::string_view of;
    double from = 0, to = 1; // shares of its length
    double aboveMetres = 0.15;
};

struct TourTitle : twin::Record
{
    std::string_view text, subtitle;
};

// Of the facility, or of one entity.
struct TourCard : twin::Record
{
    std::optional<std::string_view> figure;
    std::optional<std::string_view> of, fact;
};

// What the data's clock does from the beginning of a key's span.
struct TourClock : twin::Record
{
    std::optional<std::string_view> at; // RFC 3339; none: where it is by then
    std::optional<double> run;          // seconds of data a second
    std::optional<double> spanSeconds;  // or so many of data
    std::optional<double> overSeconds;  // in so many of the tour, then hold
};

struct TourKey : twin::Record
{
    std::string_view name;

    // Where the camera is.
    std::optional<std::string_view> viewpoint, saved, frame;
    std::optional<twin::Point3> eye;
    std::optional<TourAlong> along;
    twin::Point3 aside{}; // right, forward, up
    std::optional<std::string_view> lookAt;
    std::optional<twin::Point3> lookAtPoint;
    std::optional<double> lensMillimetres;

    // When.
    std::optional<double> seconds, speed, hold;
    bool cut = false;
    double fadeSeconds = 0;
    std::optional<TourEase> ease;

    // What is shown.
    std::string_view caption;
    std::optional<TourTitle> title;
    std::vector<TourCard> cards;
    std::vector<std::string_view> highlight;
    bool withCables = false;
    std::optional<engine::Look> look;
    std::optional<std::string_view> view; // "none": materials
    std::optional<bool> open;
    std::optional<TourClock> clock;
    std::optional<std::string_view> narration;
};

struct TourDocument
{
    std::string_view name;
    std::vector<std::string_view> notes;
    std::vector<std::string_view> fonts;
    std::vector<CameraDef> views;
    std::vector<TourKey> keys;
    double loopPauseSeconds = 4;

    twin::TextArena text; // owns every string above
};

// A document and where it stands: files that it names are relative to `folder`.
struct TourSource
{
    twin::SourceText source;
    TourDocument document;
    std::filesystem::path folder;
};

// "FILE:LINE: PATH: WHAT" of the first thing that is wrong, and the number of the others.
class TourError : public twin::Error
{
public:
    // There is at least one, each with its file and line.
    explicit TourError(std::vector<twin::Problem> problems);

    const std::vector<twin::Problem>& problems() const { return problems_; }

private:
    std::vector<twin::Problem> problems_;
};

// Reads a tour. Throws TourError for what is wrong with its form, twin::Error for what cannot be read; what only a
// scene can tell (names, ways) is found by `Tour`.
TourSource readTour(const std::filesystem::path& file);
// The same of a text, whose files are relative to `folder`.
TourSource readTour(twin::SourceText text, const std::filesystem::path& folder);

// The same for problems of any origin: throws TourError if there are any.
void refuse(const twin::SourceText& source, std::vector<twin::Problem>& problems);

// The tours of a scene: the files *.json in the folder `tours` of its folder, by name. The first is its own; a scene
// without one has the tour that is made by rule (default_tour.h).
std::vector<std::filesystem::path> toursOf(const std::filesystem::path& scene);

// The JSON Schema (draft 7) of such a document.
std::string tourSchema();
} // namespace app

#pragma once

#include "app/stage/search.h"
#include "app/stage/stage.h"
#include "app/stage/standing.h"
#include "app/stage/views.h"
#include "app/tour/data_clock.h"
#include "app/tour/timeline.h"
#include "app/tour/tour_document.h"
#include "app/tour/track.h"
#include "app/tour/words.h"
#include "engine/passes/renderer.h"
#include "engine/view/obstacles.h"

#include <glm/vec2.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace app
{
// All that a picture of a tour shows at one time.
struct TourMoment
{
    engine::Camera camera;
    engine::Look look = engine::Look::executive;
    const ViewInfo* view = nullptr; // what colours mean; null: materials
    uint32_t hidden = 0;            // layers that are not drawn, a bit each
    bool outdoors = false;          // under the sky, not in a hall's light
    std::span<const EntityId> lit;  // highlighted, ascending; empty: nobody. Lives as long as the tour
    float dim = 0;                  // how much the others are dimmed, 0 to 1
    Words words;
    std::optional<int64_t> dataTime; // nanoseconds since the epoch; none before the tour's first clock
};

struct TourOptions
{
    glm::uvec2 shape{1920, 1080}; // of the picture; what stands in it depends on its shape alone, not on its size
    double seconds = 0;           // the whole tour is stretched to so many; 0: as it is written
};

// A key as a presenter steps from one to the next.
struct TourStop
{
    double time = 0;         // when the camera has come to it, seconds
    double from = 0, to = 0; // its span: from the key before, or the cut, to the end of its stay
    std::string name;        // the key's own, or "key 3"
    std::string caption;     // as it is written
};

// A caption for a subtitle track.
struct Cue
{
    double from = 0, to = 0; // seconds
    std::string text;        // at most two lines
};

// A sound that begins at a time.
struct Narration
{
    double at = 0; // seconds
    std::filesystem::path file;
};

// A tour of a scene: a pure function from seconds to what a picture shows. The camera's speed and acceleration do not
// jump within a shot, and it touches nothing that stands there.
class Tour
{
public:
    // Throws TourError for what this scene does not have or a camera cannot do. `kept` are the user's own views, for
    // keys that name none of the document's. The stage must outlive it.
    Tour(const Stage& stage, const EntitySearch& search, const engine::Obstacles& obstacles, const TourSource& source,
         const std::map<std::string, engine::Camera>& kept = {}, const TourOptions& options = {});

    const std::string& name() const { return name_; }
    const std::filesystem::path& file() const { return file_; } // its document
    double seconds() const { return seconds_; }
    double loopPause() const { return loopPause_; } // seconds, before it begins again where it loops
    // The same bits for the same time, whatever was asked before; before its beginning that, after its end the end.
    TourMoment at(double seconds) const;
    // The camera alone, in double precision.
    TrackPoint trackAt(double seconds) const;

    std::span<const TourStop> stops() const { return stops_; }
    std::span<const Cue> cues() const { return cues_; }
    std::span<const Narration> narrations() const { return narrations_; }
    std::span<const std::filesystem::path> fonts() const { return fonts_; }
    // Of the user's own views, those that its keys stand at.
    const std::map<std::string, engine::Camera>& keptViews() const { return keptViews_; }
    // When shots begin, the first at 0: between two the camera moves without a jump.
    std::vector<double> cuts() const;
    // Everything that it writes over pictures, to be looked up in the fonts before anything is drawn.
    std::vector<std::string> texts() const;
    // What is right and yet not good: captions that are gone before they are read, cameras that
    // spin or dart.
    std::span<const twin::Problem> warnings() const { return warnings_; }

private:
    friend class TourBuilder;

    struct Shot
    {
        double from = 0; // seconds
        Track track;
        Steps<Standing> standings; // by time of the shot
        Standing first = Standing::outside;
    };
    struct Title
    {
        std::string text, subtitle;
        bool operator==(const Title&) const = default;
    };
    struct Curtain
    {
        double at = 0, half = 0; // seconds: closed then, open so long before and after
    };

    const Shot& shotAt(double seconds) const;
    Words wordsAt(double seconds) const;

    const Stage& stage_;
    std::filesystem::path file_;
    std::string name_;
    double seconds_ = 0;
    double loopPause_ = 0;
    std::vector<Shot> shots_;
    Steps<engine::Look> looks_;
    Steps<const ViewInfo*> views_;
    Steps<std::optional<bool>> open_;
    Timeline<std::string> captions_;
    Timeline<Title> titles_;
    Timeline<std::vector<KeyFigure>> cards_;
    Timeline<std::vector<EntityId>> lit_;
    std::vector<Curtain> curtains_;
    DataClock clock_;
    std::vector<TourStop> stops_;
    std::vector<Cue> cues_;
    std::vector<Narration> narrations_;
    std::vector<std::filesystem::path> fonts_;
    std::map<std::string, engine::Camera> keptViews_;
    std::vector<twin::Problem> warnings_;
};
} // namespace app

#pragma once

#include "app/tour/figures.h"
#include "app/tour/key_places.h"
#include "app/tour/shot_motion.h"
#include "app/tour/tour.h"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app
{
// Makes a tour of its document: places, then ways, then times, then what is said at them.
class TourBuilder
{
public:
    static constexpr double wordFade = 0.4; // seconds, in and out

    struct Given
    {
        const Stage& stage;
        const EntitySearch& search;
        const engine::Obstacles& obstacles;
        const TourSource& source;
        const std::map<std::string, engine::Camera>& kept;
        const TourOptions& options;
    };
    TourBuilder(Tour& tour, const Given& given)
        : tour_(tour), given_(given), document_(given.source.document), airspace_(given.stage, given.obstacles)
    {
    }

    // Throws twin::Error.
    void run();

private:
    struct Key // what has been found for one of the document
    {
        double hold = 0;
        double from = 0, arrive = 0, leave = 0; // seconds of the tour: its span, and when the camera has come
        std::vector<KeyFigure> cards;
        std::vector<EntityId> lit;
    };
    struct Shot
    {
        std::vector<Station> stations;
        std::vector<size_t> keyOf; // by station
        bool above = false;        // it begins over the ceilings, looking in
        std::unique_ptr<ShotMotion> motion;
        double from = 0;
        std::vector<ShotMotion::Stay> stays; // by station, from the shot's beginning
    };

    template <class... Args>
    void problem(size_t key, std::string_view where, fmt::format_string<Args...> what, Args&&... args)
    {
        problems_.push_back(
            {.path = fmt::format("/keys/{}{}", key, where), .what = fmt::format(what, std::forward<Args>(args)...)});
    }
    std::string nameOf(size_t key) const;
    void warn(size_t key, std::string what);
    bool begins(size_t key) const { return key == 0 || document_.keys[key].cut; }
    bool hasWords(size_t key) const;
    double secondsToRead(size_t key) const;

    // tour_builder.cpp
    void placeKeys();
    void add(Shot& shot, size_t key, KeyPlaces::Place place, bool open);
    void finish(Shot& shot);
    void checkPlace(size_t key, const glm::dvec3& eye);
    double holdOf(size_t key);
    void planShots();
    void noWay(const Shot& shot, size_t station);
    void setTimes();
    void layTracks();
    void warnOfHaste(const Shot& shot, const Track& track);
    Steps<Standing> standingsOf(const Shot& shot, const Track& track, Standing first) const;

    // tour_contents.cpp
    void findContents();
    std::vector<KeyFigure> cardsOf(size_t key);
    std::vector<EntityId> litOf(size_t key);
    void light(EntityId entity, std::vector<bool>& lit) const;
    void lightCables(std::vector<bool>& lit) const;
    void addContents();
    void addWords(size_t key);
    void addClock(size_t key);
    void addCurtain(size_t key);
    void addCues();

    Tour& tour_;
    Given given_;
    const TourDocument& document_;
    Airspace airspace_;
    std::vector<twin::Problem> problems_;
    std::vector<Key> keys_;
    std::vector<Shot> shots_;
    std::optional<FacilitySums> sums_;
    double stretch_ = 1;
};
} // namespace app

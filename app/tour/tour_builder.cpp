#include "app/tour/tour_builder.h"

#include "app/tour/caption.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace app
{
std::string TourBuilder::nameOf(size_t key) const
{
    const std::string_view name = document_.keys[key].name;
    return name.empty() ? fmt::format("key {}", key + 1) : std::string(name);
}

void TourBuilder::warn(size_t key, std::string what)
{
    const twin::SourceText& source = given_.source.source;
    tour_.warnings_.push_back({.path = fmt::format("/keys/{}", key),
                               .what = std::move(what),
                               .severity = twin::Severity::warning,
                               .file = source.name(),
                               .line = source.lineOf(document_.keys[key].offset)});
}

bool TourBuilder::hasWords(size_t key) const
{
    const TourKey& each = document_.keys[key];
    return !each.caption.empty() || each.title || !each.cards.empty();
}

// With time to fade in and out.
double TourBuilder::secondsToRead(size_t key) const
{
    constexpr double card = 1.2; // seconds
    const TourKey& each = document_.keys[key];
    if (!hasWords(key))
        return 0;
    const double title = each.title ? readingSeconds(each.title->text) + readingSeconds(each.title->subtitle) / 2 : 0;
    const double cards = each.cards.empty() ? 0 : 1 + card * static_cast<double>(each.cards.size());
    return std::max({readingSeconds(each.caption), title, cards}) + 2 * wordFade;
}

void TourBuilder::run()
{
    tour_.name_ = document_.name;
    tour_.loopPause_ = document_.loopPauseSeconds;
    for (const std::string_view font : document_.fonts)
        tour_.fonts_.push_back(given_.source.folder / std::filesystem::path(font));
    if (given_.stage.scene.facility.halls.empty())
        throw twin::Error(given_.source.source.name(), "this scene has no hall: there is nothing to tour");
    keys_.resize(document_.keys.size());
    placeKeys();
    findContents();
    refuse(given_.source.source, problems_);
    planShots();
    refuse(given_.source.source, problems_);
    setTimes();
    layTracks();
    refuse(given_.source.source, problems_);
    addContents();
}

void TourBuilder::placeKeys()
{
    KeyPlaces places({given_.stage, given_.search, given_.obstacles, document_, given_.kept, given_.options.shape},
                     problems_);
    std::optional<bool> open;
    for (size_t i = 0; i < document_.keys.size(); ++i)
    {
        if (document_.keys[i].open)
            open = document_.keys[i].open;
        const size_t before = problems_.size();
        KeyPlaces::Place place = places.place(i, begins(i));
        if (begins(i))
        {
            if (!shots_.empty())
                finish(shots_.back());
            const glm::vec3 eye = (place.start ? *place.start : place.station).eye;
            const Standing bound = place.above || open.value_or(false) ? Standing::above : Standing::outside;
            shots_.emplace_back().above = standingOf(given_.stage, eye, bound) == Standing::above;
        }
        keys_[i].hold = holdOf(i);
        if (problems_.size() == before)
            add(shots_.back(), i, std::move(place), open.value_or(shots_.back().above));
    }
    finish(shots_.back());
    tour_.keptViews_ = places.keptViews();
}

void TourBuilder::add(Shot& shot, size_t key, KeyPlaces::Place place, bool open)
{
    const TourKey& each = document_.keys[key];
    const bool stays = keys_[key].hold > 0;
    Station& station = place.station;
    station.open = open;
    station.seconds = each.seconds;
    station.speed = each.speed;
    station.least = std::max(0.0, secondsToRead(key) - keys_[key].hold);
    station.through = !stays && each.ease.value_or(TourEase::through) == TourEase::through;
    for (const glm::dvec3& corner : station.along)
        checkPlace(key, corner);
    checkPlace(key, station.eye);
    if (place.start)
    {
        place.start->open = open;
        place.start->through = each.ease == TourEase::through;
        shot.stations.push_back(std::move(*place.start));
        shot.keyOf.push_back(key);
    }
    shot.stations.push_back(std::move(station));
    shot.keyOf.push_back(key);
}

// The ends of a shot are at rest unless they say otherwise.
void TourBuilder::finish(Shot& shot)
{
    if (shot.stations.empty())
        return; // none of its keys has a place
    for (const bool end : {false, true})
    {
        const size_t key = end ? shot.keyOf.back() : shot.keyOf.front();
        Station& station = end ? shot.stations.back() : shot.stations.front();
        station.through = station.through && document_.keys[key].ease == TourEase::through;
    }
    const size_t key = shot.keyOf.front();
    if (shot.stations.size() > 1)
        return;
    if (shot.stations.front().aim.kind == Aim::Kind::onward)
        problem(key, "", "looks nowhere, since the camera does not move: give it \"look_at\" or \"look_at_m\"");
    if (keys_[key].hold == 0)
        problem(key, "", "lasts no time: give it \"hold_s\", or the shot another key to go to");
}

void TourBuilder::checkPlace(size_t key, const glm::dvec3& eye)
{
    constexpr double least = 0.04; // metres
    if (!airspace_.isFree(eye, {.standing = least, .hanging = -1, .open = true}))
        problem(key, "", "the camera at {:.2f}, {:.2f}, {:.2f} stands in a rack, a wall or the ground: move it", eye.x,
                eye.y, eye.z);
}

// What is read where a shot begins needs time there, as there is no way on which to read it.
double TourBuilder::holdOf(size_t key)
{
    const TourKey& each = document_.keys[key];
    if (each.hold || !begins(key) || each.along || !hasWords(key))
        return each.hold.value_or(0);
    if (each.ease == TourEase::through)
        problem(key, "", "its words would not be seen, since the shot goes on at once: give them to the next key");
    return secondsToRead(key);
}

void TourBuilder::planShots()
{
    for (Shot& shot : shots_)
        try
        {
            shot.motion = std::make_unique<ShotMotion>(airspace_, shot.stations);
        }
        catch (const ShotMotion::NoWay& no)
        {
            noWay(shot, no.station);
        }
}

void TourBuilder::noWay(const Shot& shot, size_t station)
{
    const size_t to = shot.keyOf[station];
    const size_t from = shot.keyOf[std::max<size_t>(station, 1) - 1];
    if (from == to)
        return problem(to, "", "there is no free way along {}: racks or walls stand in it",
                       document_.keys[to].along ? document_.keys[to].along->of : std::string_view("it"));
    problem(to, "",
            "there is no free way from \"{}\" to \"{}\": begin a new shot (\"cut\": true), give a key on the way, or "
            "take the roof off (\"open\": true)",
            nameOf(from), nameOf(to));
}

void TourBuilder::setTimes()
{
    double written = 0;
    for (const Shot& shot : shots_)
        for (const double seconds : shot.motion->seconds())
            written += seconds;
    for (const Key& key : keys_)
        written += key.hold;
    const bool stretched = given_.options.seconds > 0 && std::isfinite(given_.options.seconds);
    stretch_ = stretched ? given_.options.seconds / written : 1;
    double now = 0;
    for (Shot& shot : shots_)
    {
        shot.from = now;
        const std::vector<double> seconds = shot.motion->seconds();
        for (size_t i = 0; i < seconds.size(); ++i)
        {
            Key& key = keys_[shot.keyOf[i]];
            const bool last = i + 1 == seconds.size() || shot.keyOf[i + 1] != shot.keyOf[i];
            if (i == 0 || shot.keyOf[i - 1] != shot.keyOf[i])
                key.from = now;
            now += seconds[i] * stretch_;
            key.arrive = now;
            shot.stays.push_back({now - shot.from, now - shot.from});
            now += last ? key.hold * stretch_ : 0;
            shot.stays.back().leave = key.leave = now - shot.from;
            key.leave = now;
        }
    }
    tour_.seconds_ = stretched ? given_.options.seconds : now;
}

void TourBuilder::layTracks()
{
    for (const Shot& shot : shots_)
        try
        {
            const Standing first = shot.above ? Standing::above : Standing::outside;
            Track track = shot.motion->track(shot.stays);
            warnOfHaste(shot, track);
            Steps<Standing> standings = standingsOf(shot, track, first);
            tour_.shots_.push_back({shot.from, std::move(track), std::move(standings), first});
        }
        catch (const ShotMotion::NoWay& no)
        {
            noWay(shot, no.station);
        }
}

// Whoever watches a camera that spins or darts sees nothing.
void TourBuilder::warnOfHaste(const Shot& shot, const Track& track)
{
    constexpr double fastTurn = 1.6; // radians a second
    constexpr double fastStart = 6;  // m/s2
    constexpr double step = 0.05;    // seconds
    constexpr double degreesOfRadian = 57.29577951308232;
    for (size_t i = 1; i < shot.stays.size(); ++i)
    {
        double turn = 0;
        double change = 0;
        for (double t = shot.stays[i - 1].leave + step; t + step < shot.stays[i].arrive; t += step)
        {
            const TrackPoint before = track.at(t - step);
            const TrackPoint after = track.at(t + step);
            turn = std::max(turn, std::abs(after.heading - before.heading) / (2 * step));
            change = std::max(change, glm::length(before.eye - 2.0 * track.at(t).eye + after.eye) / (step * step));
        }
        const size_t key = shot.keyOf[i];
        if (turn > fastTurn)
            warn(key, fmt::format("on the way to \"{}\" the camera turns by {:.0f} degrees a second: give it more time",
                                  nameOf(key), turn * degreesOfRadian));
        if (change > fastStart)
            warn(key,
                 fmt::format("on the way to \"{}\" the camera speeds up or slows down by {:.0f} m/s2: give it more "
                             "time",
                             nameOf(key), change));
    }
}

// By and by, since it depends on what came before; kept, so that a picture depends on its time alone.
Steps<Standing> TourBuilder::standingsOf(const Shot& shot, const Track& track, Standing first) const
{
    constexpr double most = 200000;                                     // times that it is looked at
    const double step = std::max(0.05, shot.stays.back().leave / most); // seconds
    Steps<Standing> steps;
    Standing now = first;
    const auto count = static_cast<size_t>(std::ceil(shot.stays.back().leave / step));
    for (size_t i = 0; i <= count; ++i)
    {
        const double time = static_cast<double>(i) * step;
        const Standing next = standingOf(given_.stage, glm::vec3(track.at(time).eye), now);
        if (i == 0 || next != now)
            steps.add(time, next);
        now = next;
    }
    return steps;
}
} // namespace app

#pragma once

#include "app/stage/search.h"
#include "app/stage/stage.h"
#include "app/stage/viewpoints.h"
#include "app/tour/shot_motion.h"
#include "app/tour/tour_document.h"

#include <fmt/format.h>
#include <glm/vec2.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app
{
// Where the keys of a tour put the camera, in order.
class KeyPlaces
{
public:
    // All must outlive it.
    struct Given
    {
        const Stage& stage;
        const EntitySearch& search;
        const engine::Obstacles& obstacles;
        const TourDocument& document;
        const std::map<std::string, engine::Camera>& kept;
        glm::uvec2 shape;
    };
    KeyPlaces(const Given& given, std::vector<twin::Problem>& problems);

    struct Place
    {
        std::optional<Station> start; // of a way along something, where the shot begins with it
        Station station;
        bool above = false; // looks into the halls from over their ceilings, as its viewpoint says
    };
    // Of the key of that number; to be called in order. What is wrong is appended to the problems; then the place is of
    // no use.
    Place place(size_t key, bool begins);
    // Of the user's own views, those that a key asked for.
    const std::map<std::string, engine::Camera>& keptViews() const { return used_; }

private:
    template <class... Args>
    void problem(std::string_view where, fmt::format_string<Args...> what, Args&&... args)
    {
        problems_.push_back(
            {.path = fmt::format("/keys/{}{}", key_, where), .what = fmt::format(what, std::forward<Args>(args)...)});
    }
    EntityId named(std::string_view where, std::string_view words);
    std::optional<engine::Camera> camera(const TourKey& key, Place& place);
    std::optional<engine::Camera> viewpoint(const TourKey& key, Place& place);
    std::optional<engine::Camera> saved(const TourKey& key);
    std::optional<engine::Camera> framed(const TourKey& key);
    std::vector<glm::dvec3> wayAlong(const TourAlong& along);
    std::vector<glm::dvec3> cornersOf(EntityId entity) const;
    Aim aim(const TourKey& key, const engine::Camera& camera);
    std::optional<glm::dvec3> targetOf(EntityId entity) const;

    Given given_;
    std::vector<twin::Problem>& problems_;
    std::vector<Viewpoint> viewpoints_;
    engine::Camera last_; // of the key before
    std::map<std::string, engine::Camera> used_;
    size_t key_ = 0;
    bool begins_ = true; // that key: a shot
};
} // namespace app

#pragma once

#include "app/stage/stage.h"
#include "app/tour/words.h"
#include "twin/facility/counts.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace app
{
// What a facility and its cables add up to, as the figures of cards need it. Takes up to a second of a large one.
struct FacilitySums
{
    explicit FacilitySums(const twin::Scene& scene);

    twin::FacilityCounts counts;
    double cableMetres = 0;
    double fiberMetres = 0; // of all strands of glass
    double longestMetres = 0;
    twin::CableId longest;
    size_t links = 0; // pairs of network ports that light or copper joins
};

// A figure of the whole facility. A new one is a row of the table in figures.cpp.
struct FigureInfo
{
    std::string_view name; // as a card says it: "fiber_km"
    KeyFigure (*make)(const FacilitySums& sums, const twin::Facility& facility);
};
std::span<const FigureInfo> figures();
// Null when there is no such figure.
const FigureInfo* findFigure(std::string_view name);

// A fact of an entity (facts.h) by its label, as a card shows it; nothing when it has no such fact.
std::optional<KeyFigure> figureOf(const Stage& stage, EntityId entity, std::string_view fact);
} // namespace app

#include "app/stage/facts.h"
#include "app/tour/caption.h"
#include "app/tour/tour_builder.h"

#include <algorithm>
#include <limits>
#include <utility>

// What is shown and said at a tour's keys.
namespace app
{
void TourBuilder::findContents()
{
    bool timed = false;
    for (size_t i = 0; i < document_.keys.size(); ++i)
    {
        keys_[i].cards = cardsOf(i);
        keys_[i].lit = litOf(i);
        if (const auto& clock = document_.keys[i].clock; clock && !timed)
        {
            timed = true;
            if (!clock->at)
                problem(i, "/clock", "is the first of the tour: give it \"at\", the time from which the data run");
        }
    }
}

std::vector<KeyFigure> TourBuilder::cardsOf(size_t key)
{
    std::vector<KeyFigure> found;
    const std::vector<TourCard>& cards = document_.keys[key].cards;
    for (size_t i = 0; i < cards.size(); ++i)
    {
        if (cards[i].figure)
        {
            if (!sums_)
                sums_.emplace(given_.stage.scene);
            found.push_back(findFigure(*cards[i].figure)->make(*sums_, given_.stage.scene.facility));
            continue;
        }
        const EntityId entity = given_.search.named(*cards[i].of);
        if (entity == 0)
        {
            problem(key, fmt::format("/cards/{}/of", i), "there is nothing called \"{}\" in this scene", *cards[i].of);
            continue;
        }
        if (const auto figure = figureOf(given_.stage, entity, *cards[i].fact))
        {
            found.push_back(*figure);
            continue;
        }
        std::string known;
        for (const Fact& fact : factsOf(given_.stage, entity).rows)
            known += fmt::format("{}\"{}\"", known.empty() ? "" : ", ", fact.label);
        problem(key, fmt::format("/cards/{}/fact", i), "of {} no \"{}\" is known: give one of {}", *cards[i].of,
                *cards[i].fact, known);
    }
    return found;
}

std::vector<EntityId> TourBuilder::litOf(size_t key)
{
    const TourKey& each = document_.keys[key];
    if (each.highlight.empty())
        return {};
    std::vector<bool> lit(given_.stage.entities.count());
    for (size_t i = 0; i < each.highlight.size(); ++i)
        if (const EntityId entity = given_.search.named(each.highlight[i]); entity != 0)
            light(entity, lit);
        else
            problem(key, fmt::format("/highlight/{}", i), "there is nothing called \"{}\" in this scene",
                    each.highlight[i]);
    if (each.withCables)
        lightCables(lit);
    std::vector<EntityId> ids;
    for (EntityId id = 1; id < lit.size(); ++id)
        if (lit[id])
            ids.push_back(id);
    return ids;
}

// With all that it contains.
void TourBuilder::light(EntityId entity, std::vector<bool>& lit) const
{
    lit[entity] = true;
    for (const EntityId child : given_.stage.entities.children(entity))
        light(child, lit);
}

void TourBuilder::lightCables(std::vector<bool>& lit) const
{
    const twin::Facility& facility = given_.stage.scene.facility;
    const EntityTable& entities = given_.stage.entities;
    for (size_t i = 0; i < facility.portCable.size(); ++i)
    {
        const twin::PortId port = twin::PortId::at(i);
        if (facility.portCable[port] && lit[entities.of(port)])
            lit[entities.of(facility.portCable[port])] = true;
    }
}

void TourBuilder::addContents()
{
    for (size_t i = 0; i < keys_.size(); ++i)
    {
        const TourKey& each = document_.keys[i];
        const Key& key = keys_[i];
        tour_.stops_.push_back({key.arrive, key.from, key.leave, nameOf(i), std::string(each.caption)});
        addWords(i);
        if (each.look)
            tour_.looks_.add(key.from, *each.look);
        if (each.view)
            tour_.views_.add(key.from, findView(*each.view)); // null for "none"
        if (each.open)
            tour_.open_.add(key.from, each.open);
        if (!key.lit.empty())
            tour_.lit_.add(key.from, key.leave, key.lit);
        if (each.clock)
            addClock(i);
        if (each.fadeSeconds > 0)
            addCurtain(i);
        if (each.narration)
            tour_.narrations_.push_back({key.from, given_.source.folder / std::filesystem::path(*each.narration)});
    }
    tour_.captions_.end(tour_.seconds_);
    tour_.titles_.end(tour_.seconds_);
    tour_.cards_.end(tour_.seconds_);
    tour_.lit_.end(tour_.seconds_);
    addCues();
}

void TourBuilder::addWords(size_t key)
{
    const TourKey& each = document_.keys[key];
    const auto [from, to] = std::pair(keys_[key].from, keys_[key].leave);
    if (!each.caption.empty())
        tour_.captions_.add(from, to, *wrapped(each.caption));
    if (each.title)
        tour_.titles_.add(from, to, {std::string(each.title->text), std::string(each.title->subtitle)});
    if (!keys_[key].cards.empty())
        tour_.cards_.add(from, to, keys_[key].cards);
}

void TourBuilder::addClock(size_t key)
{
    const TourClock& clock = *document_.keys[key].clock;
    DataClock::Piece piece{.at = keys_[key].from, .until = std::numeric_limits<double>::infinity()};
    piece.time = clock.at ? *timeOf(*clock.at) : *tour_.clock_.at(piece.at);
    if (clock.spanSeconds)
    {
        piece.rate = *clock.spanSeconds / (*clock.overSeconds * stretch_);
        piece.until = piece.at + *clock.overSeconds * stretch_;
    }
    else
        piece.rate = clock.run.value_or(0) / stretch_; // the same data at the same key, however long it all takes
    tour_.clock_.add(piece);
}

void TourBuilder::addCurtain(size_t key)
{
    tour_.curtains_.push_back({keys_[key].from, document_.keys[key].fadeSeconds / 2});
}

void TourBuilder::addCues()
{
    for (const auto& piece : tour_.captions_.pieces())
    {
        tour_.cues_.push_back({piece.from, piece.to, piece.what});
        const double needed = readingSeconds(piece.what);
        const double shown = piece.to - piece.from - 2 * std::min(wordFade, (piece.to - piece.from) / 4);
        if (shown < needed - 1e-6)
        {
            const auto key =
                std::ranges::find_if(keys_, [&](const auto& each) { return each.from >= piece.from - 1e-9; });
            warn(static_cast<size_t>(key - keys_.begin()),
                 fmt::format("the caption \"{}\" is there for {:.1f} s and takes {:.1f} s to read",
                             piece.what.substr(0, piece.what.find('\n')), shown, needed));
        }
    }
}
} // namespace app

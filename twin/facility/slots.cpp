#include "twin/facility/slots.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace twin
{
namespace
{
// Float arithmetic must not lose the last cable of a tray that is an exact multiple of its diameter.
constexpr float hair = 1e-5F;

std::uint32_t placesAcross(float width, float diameter)
{
    constexpr float most = 1 << 16; // a typing error in a width must not eat the memory
    return static_cast<std::uint32_t>(std::min(most, (width + hair) / diameter));
}
} // namespace

Slots::Slots(float width, float height) : width_(width), height_(height) {}

bool Slots::fitsShelf(float diameter) const
{
    return diameter > hair && diameter <= width_ + hair && stacked_ + diameter <= height_ + hair;
}

bool Slots::isFree(const Shelf& shelf, std::uint32_t place)
{
    return (shelf.used[place / 64] >> (place % 64) & 1) == 0;
}

bool Slots::hasRoom(float diameter) const
{
    // The newest shelf of a diameter is the one that has room, if any.
    for (auto shelf = shelves_.rbegin(); shelf != shelves_.rend(); ++shelf)
        if (shelf->diameter == diameter && shelf->taken < shelf->places)
            return true;
    return fitsShelf(diameter);
}

Slots::Shelf& Slots::addShelf(float diameter)
{
    const std::uint32_t places = placesAcross(width_, diameter);
    shelves_.push_back({stacked_, diameter, places, 0, std::vector<std::uint64_t>((places + 63) / 64)});
    stacked_ += diameter;
    return shelves_.back();
}

Slots::Place Slots::occupy(Shelf& shelf, std::uint32_t place)
{
    shelf.used[place / 64] |= std::uint64_t{1} << (place % 64);
    ++shelf.taken;
    area_ += static_cast<double>(shelf.diameter) * shelf.diameter;
    const auto fromMiddle = static_cast<float>(place) + 0.5F - static_cast<float>(shelf.places) / 2;
    return {fromMiddle * shelf.diameter, shelf.bottom + shelf.diameter / 2};
}

Slots::Place Slots::take(float diameter, const Place* wanted)
{
    if (wanted)
    {
        const float bottom = wanted->up - diameter / 2;
        if (std::abs(bottom - stacked_) < hair && fitsShelf(diameter))
            addShelf(diameter);
        for (Shelf& shelf : shelves_)
        {
            if (shelf.diameter != diameter || std::abs(shelf.bottom - bottom) > hair)
                continue;
            const float place = wanted->across / diameter + static_cast<float>(shelf.places) / 2 - 0.5F;
            const float nearest = std::round(place);
            if (nearest < 0 || nearest >= static_cast<float>(shelf.places) ||
                std::abs(place - nearest) * diameter > hair)
                break;
            if (isFree(shelf, static_cast<std::uint32_t>(nearest)))
                return occupy(shelf, static_cast<std::uint32_t>(nearest));
        }
    }
    for (Shelf& shelf : shelves_)
    {
        if (shelf.diameter != diameter || shelf.taken == shelf.places)
            continue;
        for (std::uint32_t word = 0; word < shelf.used.size(); ++word)
            if (const auto place = word * 64 + static_cast<std::uint32_t>(std::countr_one(shelf.used[word]));
                place < word * 64 + 64 && place < shelf.places)
                return occupy(shelf, place);
    }
    assert(fitsShelf(diameter));
    return occupy(addShelf(diameter), 0);
}
} // namespace twin

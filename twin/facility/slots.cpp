#include "twin/facility/slots.h"

#include <algorithm>
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

Slots::Slots(float width, float height, float length) : width_(width), height_(height), length_(length) {}

Slots::Mask Slots::maskOf(Stretch stretch) const
{
    const auto partOf = [&](float metres)
    {
        const float part = length_ > 0 ? metres / length_ * static_cast<float>(parts) : 0;
        return static_cast<std::uint32_t>(std::clamp(part, 0.0F, static_cast<float>(parts - 1)));
    };
    const auto [first, last] = std::minmax({partOf(stretch.from), partOf(stretch.to)});
    return ~Mask{0} >> (parts - 1 - (last - first)) << first;
}

bool Slots::fitsShelf(float diameter) const
{
    return diameter > hair && diameter <= width_ + hair && stacked_ + diameter <= height_ + hair;
}

std::uint32_t Slots::freePlace(const Shelf& shelf, Mask mask)
{
    if ((shelf.full & mask) != 0)
        return shelf.places;
    std::uint32_t place = shelf.open;
    while (place < shelf.places && (shelf.used[place] & mask) != 0)
        ++place;
    return place;
}

bool Slots::hasRoom(float diameter, Stretch stretch) const
{
    // The newest shelf of a diameter is the likeliest to have room.
    const Mask mask = maskOf(stretch);
    for (auto shelf = shelves_.rbegin(); shelf != shelves_.rend(); ++shelf)
        if (shelf->diameter == diameter && freePlace(*shelf, mask) < shelf->places)
            return true;
    return fitsShelf(diameter);
}

Slots::Shelf& Slots::addShelf(float diameter)
{
    const std::uint32_t places = placesAcross(width_, diameter);
    shelves_.push_back({.bottom = stacked_, .diameter = diameter, .places = places, .used = std::vector<Mask>(places)});
    stacked_ += diameter;
    return shelves_.back();
}

Slots::Place Slots::occupy(Shelf& shelf, std::uint32_t place, Mask mask)
{
    shelf.used[place] |= mask;
    for (std::size_t part = 0; part < parts; ++part)
        if ((mask >> part & 1) != 0 && ++shelf.taken[part] == shelf.places)
            shelf.full |= Mask{1} << part;
    while (shelf.open < shelf.places && shelf.used[shelf.open] == ~Mask{0})
        ++shelf.open;
    const auto fromMiddle = static_cast<float>(place) + 0.5F - static_cast<float>(shelf.places) / 2;
    return {fromMiddle * shelf.diameter, shelf.bottom + shelf.diameter / 2};
}

double Slots::area() const
{
    double most = 0;
    for (std::size_t part = 0; part < parts; ++part)
    {
        double area = 0;
        for (const Shelf& shelf : shelves_)
            area += static_cast<double>(shelf.taken[part]) * static_cast<double>(shelf.diameter) *
                    static_cast<double>(shelf.diameter);
        most = std::max(most, area);
    }
    return most;
}

Slots::Place Slots::take(float diameter, Stretch stretch, const Place* wanted)
{
    const Mask mask = maskOf(stretch);
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
            if ((shelf.used[static_cast<std::uint32_t>(nearest)] & mask) == 0)
                return occupy(shelf, static_cast<std::uint32_t>(nearest), mask);
        }
    }
    for (Shelf& shelf : shelves_)
        if (shelf.diameter == diameter)
            if (const std::uint32_t place = freePlace(shelf, mask); place < shelf.places)
                return occupy(shelf, place, mask);
    assert(fitsShelf(diameter));
    return occupy(addShelf(diameter), 0, mask);
}
} // namespace twin

#pragma once

#include "app/tour/words.h"
#include "engine/passes/overprint.h"

#include <span>
#include <vector>

namespace app
{
// Where cards of key figures stand, all of one size.
struct CardRow
{
    std::vector<engine::PictureArea> areas; // pixels, one a card
    float unit = 0;                         // pixels of a unit within them
};

// In a row or one below the other, in the upper left corner of that of the `rooms` where they are the largest, `unit`
// pixels a unit if there is room; of equals in the first room, in a column if that is `preferred`, else in a row.
CardRow placeCards(std::span<const KeyFigure> cards, std::span<const engine::PictureArea> rooms, bool preferColumn,
                   float unit, engine::Letterings& letterings);

// Adds the marks of the card at `index`.
void layCard(const KeyFigure& card, const CardRow& row, size_t index, float opacity, engine::Letterings& letterings,
             std::vector<engine::Mark>& marks);
} // namespace app

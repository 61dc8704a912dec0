#pragma once

#include "app/tour/words.h"
#include "engine/passes/overprint.h"

#include <glm/vec2.hpp>

#include <optional>
#include <vector>

namespace app
{
// How many pixels a unit of what is written over a picture has: 1 where the shorter side has 720 pixels, so that words
// and legend are the same part of any picture, but never less than half of that, so that small ones can be read.
float overlayScale(glm::uvec2 picture);

// A tour's words as marks on a picture, and what they cover, in pixels.
struct WordsLayout
{
    // In the order they are printed: what darkens the picture, over that the legend, and over that the rest.
    std::vector<engine::Mark> grounds, marks;
    std::optional<engine::PictureArea> caption, title;
    std::vector<engine::PictureArea> cards;
};

// Places words in a picture of `size` pixels: the caption in its lower third, the title at the side that its words
// begin at, cards of key figures in its upper left corner, in a row or in a column, whichever leaves them larger. None
// covers another or the `legend`; what finds too little room gets smaller. What is of no opacity is left out. `scale`
// as of overlayScale(). The letterings are those of the marks. Throws what engine::TextSetter::set() throws.
WordsLayout layWords(const Words& words, glm::uvec2 size, float scale, const std::optional<engine::PictureArea>& legend,
                     engine::Letterings& letterings);
} // namespace app

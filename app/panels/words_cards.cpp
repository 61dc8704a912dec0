#include "app/panels/words_cards.h"

#include "engine/passes/ui_theme.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace app
{
using engine::Lettering;
using engine::Letterings;
using engine::PictureArea;
using engine::TextStyle;
using engine::uiPalette;

namespace
{
// Lengths are in units of the scale, on a grid of 8.
constexpr float cardHeight = 144;
constexpr float leastWidth = 208;
constexpr float mostWidth = 336;
constexpr float between = 16;
constexpr float inset = 24;
constexpr float corner = 12;
constexpr float numberFoot = 58; // from the card's upper edge
constexpr float lineFoot = 90;
constexpr float knownFoot = 120;
constexpr float unitGap = 8; // from the number to its unit
constexpr float dotRadius = 4;
constexpr float dotWidth = 16; // with the gap to its word
// Letters keep a contrast of 5 to 1 over a white picture.
constexpr float groundOpacity = 0.84f;

struct Known
{
    const char* word;
    ImVec4 color; // of its dot
    bool isOpen;  // a ring
};

Known knownOf(Provenance provenance)
{
    ImVec4 faint = uiPalette.accent;
    faint.w = 0.5f;
    switch (provenance)
    {
    case Provenance::documented:
        return {"documented", uiPalette.accent, false};
    case Provenance::measured:
        return {"measured", uiPalette.accent, false};
    case Provenance::simulated:
        return {"simulated", uiPalette.accent, true};
    case Provenance::interpolated:
        return {"interpolated", faint, false};
    case Provenance::stale:
        return {"stale", uiPalette.quiet, false};
    case Provenance::unknown:
        break;
    }
    return {"not known", uiPalette.quiet, true};
}

glm::vec4 faded(const ImVec4& color, float opacity)
{
    return {color.x, color.y, color.z, color.w * std::clamp(opacity, 0.0f, 1.0f)};
}

const Lettering& fitted(std::string_view text, TextStyle style, float width, Letterings& letterings)
{
    const Lettering& line = letterings.of(text, style);
    if (line.advance <= width)
        return line;
    style.capitals = std::floor(style.capitals * width / line.advance * 8) / 8;
    return letterings.of(text, style);
}

struct CardText
{
    const Lettering* number;
    const Lettering* unit;
    const Lettering* line;
    const Lettering* known;
    float toUnit; // pixels from where the number begins to where its unit does

    float width() const { return std::max(toUnit + unit->advance, line->advance); }
};

CardText textOf(const KeyFigure& card, float unit, Letterings& letterings)
{
    const float room = unit * (mostWidth - 2 * inset);
    const auto style = [&](float capitals)
    { return TextStyle{.capitals = std::round(unit * capitals), .tabular = true}; };
    TextStyle large = style(34);
    large.weight = engine::Weight::semiBold;
    large.tracking = -0.03f;
    const Lettering& small = fitted(card.unit, style(16), room / 2, letterings);
    const float gap = card.unit.empty() ? 0 : std::round(unit * unitGap);
    const Lettering& number = fitted(card.value, large, room - gap - small.advance, letterings);
    return {&number, &small, &fitted(card.line, style(12), room, letterings),
            &letterings.of(knownOf(card.provenance).word, style(10)), number.advance + gap};
}

// Places marks within one card; as in a mirror where its words run to the left.
class Card
{
public:
    Card(const PictureArea& area, float unit, bool mirrored, float opacity, std::vector<engine::Mark>& marks)
        : area_(area), unit_(unit), mirrored_(mirrored), opacity_(opacity), marks_(marks)
    {
    }

    void ground()
    {
        ImVec4 color = uiPalette.panel;
        color.w = groundOpacity;
        marks_.push_back(engine::BoxMark{.area = area_,
                                         .color = faded(color, opacity_),
                                         .radius = unit_ * corner,
                                         .line = std::max(1.0f, std::round(unit_)),
                                         .lineColor = faded(uiPalette.line, opacity_)});
    }
    // `from` in pixels from the inset, `foot` in units.
    void text(const Lettering& line, float from, float foot, const ImVec4& color)
    {
        marks_.push_back(engine::TextMark{&line, glm::round(place(from, line.advance, foot)), faded(color, opacity_)});
    }
    void dot(const Known& known)
    {
        // In the middle of small letters, not of capitals.
        const float radius = unit_ * dotRadius;
        const glm::vec2 least = place(0, 2 * radius, knownFoot - 4) - glm::vec2(0, radius);
        const glm::vec4 color = faded(known.color, opacity_);
        marks_.push_back(engine::BoxMark{.area = {least, least + 2 * radius},
                                         .color = known.isOpen ? glm::vec4(0) : color,
                                         .radius = radius,
                                         .line = known.isOpen ? unit_ * 1.5f : 0,
                                         .lineColor = color});
    }

private:
    glm::vec2 place(float from, float width, float foot) const
    {
        const float aside = std::round(unit_ * inset) + from;
        return {mirrored_ ? area_.most.x - aside - width : area_.least.x + aside, area_.least.y + unit_ * foot};
    }

    const PictureArea& area_;
    float unit_;
    bool mirrored_;
    float opacity_;
    std::vector<engine::Mark>& marks_;
};

// How many in a row, how many below each other, and how large they may be in a room.
struct Fit
{
    glm::vec2 count;
    PictureArea room;
    float factor;
};

std::vector<Fit> fitsOf(std::span<const PictureArea> rooms, float count, glm::vec2 card, float gap, bool preferColumn)
{
    const glm::vec2 row(count, 1);
    const glm::vec2 column(1, count);
    std::vector<Fit> fits;
    for (const PictureArea& room : rooms)
        for (const glm::vec2 way : {preferColumn ? column : row, preferColumn ? row : column})
        {
            const glm::vec2 size = way * card + (way - 1.0f) * gap;
            const glm::vec2 parts = (room.most - room.least) / size;
            fits.push_back({way, room, std::clamp(std::min(parts.x, parts.y), 0.0f, 1.0f)});
        }
    return fits;
}
} // namespace

CardRow placeCards(std::span<const KeyFigure> cards, std::span<const PictureArea> rooms, bool preferColumn, float unit,
                   Letterings& letterings)
{
    float width = unit * leastWidth;
    for (const KeyFigure& card : cards)
        width = std::max(width, textOf(card, unit, letterings).width() + 2 * unit * inset);
    const glm::vec2 size(std::ceil(width / (8 * unit)) * 8, cardHeight);
    const std::vector<Fit> fits =
        fitsOf(rooms, static_cast<float>(cards.size()), unit * size, unit * between, preferColumn);
    const Fit& best =
        *std::max_element(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) { return a.factor < b.factor; });
    CardRow row{.unit = unit * best.factor};
    const glm::vec2 step(best.count.x > 1 ? size.x + between : 0, best.count.y > 1 ? cardHeight + between : 0);
    for (size_t i = 0; i < cards.size(); ++i)
    {
        const glm::vec2 least = glm::round(best.room.least + row.unit * step * static_cast<float>(i));
        row.areas.push_back({least, glm::floor(least + row.unit * size)});
    }
    return row;
}

void layCard(const KeyFigure& card, const CardRow& row, size_t index, float opacity, Letterings& letterings,
             std::vector<engine::Mark>& marks)
{
    const CardText text = textOf(card, row.unit, letterings);
    const Known known = knownOf(card.provenance);
    const bool mirrored = engine::TextSetter::readingOf(card.line) == engine::Reading::rightToLeft;
    Card place(row.areas[index], row.unit, mirrored, opacity, marks);
    place.ground();
    // A large letter's own space would make its line look set in.
    place.text(*text.number, std::round(-2 * row.unit), numberFoot, uiPalette.text);
    place.text(*text.unit, std::round(text.toUnit), numberFoot, uiPalette.quiet);
    place.text(*text.line, 0, lineFoot, uiPalette.text);
    place.dot(known);
    place.text(*text.known, row.unit * dotWidth, knownFoot, uiPalette.quiet);
}
} // namespace app

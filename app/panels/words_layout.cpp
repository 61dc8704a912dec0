#include "app/panels/words_layout.h"

#include "app/panels/words_block.h"
#include "app/panels/words_cards.h"

#include <algorithm>
#include <cmath>

namespace app
{
using engine::Letterings;
using engine::PictureArea;
using engine::TextSetter;
using engine::TextStyle;
using engine::Weight;

namespace
{
// Lengths are in units of the scale.
constexpr float margin = 40;
constexpr float apart = 24; // between what must not touch

constexpr float captionCapitals = 20;
constexpr float captionLine = 40;        // from foot to foot
constexpr float captionFoot = 7.0f / 90; // of the picture's height, above its lower edge
const glm::vec4 white{0.96f, 0.965f, 0.975f, 1};
const glm::vec4 soft{0.84f, 0.86f, 0.885f, 1};
const glm::vec4 black{0, 0, 0, 1};
// These leave letters a contrast of 4.5 to 1 over a white picture.
constexpr float shadeOpacity = 0.76f; // at the picture's lower edge
constexpr float shadeReach = 3.1f;    // of the height from that edge to the top of the caption
constexpr float sideOpacity = 0.66f;  // from a title's side of the picture to its other end,
constexpr float sideReach = 380;      // and softly nothing that far beyond

constexpr float fromSide = 88; // of a title, from the side that it begins at
constexpr float titleWidth = 1040;
constexpr float titleMiddle = 0.46f; // of the picture's height: where the eye takes its middle to be

glm::vec4 faded(glm::vec4 color, float opacity)
{
    color.a *= std::clamp(opacity, 0.0f, 1.0f);
    return color;
}

class Layout
{
public:
    Layout(const Words& words, glm::uvec2 size, float scale, const std::optional<PictureArea>& legend,
           Letterings& letterings)
        : words_(words), size_(size), unit_(scale), legend_(legend), letterings_(letterings)
    {
    }

    WordsLayout lay() &&
    {
        if (words_.curtain > 0)
            result_.marks.push_back(engine::BoxMark{.area = {{0, 0}, size_}, .color = faded(black, words_.curtain)});
        layCaption();
        layCards();
        layTitle();
        return std::move(result_);
    }

private:
    // The upper edge of a caption of two lines, whether there is one or not: what stands above it does not move when a
    // caption comes.
    float captionTop() const { return size_.y * (1 - captionFoot) - unit_ * (captionLine + captionCapitals); }
    PictureArea room() const
    {
        const float edge = unit_ * margin;
        return {{edge, edge}, {size_.x - edge, captionTop() - unit_ * apart}};
    }
    float titleEdge() const { return std::min(unit_ * fromSide, size_.x / 8); }
    TitleBlock titleOfScale(float scale) const
    {
        return titleOf(words_, scale, std::min(size_.x - 2 * titleEdge(), unit_ * titleWidth), letterings_);
    }
    bool hasTitle() const { return words_.titleOpacity > 0 && !(words_.title.empty() && words_.subtitle.empty()); }
    void ground(const PictureArea& area, glm::vec2 reach, float opacity);
    void add(const TextBlock& block, glm::vec2 foot, float align, const glm::vec4& color);
    void layCaption();
    void layCards();
    void layTitle();

    const Words& words_;
    glm::vec2 size_;
    float unit_;
    const std::optional<PictureArea>& legend_;
    Letterings& letterings_;
    WordsLayout result_;
};

void Layout::ground(const PictureArea& area, glm::vec2 reach, float opacity)
{
    if (words_.curtain < 1)
        result_.grounds.push_back(engine::GroundMark{area, reach, faded(black, opacity)});
}

// Beside `foot`, that of the first line: the part `align` of each line is left of it.
void Layout::add(const TextBlock& block, glm::vec2 foot, float align, const glm::vec4& color)
{
    for (const engine::Lettering* line : block.lines)
    {
        result_.marks.push_back(
            engine::TextMark{line, glm::round(glm::vec2(foot.x - line->advance * align, foot.y)), color});
        foot.y += block.lineHeight;
    }
}

void Layout::layCards()
{
    if (words_.cards.empty() || words_.cardsOpacity <= 0)
        return;
    PictureArea free = room();
    // A title below them keeps its size, unless it takes more than half.
    if (hasTitle())
        free.most.y -= std::min(titleOfScale(unit_).height() + unit_ * apart, (free.most.y - free.least.y) / 2);
    std::vector<PictureArea> rooms{free};
    if (legend_)
    {
        rooms.push_back(free);
        rooms[0].most.x = legend_->least.x - unit_ * apart;
        rooms[1].least.y = legend_->most.y + unit_ * apart;
    }
    const CardRow row = placeCards(words_.cards, rooms, size_.y > size_.x, unit_, letterings_);
    for (size_t i = 0; i < words_.cards.size(); ++i)
        layCard(words_.cards[i], row, i, words_.cardsOpacity, letterings_, result_.marks);
    result_.cards = row.areas;
}

void Layout::layTitle()
{
    if (!hasTitle())
        return;
    PictureArea free = room();
    const auto below = [&](const PictureArea& area)
    { free.least.y = std::max(free.least.y, area.most.y + unit_ * apart); };
    std::for_each(result_.cards.begin(), result_.cards.end(), below);
    if (legend_)
        below(*legend_);
    TitleBlock title = titleOfScale(unit_);
    if (const float height = std::max(free.most.y - free.least.y, 1.0f); title.height() > height)
        title = titleOfScale(unit_ * height / title.height());
    const float top = std::round(std::clamp(size_.y * titleMiddle - title.height() / 2, free.least.y,
                                            std::max(free.most.y - title.height(), free.least.y)));
    const bool leftwards =
        TextSetter::readingOf(words_.title.empty() ? words_.subtitle : words_.title) == engine::Reading::rightToLeft;
    const float begin = leftwards ? size_.x - titleEdge() : titleEdge();
    const float end = begin + (leftwards ? -1 : 1) * std::max(title.title.width(), title.subtitle.width());
    result_.title = {{std::min(begin, end), top}, {std::max(begin, end), top + title.height()}};
    ground({{leftwards ? end : 0, 0}, {leftwards ? size_.x : end, size_.y}}, {unit_ * sideReach, 0},
           words_.titleOpacity * sideOpacity);
    const float align = leftwards ? 1 : 0;
    add(title.title, {begin, top + title.title.capitals}, align, faded(white, words_.titleOpacity));
    add(title.subtitle, {begin, top + title.subtitleFoot()}, align, faded(soft, words_.titleOpacity));
}

void Layout::layCaption()
{
    if (words_.caption.empty() || words_.captionOpacity <= 0)
        return;
    const TextStyle style{.capitals = std::round(unit_ * captionCapitals)};
    const TextBlock block =
        blockOf(words_.caption, style, unit_ * captionLine, size_.x - 2 * unit_ * margin, 1, letterings_);
    const float foot =
        std::round(size_.y * (1 - captionFoot)) - block.lineHeight * static_cast<float>(block.lines.size() - 1);
    const float top = foot - block.capitals;
    ground({{0, size_.y}, size_}, {0, shadeReach * (size_.y - top)}, words_.captionOpacity * shadeOpacity);
    add(block, {size_.x / 2, foot}, 0.5f, faded(white, words_.captionOpacity));
    const float half = block.width() / 2;
    result_.caption = {{size_.x / 2 - half, top}, {size_.x / 2 + half, foot + block.height() - block.capitals}};
}
} // namespace

float overlayScale(glm::uvec2 picture)
{
    return std::max(static_cast<float>(std::min(picture.x, picture.y)) / 720, 0.5f);
}

WordsLayout layWords(const Words& words, glm::uvec2 size, float scale, const std::optional<PictureArea>& legend,
                     Letterings& letterings)
{
    return Layout(words, size, scale, legend, letterings).lay();
}
} // namespace app

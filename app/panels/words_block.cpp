#include "app/panels/words_block.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace app
{
using engine::Letterings;
using engine::TextStyle;

namespace
{
std::vector<std::string> partsOf(std::string_view text, char mark)
{
    std::vector<std::string> parts;
    while (!text.empty())
    {
        const size_t end = std::min(text.find(mark), text.size());
        if (end > 0)
            parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

// As many words a line as `limit` takes, at least one.
std::vector<std::string> filled(const std::vector<std::string>& words, const std::vector<float>& widths, float space,
                                float limit)
{
    std::vector<std::string> lines;
    float used = 0;
    for (size_t i = 0; i < words.size(); ++i)
    {
        const bool fits = !lines.empty() && used + space + widths[i] <= limit;
        used = fits ? used + space + widths[i] : widths[i];
        if (fits)
            lines.back() += " " + words[i];
        else
            lines.push_back(words[i]);
    }
    return lines;
}

// Into as few lines as `width` takes, `most` at most, and those of about equal width.
std::vector<std::string> broken(const std::string& line, const TextStyle& style, float width, size_t most,
                                engine::TextSetter& setter)
{
    const std::vector<std::string> words = partsOf(line, ' ');
    const float space = setter.measure(" ", style);
    std::vector<float> widths;
    float total = 0;
    for (const std::string& word : words)
    {
        widths.push_back(setter.measure(word, style));
        total += widths.back() + space;
    }
    const size_t count = std::clamp<size_t>(filled(words, widths, space, width).size(), 1, most);
    for (float limit = total / static_cast<float>(count);; limit = limit * 1.02f + 1)
        if (auto lines = filled(words, widths, space, limit); lines.size() <= count)
            return lines;
}
} // namespace

float TextBlock::width() const
{
    float widest = 0;
    for (const engine::Lettering* line : lines)
        widest = std::max(widest, line->advance);
    return widest;
}

float TextBlock::height() const
{
    return lines.empty() ? 0 : capitals + lineHeight * static_cast<float>(lines.size() - 1);
}

TextBlock blockOf(std::string_view text, TextStyle style, float lineHeight, float width, size_t most,
                  Letterings& letterings)
{
    style.reading = engine::TextSetter::readingOf(text);
    std::vector<std::string> lines;
    for (const std::string& line : partsOf(text, '\n'))
    {
        if (most > 1 && letterings.of(line, style).advance > width)
            for (std::string& part : broken(line, style, width, most, letterings.setter()))
                lines.push_back(std::move(part));
        else
            lines.push_back(line);
    }
    TextBlock block{.capitals = style.capitals, .lineHeight = lineHeight};
    const auto set = [&]
    {
        block.lines.clear();
        for (const std::string& line : lines)
            block.lines.push_back(&letterings.of(line, style));
    };
    set();
    if (const float widest = block.width(); widest > width)
    {
        // Rounded down, so that it fits.
        style.capitals = std::floor(style.capitals * width / widest * 8) / 8;
        block.lineHeight *= style.capitals / block.capitals;
        block.capitals = style.capitals;
        set();
    }
    block.lineHeight = std::round(block.lineHeight);
    return block;
}

TitleBlock titleOf(const Words& words, float unit, float width, Letterings& letterings)
{
    const TextStyle large{
        .capitals = std::round(unit * 48), .weight = engine::Weight::semiBold, .tracking = -0.03f, .tabular = true};
    const TextStyle small{.capitals = std::round(unit * 17), .tabular = true};
    return {.title = blockOf(words.title, large, unit * 76, width, 3, letterings),
            .subtitle = blockOf(words.subtitle, small, unit * 36, width, 2, letterings),
            .gap = std::round(unit * 40)};
}
} // namespace app

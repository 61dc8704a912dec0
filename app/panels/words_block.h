#pragma once

#include "app/tour/words.h"
#include "engine/passes/lettering.h"

#include <string_view>
#include <vector>

namespace app
{
// Lines of text one below the other.
struct TextBlock
{
    std::vector<const engine::Lettering*> lines;
    float capitals = 0;   // height of the letters of all lines, pixels
    float lineHeight = 0; // from foot to foot

    float width() const;
    float height() const; // from the top of the first line's capitals to the foot of the last line
};

// Sets what '\n' parts. Lines wider than `width` are broken between words into up to `most` of about equal width, and
// all get smaller, should one be too wide still. Lines run as the whole text reads.
TextBlock blockOf(std::string_view text, engine::TextStyle style, float lineHeight, float width, size_t most,
                  engine::Letterings& letterings);

struct TitleBlock
{
    TextBlock title, subtitle;
    float gap = 0; // from the title's foot to the top of the subtitle's capitals

    float subtitleFoot() const { return title.height() + gap + subtitle.capitals; } // of its first line, from the top
    float height() const { return title.height() + (subtitle.lines.empty() ? 0 : gap + subtitle.height()); }
};

// `unit` as of overlayScale().
TitleBlock titleOf(const Words& words, float unit, float width, engine::Letterings& letterings);
} // namespace app

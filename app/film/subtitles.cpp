#include "app/film/subtitles.h"

#include "app/film/text_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace app
{
namespace
{
std::string timeOf(int64_t milliseconds)
{
    return fmt::format("{:02}:{:02}:{:02},{:03}", milliseconds / 3600000, milliseconds / 60000 % 60,
                       milliseconds / 1000 % 60, milliseconds % 1000);
}
} // namespace

std::vector<engine::Subtitle> subtitlesOf(std::span<const Cue> cues, double from, double seconds)
{
    std::vector<engine::Subtitle> subtitles;
    for (const Cue& cue : cues)
    {
        const auto at = [&](double time) { return std::llround(std::clamp(time - from, 0.0, seconds) * 1000); };
        if (at(cue.to) > at(cue.from))
            subtitles.push_back({at(cue.from), at(cue.to), cue.text});
    }
    return subtitles;
}

void writeSubtitles(const std::filesystem::path& film, std::span<const engine::Subtitle> subtitles)
{
    if (!subtitles.empty())
        writeText(std::filesystem::path(film).replace_extension(".srt"), srtOf(subtitles));
}

std::string srtOf(std::span<const engine::Subtitle> subtitles)
{
    std::string text;
    for (size_t i = 0; i < subtitles.size(); ++i)
        text += fmt::format("{}\n{} --> {}\n{}\n\n", i + 1, timeOf(subtitles[i].from), timeOf(subtitles[i].to),
                            subtitles[i].text);
    return text;
}
} // namespace app

#include "app/film/assemble.h"

#include "app/film/subtitles.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace app
{
namespace
{
constexpr const char* noteKey = "glasshouse_segment";

void append(const std::filesystem::path& part, engine::MovieReader& reader, const engine::MovieDesc& like,
            engine::MovieWriter& writer, int64_t& frames)
{
    const engine::MovieDesc& desc = reader.desc();
    if (desc.format != like.format || desc.header != like.header)
        throw engine::VideoError(fmt::format("{}: its pictures are of another kind than those before it: another size, "
                                             "rate, codec or encoder",
                                             part.string()));
    engine::VideoPacket packet;
    int64_t count = 0;
    for (; reader.read(packet); ++count)
    {
        packet.shownAt += frames;
        packet.decodedAt += frames;
        writer.write(packet);
    }
    frames += count;
}
} // namespace

void assemble(std::span<const std::filesystem::path> parts, const std::filesystem::path& output,
              const FilmExtras& extras)
{
    if (parts.empty())
        throw engine::VideoError(fmt::format("{}: a film of no parts", output.string()));
    std::optional<engine::MovieReader> reader(parts.front());
    engine::MovieDesc desc = reader->desc();
    desc.subtitles = extras.subtitles;
    desc.language = extras.language;
    desc.sound = extras.sound;
    desc.title = extras.title;
    desc.comment = extras.comment;
    engine::MovieWriter writer(output, desc);
    int64_t frames = 0;
    for (const std::filesystem::path& part : parts)
    {
        if (!reader)
            reader.emplace(part);
        append(part, *reader, desc, writer, frames);
        reader.reset();
    }
    writer.commit();
}

std::string SegmentNote::text() const
{
    return nlohmann::ordered_json{
        {noteKey, {{"film", film}, {"index", segment.index}, {"of", segment.count}, {"device", device}}}}
        .dump();
}

std::optional<SegmentNote> SegmentNote::of(const std::string& text)
{
    const auto note = nlohmann::json::parse(text, nullptr, false);
    if (!note.is_object() || !note.contains(noteKey))
        return {};
    try
    {
        const auto& own = note.at(noteKey);
        return SegmentNote{own.at("film"), {own.at("index"), own.at("of")}, own.at("device")};
    }
    catch (const nlohmann::json::exception&)
    {
        return {};
    }
}

std::vector<std::string> joinSegments(std::span<const std::filesystem::path> segments,
                                      const std::filesystem::path& output)
{
    std::map<uint32_t, std::filesystem::path> byIndex;
    std::optional<SegmentNote> first;
    FilmExtras extras;
    std::vector<std::string> warnings;
    for (const std::filesystem::path& file : segments)
    {
        const engine::MovieDesc desc = engine::MovieReader(file).desc();
        const std::optional<SegmentNote> note = SegmentNote::of(desc.comment);
        if (!note)
            throw engine::VideoError(fmt::format("{}: it is no segment of a film", file.string()));
        if (!first)
            first = note;
        if (note->film != first->film || note->segment.count != first->segment.count)
            throw engine::VideoError(fmt::format("{}: it is of another film than {}: another scene, tour, program or "
                                                 "another setting",
                                                 file.string(), segments.front().string()));
        if (const auto [there, isNew] = byIndex.emplace(note->segment.index, file); !isNew)
            throw engine::VideoError(fmt::format("{}: segment {} is there twice, {} too", file.string(),
                                                 note->segment.index, there->second.string()));
        if (note->device != first->device)
            warnings.push_back(
                fmt::format("{}: it was drawn by {}, {} by {}: its pictures may differ in their last bits",
                            file.string(), note->device, segments.front().string(), first->device));
        if (note->segment.index == 1)
            extras = {desc.title, desc.subtitles, desc.language, desc.sound, {}};
    }
    for (uint32_t index = 1; first && index <= first->segment.count; ++index)
        if (!byIndex.contains(index))
            throw engine::VideoError(
                fmt::format("{}: segment {} of {} is missing", output.string(), index, first->segment.count));
    std::vector<std::filesystem::path> parts;
    for (const auto& [index, file] : byIndex)
        parts.push_back(file);
    assemble(parts, output, extras);
    writeSubtitles(output, extras.subtitles);
    return warnings;
}
} // namespace app

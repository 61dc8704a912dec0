#include "engine/passes/lettering.h"

#include <algorithm>
#include <cstring>
#include <span>

#include "engine/gpu/device.h"

namespace engine
{
namespace
{
Lettering letteringOf(gpu::Device& device, const SetText& text)
{
    const size_t bytes = text.coverage.size();
    Lettering lettering{text.advance, text.corner, text.size,
                        gpu::Buffer<uint32_t>(device, "lettering", (bytes + 3) / 4, gpu::MemoryKind::upload)};
    if (bytes > 0)
        std::memcpy(lettering.coverage.hostWrite().data(), text.coverage.data(), bytes);
    return lettering;
}
} // namespace

Letterings::Letterings(gpu::Device& device, const std::vector<std::filesystem::path>& fonts)
    : device_(&device), setter_(fonts)
{
}

const Lettering& Letterings::of(std::string_view text, const TextStyle& style)
{
    auto key = std::pair(std::string(text), style);
    auto line = lines_.find(key);
    if (line == lines_.end())
        line = lines_.emplace(std::move(key), Line{letteringOf(*device_, setter_.set(text, style)), picture_}).first;
    line->second.picture = picture_;
    return line->second.lettering;
}

void Letterings::turn()
{
    ++picture_;
    std::erase_if(lines_, [&](const auto& line) { return line.second.picture + kept < picture_; });
}
} // namespace engine

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "engine/gpu/buffer.h"
#include "engine/passes/text_setter.h"

namespace engine
{
// A line of text where shaders read it; see SetText.
struct Lettering
{
    float advance = 0;
    glm::ivec2 corner{0};
    glm::uvec2 size{0};
    gpu::Buffer<uint32_t> coverage; // bytes, four a word
};

// Keeps what was set for pictures that follow each other, so that a line is set once for as long as it is shown.
class Letterings
{
public:
    // Throws what TextSetter throws.
    Letterings(gpu::Device& device, const std::vector<std::filesystem::path>& fonts);

    TextSetter& setter() { return setter_; }
    // Valid until it has not been asked for in `kept` pictures. Throws what TextSetter::set() throws.
    const Lettering& of(std::string_view text, const TextStyle& style);
    // The next picture.
    void turn();
    size_t size() const { return lines_.size(); }

    static constexpr uint64_t kept = 64;

private:
    struct Line
    {
        Lettering lettering;
        uint64_t picture; // that it was last asked for
    };

    gpu::Device* device_;
    TextSetter setter_;
    std::map<std::pair<std::string, TextStyle>, Line> lines_;
    uint64_t picture_ = 0;
};
} // namespace engine

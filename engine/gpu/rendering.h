#pragma once

#include <array>
#include <optional>
#include <string_view>

#include <vulkan/vulkan.h>

#include "engine/gpu/commands.h"
#include "engine/gpu/image.h"

namespace gpu
{
constexpr VkClearColorValue color(float red, float green, float blue, float alpha)
{
    return {.float32 = {red, green, blue, alpha}};
}

// An image drawn to: cleared first, or else kept. `resolve` takes the average of a multisampled one.
struct ColorTarget
{
    View view = {};
    std::optional<VkClearColorValue> clear = {};
    View resolve = {};
};

struct DepthTarget
{
    View view = {};
    std::optional<float> clear = {}; // 0 is the far plane: depth is reversed
    bool readOnly = false;           // no pass writes it, so that they may sample it as well
};

// All of one size; the whole of it is drawn to.
struct Targets
{
    ColorTarget color = {};
    std::array<ColorTarget, 3> more = {}; // color outputs 1 to 3
    DepthTarget depth = {};
};

// While it lives, passes draw to `targets`, in stage `draw`. Declares the targets by itself: cleared ones are written,
// kept ones updated, depth that is read only read. Barriers and copies come before or after it. Throws Error when the
// targets differ in size or are none.
class Rendering
{
public:
    Rendering(Commands& commands, const Targets& targets, std::string_view name);
    Rendering(const Rendering&) = delete;
    Rendering& operator=(const Rendering&) = delete;
    ~Rendering();

    // In pixels from the top left; all of the targets at first.
    void viewport(const VkViewport& viewport);
    void scissor(const VkRect2D& scissor);

    Commands& commands() const { return commands_; }
    VkExtent2D size() const { return size_; } // of the targets, in pixels
    const std::array<VkFormat, 4>& colorFormats() const { return colorFormats_; }
    VkFormat depthFormat() const { return depthFormat_; }
    bool isDepthReadOnly() const { return depthReadOnly_; }
    VkSampleCountFlagBits sampleCount() const { return samples_; }

private:
    void note(const View& view);
    void begin(const Targets& targets);
    void declare(const Targets& targets, std::string_view name);

    Commands& commands_;
    VkExtent2D size_ = {};
    uint32_t layers_ = 1;
    VkSampleCountFlagBits samples_ = VK_SAMPLE_COUNT_1_BIT;
    std::array<VkFormat, 4> colorFormats_ = {};
    VkFormat depthFormat_ = VK_FORMAT_UNDEFINED;
    bool depthReadOnly_ = false;
};
} // namespace gpu

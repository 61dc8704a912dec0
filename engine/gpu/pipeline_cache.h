#pragma once

#include <filesystem>
#include <optional>

#include <vulkan/vulkan.h>

namespace gpu
{
// The driver's compiled pipelines, kept on disk for the next run in one file for each GPU and driver. A file that is
// damaged or another's is ignored, a folder that cannot be written is let be: a cache never fails a run.
class PipelineCache
{
public:
    // `folder`: nullopt for ${XDG_CACHE_HOME:-~/.cache}/glasshouse, empty for no file at all.
    PipelineCache(VkPhysicalDevice physical, VkDevice device, const std::optional<std::filesystem::path>& folder);
    PipelineCache(const PipelineCache&) = delete;
    PipelineCache& operator=(const PipelineCache&) = delete;
    ~PipelineCache(); // saves

    operator VkPipelineCache() const { return cache_; }
    const std::filesystem::path& file() const { return file_; } // empty when nothing is kept
    bool loaded() const { return loaded_; }                     // the file was there and sound

    // Writes the file whole or not at all; false when it could not.
    bool save() const noexcept;

private:
    VkDevice device_;
    std::filesystem::path file_;
    VkPipelineCache cache_ = VK_NULL_HANDLE;
    bool loaded_ = false;
};
} // namespace gpu

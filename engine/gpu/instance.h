#pragma once

#include <span>
#include <string>

#include <vulkan/vulkan.h>

#include "engine/gpu/complaints.h"

namespace gpu
{
struct InstanceOptions
{
    bool validate = false;
    std::span<const std::string> extensions = {}; // of the window system
    Complaints* complaints = nullptr;             // where messages go; needed with `validate`
};

// A VkInstance of Vulkan 1.3, with the validation layers (synchronization validation included) when asked.
// Throws Error when there is no Vulkan driver, when the layers are asked for and absent, or an extension is.
class Instance
{
public:
    explicit Instance(const InstanceOptions& options);
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;
    ~Instance();

    operator VkInstance() const { return instance_; }
    bool hasLabels() const { return labels_; } // VK_EXT_debug_utils: object names and labels for captures

private:
    VkInstance instance_ = VK_NULL_HANDLE;
    VkDebugUtilsMessengerEXT messenger_ = VK_NULL_HANDLE;
    bool labels_ = false;
};
} // namespace gpu

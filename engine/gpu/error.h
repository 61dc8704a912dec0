#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <vulkan/vulkan.h>

namespace gpu
{
// Whatever goes wrong on the way to the GPU. what() is one line, "gpu: WHERE: WHAT", and says how to mend it.
struct Error : std::runtime_error
{
    explicit Error(const std::string& text) : std::runtime_error("gpu: " + text) {}
};

// The GPU stopped answering (a fault, a reset, an unplugged card). Every object of the Device is gone with it.
struct DeviceLost : Error
{
    using Error::Error;
};

// An allocation beyond the budget. The text names what asked, for how much, and what is left.
struct OutOfMemory : Error
{
    using Error::Error;
};

// A message of the validation layers.
struct ValidationError : Error
{
    using Error::Error;
};

// Two commands touch the same memory with no barrier between them, or a command touches what it did not declare.
struct HazardError : Error
{
    using Error::Error;
};

// Throws DeviceLost, OutOfMemory or Error unless `result` is VK_SUCCESS. `what` says what was being done.
void check(VkResult result, std::string_view what);

// VK_ERROR_DEVICE_LOST and the like, as Vulkan writes them.
std::string_view resultName(VkResult result);
} // namespace gpu

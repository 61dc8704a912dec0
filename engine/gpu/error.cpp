#include "engine/gpu/error.h"

#include <fmt/format.h>

namespace gpu
{
std::string_view resultName(VkResult result)
{
    switch (result)
    {
#define GPU_RESULT(name)                                                                                               \
    case name:                                                                                                         \
        return #name
        GPU_RESULT(VK_SUCCESS);
        GPU_RESULT(VK_NOT_READY);
        GPU_RESULT(VK_TIMEOUT);
        GPU_RESULT(VK_INCOMPLETE);
        GPU_RESULT(VK_ERROR_OUT_OF_HOST_MEMORY);
        GPU_RESULT(VK_ERROR_OUT_OF_DEVICE_MEMORY);
        GPU_RESULT(VK_ERROR_INITIALIZATION_FAILED);
        GPU_RESULT(VK_ERROR_DEVICE_LOST);
        GPU_RESULT(VK_ERROR_MEMORY_MAP_FAILED);
        GPU_RESULT(VK_ERROR_LAYER_NOT_PRESENT);
        GPU_RESULT(VK_ERROR_EXTENSION_NOT_PRESENT);
        GPU_RESULT(VK_ERROR_FEATURE_NOT_PRESENT);
        GPU_RESULT(VK_ERROR_INCOMPATIBLE_DRIVER);
        GPU_RESULT(VK_ERROR_TOO_MANY_OBJECTS);
        GPU_RESULT(VK_ERROR_FORMAT_NOT_SUPPORTED);
        GPU_RESULT(VK_ERROR_SURFACE_LOST_KHR);
        GPU_RESULT(VK_ERROR_OUT_OF_DATE_KHR);
#undef GPU_RESULT
    default:
        return "an unknown VkResult";
    }
}

void check(VkResult result, std::string_view what)
{
    switch (result)
    {
    case VK_SUCCESS:
        return;
    case VK_ERROR_DEVICE_LOST:
        throw DeviceLost(
            fmt::format("{}: the GPU was lost (a fault, a reset by the driver after a hang, or an unplugged "
                        "card); start again, and if it recurs run with --validate to find the cause",
                        what));
    case VK_ERROR_OUT_OF_DEVICE_MEMORY:
        throw OutOfMemory(fmt::format("{}: the driver has no GPU memory left; close other programs or open a smaller "
                                      "scene",
                                      what));
    case VK_ERROR_OUT_OF_HOST_MEMORY:
        throw OutOfMemory(fmt::format("{}: the driver has no main memory left; close other programs", what));
    default:
        throw Error(fmt::format("{}: {} ({})", what, resultName(result), static_cast<int>(result)));
    }
}
} // namespace gpu

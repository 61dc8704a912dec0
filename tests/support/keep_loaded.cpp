// Part of the program under the sanitizers: what the software driver and the validation layers keep can only be told
// from leaks of ours while they are loaded, and the loader of Vulkan lets them go.
#include <dlfcn.h>

#include <initializer_list>

namespace
{
[[maybe_unused]] const bool kept = []
{
    for (const char* name : {"libvulkan_lvp.so", "libVkLayer_khronos_validation.so"})
        ::dlopen(name, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    return true;
}();
} // namespace

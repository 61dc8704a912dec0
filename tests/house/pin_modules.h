#pragma once

#include <dlfcn.h>
#include <link.h>

namespace tests
{
// Keeps every library loaded so far in place until the process ends. The Vulkan loader unloads drivers and layers with
// the last instance, and the leak checker cannot name, so not suppress, what was allocated by code that is gone.
inline void pinModules()
{
    dl_iterate_phdr(
        [](dl_phdr_info* module, size_t, void*)
        {
            if (module->dlpi_name && *module->dlpi_name)
                dlopen(module->dlpi_name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
            return 0;
        },
        nullptr);
}
} // namespace tests

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace tests
{
// A screen in memory with a window manager, of 1280x1024 pixels, and hands on it; gone at its end. It becomes this
// process's DISPLAY.
class VirtualScreen
{
public:
    // Nothing where Xvfb, openbox or xdotool is not installed; says which in `missing`.
    static bool isAvailable(std::string& missing);

    VirtualScreen();
    VirtualScreen(const VirtualScreen&) = delete;
    VirtualScreen& operator=(const VirtualScreen&) = delete;
    ~VirtualScreen();

    // What is typed after `xdotool`; false when it failed.
    bool hands(const std::string& what) const;
    // How many pixels of the screen have that color, 0xRRGGBB.
    size_t count(uint32_t color) const;
    // How many colors it has: a picture of a scene has thousands.
    size_t countColors() const;

private:
    std::vector<uint32_t> pixels() const; // 0xRRGGBB

    std::filesystem::path folder_;
    std::vector<::pid_t> processes_;
};
} // namespace tests

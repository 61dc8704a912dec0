#include "virtual_screen.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <unordered_set>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests
{
namespace
{
void sleepMilliseconds(int count)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(count));
}

::pid_t start(const std::vector<std::string>& command, int keepOpen = -1)
{
    const ::pid_t process = ::fork();
    if (process != 0)
        return process;
    // Leaves with the test, even when that is killed.
    ::setpgid(0, 0);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    for (int i = 3; i < 256; ++i)
        if (i != keepOpen)
            ::close(i);
    std::vector<char*> arguments;
    for (const std::string& each : command)
        arguments.push_back(const_cast<char*>(each.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

// Big-endian, as the header of an X window dump has it.
uint32_t headerWord(const std::string& file, size_t index)
{
    uint32_t value = 0;
    for (size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(file[index * 4 + i]);
    return value;
}
} // namespace

bool VirtualScreen::isAvailable(std::string& missing)
{
    for (const char* program : {"Xvfb", "openbox", "xdotool"})
        if (std::system((std::string("command -v ") + program + " >/dev/null 2>&1").c_str()) != 0)
        {
            missing = program;
            return false;
        }
    return true;
}

VirtualScreen::VirtualScreen()
{
    std::string folder = (std::filesystem::temp_directory_path() / "glasshouse-screen.XXXXXX").string();
    if (!::mkdtemp(folder.data()))
        throw std::runtime_error("virtual screen: no folder for it");
    folder_ = folder;
    int ends[2];
    if (::pipe(ends) != 0)
        throw std::runtime_error("virtual screen: no pipe");
    // Without -noreset the screen begins anew when the last of its clients leaves, and the window manager goes with it.
    processes_.push_back(start({"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0", "1280x1024x24",
                                "-nolisten", "tcp", "-noreset", "-fbdir", folder},
                               ends[1]));
    ::close(ends[1]);
    std::string display;
    char letter = 0;
    while (::read(ends[0], &letter, 1) == 1 && letter != '\n')
        display += letter;
    ::close(ends[0]);
    if (display.empty())
        throw std::runtime_error("virtual screen: Xvfb does not start");
    ::setenv("DISPLAY", (":" + display).c_str(), 1);
    processes_.push_back(start({"openbox"}));
    for (int i = 0; !hands("get_num_desktops"); ++i)
    {
        if (i == 200)
            throw std::runtime_error("virtual screen: openbox does not start");
        sleepMilliseconds(50);
    }
}

VirtualScreen::~VirtualScreen()
{
    while (!processes_.empty())
    {
        ::kill(processes_.back(), SIGTERM);
        ::waitpid(processes_.back(), nullptr, 0);
        processes_.pop_back();
    }
    ::unsetenv("DISPLAY");
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

bool VirtualScreen::hands(const std::string& what) const
{
    return std::system(("timeout 10 xdotool " + what + " >/dev/null 2>&1").c_str()) == 0;
}

std::vector<uint32_t> VirtualScreen::pixels() const
{
    std::ifstream stream(folder_ / "Xvfb_screen0", std::ios::binary);
    const std::string file((std::istreambuf_iterator<char>(stream)), {});
    // X11/XWDFile.h: the header's size, then among others height, bytes a row, entries of the color table.
    if (file.size() < 100)
        return {};
    const size_t width = headerWord(file, 4);
    const size_t height = headerWord(file, 5);
    const size_t row = headerWord(file, 12);
    const size_t first = headerWord(file, 0) + size_t{headerWord(file, 19)} * 12;
    std::vector<uint32_t> pixels;
    for (size_t y = 0; y < height; ++y)
        for (size_t x = 0; x < width; ++x)
        {
            const size_t at = first + y * row + x * 4;
            if (at + 4 > file.size())
                return pixels;
            uint32_t pixel = 0;
            std::memcpy(&pixel, &file[at], 4);
            pixels.push_back(pixel & 0xffffff);
        }
    return pixels;
}

size_t VirtualScreen::count(uint32_t color) const
{
    const std::vector<uint32_t> all = pixels();
    return static_cast<size_t>(std::ranges::count(all, color));
}

size_t VirtualScreen::countColors() const
{
    const std::vector<uint32_t> all = pixels();
    return std::unordered_set(all.begin(), all.end()).size();
}
} // namespace tests

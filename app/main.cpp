#include "app/commands.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>

namespace
{
constexpr int failed = 1;
constexpr int wrongUse = 2;

// An error is one line, whatever the text it came from looked like.
int complain(std::string text, int code)
{
    std::ranges::replace(text, '\n', ' ');
    fmt::print(stderr, "glasshouse: {}\n", text);
    return code;
}

int run(int argc, char** argv)
{
    CLI::App program("Draws an AI factory, every rack and every fiber, and lets one clock move it.", "glasshouse");
    program.require_subcommand(1);
    program.set_version_flag("--version", "glasshouse " GLASSHOUSE_VERSION);
    app::Common common;
    app::Action action;
    app::addGenerate(program, common, action);
    app::addCheck(program, common, action);
    app::addStill(program, common, action);
    app::addView(program, common, action);
    app::addExport(program, common, action);
    app::addJoin(program, common, action);
    app::addDevices(program, common, action);
    try
    {
        program.parse(argc, argv);
    }
    catch (const CLI::ParseError& error)
    {
        if (error.get_exit_code() == 0)
            return program.exit(error);
        return complain(fmt::format("command line: {}; see glasshouse --help", error.what()), wrongUse);
    }
    const int code = action();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        return complain(fmt::format("standard output: cannot be written: {}", std::strerror(errno)), failed);
    return code;
}
} // namespace

int main(int argc, char** argv)
{
    // A file that reaches its size limit is an error like a full disk, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    try
    {
        return run(argc, argv);
    }
    catch (const std::invalid_argument& error)
    {
        return complain(error.what(), wrongUse);
    }
    catch (const std::bad_alloc&)
    {
        return complain("memory: there is not enough for this scene: close other programs or take a smaller one",
                        failed);
    }
    catch (const std::exception& error)
    {
        return complain(error.what(), failed);
    }
}

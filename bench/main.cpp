// glasshouse-bench CASE [options]: runs one case and prints one line of JSON.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bench/bench.h"

namespace
{
constexpr bench::Case cases[] = {
    {"yardstick", "this machine by itself: memory copies, and bare Vulkan's dispatches, submits, copies and draws",
     bench::yardstick},
    {"kernel", "the same dispatches and copies through engine/gpu, as a ratio to bare Vulkan", bench::kernel},
    {"generate", "a reference factory made, written and checked (--design NAME --gpus N --repeats N)", bench::generate},
    {"load", "a scene opened: read, built, routed (the same options)", bench::load},
    {"check", "a scene checked (the same options)", bench::check},
    {"render",
     "frames drawn: --hall DIR a neutral hall, every triangle (--frames N --shots DIR); --scene DIR in both looks "
     "(--look --camera --size WxH)",
     bench::render},
    {"pick", "what is under the cursor, beside drawing the frame (--scene DIR --size WxH)", bench::pick},
    {"open", "a scene from its folder to the GPU (--scene DIR)", bench::open},
    {"route", "the cables of a factory laid, and their courses drawn (the same options)", bench::route},
    {"stage", "a factory turned into what is drawn, and searched (the same options)", bench::stage},
    {"film",
     "a tour's frames drawn, encoded and both at once, and with an encoder that sleeps (--scene DIR --frames N "
     "--codec C); --hall DIR: a neutral hall to MP4, 60 frames (--detail all: every triangle)",
     bench::film},
    {"encode", "how fast each codec takes the frames of a tour (--scene DIR --frames N --size WxH)", bench::encode},
    {"panels", "the window's panels built and drawn over its picture (--scene DIR --size WxH)", bench::panels},
};

int wrongUse(std::string_view what)
{
    fmt::print(stderr,
               "glasshouse-bench: {}; use glasshouse-bench CASE [--device NAME] [--name value ...], or --list\n", what);
    return 2;
}
} // namespace

int main(int argc, char** argv)
try
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty())
        return wrongUse("no case is named");
    if (arguments[0] == "--list")
    {
        for (const bench::Case& each : cases)
            fmt::print("{:<12} {}\n", each.name, each.measures);
        return 0;
    }
    const auto found = std::find_if(std::begin(cases), std::end(cases),
                                    [&](const bench::Case& each) { return each.name == arguments[0]; });
    if (found == std::end(cases))
        return wrongUse(fmt::format("there is no case '{}'", arguments[0]));
    bench::Options options;
    for (size_t i = 1; i < arguments.size(); i += 2)
    {
        if (!arguments[i].starts_with("--") || i + 1 == arguments.size())
            return wrongUse(fmt::format("'{}' is no option with a value", arguments[i]));
        options.values[arguments[i].substr(2)] = arguments[i + 1];
    }
    options.device = options.value("device", "");
    bench::Result result;
    result["case"] = found->name;
    found->run(options, result);
    fmt::print("{}\n", result.dump());
    return 0;
}
catch (const std::invalid_argument& error)
{
    return wrongUse(error.what());
}
catch (const std::exception& error)
{
    fmt::print(stderr, "glasshouse-bench: {}\n", error.what());
    return 1;
}

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/viewer/viewer.h"
#include "bench/bench.h"
#include "engine/gpu/device.h"

namespace bench
{
// What the window's panels add to a frame (--scene DIR --size WxH): built anew, with the legend of a view, the facts of
// a rack, the hierarchy and the frame times open, and drawn over the picture.
void panels(const Options& options, Result& result)
{
    const int repeats = static_cast<int>(options.number("repeats", 50));
    gpu::Device device({.device = options.device});
    result["device"] = device.info().name;
    app::Viewer viewer(device, options.value("scene", "scenes/demo"),
                       {.size = options.size("size", {1280, 720}), .view = &app::views().front()});
    viewer.select(viewer.scene().stage.entities.of(twin::RackId::at(0)));
    viewer.handle(engine::KeyPressed{.key = engine::Key::f3});
    const auto frame = [&]
    {
        gpu::Commands cmd(device);
        viewer.draw(cmd);
        device.wait(device.submit(std::move(cmd)));
    };
    const auto advance = [&] { viewer.advance(1.0 / 60); };
    for (int turn = 0; turn < 600 && (turn == 0 || viewer.isSettling() || viewer.isBusy()); ++turn)
    {
        advance();
        frame();
    }
    device.timing().clear();
    int said = 0;
    Samples built;
    const Samples all = sample(repeats,
                               [&]
                               {
                                   viewer.say(fmt::format("frame {}", ++said)); // else nothing is drawn anew
                                   built.add(seconds(advance) * 1e3);
                                   frame();
                               });
    result["ms"] = {{"median", all.median() * 1e3}, {"min", all.best() * 1e3}};
    result["built_ms"] = built.median();
    for (const gpu::Timing::Row& row : device.timing().rows())
        result["passes_ms"][row.name] = row.median * 1e3;
}
} // namespace bench

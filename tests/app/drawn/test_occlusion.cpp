#include <doctest/doctest.h>

#include "tests/app/drawn/demo_board.h"

using namespace tests;

TEST_CASE("drawn: the demo scene looks the same with and without its occluders")
{
    constexpr glm::uvec2 size(160, 90);
    const DemoBoard& board = demo();
    engine::Drawables plain = board.stage.drawables;
    plain.occluders.clear();
    engine::Renderer without(testDevice(), plain);
    engine::Renderer with(testDevice(), board.stage.drawables);
    size_t wrong = 0;
    uint64_t left = 0;
    uint64_t all = 0;
    for (const app::Viewpoint& place : board.places(size))
        for (const engine::Look look : {engine::Look::executive, engine::Look::engineer})
        {
            const engine::FrameSettings settings = board.settings(place, look, size);
            std::vector<uint32_t> pictures[2];
            uint64_t drawn[2] = {};
            for (engine::Renderer* each : {&with, &without})
            {
                testDevice().run([&](gpu::Commands& cmd) { each->draw(cmd, place.camera, settings); });
                pictures[each == &with ? 0 : 1] = gpu::download<uint32_t>(testDevice(), gpu::View(each->picture()));
                drawn[each == &with ? 0 : 1] = each->counts().solids;
            }
            left += drawn[0];
            all += drawn[1];
            size_t differ = 0;
            for (size_t i = 0; i < pictures[0].size(); ++i)
                differ += pictures[0][i] != pictures[1][i] ? 1 : 0;
            CAPTURE(place.name);
            CAPTURE(static_cast<int>(look));
            CHECK(differ == 0);
            if (place.name == "building") // its shell hides the hall
                CHECK(drawn[0] < drawn[1] / 4);
            wrong += differ;
        }
    CHECK(wrong == 0);
    CHECK(left < all * 9 / 10);
}

#include <doctest/doctest.h>

#include "tests/app/drawn/demo_board.h"

using namespace tests;

TEST_CASE("drawn: the same still twice is the same bits, whatever was drawn between")
{
    constexpr glm::uvec2 size(160, 90);
    const DemoBoard& board = demo();
    const std::vector<app::Viewpoint> places = board.places(size);
    engine::Renderer renderer(testDevice(), board.stage.drawables);
    const auto still = [&](const app::Viewpoint& place, engine::Look look, uint32_t samples)
    {
        renderer.drawStill(place.camera, board.settings(place, look, size), samples);
        return gpu::download<uint32_t>(testDevice(), gpu::View(renderer.picture()));
    };
    for (const engine::Look look : {engine::Look::executive, engine::Look::engineer})
        for (const uint32_t samples : {1u, 3u})
        {
            const auto first = still(places[0], look, samples);
            CHECK((still(places[1], look, 1) != first));
            CHECK((still(places[0], look, samples) == first));
        }
}

#include <doctest/doctest.h>

#include <glm/geometric.hpp>

#include "engine/view/camera_control.h"

using namespace engine;

TEST_CASE("zooming out of what hangs above, or turning under it, stays above the floor")
{
    constexpr glm::uvec2 size(1600, 900);
    const glm::vec3 lamp(0, 0, 3);
    const auto pick = [&](glm::vec2) { return lamp; };
    CameraControl control(lookAt({0, -4, 1.6f}, lamp, 0.9f));
    control.handle(MouseWheel{{0, -10}, {800, 450}}, size, pick);
    for (int i = 0; i < 120; ++i)
        control.advance(1.0 / 60);
    CHECK(control.camera().eye.z == doctest::Approx(0.1));
    CHECK(control.camera().eye.y < -8);
    CHECK(glm::distance(pixelOf(control.camera(), size, lamp).value(), glm::vec2(800, 450)) < 0.1f);
    CHECK_FALSE(control.isMoving());

    control.handle(MousePressed{MouseButton::left, true, {800, 450}}, size, pick);
    control.handle(MouseMoved{{900, 100}}, size, pick);
    CHECK(control.camera().eye.z == doctest::Approx(0.1));
    CHECK(control.camera().eye.x < -1);
}

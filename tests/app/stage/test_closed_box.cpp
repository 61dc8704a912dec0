#include "app/stage/closed_box.h"

#include <string>

#include <doctest/doctest.h>

#include <glm/geometric.hpp>

#include "app/stage/shapes.h"
#include "engine/import/mesh_import.h"

using namespace app;

namespace
{
constexpr float tenth = 0.0001f; // metres
constexpr float within = 0.002f;

engine::Mesh ours(const char* name)
{
    const std::string file = std::string(GLASSHOUSE_SOURCE_DIR) + "/assets/models/" + name + ".glb";
    return engine::importMesh(file);
}

void checkNear(const glm::vec3& a, const glm::vec3& b)
{
    CAPTURE(a.x);
    CAPTURE(a.y);
    CAPTURE(a.z);
    CHECK(glm::distance(a, b) < tenth);
}
} // namespace

TEST_CASE("closed box: all of a box, up to where a face is set back")
{
    MeshMaker maker;
    maker.box({-1, -2, 0}, {1, 2, 3}, Paint::darkSteel);
    maker.box({-1.5f, -2, 0}, {-1, -1.99f, 3}, Paint::darkSteel); // an ear
    const std::optional<engine::Bounds> box = closedBox(maker.finish());
    REQUIRE(box);
    checkNear(box->min, {-1 + within, -2 + within, within});
    checkNear(box->max, {1 - within, 2 - within, 3 - within});
}

TEST_CASE("closed box: nothing of what is open, thin as a sheet or seen through")
{
    MeshMaker tube;
    for (const float x : {-1.0f, 0.9f})
        tube.box({x, -2, 0}, {x + 0.1f, 2, 3}, Paint::darkSteel);
    CHECK(!closedBox(tube.finish()));
    MeshMaker sheet;
    sheet.box({-1, 0, 0}, {1, 0.002f, 3}, Paint::darkSteel);
    CHECK(!closedBox(sheet.finish()));
    engine::Mesh glass = engine::boxMesh({1, 1, 1});
    glass.materials[0].alpha = 0.5f;
    CHECK(!closedBox(glass));
    CHECK(!closedBox(ours("rack_48u")));
}

TEST_CASE("closed box: of a machine, whose body is narrower than its ears and whose ports are holes, at every LOD")
{
    const engine::Mesh mesh = ours("dgx_b300");
    REQUIRE(mesh.lods.size() == 3);
    const std::optional<engine::Bounds> box = closedBox(mesh);
    REQUIRE(box);
    CHECK(box->max.x == doctest::Approx(0.22).epsilon(0.01));
    CHECK(box->min.y < mesh.bounds.min.y + 0.04f);
    CHECK(box->max.y < mesh.bounds.max.y - 0.02f);
    CHECK(box->max.y > mesh.bounds.max.y - 0.12f);
    CHECK(box->max.z - box->min.z > 0.43f);
}

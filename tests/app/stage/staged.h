#pragma once

#include "app/stage/stage.h"
#include "twin/facility/build.h"
#include "twin/facility/generate/generate.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace staged
{
// A factory, or a scene's folder, on its stage.
class Staged
{
public:
    explicit Staged(const twin::GenerateOptions& options)
    {
        scene_.facility = twin::build(twin::generate(options).facility);
        std::vector<twin::Problem> problems;
        scene_.routes = twin::route(scene_.facility, problems);
        CHECK(problems.empty());
        stage_ = std::make_unique<app::Stage>(scene_);
    }
    explicit Staged(const std::filesystem::path& folder) : scene_(twin::openScene(folder))
    {
        stage_ = std::make_unique<app::Stage>(scene_);
    }

    const app::Stage& operator*() const { return *stage_; }
    const app::Stage* operator->() const { return stage_.get(); }
    const twin::Facility& facility() const { return scene_.facility; }
    const twin::Routes& routes() const { return scene_.routes; }

private:
    twin::Scene scene_;
    std::unique_ptr<app::Stage> stage_;
};

// Every design with all that it can bring: panels and trunks, co-packaged optics, several halls, copper backplanes.
inline std::vector<std::pair<std::string, twin::GenerateOptions>> designs()
{
    using enum twin::Cabling;
    return {{"H100", {.design = "h100-superpod", .gpus = 512}},
            {"B200, structured", {.design = "b200-superpod", .gpus = 512, .cabling = structured}},
            {"B300", {.design = "b300-superpod", .gpus = 1152}},
            {"B300, three tiers", {.design = "b300-superpod", .gpus = 11520}},
            {"GB200", {.design = "gb200-superpod", .gpus = 576}},
            {"GB200, co-packaged, structured",
             {.design = "gb200-superpod", .gpus = 576, .optics = twin::Packaging::coPackaged, .cabling = structured}}};
}

inline std::filesystem::path smallScene()
{
    return std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "tests/data/small";
}

// A point of a solid's own frame in the world.
inline glm::vec3 at(const engine::Solid& solid, const glm::vec3& local)
{
    return solid.position + solid.rotation * (local * solid.scale);
}
} // namespace staged

#pragma once

#include "app/tour/tour.h"
#include "tests/app/stage/staged.h"
#include "tests/support/samples.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace toured
{
// A scene with what its tours need of it, made once for all tests of it.
struct Scene
{
    explicit Scene(const std::filesystem::path& path)
        : folder(path), staged(path), search(staged->entities), obstacles(staged->obstacles)
    {
    }

    std::filesystem::path folder;
    staged::Staged staged;
    app::EntitySearch search;
    engine::Obstacles obstacles;

    app::Tour tour(const app::TourSource& source, const app::TourOptions& options = {},
                   const std::map<std::string, engine::Camera>& kept = {}) const
    {
        return app::Tour(*staged, search, obstacles, source, kept, options);
    }
    // Of keys as they stand in a document, and what else stands beside them.
    app::Tour tour(const std::string& keys, const app::TourOptions& options = {}, const std::string& beside = "") const
    {
        return tour(app::readTour(write(keys, beside)), options);
    }
    // What is said of keys that are wrong; empty when nothing is.
    std::string refusal(const std::string& keys, const std::string& beside = "") const
    {
        try
        {
            tour(keys, {}, beside);
            return {};
        }
        catch (const twin::Error& error)
        {
            return error.what();
        }
    }
    std::filesystem::path write(const std::string& keys, const std::string& beside = "") const
    {
        return files.write("tour.json", "{\"format\": \"glasshouse-tour/1\", \"name\": \"test\"" + beside +
                                            ",\n\"keys\": [\n" + keys + "\n]}\n");
    }

    samples::Folder files;
};

inline const Scene& demo()
{
    static const Scene scene(std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/demo");
    return scene;
}
inline const Scene& small()
{
    static const Scene scene(staged::smallScene());
    return scene;
}
} // namespace toured

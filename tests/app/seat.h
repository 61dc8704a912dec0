#pragma once

#include "tests/app/program.h"
#include "tests/engine/view/virtual_screen.h"
#include "tests/support/samples.h"

#include <glm/vec3.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace tests
{
// `glasshouse view` in a window of its own on a screen in memory, in the hands of xdotool, and what it tells of itself.
class Seat
{
public:
    using Json = nlohmann::json;

    // False where one of the programs it takes is not installed, with a line that says so.
    static bool isAvailable();

    // `patience`: seconds that the program may take for anything.
    explicit Seat(const std::filesystem::path& scene, std::vector<std::string> more = {}, int patience = 30);
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    // The program does not outlive its screen, whatever else goes wrong.
    ~Seat() { screen_.reset(); }

    // What xdotool does to the window.
    bool hands(const std::string& what) const { return screen_->hands("search --sync --name 'Glasshouse$' " + what); }
    // What it does with keys, whoever has the focus.
    bool keys(const std::string& what) const { return screen_->hands(what); }
    const VirtualScreen& screen() const { return *screen_; }

    // The state, once there is a line after those seen that `holds`; null when there is none in time.
    Json until(const std::function<bool(const Json&)>& holds);
    Json until(const char* event);
    // The camera somewhere else, at rest.
    glm::vec3 moved();

    Run end() { return program_.get(); }
    std::filesystem::path views() const { return folder_.path() / "config/glasshouse/views"; }

private:
    std::vector<Json> lines() const;

    std::optional<VirtualScreen> screen_{std::in_place};
    samples::Folder folder_;
    std::future<Run> program_;
    int patience_;
    size_t seen_ = 0;
};
} // namespace tests

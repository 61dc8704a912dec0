#include "tests/app/seat.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>
#include <sstream>
#include <thread>

namespace tests
{
bool Seat::isAvailable()
{
    std::string missing;
    const bool available = VirtualScreen::isAvailable(missing);
    if (!available)
        std::printf("GLASSHOUSE_SKIPPED: the program's window on a virtual screen (needs %s)\n", missing.c_str());
    return available;
}

Seat::Seat(const std::filesystem::path& scene, std::vector<std::string> more, int patience) : patience_(patience)
{
    std::vector<std::string> arguments{"view", scene.string(), "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const RunOptions options{.environment = {"XDG_CONFIG_HOME=" + (folder_.path() / "config").string()},
                             .output = folder_.path() / "lines"};
    program_ = std::async(std::launch::async, [=] { return glasshouse(arguments, options); });
}

Seat::Json Seat::until(const std::function<bool(const Json&)>& holds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(patience_);
    while (std::chrono::steady_clock::now() < end)
    {
        const std::vector<Json> all = lines();
        for (; seen_ < all.size(); ++seen_)
            if (holds(all[seen_]))
                return all[seen_++];
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return {};
}

Seat::Json Seat::until(const char* event)
{
    return until([&](const Json& line) { return line["event"] == event; });
}

glm::vec3 Seat::moved()
{
    const Json line = until("camera");
    REQUIRE(!line.is_null());
    const Json& eye = line["camera"]["eye_m"];
    return {eye[0].get<float>(), eye[1].get<float>(), eye[2].get<float>()};
}

std::vector<Seat::Json> Seat::lines() const
{
    std::vector<Json> all;
    std::istringstream text(samples::contents(folder_.path() / "lines"));
    for (std::string line; std::getline(text, line) && !text.eof();)
        all.push_back(Json::parse(line));
    return all;
}
} // namespace tests

#pragma once

#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

// Films as others see them.
namespace probe
{
struct Spoken
{
    int code = -1;
    std::string said;
};

inline Spoken shell(const std::string& command)
{
    std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (!pipe)
        throw std::runtime_error("no shell");
    Spoken spoken;
    char buffer[4096];
    for (size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        spoken.said.append(buffer, count);
    spoken.code = ::pclose(pipe);
    return spoken;
}

// Every stream of a film by ffprobe, its frames counted by decoding them.
inline nlohmann::json streams(const std::filesystem::path& file)
{
    const Spoken probed = shell("ffprobe -v error -count_frames -show_streams -of json '" + file.string() + "'");
    const auto found = nlohmann::json::parse(probed.said, nullptr, false);
    return found.is_object() ? found.at("streams") : nlohmann::json::array();
}

// What a decoder complains of from start to end; empty: of nothing.
inline std::string complaints(const std::filesystem::path& file)
{
    const Spoken decoded = shell("ffmpeg -v error -xerror -i '" + file.string() + "' -f null -");
    return decoded.code == 0 ? decoded.said : "failed: " + decoded.said;
}
} // namespace probe

#pragma once

#include <cstdio>
#include <cstdlib>
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

// The peak signal-to-noise ratio of one film's pictures to another's, dB; infinite where they are the same.
inline double likeness(const std::filesystem::path& a, const std::filesystem::path& b)
{
    const Spoken compared =
        shell("ffmpeg -i '" + a.string() + "' -i '" + b.string() + "' -lavfi '[0:v][1:v]psnr' -f null -");
    const std::string key = "average:";
    const size_t found = compared.said.rfind(key);
    return found == std::string::npos ? 0 : std::strtod(compared.said.c_str() + found + key.size(), nullptr);
}
} // namespace probe

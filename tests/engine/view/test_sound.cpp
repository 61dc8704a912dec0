#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numbers>

#include "engine/view/sound.h"
#include "engine/view/video_encoder.h"

using namespace engine;

namespace
{
// A WAV file of 16 bits, one channel: a tone.
std::filesystem::path tone(const char* name, double seconds, uint32_t rate, double hertz)
{
    const std::filesystem::path file = std::filesystem::temp_directory_path() / name;
    std::ofstream out(file, std::ios::binary);
    const auto put = [&](auto number) { out.write(reinterpret_cast<const char*>(&number), sizeof number); };
    const auto samples = static_cast<uint32_t>(seconds * rate);
    out << "RIFF";
    put(uint32_t{36 + samples * 2});
    out << "WAVEfmt ";
    put(uint32_t{16});
    put(uint16_t{1});
    put(uint16_t{1});
    put(rate);
    put(uint32_t{rate * 2});
    put(uint16_t{2});
    put(uint16_t{16});
    out << "data";
    put(uint32_t{samples * 2});
    for (uint32_t i = 0; i < samples; ++i)
        put(static_cast<int16_t>(12000 * std::sin(2 * std::numbers::pi * hertz * i / rate)));
    return file;
}

// What it takes to say what is heard between two times.
size_t bytesBetween(const SoundTrack& track, double from, double to)
{
    size_t bytes = 0;
    for (const SoundTrack::Packet& packet : track.packets)
    {
        const double at = static_cast<double>(packet.at) / track.rate;
        bytes += at >= from && at < to ? packet.bytes.size() : 0;
    }
    return bytes;
}
} // namespace

TEST_CASE("sound: clips lie where they belong, silence between, as long as the film")
{
    const auto a = tone("glasshouse-test-a.wav", 0.5, 22050, 440);
    const auto b = tone("glasshouse-test-b.wav", 3.0, 48000, 660);
    CHECK(soundSeconds(a) == doctest::Approx(0.5).epsilon(0.01));
    const std::vector<SoundClip> clips{{a, 0.5}, {b, 2.0}};
    const SoundTrack track = mixSound(clips, 4);
    REQUIRE_FALSE(track.packets.empty());
    CHECK(track.rate == 48000);
    const int64_t end = track.packets.back().at + track.packetSamples;
    CHECK(end >= 4 * 48000);
    CHECK(end < 4 * 48000 + 2 * 1024);
    // Silence takes hardly a byte.
    CHECK(bytesBetween(track, 0.55, 0.95) > 4 * bytesBetween(track, 1.2, 1.9));
    CHECK(bytesBetween(track, 2.2, 3.8) > 8 * bytesBetween(track, 1.2, 1.9));
    // The same each time.
    const SoundTrack again = mixSound(clips, 4);
    REQUIRE(again.packets.size() == track.packets.size());
    for (size_t i = 0; i < track.packets.size(); ++i)
        CHECK(again.packets[i].bytes == track.packets[i].bytes);
    std::filesystem::remove(a);
    std::filesystem::remove(b);
}

TEST_CASE("sound: a movie carries it, and gives it back")
{
    const auto a = tone("glasshouse-test-c.wav", 1, 48000, 440);
    const VideoFormat format{.size = {64, 64}, .rate = {25, 1}};
    VideoEncoder encoder(format, 0, 25);
    const PlaneLayout layout(format.size);
    const std::vector<std::byte> grey(layout.bytes, std::byte{128});
    std::vector<VideoPacket> packets;
    for (int i = 0; i < 25; ++i)
        encoder.encode({layout, grey}, packets);
    encoder.finish(packets);
    const auto file = std::filesystem::temp_directory_path() / "glasshouse-test-sound.mp4";
    const std::vector<SoundClip> clips{{a, 0}};
    const MovieDesc desc{.format = format, .header = encoder.header(), .sound = mixSound(clips, 1)};
    {
        MovieWriter writer(file, desc);
        for (const VideoPacket& packet : packets)
            writer.write(packet);
        writer.commit();
    }
    const MovieReader reader(file);
    REQUIRE(reader.desc().sound);
    const SoundTrack& sound = *reader.desc().sound;
    CHECK(sound.header == desc.sound->header);
    REQUIRE(sound.packets.size() == desc.sound->packets.size());
    for (size_t i = 0; i < sound.packets.size(); ++i)
    {
        CHECK(sound.packets[i].at == desc.sound->packets[i].at);
        CHECK(sound.packets[i].bytes == desc.sound->packets[i].bytes);
    }
    CHECK(soundSeconds(file) == doctest::Approx(1).epsilon(0.05));
    std::filesystem::remove(file);
    std::filesystem::remove(a);
}

TEST_CASE("sound: what is none is an error that names it")
{
    const auto file = std::filesystem::temp_directory_path() / "glasshouse-test-none.wav";
    std::ofstream(file) << "not a sound";
    CHECK_THROWS_AS(soundSeconds(file), VideoError);
    CHECK_THROWS_AS(soundSeconds("/nonexistent.wav"), VideoError);
    std::filesystem::remove(file);
}

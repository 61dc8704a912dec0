#include "engine/gpu/readback.h"

namespace gpu
{
namespace
{
constexpr uint64_t pieceBytes = 32ull << 20;

template <class From>
std::vector<std::byte> downloadAll(Device& device, const From& from, uint64_t bytes)
{
    if (bytes == 0)
        return {};
    const Buffer<std::byte> landing(device, "download", bytes, MemoryKind::readback);
    device.run(
        [&](Commands& commands)
        {
            commands.barrier(everywhere, gpu::copy);
            commands.copy(from, Range(landing));
            commands.barrier(gpu::copy, everywhere);
        });
    const std::span<const std::byte> values = landing.hostRead();
    return {values.begin(), values.end()};
}
} // namespace

std::vector<std::byte> downloadBytes(Device& device, const Range& from)
{
    return downloadAll(device, from, from.bytes);
}

std::vector<std::byte> downloadBytes(Device& device, const View& from)
{
    return downloadAll(device, from, from.bytes());
}

void upload(Device& device, const Range& to, std::span<const std::byte> data)
{
    for (uint64_t begin = 0; begin < data.size(); begin += pieceBytes)
    {
        const uint64_t bytes = std::min(pieceBytes, data.size() - begin);
        device.run(
            [&](Commands& commands)
            {
                commands.barrier(everywhere, gpu::copy);
                commands.upload(Range(*to.buffer, to.begin + begin, bytes), data.subspan(begin, bytes));
                commands.barrier(gpu::copy, everywhere);
            });
    }
}

void upload(Device& device, const View& to, std::span<const std::byte> texels)
{
    device.run(
        [&](Commands& commands)
        {
            commands.barrier(everywhere, gpu::copy);
            commands.upload(to, texels);
            commands.barrier(gpu::copy, everywhere);
        });
}
} // namespace gpu

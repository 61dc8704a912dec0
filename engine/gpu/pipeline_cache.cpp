#include "engine/gpu/pipeline_cache.h"

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "engine/gpu/error.h"

namespace gpu
{
namespace
{
namespace fs = std::filesystem;

// Before the driver's bytes: drivers check their own header, but not that the rest is whole.
struct Header
{
    char magic[8] = {'g', 'h', 'p', 'i', 'p', 'e', '1', '\n'};
    uint64_t bytes = 0;
    uint64_t checksum = 0;
};

// Fowler-Noll-Vo hash, FNV-1a of 64 bits.
uint64_t checksum(const std::vector<char>& data)
{
    uint64_t hash = 0xcbf29ce484222325;
    for (const char byte : data)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    return hash;
}

fs::path defaultFolder()
{
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache == '/')
        return fs::path(cache) / "glasshouse";
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".cache" / "glasshouse";
    return {};
}

VkPhysicalDeviceProperties propertiesOf(VkPhysicalDevice physical)
{
    VkPhysicalDeviceProperties properties;
    vkGetPhysicalDeviceProperties(physical, &properties);
    return properties;
}

std::string fileName(const VkPhysicalDeviceProperties& properties)
{
    std::string uuid;
    for (const uint8_t byte : properties.pipelineCacheUUID)
        uuid += fmt::format("{:02x}", byte);
    return fmt::format("pipelines-{:04x}-{:04x}-{:08x}-{}.bin", properties.vendorID, properties.deviceID,
                       properties.driverVersion, uuid);
}

bool isDriversOwn(const std::vector<char>& data, const VkPhysicalDeviceProperties& properties)
{
    VkPipelineCacheHeaderVersionOne header;
    if (data.size() < sizeof(header))
        return false;
    std::memcpy(&header, data.data(), sizeof(header));
    return header.headerVersion == VK_PIPELINE_CACHE_HEADER_VERSION_ONE && header.vendorID == properties.vendorID &&
           header.deviceID == properties.deviceID &&
           std::memcmp(header.pipelineCacheUUID, properties.pipelineCacheUUID, VK_UUID_SIZE) == 0;
}

// The driver's bytes, or nothing unless every one of them is there.
std::vector<char> readFile(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    const Header expected;
    Header header;
    if (!in.read(reinterpret_cast<char*>(&header), sizeof(header)) ||
        std::memcmp(header.magic, expected.magic, sizeof(header.magic)) != 0)
        return {};
    const std::vector<char> data{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return data.size() == header.bytes && checksum(data) == header.checksum ? data : std::vector<char>{};
}
} // namespace

PipelineCache::PipelineCache(VkPhysicalDevice physical, VkDevice device, const std::optional<fs::path>& folder)
    : device_(device)
{
    const VkPhysicalDeviceProperties properties = propertiesOf(physical);
    const fs::path place = folder ? *folder : defaultFolder();
    if (!place.empty())
        file_ = place / fileName(properties);
    std::vector<char> data = file_.empty() ? std::vector<char>{} : readFile(file_);
    if (!isDriversOwn(data, properties))
        data.clear();
    VkPipelineCacheCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_CACHE_CREATE_INFO,
        .initialDataSize = data.size(),
        .pInitialData = data.data(),
    };
    loaded_ = !data.empty() && vkCreatePipelineCache(device, &info, nullptr, &cache_) == VK_SUCCESS;
    if (loaded_)
        return;
    info.initialDataSize = 0;
    check(vkCreatePipelineCache(device, &info, nullptr, &cache_), "vkCreatePipelineCache");
}

PipelineCache::~PipelineCache()
{
    save();
    vkDestroyPipelineCache(device_, cache_, nullptr);
}

bool PipelineCache::save() const noexcept
try
{
    if (file_.empty())
        return false;
    size_t bytes = 0;
    if (vkGetPipelineCacheData(device_, cache_, &bytes, nullptr) != VK_SUCCESS)
        return false;
    std::vector<char> data(bytes);
    if (vkGetPipelineCacheData(device_, cache_, &bytes, data.data()) != VK_SUCCESS)
        return false;
    data.resize(bytes);
    Header header;
    header.bytes = bytes;
    header.checksum = checksum(data);

    std::error_code error;
    fs::create_directories(file_.parent_path(), error);
    fs::path unfinished = file_;
    unfinished += fmt::format(".{}", getpid());
    std::ofstream out(unfinished, std::ios::binary);
    out.write(reinterpret_cast<const char*>(&header), sizeof(header));
    out.write(data.data(), static_cast<std::streamsize>(data.size()));
    out.close();
    if (out)
        fs::rename(unfinished, file_, error);
    if (out && !error)
        return true;
    fs::remove(unfinished, error);
    return false;
}
catch (...)
{
    return false;
}
} // namespace gpu

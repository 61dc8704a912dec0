#include "engine/import/folder_io.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include <assimp/MemoryIOWrapper.h>
#include <fmt/format.h>

namespace engine
{
namespace
{
class OutsideFolder : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};
} // namespace

std::vector<std::byte> readWholeFile(const std::filesystem::path& path, size_t limit)
{
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        throw std::runtime_error("is not there");
    if (!std::filesystem::is_regular_file(status))
        throw std::runtime_error("is no regular file");
    const uintmax_t size = std::filesystem::file_size(path, error);
    if (error || size > limit)
        throw std::runtime_error(fmt::format("is larger than {} bytes", limit));
    std::vector<std::byte> bytes(static_cast<size_t>(size));
    std::ifstream stream(path, std::ios::binary);
    stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!stream)
        throw std::runtime_error("cannot be read");
    return bytes;
}

SiblingReader::SiblingReader(const std::filesystem::path& model, size_t limit)
    : folder_(std::filesystem::absolute(model).parent_path()), left_(limit)
{
}

std::vector<std::byte> SiblingReader::operator()(const std::string& name)
{
    const std::filesystem::path relative(name);
    bool inside = !name.empty() && !relative.is_absolute() &&
                  name.find_first_of(std::string_view("\\:\0", 3)) == std::string::npos;
    for (const std::filesystem::path& step : relative)
        inside = inside && step != "..";
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::weakly_canonical(folder_, error);
    const std::filesystem::path target = std::filesystem::weakly_canonical(folder_ / relative, error);
    inside = inside && !error &&
             std::mismatch(folder.begin(), folder.end(), target.begin(), target.end()).first == folder.end();
    if (!inside)
        throw OutsideFolder(fmt::format("refers to '{}' outside its folder", name));
    try
    {
        std::vector<std::byte> bytes = readWholeFile(target, left_);
        left_ -= bytes.size();
        return bytes;
    }
    catch (const std::runtime_error& reason)
    {
        throw std::runtime_error(fmt::format("refers to '{}', which {}", name, reason.what()));
    }
}

Assimp::IOStream* FolderIo::Open(const char* name, const char* mode)
{
    if (std::strchr(mode, 'w') || std::strchr(mode, 'a'))
        return nullptr;
    if (std::string_view(name).starts_with(mainStem))
        return new Assimp::MemoryIOStream(reinterpret_cast<const uint8_t*>(model_.data()), model_.size());
    try
    {
        const std::vector<std::byte> bytes = readSibling_(name);
        auto copy = std::make_unique<uint8_t[]>(bytes.size());
        std::memcpy(copy.get(), bytes.data(), bytes.size());
        return new Assimp::MemoryIOStream(copy.release(), bytes.size(), true);
    }
    catch (const OutsideFolder& reason)
    {
        refusal_ = reason.what();
        return nullptr;
    }
    catch (const std::runtime_error&)
    {
        return nullptr; // an OBJ does without its materials
    }
}

void FolderIo::Close(Assimp::IOStream* stream)
{
    delete stream;
}
} // namespace engine

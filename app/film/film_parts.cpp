#include "app/film/film_parts.h"

#include "engine/view/video_format.h"
#include "engine/view/whole_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <span>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace app
{
namespace
{
constexpr const char* planName = "plan.txt";

std::string textOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Ours, and whole: what was being written when somebody pulled the plug has another name.
bool isChunk(const std::filesystem::path& file)
{
    const std::string name = file.filename().string();
    const std::string extension = file.extension().string();
    return name.starts_with("chunk-") && (extension == ".mp4" || extension == ".md5" || extension == ".done");
}
} // namespace

FilmParts::FilmParts(const std::filesystem::path& output, const std::string& identity)
    : folder_(output.string() + ".parts")
{
    try
    {
        std::filesystem::create_directory(folder_);
        lock_ = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (lock_ < 0)
            throw std::system_error(errno, std::generic_category());
        if (::flock(lock_, LOCK_EX | LOCK_NB) != 0)
        {
            ::close(lock_);
            throw engine::VideoError(fmt::format("{}: another export is writing this film", output.string()));
        }
        const std::filesystem::path plan = folder_ / planName;
        clean(textOf(plan) != identity);
        engine::writeWholeFile(plan, std::as_bytes(std::span(identity)));
    }
    catch (const std::system_error& error)
    {
        if (lock_ >= 0)
            ::close(lock_);
        std::error_code ignored;
        std::filesystem::remove(folder_, ignored); // if it is empty
        throw engine::VideoError(fmt::format("{}: cannot be written: {}", output.string(), error.code().message()));
    }
}

FilmParts::~FilmParts()
{
    if (lock_ < 0)
        return;
    std::error_code ignored;
    if (kept() == 0)
    {
        clean(true);
        std::filesystem::remove(folder_ / planName, ignored);
        std::filesystem::remove(folder_, ignored);
    }
    ::close(lock_);
}

std::filesystem::path FilmParts::name(uint64_t chunk, const char* extension) const
{
    return folder_ / fmt::format("chunk-{:06}{}", chunk, extension);
}
std::filesystem::path FilmParts::video(uint64_t chunk) const
{
    return name(chunk, ".mp4");
}
std::filesystem::path FilmParts::hashes(uint64_t chunk) const
{
    return name(chunk, ".md5");
}
std::filesystem::path FilmParts::mark(uint64_t chunk) const
{
    return name(chunk, ".done");
}

uint64_t FilmParts::kept() const
{
    std::error_code ignored;
    const std::filesystem::directory_iterator files(folder_, ignored);
    return static_cast<uint64_t>(std::count_if(begin(files), end(files),
                                               [](const auto& file)
                                               { return isChunk(file.path()) && file.path().extension() != ".md5"; }));
}

// Of what is no whole chunk, or of all; but never of what is not ours.
void FilmParts::clean(bool all) const
{
    for (const auto& file : std::filesystem::directory_iterator(folder_))
    {
        const std::string name = file.path().filename().string();
        const bool ours = name.starts_with("chunk-") || name.starts_with("film.") || name.starts_with(planName);
        if (ours && name != planName && (all || !isChunk(file.path())))
            std::filesystem::remove(file.path());
    }
}

void FilmParts::remove()
{
    std::error_code ignored;
    clean(true);
    std::filesystem::remove(folder_ / planName, ignored);
    std::filesystem::remove(folder_, ignored);
    ::close(lock_);
    lock_ = -1;
}
} // namespace app

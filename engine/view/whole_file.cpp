#include "engine/view/whole_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace engine
{
namespace
{
void require(bool done, const std::filesystem::path& file)
{
    if (!done)
        throw std::system_error(errno, std::generic_category(), file.string());
}

} // namespace

PartialFile::PartialFile(const std::filesystem::path& place) : place_(place), name_(place.string() + ".XXXXXX")
{
    descriptor_ = ::mkstemp(name_.data());
    require(descriptor_ >= 0, place);
}

PartialFile::~PartialFile()
{
    ::close(descriptor_);
    if (!name_.empty())
        ::unlink(name_.c_str());
}

void PartialFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty())
    {
        const ::ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        require(written >= 0, place_);
        bytes = bytes.subspan(static_cast<size_t>(written));
    }
}

void PartialFile::commit()
{
    // Some file systems have no fsync; what they have then is all there is.
    require(::fsync(descriptor_) == 0 || errno == EINVAL || errno == EROFS, place_);
    // mkstemp keeps others out; a picture is as open as any new file.
    const ::mode_t mask = ::umask(0);
    ::umask(mask);
    require(::fchmod(descriptor_, 0666 & ~mask) == 0, place_);
    require(::rename(name_.c_str(), place_.c_str()) == 0, place_);
    name_.clear();
}

void writeWholeFile(const std::filesystem::path& file, std::span<const std::byte> bytes)
{
    PartialFile partial(file);
    partial.write(bytes);
    partial.commit();
}
} // namespace engine

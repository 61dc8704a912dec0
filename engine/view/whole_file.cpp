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

// A file under a name of its own beside `place`, gone again unless it was moved there.
class Partial
{
public:
    explicit Partial(const std::filesystem::path& place) : name_(place.string() + ".XXXXXX")
    {
        descriptor_ = ::mkstemp(name_.data());
        require(descriptor_ >= 0, place);
    }
    Partial(const Partial&) = delete;
    Partial& operator=(const Partial&) = delete;
    ~Partial()
    {
        ::close(descriptor_);
        if (!name_.empty())
            ::unlink(name_.c_str());
    }

    void write(std::span<const std::byte> bytes, const std::filesystem::path& place)
    {
        while (!bytes.empty())
        {
            const ::ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            require(written >= 0, place);
            bytes = bytes.subspan(static_cast<size_t>(written));
        }
        // Some file systems have no fsync; what they have then is all there is.
        require(::fsync(descriptor_) == 0 || errno == EINVAL || errno == EROFS, place);
    }

    void moveTo(const std::filesystem::path& place)
    {
        // mkstemp keeps others out; a picture is as open as any new file.
        const ::mode_t mask = ::umask(0);
        ::umask(mask);
        require(::fchmod(descriptor_, 0666 & ~mask) == 0, place);
        require(::rename(name_.c_str(), place.c_str()) == 0, place);
        name_.clear();
    }

private:
    std::string name_;
    int descriptor_ = -1;
};
} // namespace

void writeWholeFile(const std::filesystem::path& file, std::span<const std::byte> bytes)
{
    Partial partial(file);
    partial.write(bytes, file);
    partial.moveTo(file);
}
} // namespace engine

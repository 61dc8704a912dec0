#include "twin/facility/whole_file.h"

#include "twin/facility/problem.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace twin
{
namespace
{
struct Descriptor
{
    int value = -1;

    ~Descriptor()
    {
        if (value >= 0)
            ::close(value);
    }
};

[[noreturn]] void fail(const std::filesystem::path& file, int error)
{
    throw Error(file.string(), std::string("cannot be written: ") + std::strerror(error) +
                                   (error == ENOSPC || error == EFBIG || error == EDQUOT
                                        ? "; free some space or choose another place with -o"
                                        : ""));
}

void writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty())
    {
        const ::ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            throw errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS)
        throw errno;
}
} // namespace

WholeFile::WholeFile(const std::filesystem::path& file, std::string_view bytes)
    : file_(file), partial_(file.string() + ".XXXXXX")
{
    Descriptor descriptor{::mkstemp(partial_.data())};
    if (descriptor.value < 0)
        fail(file, errno);
    try
    {
        writeAll(descriptor.value, bytes);
        const ::mode_t mask = ::umask(0);
        ::umask(mask);
        if (::fchmod(descriptor.value, 0666 & ~mask) != 0)
            throw errno;
    }
    catch (int error)
    {
        ::unlink(partial_.c_str());
        fail(file, error);
    }
}

WholeFile::~WholeFile()
{
    if (!partial_.empty())
        ::unlink(partial_.c_str());
}

void WholeFile::commit()
{
    if (::rename(partial_.c_str(), file_.c_str()) != 0)
        fail(file_, errno);
    partial_.clear();
}
} // namespace twin

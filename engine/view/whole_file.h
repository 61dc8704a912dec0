#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace engine
{
// A file under a name of its own beside its place, empty at first, for whoever writes by name. Gone again unless it was
// moved there by commit(). Both throw std::system_error with the system's reason.
class PartialFile
{
public:
    explicit PartialFile(const std::filesystem::path& place);
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;
    ~PartialFile();

    std::filesystem::path path() const { return name_; }
    void write(std::span<const std::byte> bytes); // after what was written so
    void commit();                                // flushed to the disk, over what was there

private:
    std::filesystem::path place_;
    std::string name_;
    int descriptor_ = -1;
};

// Writes a file that appears whole or not at all: its bytes go to another name beside it, reach the disk, and are moved
// over what was there. Throws std::system_error with the system's reason, and leaves nothing behind.
void writeWholeFile(const std::filesystem::path& file, std::span<const std::byte> bytes);
} // namespace engine

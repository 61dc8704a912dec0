#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace twin
{
// A file that appears whole or not at all: its bytes are written and flushed to the disk under another name beside it;
// `commit` moves them into place, over what is there. Uncommitted, it leaves nothing behind. Constructor and commit
// throw Error with the system's reason: a full disk, a size limit, a folder that cannot be written.
class WholeFile
{
public:
    WholeFile(const std::filesystem::path& file, std::string_view bytes);
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    ~WholeFile();

    void commit();

private:
    std::filesystem::path file_;
    std::string partial_;
};
} // namespace twin

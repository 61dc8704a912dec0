#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>

namespace samples
{
// tests/data, where our own small samples are.
inline std::filesystem::path ours(const std::string& name)
{
    return std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "tests/data" / name;
}

// A file from the field, where GLASSHOUSE_SAMPLES says they are; nothing, and a line that ./check counts, where it does
// not.
inline std::optional<std::filesystem::path> fromTheField(const std::string& name)
{
    const char* folder = std::getenv("GLASSHOUSE_SAMPLES");
    if (folder && std::filesystem::exists(std::filesystem::path(folder) / name))
        return std::filesystem::path(folder) / name;
    std::cout << "GLASSHOUSE_SKIPPED: " << name << '\n';
    return {};
}

inline std::string contents(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// A folder of its own for one test, gone with it.
class Folder
{
public:
    Folder()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "glasshouse-test-XXXXXX").string();
        if (!::mkdtemp(pattern.data()))
            throw std::runtime_error("no temporary folder");
        path_ = pattern;
    }
    ~Folder()
    {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::string& name, const std::string& text) const
    {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};
} // namespace samples

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace app
{
// The chunks of a film that is not whole yet, in a folder beside it: OUTPUT.parts. Who is interrupted goes on from
// them.
class FilmParts
{
public:
    // Takes over what an export of the same identity (any text) left there; what another left is removed. Throws
    // engine::VideoError when the folder cannot be made, or another process is at work in it.
    FilmParts(const std::filesystem::path& output, const std::string& identity);
    // Chunks stay for the next time; without any, nothing does.
    ~FilmParts();
    FilmParts(const FilmParts&) = delete;
    FilmParts& operator=(const FilmParts&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path video(uint64_t chunk) const;
    std::filesystem::path hashes(uint64_t chunk) const;
    std::filesystem::path mark(uint64_t chunk) const; // of a chunk that lies elsewhere
    uint64_t kept() const;                            // chunks that are there
    void remove();                                    // the film is whole

private:
    std::filesystem::path name(uint64_t chunk, const char* extension) const;
    void clean(bool all) const;

    std::filesystem::path folder_;
    int lock_ = -1;
};
} // namespace app

#pragma once

#include "twin/facility/document.h"
#include "twin/facility/problem.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace twin
{
// A JSON text and where things stand in it.
class SourceText
{
public:
    // The whole file. Throws Error when it cannot be read or is larger than 2 GiB.
    static SourceText fromFile(const std::filesystem::path& file);
    static SourceText fromString(std::string_view name, std::string_view text);

    const std::string& name() const { return name_; }
    std::string_view text() const { return text_; }
    // Line, from 1, of a byte; the last line for bytes past the end.
    std::size_t lineOf(std::size_t offset) const;
    // Byte of the value behind a path such as "/cables/17/a/0", or of the deepest part of the path that is there.
    std::size_t find(std::string_view path) const;

    // Where the records of each top-level array begin, in the array's order: makes `find` quick in large files.
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> records;

private:
    std::string name_;
    std::string text_;
    mutable std::vector<std::uint32_t> lineStarts_;
};

// Reads a document and says everything that is wrong with its form: malformed JSON (which ends the reading), unknown,
// duplicate and missing keys, wrong types, values out of range. What could be read is returned. Every problem has the
// file's name, line and path.
FacilityDocument readFacility(SourceText& source, std::vector<Problem>& problems);
SceneDocument readScene(SourceText& source, std::vector<Problem>& problems);

// Fills in file and line of problems that have only a path.
void locate(const SourceText& source, std::vector<Problem>& problems);
} // namespace twin

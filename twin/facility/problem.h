#pragma once

#include <compare>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace twin
{
// Anything that stops a command: what() is "WHERE: WHAT", the WHAT saying how to mend it.
class Error : public std::runtime_error
{
public:
    Error(std::string_view where, std::string_view what)
        : std::runtime_error(std::string(where) + ": " + std::string(what))
    {
    }
};

enum class Severity : std::uint8_t
{
    error,
    warning,
};

// One thing that is wrong with a document: its place as a reader would look for it, and what to do about it.
struct Problem
{
    std::string path; // of the value: "/cables/17/a/0"; entities without a document of their own have their name here
    std::string what;
    Severity severity = Severity::error;
    std::string file;     // filled in by whoever knows the file
    std::size_t line = 0; // from 1; 0: no document

    auto operator<=>(const Problem&) const = default;
};
} // namespace twin

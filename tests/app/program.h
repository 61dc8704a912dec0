#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <sys/resource.h>

// The program as its users run it, in a process of its own.
struct Run
{
    int code = -1; // exit code; 128 + the signal that ended it
    std::string out;
    std::string err;
};

struct RunOptions
{
    std::vector<std::string> environment = {}; // "NAME=value", on top of ours
    std::filesystem::path folder = {};         // to run in; empty: ours
    std::optional<rlim_t> fileLimit = {};      // RLIMIT_FSIZE, bytes
    std::filesystem::path output = {};         // where standard output goes instead of Run::out
    std::function<bool()> killWhen = {};       // asked all the time; then there is no mercy
};

Run glasshouse(const std::vector<std::string>& arguments, const RunOptions& options = {});

// Whether `text` is one line "glasshouse: WHERE: WHAT".
bool isOneLineError(const std::string& text);

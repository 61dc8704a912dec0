#pragma once

#include <CLI/App.hpp>

#include <functional>
#include <string>

namespace app
{
// What every command can be told.
struct Common
{
    std::string device;    // --device: name or index; empty: chosen
    bool validate = false; // --validate
    bool json = false;     // --json
};

// What the command line asked for; returns the exit code. Set by the command that was named.
using Action = std::function<int()>;

// Each adds one command to the program.
void addGenerate(CLI::App& program, Common& common, Action& chosen);
void addCheck(CLI::App& program, Common& common, Action& chosen);
void addStill(CLI::App& program, Common& common, Action& chosen);
void addView(CLI::App& program, Common& common, Action& chosen);
void addExport(CLI::App& program, Common& common, Action& chosen);
void addJoin(CLI::App& program, Common& common, Action& chosen);
void addDevices(CLI::App& program, Common& common, Action& chosen);
} // namespace app

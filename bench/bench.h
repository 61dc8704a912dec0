#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <glm/vec2.hpp>
#include <nlohmann/json_fwd.hpp>

namespace bench
{
// What the command line gave: --device NAME, and whatever else as --name value for the case that asks for it.
struct Options
{
    std::string device;
    std::map<std::string, std::string, std::less<>> values;

    std::string value(std::string_view name, std::string_view otherwise) const;
    // Throws std::invalid_argument when the value is no whole number.
    uint64_t number(std::string_view name, uint64_t otherwise) const;
    // "1280x720". Throws std::invalid_argument.
    glm::uvec2 size(std::string_view name, glm::uvec2 otherwise) const;
};

// A case fills in its line; `case` is there already, and `device` is the GPU's name when it uses one.
using Result = nlohmann::ordered_json;
using Function = void (*)(const Options& options, Result& result);

struct Case
{
    const char* name;
    const char* measures; // for --list
    Function run;
};

// The cases; main.cpp has the table.
void yardstick(const Options& options, Result& result);
void kernel(const Options& options, Result& result);
void generate(const Options& options, Result& result);
void load(const Options& options, Result& result);
void check(const Options& options, Result& result);
void route(const Options& options, Result& result);
void render(const Options& options, Result& result);
void pick(const Options& options, Result& result);
void open(const Options& options, Result& result);
void renderScene(const Options& options, Result& result);
void stage(const Options& options, Result& result);
void film(const Options& options, Result& result);
void encode(const Options& options, Result& result);
void panels(const Options& options, Result& result);

// Repeated measurements of one quantity.
class Samples
{
public:
    void add(double value) { values_.push_back(value); }
    double best() const; // the least
    double median() const;
    double quantile(double share) const; // 1: the greatest

private:
    std::vector<double> values_;
};

// Seconds that `work` takes.
template <class Work>
double seconds(Work&& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Runs `work` once to warm up and then `repeats` times.
template <class Work>
Samples sample(int repeats, Work&& work)
{
    Samples samples;
    work();
    for (int i = 0; i < repeats; ++i)
        samples.add(seconds(work));
    return samples;
}
} // namespace bench

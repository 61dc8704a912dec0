#include "app/viewer/script.h"

#include "app/viewer/script_fields.h"
#include "twin/facility/document_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

namespace app
{
namespace
{
template <class T>
constexpr bool isOptional = false;
template <class T>
constexpr bool isOptional<std::optional<T>> = true;

// What a step does, by its keys: all that stand there and are not how.
std::vector<std::string_view> actionsOf(const ScriptStep& step)
{
    std::vector<std::string_view> keys;
    const auto look = [&](const auto& field)
    {
        const auto& value = step.*field.member;
        if constexpr (isOptional<std::decay_t<decltype(value)>>)
            if (value.has_value())
                keys.push_back(field.key);
    };
    std::apply([&](const auto&... field) { (look(field), ...); }, twin::Fields<ScriptStep>::table);
    return keys;
}

// What the tables cannot say.
void checkStep(const ScriptStep& step, const std::string& path, std::vector<twin::Problem>& problems)
{
    const auto problem = [&](const std::string& where, std::string what)
    { problems.push_back({.path = path + where, .what = std::move(what)}); };
    const std::vector<std::string_view> actions = actionsOf(step);
    if (actions.empty())
        problem("", "does nothing: give it one of \"click\", \"key\", \"wait\", \"save\", ...");
    if (actions.size() > 1)
        problem("", fmt::format("does \"{}\" and \"{}\": make two steps of it", actions[0], actions[1]));
    if (step.seconds > 0 && !step.key)
        problem("/seconds", "goes with \"key\" only; to let time pass, \"wait\"");
    if (!step.with.empty() && !step.key && !step.click && !step.doubleClick && !step.wheel && !step.press)
        problem("/with", "goes with keys, clicks and the wheel only");
    if (step.expect && !step.expect->eyeWithin.empty() && step.expect->eyeWithin.size() != 2)
        problem("/expect/eye_within", "is two points, the least and the most");
}
} // namespace

std::string Script::placeOf(size_t step) const
{
    return fmt::format("{}:{}", source.name(), source.lineOf(document.steps[step].offset));
}

Script readScript(const std::filesystem::path& file)
{
    Script script{.source = twin::SourceText::fromFile(file)};
    std::vector<twin::Problem> problems;
    script.document = twin::readDocument<ScriptDocument>(script.source, problems);
    if (problems.empty())
        for (size_t i = 0; i < script.document.steps.size(); ++i)
            checkStep(script.document.steps[i], fmt::format("/steps/{}", i), problems);
    twin::locate(script.source, problems);
    if (problems.empty())
        return script;
    const twin::Problem& first = problems.front();
    throw twin::Error(fmt::format("{}:{}", first.file, first.line),
                      fmt::format("{}: {}{}", first.path, first.what,
                                  problems.size() > 1 ? fmt::format(" ({} more)", problems.size() - 1) : ""));
}
} // namespace app

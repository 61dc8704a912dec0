#include "app/commands.h"
#include "app/film/assemble.h"
#include "app/film/subtitles.h"
#include "app/open_device.h"

#include <CLI/App.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace app
{
namespace
{
struct JoinOptions
{
    std::vector<std::filesystem::path> segments;
    std::filesystem::path output;
};

int join(const JoinOptions& options, const Common& common)
{
    if (options.output.extension() != ".mp4")
        throw std::invalid_argument(fmt::format("-o: '{}' is no film, .mp4", options.output.string()));
    warn(joinSegments(options.segments, options.output));
    if (common.json)
        fmt::print(
            "{}\n",
            nlohmann::ordered_json{{"film", options.output.string()}, {"segments", options.segments.size()}}.dump(
                2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    return 0;
}
} // namespace

void addJoin(CLI::App& program, Common& common, Action& chosen)
{
    CLI::App* command = program.add_subcommand("join", "Put the segments of a film together");
    auto options = std::make_shared<JoinOptions>();
    command->add_option("SEGMENT", options->segments, "what export --segment made, in any order")->required();
    command->add_option("-o", options->output, "the film, an MP4")->required();
    command->add_flag("--json", common.json, "print what was made as JSON");
    command->callback([=, &common, &chosen] { chosen = [=, &common] { return join(*options, common); }; });
}
} // namespace app

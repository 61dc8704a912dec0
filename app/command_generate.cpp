#include "app/commands.h"
#include "app/counts_report.h"
#include "twin/facility/build.h"
#include "twin/facility/check.h"
#include "twin/facility/generate/generate.h"
#include "twin/facility/scene.h"

#include <CLI/Validators.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace app
{
namespace
{
struct Request
{
    std::string design;
    std::string output;
    std::uint32_t gpus = 0;
    std::uint32_t seed = 1;
    std::string optics = "pluggable";
    std::string cabling = "direct";
};

std::string designList()
{
    std::string out = "Designs:";
    for (const twin::DesignSummary& design : twin::designs())
        out += fmt::format("\n  {:<16} {} (steps of {}, up to {})", design.name, design.description, design.step,
                           design.maximum);
    return out;
}

// A factory that its own checks would refuse is a mistake of ours and is not written.
twin::FacilityCounts checkedCounts(twin::FacilityDocument document)
{
    std::vector<twin::Problem> problems;
    const twin::Facility facility = twin::build(std::move(document), problems);
    const twin::Routes routes = twin::route(facility, problems);
    twin::check(facility, routes, problems);
    if (!problems.empty())
        throw twin::Error("generate", fmt::format("the design comes out wrong at {}: {} ({} problems in all)",
                                                  problems.front().path, problems.front().what, problems.size()));
    return twin::count(facility);
}

int generate(const Request& request, const Common& common)
{
    const twin::GenerateOptions options{
        .design = request.design,
        .gpus = request.gpus,
        .seed = request.seed,
        .optics = request.optics == "cpo" ? twin::Packaging::coPackaged : twin::Packaging::pluggable,
        .cabling = request.cabling == "structured" ? twin::Cabling::structured : twin::Cabling::direct};
    twin::Generated made = twin::generate(options);
    twin::PendingScene pending(request.output, made.scene, made.facility);
    const std::size_t placed = made.facility.devices.size() + made.facility.panels.size();
    const std::vector<std::string> notes(made.facility.notes.begin(), made.facility.notes.end());
    const twin::FacilityCounts counts = checkedCounts(std::move(made.facility));
    pending.commit();
    if (common.json)
    {
        nlohmann::ordered_json out = toJson(counts);
        out["placed_by_rule"] = placed;
        out["skipped"] = nlohmann::ordered_json::array();
        out["notes"] = notes;
        fmt::print("{}\n", out.dump(2));
        return 0;
    }
    fmt::print("{} ({}), written to {}\n{}", request.design, request.optics, request.output, toText(counts));
    for (const std::string& note : notes)
        fmt::print("  - {}\n", note);
    return 0;
}
} // namespace

void addGenerate(CLI::App& program, Common& common, Action& chosen)
{
    CLI::App* command = program.add_subcommand("generate", "Make a reference factory from a published design");
    auto request = std::make_shared<Request>();
    command->add_option("DESIGN", request->design, "which design")->required();
    command->add_option("-o,--output", request->output, "the scene's folder")->required();
    command->add_option("--gpus", request->gpus, "how many GPUs")->required();
    command->add_option("--seed", request->seed, "of what is free in the design")->capture_default_str();
    command->add_option("--optics", request->optics, "the switches' optics")
        ->check(CLI::IsMember({"pluggable", "cpo"}))
        ->capture_default_str();
    command
        ->add_option("--cabling", request->cabling,
                     "within a hall: cords from port to port, or panels and trunks between switches")
        ->check(CLI::IsMember({"direct", "structured"}))
        ->capture_default_str();
    command->add_flag("--json", common.json, "print JSON");
    command->footer(designList());
    command->callback([=, &common, &chosen] { chosen = [=, &common] { return generate(*request, common); }; });
}
} // namespace app

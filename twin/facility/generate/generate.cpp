#include "twin/facility/generate/generate.h"

#include "twin/facility/generate/draft.h"
#include "twin/facility/generate/drawn.h"
#include "twin/facility/generate/models.h"

namespace twin
{
namespace
{
SceneDocument sceneOf(const GenerateOptions& options, const FacilityDocument& facility)
{
    SceneDocument scene;
    scene.name = scene.text.keep(facility.name);
    scene.facility = "facility.json";
    for (const std::string_view note : facility.notes)
        scene.notes.push_back(scene.text.keep(note));
    GeneratedBy by;
    by.design = scene.text.keep(options.design);
    by.gpus = options.gpus;
    by.seed = options.seed;
    by.optics = options.optics == Packaging::coPackaged ? "cpo" : "pluggable";
    by.cabling = options.cabling == Cabling::structured ? "structured" : "direct";
    scene.generated = by;
    return scene;
}
} // namespace

Generated generate(const GenerateOptions& options)
{
    using namespace factory;
    const Design design = findDesign(options.design, options.optics);
    const Fabric fabric = fabricOf(design, options.gpus);
    Generated made;
    addModels(made.facility, design);
    Site site = planContents(fabric, design, options, made.facility);
    planFloor(site, design, made.facility, options.seed);

    Draft draft{made.facility, design, fabric, site, options.seed, TrayLoads(site)};
    made.facility.name = draft.name("{}, {} GPUs{}", design.summary.name, fabric.gpus,
                                    options.optics == Packaging::coPackaged ? ", co-packaged optics" : "");
    writeHalls(draft);
    writeRacks(draft);
    writePlant(draft);
    writeCables(draft);
    writeTrays(draft);
    roundPlaces(made.facility);
    writeNotes(draft, options);
    made.scene = sceneOf(options, made.facility);
    return made;
}
} // namespace twin

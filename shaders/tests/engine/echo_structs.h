// All structs that engine/passes and its shaders share, at one address.
#ifndef GLASSHOUSE_TESTS_ENGINE_ECHO_STRUCTS_H
#define GLASSHOUSE_TESTS_ENGINE_ECHO_STRUCTS_H

#include "shared/engine/fibers.h"
#include "shared/engine/labels.h"
#include "shared/engine/lighting.h"
#include "shared/engine/neutral.h"
#include "shared/engine/occluders.h"
#include "shared/engine/overprint.h"
#include "shared/engine/pick.h"
#include "shared/engine/solids.h"
#include "shared/engine/ui.h"
#include "shared/engine/values.h"
#include "shared/engine/view.h"

GPU_NAMESPACE_BEGIN(engine)

struct EchoSceneArgs
{
    UintPtr words; // of all members, one after another
    SolidVertexPtr vertex;
    SolidShownPtr shown;
    SolidInstancePtr instance;
    SolidClusterPtr cluster;
    SolidMeshPtr mesh;
    SolidPartPtr part;
    SolidPartedPtr parted;
    SolidTallyPtr tally;
    FiberKnotDataPtr knot;
    FiberDataPtr fiber;
    FiberChunkPtr chunk;
    FiberStrandPtr strand;
    FiberGroupPtr group;
    FiberTallyPtr fiberTally;
    FiberBlockPtr fiberBlock;
};

struct EchoFrameArgs
{
    UintPtr words;
    LampStripPtr lamp;
    NeutralLightPtr neutral;
    PickResultPtr picked;
    ValueEntryPtr entry;
    ViewPtr view;
    LightingPtr lighting;
    SolidBlockPtr block;
    OccluderBoxPtr occluder;
};

GPU_STRUCT(LabelArgs);
GPU_STRUCT(LabelInkArgs);
GPU_STRUCT_ALIGNED(UiArgs, 8);
GPU_STRUCT(OverprintArgs);

struct EchoOverlayArgs
{
    UintPtr words;
    LabelDataPtr label;
    LabelGlyphPtr glyph;
    LabelPlacementPtr placement;
    LabelCountsPtr counts;
    LabelArgsPtr placing;
    LabelInkArgsPtr ink;
    UiVertexPtr vertex;
    UiArgsPtr ui;
    OverprintArgsPtr printed;
};

GPU_NAMESPACE_END

#endif

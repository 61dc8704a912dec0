#pragma once

#include "app/panels/legend.h"
#include "app/panels/overlay.h"
#include "app/stage/showing.h"
#include "app/tour/tour.h"
#include "app/viewer/open_scene.h"
#include "engine/passes/renderer.h"
#include "engine/view/video_format.h"

#include <memory>
#include <optional>
#include <vector>

namespace app
{
// Draws the frames of a tour. A frame is a function of scene, tour and settings: whichever was drawn before it, it has
// the same bits.
class FilmDrawer
{
public:
    struct Options
    {
        glm::uvec2 size{1280, 720};
        engine::Rate rate;
        bool keepsLight = false; // for light() in place of picture()
        uint32_t samples = 1;    // of each pixel, spread over the time for which the shutter is open
    };
    // All must outlive it. Throws twin::Error for words that no font has.
    FilmDrawer(gpu::Device& device, const OpenScene& scene, const Tour& tour, const Options& options);

    // Draws a frame of the tour. The picture is ready for any stage once the commands that are returned have been gone
    // on with and submitted.
    gpu::Commands draw(uint64_t frame);
    const gpu::Image& picture() const { return options_.keepsLight ? renderer_.light() : renderer_.picture(); }

private:
    void show(const TourMoment& moment);
    double secondsOf(double frame) const;
    engine::Camera cameraIn(double frame, double later) const;

    const OpenScene& scene_;
    const Tour& tour_;
    Options options_;
    std::vector<double> cuts_;
    engine::Renderer renderer_;
    std::unique_ptr<Overlay> overlay_;
    Showing showing_;
    std::vector<EntityId> lit_; // whom the values on the GPU say so of
    std::optional<Legend> legend_;
};
} // namespace app

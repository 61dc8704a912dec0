#include "app/film/film_drawer.h"

#include "app/viewer/open_tour.h"

#include <algorithm>

namespace app
{
namespace
{
constexpr double shutter = 0.5; // of the time from frame to frame that it is open: 180 degrees, as film has it
}

FilmDrawer::FilmDrawer(gpu::Device& device, const OpenScene& scene, const Tour& tour, const Options& options)
    : scene_(scene),
      tour_(tour),
      options_(options),
      cuts_(tour.cuts()),
      renderer_(device, scene.stage.drawables),
      overlay_(overlayFor(device, tour))
{
}

double FilmDrawer::secondsOf(double frame) const
{
    return frame * options_.rate.seconds / options_.rate.pictures;
}

// What the settings of a frame cannot say: values that stand on the GPU.
void FilmDrawer::show(const TourMoment& moment)
{
    showing_.look = moment.look;
    showing_.hidden = moment.hidden;
    showing_.outdoors = moment.outdoors;
    showing_.spotlight = moment.lit.empty() ? 0 : moment.dim;
    if (moment.view == showing_.view && std::ranges::equal(moment.lit, lit_))
        return;
    showing_.choose(moment.view, scene_.stage, renderer_, moment.lit);
    lit_.assign(moment.lit.begin(), moment.lit.end());
    legend_.reset();
    if (moment.view)
        legend_ = legendOf(*moment.view, showing_.values, scene_.stage.entities);
}

// Where the camera is by then; no shutter stays open over a cut.
engine::Camera FilmDrawer::cameraIn(double frame, double later) const
{
    const double from = secondsOf(frame);
    const double to = secondsOf(frame + later);
    const auto next = std::ranges::upper_bound(cuts_, from);
    return tour_.trackAt(next != cuts_.end() && *next <= to ? from : to).camera();
}

gpu::Commands FilmDrawer::draw(uint64_t frame)
{
    const auto began = static_cast<double>(frame);
    const TourMoment moment = tour_.at(secondsOf(began));
    show(moment);
    std::vector<engine::Camera> cameras{moment.camera};
    for (uint32_t k = 1; k < options_.samples; ++k)
        cameras.push_back(cameraIn(began, shutter * k / options_.samples));
    engine::FrameSettings settings = showing_.frame(options_.size);
    settings.scale = overlayScale(options_.size);
    settings.keepsLight = options_.keepsLight;
    gpu::Commands commands = renderer_.drawSamples(cameras, settings);
    overlay_->draw(commands, legend_ ? &*legend_ : nullptr, moment.words, renderer_.picture());
    commands.barrier(gpu::draw, gpu::everywhere);
    return commands;
}
} // namespace app

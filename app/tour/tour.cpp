#include "app/tour/tour.h"

#include "app/tour/tour_builder.h"

#include <algorithm>
#include <cmath>

namespace app
{
namespace
{
// What is named in the halls stays in them.
constexpr uint32_t namesWithin = maskOf(Layer::placeLabels) | maskOf(Layer::rackLabels) | maskOf(Layer::deviceLabels);
} // namespace

Tour::Tour(const Stage& stage, const EntitySearch& search, const engine::Obstacles& obstacles, const TourSource& source,
           const std::map<std::string, engine::Camera>& kept, const TourOptions& options)
    : stage_(stage), file_(source.source.name())
{
    TourBuilder(*this, {stage, search, obstacles, source, kept, options}).run();
}

const Tour::Shot& Tour::shotAt(double seconds) const
{
    const auto after = std::ranges::upper_bound(shots_, seconds, {}, &Shot::from);
    return after == shots_.begin() ? shots_.front() : *(after - 1);
}

TrackPoint Tour::trackAt(double seconds) const
{
    seconds = std::clamp(seconds, 0.0, seconds_);
    const Shot& shot = shotAt(seconds);
    return shot.track.at(seconds - shot.from);
}

std::vector<double> Tour::cuts() const
{
    std::vector<double> times;
    for (const Shot& shot : shots_)
        times.push_back(shot.from);
    return times;
}

TourMoment Tour::at(double seconds) const
{
    seconds = std::clamp(seconds, 0.0, seconds_);
    const Shot& shot = shotAt(seconds);
    TourMoment moment;
    moment.camera = shot.track.at(seconds - shot.from).camera();
    moment.look = looks_.at(seconds, engine::Look::executive);
    moment.view = views_.at(seconds, nullptr);
    const Standing standing = shot.standings.at(seconds - shot.from, shot.first);
    const bool open = open_.at(seconds, {}).value_or(isOpenBy(standing));
    moment.hidden = hiddenLayers(stage_, moment.camera.eye, standing, open);
    moment.outdoors = standing == Standing::outside;
    if (moment.outdoors && !open)
        moment.hidden |= namesWithin;
    if (standing == Standing::above && open)
        moment.hidden |= maskOf(Layer::ground); // the halls alone, before nothing
    if (const auto* lit = lit_.at(seconds))
    {
        constexpr double fade = 0.5; // seconds
        moment.lit = lit->what;
        moment.dim = static_cast<float>(lit->opacity(seconds, fade));
    }
    moment.words = wordsAt(seconds);
    moment.dataTime = clock_.at(seconds);
    return moment;
}

Words Tour::wordsAt(double seconds) const
{
    Words words;
    if (const auto* caption = captions_.at(seconds))
    {
        words.caption = caption->what;
        words.captionOpacity = static_cast<float>(caption->opacity(seconds, TourBuilder::wordFade));
    }
    if (const auto* title = titles_.at(seconds))
    {
        words.title = title->what.text;
        words.subtitle = title->what.subtitle;
        words.titleOpacity = static_cast<float>(title->opacity(seconds, TourBuilder::wordFade));
    }
    if (const auto* cards = cards_.at(seconds))
    {
        words.cards = cards->what;
        words.cardsOpacity = static_cast<float>(cards->opacity(seconds, TourBuilder::wordFade));
    }
    for (const Curtain& curtain : curtains_)
    {
        const double x = std::clamp(1 - std::abs(seconds - curtain.at) / curtain.half, 0.0, 1.0);
        words.curtain = std::max(words.curtain, static_cast<float>(x * x * (3 - 2 * x)));
    }
    return words;
}
} // namespace app

#include "app/tour/default_tour.h"

#include "app/stage/viewpoints.h"
#include "app/tour/airspace.h"
#include "app/tour/caption.h"
#include "app/tour/figures.h"
#include "app/tour/shot_motion.h"
#include "app/tour/worth_showing.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace app
{
namespace
{
class DefaultTour
{
public:
    DefaultTour(const Stage& stage, const engine::Obstacles& obstacles, glm::uvec2 shape)
        : stage_(stage),
          facility_(stage.scene.facility),
          viewpoints_(viewpoints(stage, shape)),
          airspace_(stage, obstacles),
          sums_(stage.scene)
    {
    }

    TourDocument run()
    {
        const std::string_view name = stage_.scene.document.name;
        document_.name = name;
        const bool outside = find("building") != nullptr;
        if (outside)
            place();
        halls(!outside);
        if (const char* aisle = find("aisle") ? "aisle" : find("hot") ? "hot" : nullptr)
            walk(aisle);
        if (find("tray"))
            tray();
        end();
        return std::move(document_);
    }

private:
    using Move = std::initializer_list<glm::dvec3>; // right, forward, up: the widest first

    std::string_view keep(std::string_view text) { return document_.text.keep(text); }
    const Viewpoint* find(std::string_view name) const
    {
        const auto found = std::ranges::find(viewpoints_, name, &Viewpoint::name);
        return found == viewpoints_.end() ? nullptr : &*found;
    }

    TourKey& begin(std::string_view viewpoint, const glm::dvec3& aside = glm::dvec3(0))
    {
        TourKey& key = document_.keys.emplace_back();
        key.cut = document_.keys.size() > 1;
        key.viewpoint = viewpoint;
        key.aside = {aside.x, aside.y, aside.z};
        key.fadeSeconds = key.cut ? 0.8 : 0;
        key.ease = TourEase::through;
        return key;
    }

    // A shot that moves from beside a viewpoint to it, as far as there is room for.
    TourKey& shot(std::string_view viewpoint, double seconds, Move moves, std::string_view caption = {})
    {
        seconds = std::max(seconds, readingSeconds(caption) + 1);
        for (const glm::dvec3& move : moves)
            if (isFree(*find(viewpoint), move))
            {
                begin(viewpoint, move);
                TourKey& key = document_.keys.emplace_back();
                key.viewpoint = viewpoint;
                key.seconds = seconds;
                key.caption = caption;
                return key;
            }
        TourKey& key = begin(viewpoint);
        key.ease = {};
        key.hold = seconds;
        key.caption = caption;
        return key;
    }

    // Straight, and with that much room beside people and what hangs there, metres.
    bool isFree(const Viewpoint& viewpoint, const glm::dvec3& move, double room = 0.05) const
    {
        const TrackPoint to = TrackPoint::of(viewpoint.camera);
        const glm::dvec3 ahead(std::sin(to.heading), std::cos(to.heading), 0);
        const glm::dvec3 aside = glm::dvec3(ahead.y, -ahead.x, 0) * move.x + ahead * move.y + glm::dvec3(0, 0, move.z);
        const glm::dvec3 from(viewpoint.camera.eye + glm::vec3(aside)); // to the bit as the tour will have it
        const FreePlace roomy = [&](const glm::dvec3& place)
        { return airspace_.isFree(place, {.standing = 0.2, .hanging = room, .open = true}); };
        if (!roomy(from) || (room > 0.1 && !isFreeLine(roomy, from, to.eye)))
            return false;
        const bool open = (viewpoint.hidden & maskOf(Layer::ceiling)) != 0;
        try
        {
            const ShotMotion motion(airspace_, {{.eye = from}, {.eye = to.eye, .open = open}});
            return motion.metresTo(1) < glm::distance(from, to.eye) * 1.01;
        }
        catch (const ShotMotion::NoWay&)
        {
            return false;
        }
    }

    KeyFigure figure(std::string_view name) const { return findFigure(name)->make(sums_, facility_); }
    bool isSomething(std::string_view name) const
    {
        return figure(name).value.find_first_of("123456789") != std::string::npos;
    }
    void addCards(TourKey& key, std::initializer_list<std::string_view> names)
    {
        for (const std::string_view name : names)
            if (isSomething(name))
                key.cards.emplace_back().figure = name;
    }
    // "2,304 GPUs, 76 racks", as many as fit.
    std::string summary(size_t columns) const
    {
        std::string text;
        for (const char* name : {"gpus", "racks", "switches", "fiber_km"})
        {
            const KeyFigure each = figure(name);
            const std::string more =
                text + (text.empty() ? "" : ", ") + each.value + " " + each.unit + (name[0] == 'f' ? " of fiber" : "");
            if (isSomething(name) && columnsOf(more) <= columns)
                text = more;
        }
        return text;
    }

    void title(TourKey& key)
    {
        key.title.emplace();
        const std::string_view name = stage_.scene.document.name;
        key.title->text = keep(shortened(name.empty() ? "A scene" : name, 42));
        key.title->subtitle = keep(summary(84));
    }

    void place() { title(shot("building", 7, {{-5, -6, 0}, {-2, -3, 0}})); }

    void halls(bool first)
    {
        TourKey& key = shot("overview", 7, {{2, -3, 3}, {1, -1, 1}});
        if (first)
            title(key);
        else
            addCards(key, {"gpus", "racks", "rated_power"});
    }

    void walk(const char* viewpoint)
    {
        // Towards the viewpoint would be backwards: from it on, and up to nobody's face.
        for (const double ahead : {6.6, 5.5, 4.4, 3.6, 3.0, 2.4, 1.8, 1.0})
            if (isFree(*find(viewpoint), {0, ahead, 0}, 0.45))
            {
                begin(viewpoint);
                TourKey& key = document_.keys.emplace_back();
                key.viewpoint = viewpoint;
                key.aside = {0, ahead, 0};
                key.seconds = std::max(4.0, ahead / 1.1);
                key.ease = TourEase::through;
                key.caption = find(viewpoint)->title;
                return;
            }
        shot(viewpoint, 4, {}, find(viewpoint)->title);
    }

    void tray()
    {
        TourKey& key = shot("tray", 6, {{0, -3, 0}, {0, -1.5, 0}, {0, -0.6, 0}}, find("tray")->title);
        addCards(key, {"cables", "fiber_km", "longest_cable"});
    }

    // Parts the shot that was made last: some seconds before what its last key says and lights.
    void delay(double seconds)
    {
        TourKey& last = document_.keys.back();
        TourKey first = last;
        first.caption = {};
        first.seconds = seconds;
        if (last.hold)
        {
            first.seconds = {};
            first.hold = seconds;
            last.cut = false;
            last.fadeSeconds = 0;
        }
        else
        {
            const twin::Point3& from = document_.keys[document_.keys.size() - 2].aside;
            const double share = seconds / (seconds + last.seconds.value_or(seconds));
            for (size_t i = 0; i < from.size(); ++i)
                first.aside[i] = from[i] + (last.aside[i] - from[i]) * share;
        }
        document_.keys.insert(document_.keys.end() - 1, first);
    }

    // One cable while the rest is dim, or else one rack.
    void end()
    {
        const twin::CableId id = cableWorthShowing(stage_, find("ports"));
        std::string_view lit;
        if (id)
            lit = keep("cable:" + stage_.entities.name(stage_.entities.of(id)));
        else if (!facility_.racks.empty())
            lit = keep("rack:" + stage_.entities.name(stage_.entities.of(twin::RackId::at(0))));
        if (id && find("ports"))
        {
            shot("ports", 4, {{0, -0.35, 0}, {0, -0.15, 0}}, keep(toldOf(stage_, id)));
            delay(1.6);
        }
        else if (!lit.empty())
            frame(lit);
        else
            shot("overview", 4, {{-2, -3, 2}, {-1, -1, 1}});
        if (!lit.empty())
            document_.keys.back().highlight = {lit};
        TourKey stay = document_.keys.back();
        stay.seconds = {};
        stay.cut = false;
        stay.fadeSeconds = 0;
        stay.caption = {};
        stay.hold = 3.5;
        title(stay);
        document_.keys.push_back(stay);
    }

    void frame(std::string_view lit)
    {
        TourKey& key = document_.keys.emplace_back();
        key.cut = true;
        key.frame = lit;
        key.fadeSeconds = 0.8;
        key.hold = 4;
    }

    const Stage& stage_;
    const twin::Facility& facility_;
    std::vector<Viewpoint> viewpoints_;
    Airspace airspace_;
    FacilitySums sums_;
    TourDocument document_;
};
} // namespace

TourSource defaultTour(const Stage& stage, const engine::Obstacles& obstacles, glm::uvec2 shape)
{
    if (stage.scene.facility.halls.empty())
        throw twin::Error(stage.scene.folder.string(), "this scene has no hall: there is nothing to tour");
    TourSource tour{.source = twin::SourceText::fromString("the tour made by rule", "{}"),
                    .document = {},
                    .folder = stage.scene.folder};
    tour.document = DefaultTour(stage, obstacles, shape).run();
    return tour;
}
} // namespace app

#include "app/tour/tour_checks.h"

#include "app/stage/views.h"
#include "app/tour/caption.h"
#include "app/tour/data_clock.h"
#include "app/tour/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace app
{
namespace
{
constexpr size_t mostCards = 3;
constexpr size_t titleColumns = 42;
constexpr size_t subtitleColumns = 84;

class Checks
{
public:
    Checks(const TourSource& tour, std::vector<twin::Problem>& problems) : tour_(tour), problems_(problems) {}

    void run()
    {
        const TourDocument& document = tour_.document;
        for (size_t i = 0; i < document.fonts.size(); ++i)
            file(fmt::format("/fonts/{}", i), document.fonts[i]);
        for (size_t i = 0; i < document.views.size(); ++i)
            view(i);
        for (size_t i = 0; i < document.keys.size(); ++i)
        {
            path_ = fmt::format("/keys/{}", i);
            key(document.keys[i], i == 0);
        }
    }

private:
    template <class... Args>
    void problem(std::string_view where, fmt::format_string<Args...> what, Args&&... args)
    {
        problems_.push_back(
            {.path = path_ + std::string(where), .what = fmt::format(what, std::forward<Args>(args)...)});
    }

    void view(size_t index)
    {
        path_ = fmt::format("/views/{}", index);
        const CameraDef& view = tour_.document.views[index];
        if (view.forward == twin::Point3{})
            problem("/forward", "looks nowhere: one of the three must not be 0");
        for (size_t i = 0; i < index; ++i)
            if (tour_.document.views[i].name == view.name)
                problem("/name", "\"{}\" stands here twice", view.name);
    }

    void key(const TourKey& key, bool first)
    {
        place(key);
        timing(key, first);
        words(key);
        cards(key);
        if (key.withCables && key.highlight.empty())
            problem("/with_cables", "goes with \"highlight\" only");
        if (key.view && *key.view != "none" && !findView(*key.view))
            problem("/view", "there is no view \"{}\": give one of {}", *key.view, viewNames());
        if (key.clock)
            clock(*key.clock);
        if (key.narration)
            file("/narration", *key.narration);
    }

    void place(const TourKey& key)
    {
        std::vector<std::string_view> places;
        for (const auto& [stands, name] :
             {std::pair(key.viewpoint.has_value(), "viewpoint"), std::pair(key.saved.has_value(), "saved"),
              std::pair(key.eye.has_value(), "eye_m"), std::pair(key.frame.has_value(), "frame"),
              std::pair(key.along.has_value(), "along")})
            if (stands)
                places.emplace_back(name);
        if (places.empty())
            problem("", "says not where the camera is: give it one of \"viewpoint\", \"saved\", \"eye_m\", \"frame\", "
                        "\"along\"");
        if (places.size() > 1)
            problem("", "is in two places, \"{}\" and \"{}\": leave one out", places[0], places[1]);
        if (key.aside != twin::Point3{} && (key.eye || key.along))
            problem("/offset_m", "goes with \"viewpoint\", \"saved\" and \"frame\" only");
        if (key.lookAt && key.lookAtPoint)
            problem("/look_at_m", "stands beside \"look_at\": leave one out");
        if (key.along && key.along->from == key.along->to)
            problem("/along", "goes from {} to {}: it has to go somewhere", key.along->from, key.along->to);
    }

    void timing(const TourKey& key, bool first)
    {
        const bool begins = first || key.cut;
        if (key.seconds && key.speed)
            problem("/speed_m_s", "stands beside \"seconds\": leave one out");
        if (begins && !key.along && (key.seconds || key.speed))
            problem(key.seconds ? "/seconds" : "/speed_m_s",
                    "is the time to come here, but a shot begins here: give \"hold_s\", or let the next key travel");
        if (key.fadeSeconds > 0 && !begins)
            problem("/fade_s", "goes with \"cut\": true only");
        if (key.ease == TourEase::through && key.hold.value_or(0) > 0)
            problem("/ease", "the camera cannot go through and stay for {} s: leave out \"ease\" or \"hold_s\"",
                    *key.hold);
    }

    void words(const TourKey& key)
    {
        if (!key.caption.empty() && !wrapped(key.caption))
            problem("/caption",
                    "does not fit: it has {} letters and there is room for {} in {} lines of {}, parted at a space "
                    "(wide letters count twice): shorten it, or part it among keys",
                    columnsOf(key.caption), captionLines * captionColumns, captionLines, captionColumns);
        if (!key.title)
            return;
        if (key.title->text.empty())
            problem("/title/text", "is empty: leave out \"title\"");
        line("/title/text", key.title->text, titleColumns);
        line("/title/subtitle", key.title->subtitle, subtitleColumns);
    }

    void line(std::string_view where, std::string_view text, size_t room)
    {
        if (text.find('\n') != std::string_view::npos)
            problem(where, "has a line's end: it is one line");
        if (columnsOf(text) > room)
            problem(where, "does not fit: it has {} letters and there is room for {}: shorten it", columnsOf(text),
                    room);
    }

    void cards(const TourKey& key)
    {
        if (key.cards.size() > mostCards)
            problem("/cards", "has {} cards: there is room for {}", key.cards.size(), mostCards);
        for (size_t i = 0; i < key.cards.size(); ++i)
        {
            const TourCard& card = key.cards[i];
            const std::string where = fmt::format("/cards/{}", i);
            if (card.figure && (card.of || card.fact))
                problem(where, "is of the facility and of an entity: leave out \"figure\", or \"of\" and \"fact\"");
            else if (!card.figure && !(card.of && card.fact))
                problem(where, "shows nothing: give it a \"figure\", or \"of\" and \"fact\"");
            if (card.figure && !findFigure(*card.figure))
                problem(where + "/figure", "there is no figure \"{}\": give one of {}", *card.figure, figureNames());
        }
    }

    void clock(const TourClock& clock)
    {
        if (clock.at && !timeOf(*clock.at))
            problem("/clock/at", "\"{}\" is no time such as 2026-03-01T08:00:00Z", *clock.at);
        if (clock.run && (clock.spanSeconds || clock.overSeconds))
            problem("/clock/run", "stands beside \"span_s\" and \"over_s\": leave it or them out");
        if (clock.spanSeconds.has_value() != clock.overSeconds.has_value())
            problem("/clock", "has only one of \"span_s\" and \"over_s\": so many seconds of data take so many of the "
                              "tour");
        if (!clock.at && !clock.run && !clock.spanSeconds && !clock.overSeconds)
            problem("/clock", "says nothing: give it \"at\", \"run\", or \"span_s\" and \"over_s\"");
    }

    void file(const std::string& where, std::string_view name)
    {
        std::error_code error;
        const std::filesystem::path path = tour_.folder / std::filesystem::path(name);
        if (!std::filesystem::is_regular_file(path, error))
            problem(where, "there is no file {}", path.string());
    }

    static std::string viewNames()
    {
        std::string names = "\"none\"";
        for (const ViewInfo& each : views())
            names += fmt::format(", \"{}\"", each.name);
        return names;
    }
    static std::string figureNames()
    {
        std::string names;
        for (const FigureInfo& each : figures())
            names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", each.name);
        return names;
    }

    const TourSource& tour_;
    std::vector<twin::Problem>& problems_;
    std::string path_;
};
} // namespace

void checkTour(const TourSource& tour, std::vector<twin::Problem>& problems)
{
    Checks(tour, problems).run();
}
} // namespace app

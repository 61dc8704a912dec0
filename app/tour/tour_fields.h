#pragma once

#include "app/tour/tour_document.h"

#include <array>
#include <tuple>
#include <utility>

// The tables of a tour's records, for its reader and its schema.
namespace twin
{
template <>
struct EnumWords<app::TourEase>
{
    using T = app::TourEase;
    static constexpr auto words =
        std::to_array<std::pair<T, std::string_view>>({{T::rest, "rest"}, {T::through, "through"}});
};

namespace rules
{
inline constexpr Rule place{.min = -1e6, .max = 1e6};
inline constexpr Rule duration{.min = 0, .max = 3600};
inline constexpr Rule travel{.min = 0, .max = 3600, .aboveMin = true};
inline constexpr Rule rate{.min = -1e9, .max = 1e9};
} // namespace rules

template <>
struct Fields<app::TourAlong>
{
    using T = app::TourAlong;
    static constexpr auto table = std::tuple{
        must("of", &T::of, rules::reference, "a tray or a cable, by name or kind:name"),
        may("from", &T::from, rules::share, "of its length, where the way begins"),
        may("to", &T::to, rules::share, "of its length, where it ends; 1 by default"),
        may("above_m", &T::aboveMetres, {.min = -10, .max = 10},
            "over the tray's bottom or the cable; 0.15 by default"),
    };
};

template <>
struct Fields<app::TourTitle>
{
    static constexpr auto table = std::tuple{
        must("text", &app::TourTitle::text, rules::any, "one line of at most 42 letters"),
        may("subtitle", &app::TourTitle::subtitle, rules::any, "one line of at most 84 letters"),
    };
};

template <>
struct Fields<app::TourCard>
{
    static constexpr auto table = std::tuple{
        may("figure", &app::TourCard::figure, rules::any, "of the facility: gpus, fibers, rated_power, ..."),
        may("of", &app::TourCard::of, rules::reference, "or of an entity, by name or kind:name"),
        may("fact", &app::TourCard::fact, rules::any, "which of what is known of it, as the panel labels it"),
    };
};

template <>
struct Fields<app::TourClock>
{
    using T = app::TourClock;
    static constexpr auto table = std::tuple{
        may("at", &T::at, rules::any, "RFC 3339 time at which the data stand; the first clock of a tour needs it"),
        may("run", &T::run, rules::rate, "seconds of data a second from then on: 0 holds, below 0 goes back"),
        may("span_s", &T::spanSeconds, rules::rate, "or so many seconds of data"),
        may("over_s", &T::overSeconds, rules::travel, "in so many seconds of the tour; then they hold"),
    };
};

template <>
struct Fields<app::TourKey>
{
    using T = app::TourKey;
    static constexpr auto table = std::tuple{
        may("name", &T::name, rules::any, "for a presenter"),
        may("viewpoint", &T::viewpoint, rules::any, "where the camera is: overview, aisle, hot, tray, ports, ..."),
        may("saved", &T::saved, rules::any, "or a view of this document, or one that the user kept"),
        may("eye_m", &T::eye, rules::place, "or a place, world metres"),
        may("frame", &T::frame, rules::reference, "or before an entity, by name or kind:name"),
        may("along", &T::along, rules::any, "or travelling along a tray or a cable"),
        may("offset_m", &T::aside, rules::place,
            "right, forward and up of there, in the camera's own level frame; with viewpoint, saved and frame"),
        may("look_at", &T::lookAt, rules::reference, "an entity, by name or kind:name"),
        may("look_at_m", &T::lookAtPoint, rules::place, "or a place, world metres"),
        may("lens_mm", &T::lensMillimetres, {.min = 5, .max = 1000}, "on film of 36 x 24 mm"),
        may("seconds", &T::seconds, rules::travel, "to come here from the key before"),
        may("speed_m_s", &T::speed, {.min = 0, .max = 1000, .aboveMin = true}, "or the mean speed on that way"),
        may("hold_s", &T::hold, rules::duration, "to stay here"),
        may("cut", &T::cut, rules::any, "a new shot begins here"),
        may("fade_s", &T::fadeSeconds, {.min = 0, .max = 10}, "of a cut through black, half before and half after"),
        may("ease", &T::ease, rules::any, "whether the camera stops here or goes through"),
        may("caption", &T::caption, rules::any, "at most two lines of 42 letters"),
        may("title", &T::title, rules::any, "a title or end card"),
        may("cards", &T::cards, rules::any, "of key figures, at most three"),
        may("highlight", &T::highlight, rules::reference, "what is lit while the rest is dim, by name or kind:name"),
        may("with_cables", &T::withCables, rules::any, "light the cables that end in what is lit, too"),
        may("look", &T::look, rules::any, "how the scene is drawn from here on"),
        may("view", &T::view, rules::any, "what colours mean from here on; none for materials"),
        may("open", &T::open, rules::any, "whether the roof and nearer walls are off from here on"),
        may("clock", &T::clock, rules::any, "what the time of the data does from here on"),
        may("narration", &T::narration, rules::any, "a sound file that begins here"),
    };
};

template <>
struct Fields<app::TourDocument>
{
    using T = app::TourDocument;
    static constexpr std::string_view format = "glasshouse-tour/1";
    static constexpr std::string_view title = "A tour: camera, words and data time, key by key";
    static constexpr auto table = std::tuple{
        must("name", &T::name, rules::any, "what people call it"),
        may("notes", &T::notes, rules::any, "whatever a reader should know"),
        may("fonts", &T::fonts, rules::any, "files of fonts for letters that ours lacks"),
        may("views", &T::views, rules::any, "cameras by name"),
        must("keys", &T::keys, {.minItems = 1}, "one after the other"),
        may("loop_pause_s", &T::loopPauseSeconds, rules::duration, "before it begins again where it loops; 4"),
    };
};
} // namespace twin

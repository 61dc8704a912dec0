#pragma once

#include "app/viewer/viewer.h"

#include <cstdio>
#include <map>
#include <string>

namespace app
{
// What a viewer shows, as a line of JSON whenever it changed: for whoever watches from outside.
//
//   {"event": "selected", "scene": ..., "size": [1280, 720], "mode": "orbit", "look": "executive", "view": null,
//    "selected": "rack-12", "hovered": null, "notice": "", "camera": {"eye_m": [...], "forward": [...]}}
//
// `event` says what changed: scene, size, mode, look, view, selected, hovered, notice, or camera, once that is at rest.
class StateLines
{
public:
    explicit StateLines(std::FILE* out) : out_(out) {}

    void look(const Viewer& viewer);

private:
    std::FILE* out_;
    std::map<std::string, std::string> told_; // by event
};
} // namespace app

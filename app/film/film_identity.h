#pragma once

#include "app/film/film_export.h"
#include "app/tour/tour.h"
#include "app/viewer/open_scene.h"

#include <string>

namespace app
{
// Everything that decides the bits of a film but the device that draws it, in lines of words: scene, tour, fonts and
// sound by their content, the program, the settings.
std::string identityOf(const FilmRequest& request, const FilmPlan& plan, const OpenScene& scene, const Tour& tour);

// Of any text, in hexadecimal.
std::string hashOf(const std::string& text);
} // namespace app

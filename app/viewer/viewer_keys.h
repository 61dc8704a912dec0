#pragma once

#include "app/panels/model.h"

#include <span>

namespace app
{
// The viewer's own keys, for the help; the panels' and the camera's are said there already.
std::span<const KeyHelp> viewerKeys();
} // namespace app

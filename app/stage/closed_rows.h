#pragma once

#include "app/stage/bundles.h"

#include <span>

namespace app
{
// What closed rows of cables hide of what is behind them.
void addClosedRows(std::span<const Bundle> bundles, std::span<const ClosedRow> rows, engine::Drawables& drawables);
} // namespace app

#pragma once

#include "app/stage/cable_part.h"

#include <cstdint>
#include <span>
#include <vector>

namespace app
{
// Adds the bundles of links at one joint, of what of them does not lie within others; ids are counted on from
// `firstId`, part by part. Returns the first of each part.
std::vector<uint32_t> addLinkBundles(std::span<const CablePart> parts, uint32_t firstId, std::vector<Bundle>& bundles);
} // namespace app

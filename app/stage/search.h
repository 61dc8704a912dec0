#pragma once

#include "app/stage/entities.h"

#include <string>
#include <string_view>
#include <vector>

namespace app
{
// Finds entities by what they are called. Letters of ASCII are the same in either case. Ports are looked for under
// their device, by "device:port", since there are too many alike to list.
class EntitySearch
{
public:
    explicit EntitySearch(const EntityTable& entities);

    // Whose name is exactly this, or nobody; where several kinds have that name the first kind of the enum.
    EntityId find(std::string_view name) const;
    // The same, or else by "kind:name", the kind as nameOf() says it in either case; for documents, which have to tell
    // things of one name apart.
    EntityId named(std::string_view words) const;

    // At most `limit` whose name has `text` in it: the whole name before its beginning, before the beginning of a word,
    // before anything; then the greater thing before the smaller, the shorter name before the longer.
    std::vector<EntityId> search(std::string_view text, size_t limit = 20) const;

private:
    struct Hit
    {
        uint32_t rank;
        EntityId entity;
    };
    void addPorts(std::string_view device, std::string_view port, std::vector<Hit>& hits) const;
    // All names that have `text` in them, of kinds that are listed.
    std::vector<Hit> namesWith(std::string_view lowered) const;

    const EntityTable& entities_;
    std::string names_;            // lower case, each ended by a zero
    std::vector<uint32_t> starts_; // into names_, ascending
    std::vector<EntityId> owners_;
};
} // namespace app

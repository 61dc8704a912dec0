#include "twin/facility/json_reader.h"

#include "twin/facility/document_reader.h"
#include "twin/facility/field_tables.h"

namespace twin
{
FacilityDocument readFacility(SourceText& source, std::vector<Problem>& problems)
{
    return readDocument<FacilityDocument>(source, problems);
}

SceneDocument readScene(SourceText& source, std::vector<Problem>& problems)
{
    return readDocument<SceneDocument>(source, problems);
}
} // namespace twin

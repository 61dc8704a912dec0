// Bytes as a scene document: read, or refused in words; what is read well is written the same again.
#include "twin/facility/json_reader.h"
#include "twin/facility/json_writer.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::vector<twin::Problem> problems;
    twin::SourceText source = twin::SourceText::fromString("fuzz.json", {reinterpret_cast<const char*>(data), size});
    const std::string written = twin::write(twin::readScene(source, problems));
    if (!problems.empty())
        return 0;
    twin::SourceText again = twin::SourceText::fromString("again.json", written);
    if (twin::write(twin::readScene(again, problems)) != written || !problems.empty())
        std::abort();
    return 0;
}

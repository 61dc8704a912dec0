#include "app/tour/tour.h"

namespace app
{
std::vector<std::string> Tour::texts() const
{
    std::vector<std::string> all;
    for (const auto& piece : captions_.pieces())
        all.push_back(piece.what);
    for (const auto& piece : titles_.pieces())
        all.insert(all.end(), {piece.what.text, piece.what.subtitle});
    for (const auto& piece : cards_.pieces())
        for (const KeyFigure& figure : piece.what)
            all.insert(all.end(), {figure.value, figure.unit, figure.line});
    return all;
}
} // namespace app

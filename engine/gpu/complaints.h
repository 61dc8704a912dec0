#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gpu
{
// The messages of the validation layers, warnings included. Outlives the Device it is given to, since destroying a
// Device is itself checked: a run under --validate ends with `throwIfAny()` after the Device is gone.
class Complaints
{
public:
    void add(std::string text) { texts_.push_back(std::move(text)); }
    size_t count() const { return texts_.size(); }
    const std::vector<std::string>& texts() const { return texts_; }
    void clear() { texts_.clear(); }

    // ValidationError with the first message and how many there are.
    void throwIfAny() const;

private:
    std::vector<std::string> texts_;
};
} // namespace gpu

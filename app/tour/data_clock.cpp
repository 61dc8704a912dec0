#include "app/tour/data_clock.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>

namespace app
{
namespace
{
// Takes pieces off the front of a text; what does not fit makes it fail for good.
class Scanner
{
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    int number(size_t digits)
    {
        int value = 0;
        good_ = good_ && text_.size() >= digits &&
                std::ranges::all_of(text_.substr(0, digits), [](char c) { return c >= '0' && c <= '9'; });
        if (!good_)
            return 0;
        std::from_chars(text_.data(), text_.data() + digits, value);
        text_.remove_prefix(digits);
        return value;
    }
    // One of the letters, which is returned; 0 when it is none of them.
    char take(std::string_view letters)
    {
        if (text_.empty() || letters.find(text_.front()) == std::string_view::npos)
            return 0;
        const char letter = text_.front();
        text_.remove_prefix(1);
        return letter;
    }
    void need(std::string_view letters) { good_ = good_ && take(letters) != 0; }
    void require(bool condition) { good_ = good_ && condition; }
    bool isDigit() const { return !text_.empty() && text_.front() >= '0' && text_.front() <= '9'; }
    bool isGood() const { return good_; }
    bool isAtEnd() const { return text_.empty(); }

private:
    std::string_view text_;
    bool good_ = true;
};

// Nanoseconds of ".25"; digits beyond the ninth are of no account.
int64_t fraction(Scanner& scanner)
{
    if (scanner.take(".") == 0)
        return 0;
    scanner.require(scanner.isDigit());
    int64_t value = 0;
    for (int64_t unit = 100000000; scanner.isGood() && scanner.isDigit(); unit /= 10)
        value += unit * scanner.number(1);
    return value;
}

// Seconds east of UTC.
int64_t offset(Scanner& scanner)
{
    const char sign = scanner.take("Zz+-");
    scanner.require(sign != 0);
    if (sign != '+' && sign != '-')
        return 0;
    const int hours = scanner.number(2);
    scanner.need(":");
    const int minutes = scanner.number(2);
    scanner.require(hours < 24 && minutes < 60);
    return (sign == '-' ? -60 : 60) * (hours * int64_t{60} + minutes);
}
} // namespace

std::optional<int64_t> timeOf(std::string_view rfc3339)
{
    Scanner scanner(rfc3339);
    const std::chrono::year year{scanner.number(4)};
    scanner.need("-");
    const std::chrono::month month{static_cast<unsigned>(scanner.number(2))};
    scanner.need("-");
    const std::chrono::day day{static_cast<unsigned>(scanner.number(2))};
    scanner.need("Tt ");
    const int hours = scanner.number(2);
    scanner.need(":");
    const int minutes = scanner.number(2);
    scanner.need(":");
    const int seconds = scanner.number(2);
    const int64_t nanoseconds = fraction(scanner);
    const int64_t east = offset(scanner);
    const std::chrono::year_month_day date{year, month, day};
    // A leap second is told as the second after it, as clocks do.
    scanner.require(date.ok() && hours < 24 && minutes < 60 && seconds <= 60);
    if (!scanner.isGood() || !scanner.isAtEnd())
        return {};
    const int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    const int64_t whole = ((days * 24 + hours) * 60 + minutes) * 60 + seconds - east;
    constexpr int64_t second = 1'000'000'000;
    if (std::abs(whole) >= std::numeric_limits<int64_t>::max() / second)
        return {};
    return whole * second + nanoseconds;
}

std::optional<int64_t> DataClock::at(double seconds) const
{
    const auto after = std::ranges::upper_bound(pieces_, seconds, {}, [](const Piece& piece) { return piece.at; });
    if (after == pieces_.begin())
        return {};
    const Piece& piece = *(after - 1);
    const double passed = (std::min(seconds, piece.until) - piece.at) * piece.rate * 1e9;
    const double reached = static_cast<double>(piece.time) + passed;
    // Half of what is left of the range is far beyond any data; there it stands still.
    if (std::abs(reached) > 9.2e18)
        return piece.time;
    return piece.time + std::llround(passed);
}
} // namespace app

#include "twin/facility/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>

namespace twin
{
namespace
{
constexpr std::uintmax_t mostBytes = std::uintmax_t{1} << 31;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// Walks over JSON just far enough to find a value; the text may be malformed anywhere.
class Walker
{
public:
    Walker(std::string_view text, std::size_t offset) : text_(text), at_(offset) { space(); }

    std::size_t offset() const { return at_; }

    // Moves to the value of `key` in the object here, or to element `key` of the array here. Stays, when there is none.
    bool enter(std::string_view key)
    {
        const std::size_t begin = at_;
        if (at_ < text_.size() && ((text_[at_] == '{' && enterObject(key)) || (text_[at_] == '[' && enterArray(key))))
            return true;
        at_ = begin;
        return false;
    }

private:
    bool enterObject(std::string_view key)
    {
        ++at_;
        for (space(); at_ < text_.size() && text_[at_] == '"'; comma())
        {
            const std::size_t begin = at_ + 1;
            string();
            const bool found = text_.substr(begin, at_ - 1 - begin) == key;
            space();
            if (at_ < text_.size() && text_[at_] == ':')
                ++at_;
            space();
            if (found)
                return true;
            value();
        }
        return false;
    }

    bool enterArray(std::string_view key)
    {
        std::size_t wanted = 0;
        const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), wanted);
        if (error != std::errc{} || end != key.data() + key.size())
            return false;
        ++at_;
        space();
        for (std::size_t i = 0; at_ < text_.size() && text_[at_] != ']'; ++i)
        {
            if (i == wanted)
                return true;
            value();
            comma();
        }
        return false;
    }

    void space()
    {
        while (at_ < text_.size() &&
               (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
            ++at_;
    }

    void comma()
    {
        space();
        if (at_ < text_.size() && text_[at_] == ',')
            ++at_;
        space();
    }

    void string()
    {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
            if (text_[at_] == '\\')
                ++at_;
        at_ = std::min(at_ + 1, text_.size());
    }

    void value()
    {
        const std::size_t begin = at_;
        std::size_t depth = 0;
        while (at_ < text_.size())
        {
            const char c = text_[at_];
            if (c == '"')
                string();
            else if (c == '{' || c == '[')
            {
                ++depth;
                ++at_;
            }
            else if (c == '}' || c == ']')
            {
                if (depth == 0)
                    break;
                --depth;
                ++at_;
            }
            else if (c == ',' && depth == 0)
                break;
            else
            {
                ++at_;
                continue;
            }
            if (depth == 0)
                break;
        }
        if (at_ == begin && at_ < text_.size())
            ++at_; // whatever happens, the walk goes on
    }

    std::string_view text_;
    std::size_t at_;
};
} // namespace

SourceText SourceText::fromFile(const std::filesystem::path& file)
{
    const std::string name = file.string();
    std::error_code error;
    if (std::filesystem::is_directory(file, error))
        throw Error(name, "is a folder where a file is expected");
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (!error && size > mostBytes)
        throw Error(name,
                    fmt::format("is {:.1f} GB; a document may have 2 GiB: split the facility", double(size) * 1e-9));
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw Error(name, fmt::format("cannot be opened: {}", std::strerror(errno)));
    SourceText source;
    source.name_ = name;
    if (error) // a pipe or a device tells no size
    {
        constexpr std::size_t step = 1 << 20;
        while (in && source.text_.size() <= mostBytes)
        {
            const std::size_t had = source.text_.size();
            source.text_.resize(had + step);
            in.read(source.text_.data() + had, step);
            source.text_.resize(had + static_cast<std::size_t>(in.gcount()));
        }
    }
    else
    {
        source.text_.resize(static_cast<std::size_t>(size));
        in.read(source.text_.data(), static_cast<std::streamsize>(size));
        if (static_cast<std::uintmax_t>(in.gcount()) != size)
            throw Error(name, "cannot be read to its end");
    }
    if (source.text_.starts_with(byteOrderMark))
        source.text_.replace(0, byteOrderMark.size(), "   ");
    return source;
}

SourceText SourceText::fromString(std::string_view name, std::string_view text)
{
    SourceText source;
    source.name_ = name;
    source.text_ = text;
    return source;
}

std::size_t SourceText::lineOf(std::size_t offset) const
{
    if (lineStarts_.empty())
    {
        lineStarts_.push_back(0);
        for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
            lineStarts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
    return static_cast<std::size_t>(std::ranges::upper_bound(lineStarts_, offset) - lineStarts_.begin());
}

std::size_t SourceText::find(std::string_view path) const
{
    const auto next = [&]
    {
        path.remove_prefix(1);
        const std::string_view key = path.substr(0, path.find('/'));
        path.remove_prefix(key.size());
        return key;
    };
    if (path.empty() || path.front() != '/')
        return 0;
    const std::string_view first = next();
    Walker walker(text_, 0);
    const auto known = records.find(first);
    std::size_t index = 0;
    const std::string_view rest = path;
    if (known != records.end() && !path.empty())
    {
        const std::string_view key = next();
        std::from_chars(key.data(), key.data() + key.size(), index);
        if (index < known->second.size())
            walker = Walker(text_, known->second[index]);
        else if (path = rest; !walker.enter(first))
            return walker.offset();
    }
    else if (!walker.enter(first))
        return walker.offset();
    while (!path.empty())
        if (!walker.enter(next()))
            break;
    return walker.offset();
}

void locate(const SourceText& source, std::vector<Problem>& problems)
{
    for (Problem& problem : problems)
        if (problem.file.empty() && problem.path.starts_with('/'))
        {
            problem.file = source.name();
            problem.line = source.lineOf(source.find(problem.path));
        }
}
} // namespace twin

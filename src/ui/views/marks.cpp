#include "ui/views/marks.hpp"

#include "domain/fold.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace carnet::ui::views {

namespace {

struct Marks {
    std::string search; // what `words` were made from
    std::vector<std::string> words;
    std::vector<ByteRange> ranges;
};

void split(Marks& marks, const std::string& search)
{
    marks.search = search;
    marks.words.clear();
    std::string folded = fold(search);
    std::size_t start = 0;
    while (start < folded.size()) {
        std::size_t end = std::min(folded.find(' ', start), folded.size());
        if (end > start)
            marks.words.push_back(folded.substr(start, end - start));
        start = end + 1;
    }
}

// Ranges that touch or overlap become one, so that no byte is drawn twice.
void join(std::vector<ByteRange>& ranges)
{
    std::sort(ranges.begin(), ranges.end(), [](ByteRange a, ByteRange b) { return a.begin < b.begin; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (kept > 0 && ranges[i].begin <= ranges[kept - 1].end)
            ranges[kept - 1].end = std::max(ranges[kept - 1].end, ranges[i].end);
        else
            ranges[kept++] = ranges[i];
    }
    ranges.resize(kept);
}

} // namespace

std::span<const ByteRange> marks_in(View& view, std::string_view text, bool matched)
{
    const std::string& search = view.model.view.filter.search;
    if (!matched || search.empty())
        return {};
    Marks& marks = view.ui.state<Marks>(view.ui.id("search marks"));
    if (marks.search != search)
        split(marks, search);
    marks.ranges.clear();
    FoldedText folded = fold_with_map(text);
    for (const std::string& word : marks.words) {
        for (std::size_t at = folded.text().find(word); at != std::string::npos;
             at = folded.text().find(word, at + word.size())) {
            auto original = folded.original({at, at + word.size()});
            marks.ranges.push_back(
                {static_cast<std::uint32_t>(original.begin), static_cast<std::uint32_t>(original.end)});
        }
    }
    // Found, but not letter by letter: a phone number that is written another way than it was typed.
    if (marks.ranges.empty())
        marks.ranges.push_back({0, static_cast<std::uint32_t>(text.size())});
    join(marks.ranges);
    return marks.ranges;
}

} // namespace carnet::ui::views

// Any bytes as what was typed into the search box: an answer comes, the rows it gives are the same in any slices, and
// the next key's answer, which looks at what this one found, is that of a question asked afresh.
#include "base/check.hpp"
#include "fuzz/support/small_book.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace carnet;
using namespace carnet::testing;

namespace {

ListAnswer answer(store::ListQueryRun run, store::Slice& slice)
{
    while (true) {
        auto step = run.step(slice);
        CHECK(step.has_value());
        if (*step == store::Step::done)
            return run.take_answer();
    }
}

// Never out of questions, always at the end of its time.
class Impatient final : public store::Slice {
public:
    [[nodiscard]] bool spent() override { return true; }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size > 10'000)
        return 0; // no search box takes so much
    static SmallBook small;
    store::Book& book = small.book();
    ListQuery query;
    query.count = 50;
    query.filter.search.assign(reinterpret_cast<const char*>(data), size);
    store::Unhurried unhurried;
    Impatient impatient;
    ListAnswer typed = answer(book.start_list_query(query), unhurried);
    CHECK(typed.count >= static_cast<std::int64_t>(typed.rows.size()));
    // A book that was written to has forgotten what was found before.
    CHECK(book.put_setting("fuzz", std::string_view {"x"}).has_value());
    ListAnswer afresh = answer(store::ListQueryRun {book.start_list_query(query)}, impatient);
    CHECK(typed.count == afresh.count && typed.rows.size() == afresh.rows.size());
    for (std::size_t i = 0; i < typed.rows.size(); ++i)
        CHECK(typed.rows[i].row == afresh.rows[i].row);
    return 0;
}

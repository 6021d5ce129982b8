#include "store/index/sort_order.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::store {

namespace {

constexpr std::size_t rows_between_questions = 4096;
constexpr std::size_t radix = 256;
constexpr std::uint32_t key_bytes = 8;

bool same_key(const SortKeys& keys, std::uint32_t left, std::uint32_t right)
{
    for (std::uint32_t depth = 0;; ++depth) {
        if (keys.chunk(left, depth) != keys.chunk(right, depth))
            return false;
        if (!keys.has_more(left, depth))
            return true;
    }
}

bool comes_before(const SortKeys& keys, std::uint32_t left, std::uint32_t right)
{
    for (std::uint32_t depth = 0;; ++depth) {
        std::uint64_t left_chunk = keys.chunk(left, depth);
        std::uint64_t right_chunk = keys.chunk(right, depth);
        if (left_chunk != right_chunk)
            return left_chunk < right_chunk;
        if (!keys.has_more(left, depth))
            break;
    }
    std::int64_t left_date = keys.created_at(left);
    std::int64_t right_date = keys.created_at(right);
    return left_date != right_date ? left_date > right_date : left < right;
}

} // namespace

void SortOrder::reset()
{
    m_entries = {};
    m_changed = {};
    m_built = false;
    m_build = {};
}

void SortOrder::note_changed(std::uint32_t row)
{
    if (m_built)
        m_changed.push_back(row);
    else
        m_build = {};
}

Step SortOrder::build(Slice& slice, const SortKeys& keys, std::span<const Entry> rows_by_date, const Bitmap& present)
{
    if (!m_built)
        return build_new(slice, keys, rows_by_date);
    // A pass over the permutation costs about 2 ms a million rows; it is not cut.
    if (!m_changed.empty())
        merge_changed(keys, present);
    return Step::done;
}

// Least significant byte first, stable, so that rows of equal keys stay in the order of the date; bytes that all keys
// share are skipped. Then, where keys have more chunks, the groups of equal ones are refined.
Step SortOrder::build_new(Slice& slice, const SortKeys& keys, std::span<const Entry> rows_by_date)
{
    Build& build = m_build;
    std::size_t count = rows_by_date.size();
    if (build.phase == Phase::idle) {
        build.keys.resize(count);
        build.rows.resize(count);
        build.histogram.assign(key_bytes * radix, 0);
        build.position = 0;
        build.phase = Phase::keys;
    }
    CHECK(build.rows.size() == count); // else the rows changed between two steps
    while (build.phase == Phase::keys) {
        std::size_t end = std::min(count, build.position + rows_between_questions);
        for (std::size_t i = build.position; i < end; ++i) {
            std::uint32_t row = rows_by_date[i].row();
            std::uint64_t key = keys.chunk(row, 0);
            build.rows[i] = row;
            build.keys[i] = key;
            for (std::uint32_t byte = 0; byte < key_bytes; ++byte)
                ++build.histogram[byte * radix + (key >> (byte * 8) & 0xff)];
        }
        build.position = end;
        if (end == count) {
            build.phase = Phase::count;
            build.byte = 0;
        } else if (slice.spent()) {
            return Step::more;
        }
    }
    while (build.phase == Phase::count || build.phase == Phase::distribute) {
        if (build.phase == Phase::count) {
            auto begin = build.histogram.begin() + static_cast<std::ptrdiff_t>(build.byte * radix);
            bool all_equal =
                std::any_of(begin, begin + radix, [count](std::uint32_t bucket) { return bucket == count; });
            if (all_equal || count == 0) {
                if (++build.byte == key_bytes) {
                    build.phase = Phase::refine;
                    build.position = 0;
                }
                continue;
            }
            // From counts to the places where each bucket begins.
            std::uint32_t place = 0;
            for (auto bucket = begin; bucket != begin + radix; ++bucket)
                place += std::exchange(*bucket, place);
            build.other_keys.resize(count);
            build.other_rows.resize(count);
            build.position = 0;
            build.phase = Phase::distribute;
        }
        std::size_t end = std::min(count, build.position + rows_between_questions);
        std::uint32_t* places = build.histogram.data() + build.byte * radix;
        for (std::size_t i = build.position; i < end; ++i) {
            std::uint64_t key = build.keys[i];
            std::uint32_t place = places[key >> (build.byte * 8) & 0xff]++;
            build.other_keys[place] = key;
            build.other_rows[place] = build.rows[i];
        }
        build.position = end;
        if (end == count) {
            std::swap(build.keys, build.other_keys);
            std::swap(build.rows, build.other_rows);
            build.phase = Phase::count;
            if (++build.byte == key_bytes) {
                build.phase = Phase::refine;
                build.position = 0;
            }
        }
        if (slice.spent())
            return Step::more;
    }
    CHECK(build.phase == Phase::refine);
    if (build.position == 0) {
        build.other_keys = {};
        build.other_rows = {};
        m_entries.resize(count);
    }
    std::size_t since_question = 0;
    while (build.position < count) {
        std::size_t begin = build.position;
        std::size_t end = begin + 1;
        while (end < count && build.keys[end] == build.keys[begin])
            ++end;
        refine_group(keys, begin, end, 0);
        build.position = end;
        since_question += end - begin;
        if (since_question >= rows_between_questions && build.position < count) {
            since_question = 0;
            if (slice.spent())
                return Step::more;
        }
    }
    m_build = {};
    m_built = true;
    return Step::done;
}

// The rows [begin, end) of the build are equal in all chunks up to `depth`.
void SortOrder::refine_group(const SortKeys& keys, std::size_t begin, std::size_t end, std::uint32_t depth)
{
    auto& rows = m_build.rows;
    if (end - begin == 1 || !keys.has_more(rows[begin], depth)) {
        for (std::size_t i = begin; i < end; ++i)
            m_entries[i] = Entry {rows[i], i == begin};
        return;
    }
    struct Keyed {
        std::uint64_t key;
        std::uint32_t row;
    };
    std::vector<Keyed> group;
    group.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i)
        group.push_back({keys.chunk(rows[i], depth + 1), rows[i]});
    std::stable_sort(
        group.begin(), group.end(), [](const Keyed& left, const Keyed& right) { return left.key < right.key; });
    for (std::size_t i = begin; i < end; ++i)
        rows[i] = group[i - begin].row;
    for (std::size_t first = begin; first < end;) {
        std::size_t last = first + 1;
        while (last < end && group[last - begin].key == group[first - begin].key)
            ++last;
        refine_group(keys, first, last, depth + 1);
        first = last;
    }
}

void SortOrder::merge_changed(const SortKeys& keys, const Bitmap& present)
{
    std::sort(m_changed.begin(), m_changed.end());
    m_changed.erase(std::unique(m_changed.begin(), m_changed.end()), m_changed.end());
    Bitmap changed {m_changed.back() / segment_rows + 1};
    for (std::uint32_t row : m_changed)
        changed.set(row);
    std::vector<std::uint32_t> incoming;
    for (std::uint32_t row : m_changed) {
        if (present.contains(row))
            incoming.push_back(row);
    }
    std::sort(incoming.begin(), incoming.end(),
        [&keys](std::uint32_t left, std::uint32_t right) { return comes_before(keys, left, right); });
    m_changed.clear();

    // Take the changed rows out; who follows the first of a key begins that key then.
    std::size_t kept = 0;
    bool begins = false;
    for (Entry entry : m_entries) {
        begins = begins || entry.begins_key();
        if (changed.contains(entry.row()))
            continue;
        m_entries[kept++] = Entry {entry.row(), begins};
        begins = false;
    }
    if (incoming.empty()) {
        m_entries.resize(kept);
        return;
    }
    // Merge from the back, so that nothing is copied twice and no second array is needed. The places of the incoming
    // rows are found by binary search: few comparisons of texts, and whole runs move at once.
    m_entries.resize(kept + incoming.size());
    std::size_t unmoved = kept;
    std::size_t target = m_entries.size();
    for (std::size_t i = incoming.size(); i-- > 0;) {
        std::uint32_t row = incoming[i];
        auto place = std::upper_bound(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(unmoved), row,
            [&keys](std::uint32_t value, Entry entry) { return comes_before(keys, value, entry.row()); });
        auto position = static_cast<std::size_t>(place - m_entries.begin());
        std::move_backward(place, m_entries.begin() + static_cast<std::ptrdiff_t>(unmoved),
            m_entries.begin() + static_cast<std::ptrdiff_t>(target));
        target -= unmoved - position;
        unmoved = position;
        m_entries[--target] = Entry {row, true};
    }
    CHECK(target == unmoved);
    // Who begins a key, around what came in.
    for (std::size_t i = 0, next = 0; next < incoming.size(); ++next) {
        while (m_entries[i].row() != incoming[next])
            ++i;
        bool same_as_before = i > 0 && same_key(keys, m_entries[i - 1].row(), m_entries[i].row());
        m_entries[i] = Entry {m_entries[i].row(), !same_as_before};
        if (i + 1 < m_entries.size()) {
            bool same_as_next = same_key(keys, m_entries[i].row(), m_entries[i + 1].row());
            m_entries[i + 1] = Entry {m_entries[i + 1].row(), !same_as_next};
        }
    }
}

std::size_t SortOrder::memory() const
{
    return m_entries.capacity() * sizeof(Entry) + m_changed.capacity() * sizeof(std::uint32_t);
}

} // namespace carnet::store

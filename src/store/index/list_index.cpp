#include "store/index/list_index.hpp"

#include "base/check.hpp"

#include <bit>
#include <string>

namespace carnet::store {

namespace {

constexpr std::uint64_t sign_bit = std::uint64_t {1} << 63;

// Signed numbers as unsigned ones in the same order.
std::uint64_t ordered(std::int64_t value)
{
    return static_cast<std::uint64_t>(value) ^ sign_bit;
}

// Bytes [8 depth, 8 depth + 8) of a text as a number that compares like them; zeros behind its end (no folded text
// has a NUL).
std::uint64_t text_chunk(std::string_view text, std::uint32_t depth)
{
    std::uint64_t chunk = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t at = std::size_t {depth} * 8 + i;
        chunk = chunk << 8 | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0);
    }
    return chunk;
}

bool text_has_more(std::string_view text, std::uint32_t depth)
{
    return text.size() > (std::size_t {depth} + 1) * 8;
}

// Order numbers as people read them: "999" before "1000", "A9" before "A10". Each run of digits gets its length
// (without leading zeros) before it, as a character between the digits and the letters.
std::string natural_key(std::string_view number)
{
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string key;
    for (std::size_t i = 0; i < number.size();) {
        if (!is_digit(number[i])) {
            key += number[i++];
            continue;
        }
        std::size_t end = i;
        while (end < number.size() && is_digit(number[end]))
            ++end;
        while (i + 1 < end && number[i] == '0')
            ++i;
        // '0' + 1 … '0' + 40: still before 'a' (0x61). Longer runs are compared in pieces, which is an order too.
        while (i < end) {
            std::size_t length = std::min<std::size_t>(end - i, 40);
            key += static_cast<char>('0' + length);
            key += number.substr(i, length);
            i += length;
        }
    }
    return key;
}

constexpr int largest_exponent = 4; // ISO 4217: CLF, UYW

// The amount as a decimal number, whatever its currency's decimals: in ten-thousandths. At most 10^17.
std::int64_t decimal_value(std::int64_t minor_units, Currency currency)
{
    std::int64_t value = minor_units;
    for (int i = currency.exponent(); i < largest_exponent; ++i)
        value *= 10;
    return value;
}

} // namespace

KeptOrder kept_order_of(SortColumn column)
{
    switch (column) {
    case SortColumn::number:
        return KeptOrder::number;
    case SortColumn::name:
        return KeptOrder::name;
    case SortColumn::price:
        return KeptOrder::price;
    case SortColumn::date:
    case SortColumn::status:
    case SortColumn::payment:
        break;
    }
    return KeptOrder::date;
}

class ListIndex::Keys final : public SortKeys {
public:
    Keys(const ListIndex& index, KeptOrder order)
        : m_index(index)
        , m_order(order)
    {
        for (Currency currency : index.m_columns.currencies())
            m_currencies.push_back(currency);
    }

    std::uint64_t chunk(std::uint32_t row, std::uint32_t depth) const override
    {
        switch (m_order) {
        case KeptOrder::date:
            return ~ordered(created_at(row)); // newest first
        case KeptOrder::price: {
            const ListColumns::Segment& segment = m_index.m_columns.segment(row / segment_rows);
            Currency currency = m_currencies[segment.currency[row % segment_rows]];
            return depth == 0 ? ordered(decimal_value(segment.total[row % segment_rows], currency))
                              : text_chunk(currency.code(), 0);
        }
        case KeptOrder::name:
            return text_chunk(text(row), depth);
        case KeptOrder::number:
            break;
        }
        return text_chunk(natural_key(text(row)), depth);
    }

    bool has_more(std::uint32_t row, std::uint32_t depth) const override
    {
        switch (m_order) {
        case KeptOrder::date:
            return false;
        case KeptOrder::price:
            return depth == 0;
        case KeptOrder::name:
            return text_has_more(text(row), depth);
        case KeptOrder::number:
            break;
        }
        return text_has_more(natural_key(text(row)), depth);
    }

    std::int64_t created_at(std::uint32_t row) const override { return m_index.m_columns.created_at(row); }

private:
    std::string_view text(std::uint32_t row) const
    {
        std::string_view fields = m_index.m_texts.fields(row);
        std::size_t end = fields.find(field_separator);
        if (m_order == KeptOrder::number)
            return fields.substr(0, std::min(end, fields.size()));
        if (end == std::string_view::npos)
            return {};
        fields.remove_prefix(end + 1);
        return fields.substr(0, std::min(fields.find(field_separator), fields.size()));
    }

    const ListIndex& m_index;
    KeptOrder m_order;
    std::vector<Currency> m_currencies;
};

ListIndex::ListIndex() = default;
ListIndex::~ListIndex() = default;

void ListIndex::put(OrderRow row, const ListRecord& record)
{
    ++m_revision;
    std::uint32_t number = to_index(row);
    ListRecord before = m_columns.record(row);
    m_columns.put(row, record);
    if (m_present.segments() < m_columns.segment_count())
        m_present.resize_segments(m_columns.segment_count());
    m_present.set(number);
    if (!before.state.present()) {
        for (SortOrder& order : m_orders)
            order.note_changed(number);
        return;
    }
    // The date breaks the ties of every order.
    bool new_date = before.created_at != record.created_at;
    bool new_price = before.total != record.total || before.currency != record.currency;
    for (KeptOrder order : {KeptOrder::date, KeptOrder::number, KeptOrder::name, KeptOrder::price}) {
        if (new_date || (new_price && order == KeptOrder::price))
            kept(order).note_changed(number);
    }
}

void ListIndex::put_texts(OrderRow row, std::string_view fields, std::span<const std::uint32_t> items)
{
    ++m_revision;
    std::uint32_t number = to_index(row);
    std::string_view before = m_texts.fields(number);
    bool new_number = field_text(before, SearchField::number) != field_text(fields, SearchField::number);
    bool new_name = field_text(before, SearchField::name) != field_text(fields, SearchField::name);
    m_texts.put(row, fields, items);
    if (new_number)
        kept(KeptOrder::number).note_changed(number);
    if (new_name)
        kept(KeptOrder::name).note_changed(number);
}

void ListIndex::remove(OrderRow row)
{
    if (!m_columns.contains(row))
        return;
    ++m_revision;
    m_columns.remove(row);
    m_texts.put(row, {}, {});
    m_present.clear(to_index(row));
    for (SortOrder& order : m_orders)
        order.note_changed(to_index(row));
}

TagLists& ListIndex::change_tags()
{
    ++m_revision;
    return m_tags;
}

void ListIndex::clear()
{
    ++m_revision;
    m_columns.clear();
    m_texts.clear();
    m_tags.clear();
    m_items.clear();
    m_present = Bitmap {};
    for (SortOrder& order : m_orders)
        order.reset();
    m_texts_loaded = false;
}

bool ListIndex::is_prepared(KeptOrder order) const
{
    return this->order(order).is_current();
}

Step ListIndex::prepare(KeptOrder wanted, Slice& slice)
{
    if (is_prepared(wanted))
        return Step::done;
    CHECK(m_texts_loaded || (wanted != KeptOrder::number && wanted != KeptOrder::name));
    if (wanted != KeptOrder::date && !is_prepared(KeptOrder::date)) {
        if (build(KeptOrder::date, slice) == Step::more)
            return Step::more;
    }
    return build(wanted, slice);
}

Step ListIndex::build(KeptOrder wanted, Slice& slice)
{
    SortOrder& order = kept(wanted);
    Keys keys {*this, wanted};
    if (wanted != KeptOrder::date || order.is_built())
        return order.build(slice, keys, kept(KeptOrder::date).entries(), m_present);
    // The date's own order is made from the rows as they are numbered.
    std::vector<SortOrder::Entry> rows;
    rows.reserve(m_columns.row_count());
    for (std::size_t segment = 0; segment < m_present.segments(); ++segment) {
        for (std::uint32_t word = 0; word < words_per_segment; ++word) {
            auto first = static_cast<std::uint32_t>(segment * segment_rows + word * 64);
            for_each_bit(m_present.segment(segment)[word], [&](std::uint32_t bit) {
                rows.push_back(SortOrder::Entry {first + bit, true});
            });
        }
    }
    return order.build(slice, keys, rows, m_present);
}

std::size_t ListIndex::memory() const
{
    std::size_t bytes = m_columns.segment_count() * sizeof(ListColumns::Segment);
    for (std::size_t i = 0; i < m_texts.segment_count(); ++i) {
        const TextColumns::Segment& segment = m_texts.segment(i);
        bytes += sizeof segment + segment.text.capacity() + segment.items.capacity() * sizeof(std::uint32_t);
    }
    for (const SortOrder& order : m_orders)
        bytes += order.memory();
    return bytes;
}

} // namespace carnet::store

#include "store/tables/list_blocks.hpp"

#include "store/records/bytes.hpp"

#include <algorithm>

namespace carnet::store {

namespace {

constexpr Sql select_records {"SELECT records FROM list_blocks WHERE block = ?1"};
constexpr Sql put_records {"INSERT INTO list_blocks (block, records) VALUES (?1, ?2)"
                           " ON CONFLICT (block) DO UPDATE SET records = excluded.records"};
constexpr Sql select_texts {"SELECT texts FROM text_blocks WHERE block = ?1"};
constexpr Sql put_texts_of_block {"INSERT INTO text_blocks (block, texts) VALUES (?1, ?2)"
                                  " ON CONFLICT (block) DO UPDATE SET texts = excluded.texts"};
constexpr Sql delete_records {"DELETE FROM list_blocks"};
constexpr Sql delete_texts {"DELETE FROM text_blocks"};

} // namespace

const Sql ListBlocks::all_records {"SELECT block, records FROM list_blocks ORDER BY block"};
const Sql ListBlocks::texts_from {"SELECT block, texts FROM text_blocks WHERE block >= ?1 ORDER BY block"};

std::vector<std::byte> encode_texts(const TextBlock& block)
{
    ByteWriter out;
    for (const SearchTexts& texts : block) {
        out.text(texts.fields);
        out.unsigned_number(texts.items.size());
        for (std::uint32_t item : texts.items)
            out.unsigned_number(item);
    }
    return out.take();
}

Result<TextBlock> decode_texts(Bytes bytes)
{
    ByteReader in {bytes};
    TextBlock block;
    for (SearchTexts& texts : block) {
        texts.fields = in.text();
        std::size_t items = in.count();
        for (std::size_t i = 0; i < items; ++i)
            texts.items.push_back(static_cast<std::uint32_t>(in.unsigned_number()));
        if (!texts.fields.empty() && texts.fields.back() != field_separator)
            in.fail();
    }
    if (!in.ok() || !in.at_end())
        return failure(ErrorCode::storage_corrupt, "a block of search texts cannot be read");
    return block;
}

ListBlocks::ListBlocks(Connection& connection)
    : m_connection(connection)
{
}

Result<void> ListBlocks::put_record(OrderRow row, const ListRecord& record)
{
    std::uint32_t number = to_index(row) / rows_per_block;
    auto found = m_records.find(number);
    if (found == m_records.end()) {
        RecordBlock block {};
        Cursor cursor = m_connection.query(select_records, number);
        if (TRY(cursor.next())) {
            if (cursor.blob(0).size() != block.size())
                return failure(ErrorCode::storage_corrupt, "a block of the list has a wrong size");
            std::ranges::copy(cursor.blob(0), block.begin());
        }
        found = m_records.emplace(number, block).first;
    }
    std::size_t place = to_index(row) % rows_per_block * list_record_size;
    write_record(std::span {found->second}.subspan(place).first<list_record_size>(), record);
    return {};
}

Result<void> ListBlocks::put_texts(OrderRow row, SearchTexts texts)
{
    std::uint32_t number = to_index(row) / rows_per_block;
    auto found = m_texts.find(number);
    if (found == m_texts.end()) {
        TextBlock block;
        Cursor cursor = m_connection.query(select_texts, number);
        if (TRY(cursor.next()))
            block = TRY(decode_texts(cursor.blob(0)));
        found = m_texts.emplace(number, std::move(block)).first;
    }
    found->second[to_index(row) % rows_per_block] = std::move(texts);
    return {};
}

Result<void> ListBlocks::write()
{
    for (const auto& [number, block] : m_records)
        TRY(m_connection.run(put_records, number, Bytes {block}));
    for (const auto& [number, block] : m_texts)
        TRY(m_connection.run(put_texts_of_block, number, encode_texts(block)));
    forget();
    return {};
}

void ListBlocks::forget()
{
    m_records.clear();
    m_texts.clear();
}

Result<void> ListBlocks::clear()
{
    forget();
    TRY(m_connection.run(delete_records));
    return m_connection.run(delete_texts);
}

} // namespace carnet::store

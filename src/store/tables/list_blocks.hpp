// The list's index in the file: 64 orders a row, so that opening a book of a million reads 16,000 rows and not a
// million, while an edit still writes about the one page that it would have written anyway. Changes of a transaction
// are collected here and written once a block.
#pragma once

#include "store/index/list_record.hpp"
#include "store/index/text_columns.hpp"
#include "store/sqlite/connection.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace carnet::store {

using RecordBlock = std::array<std::byte, rows_per_block * list_record_size>;
using TextBlock = std::array<SearchTexts, rows_per_block>;

[[nodiscard]] std::vector<std::byte> encode_texts(const TextBlock& block);
[[nodiscard]] Result<TextBlock> decode_texts(Bytes bytes);

class ListBlocks {
public:
    explicit ListBlocks(Connection& connection);

    // An empty record (no order there) and empty texts remove.
    [[nodiscard]] Result<void> put_record(OrderRow row, const ListRecord& record);
    [[nodiscard]] Result<void> put_texts(OrderRow row, SearchTexts texts);

    // Writes what was put; inside the transaction, before its commit.
    [[nodiscard]] Result<void> write();
    // Forgets what was put: after a rollback.
    void forget();

    // Visits all rows that have an order, ascending.
    template <typename Visit> [[nodiscard]] Result<void> each_record(Visit visit)
    {
        Cursor cursor = m_connection.query(all_records);
        while (TRY(cursor.next())) {
            Bytes bytes = cursor.blob(1);
            if (bytes.size() != sizeof(RecordBlock))
                return failure(ErrorCode::storage_corrupt, "a block of the list has a wrong size");
            auto first = static_cast<std::uint32_t>(cursor.integer(0)) * rows_per_block;
            for (std::uint32_t i = 0; i < rows_per_block; ++i) {
                ListRecord record = read_record(bytes.subspan(i * list_record_size).first<list_record_size>());
                if (record.state.present())
                    visit(static_cast<OrderRow>(first + i), record);
            }
        }
        return {};
    }

    // Reads the texts of the blocks from `from` on, at most `count` of them: calls visit(row, texts) and gives the
    // block to go on from; nothing at the end.
    template <typename Visit>
    [[nodiscard]] Result<std::optional<std::int64_t>> some_texts(std::int64_t from, int count, Visit visit)
    {
        Cursor cursor = m_connection.query(texts_from, from);
        for (int i = 0; i < count; ++i) {
            if (!TRY(cursor.next()))
                return std::nullopt;
            std::int64_t block = cursor.integer(0);
            TextBlock texts = TRY(decode_texts(cursor.blob(1)));
            for (std::uint32_t row = 0; row < rows_per_block; ++row) {
                if (!texts[row].fields.empty())
                    visit(static_cast<OrderRow>(static_cast<std::uint32_t>(block) * rows_per_block + row), texts[row]);
            }
            from = block + 1;
        }
        return from;
    }

    // Removes all blocks, before they are made anew.
    [[nodiscard]] Result<void> clear();

private:
    static const Sql all_records;
    static const Sql texts_from;

    Connection& m_connection;
    std::map<std::uint32_t, RecordBlock> m_records;
    std::map<std::uint32_t, TextBlock> m_texts;
};

} // namespace carnet::store

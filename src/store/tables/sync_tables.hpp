// What sync needs the file to remember: where the book stands, the host's version of rows with pending edits (shadows),
// pages that are not revealed yet, rows of the host that could not be read; and the merchant's settings.
#pragma once

#include "domain/feed.hpp"
#include "store/records/row_codec.hpp"
#include "store/sqlite/connection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::store {

// As sync's PullKind: how the rows of the next page come into the book.
enum class Pull : std::uint8_t { first, follow, replace };

struct BookRow {
    std::string account;
    std::string epoch;
    std::string client_file;
    Pull pull {Pull::first};
    std::string cursor;
    std::int64_t ack {0};
    std::int64_t last_number {0};
    std::int64_t index_version {0};

    friend bool operator==(const BookRow&, const BookRow&) = default;
};

class BookRowTable {
public:
    explicit BookRowTable(Connection& connection);

    [[nodiscard]] Result<std::optional<BookRow>> read();
    [[nodiscard]] Result<void> write(const BookRow& row);

private:
    Connection& m_connection;
};

class ShadowTable {
public:
    explicit ShadowTable(Connection& connection);

    struct Shadow {
        RowType type {};
        std::string id;
        std::int64_t rev {0};
        std::optional<std::vector<std::byte>> content; // nothing: the host has no such row
    };

    [[nodiscard]] Result<bool> has(RowType type, std::string_view id);
    [[nodiscard]] Result<std::optional<Shadow>> find(RowType type, std::string_view id);
    [[nodiscard]] Result<void> put(const Shadow& shadow);
    [[nodiscard]] Result<void> remove(RowType type, std::string_view id);
    [[nodiscard]] Result<std::vector<Shadow>> all_of(RowType type);
    [[nodiscard]] Result<void> remove_all();

private:
    Connection& m_connection;
};

class StagingTable {
public:
    explicit StagingTable(Connection& connection);

    [[nodiscard]] Result<bool> any();
    [[nodiscard]] Result<void> add(const StagedPage& page);
    // Visits the pages in the order in which they came, one at a time in memory.
    template <typename Visit> [[nodiscard]] Result<void> each_page(Visit visit)
    {
        std::int64_t position = 0;
        while (true) {
            std::optional<Numbered> next = TRY(next_page(position));
            if (!next)
                return {};
            position = next->position;
            TRY(visit(next->page));
        }
    }

    [[nodiscard]] Result<void> add_present(RowType type, std::string_view id);
    [[nodiscard]] Result<void> remove_all();

private:
    struct Numbered {
        std::int64_t position {0};
        StagedPage page;
    };
    [[nodiscard]] Result<std::optional<Numbered>> next_page(std::int64_t after);

    Connection& m_connection;
};

class UnreadableTable {
public:
    explicit UnreadableTable(Connection& connection);

    // `type` as the host named it, which may be none of ours.
    [[nodiscard]] Result<void> add(std::string_view type, std::string_view id);
    [[nodiscard]] Result<void> remove(std::string_view type, std::string_view id);
    [[nodiscard]] Result<void> remove_all();
    [[nodiscard]] Result<std::int64_t> count();

private:
    Connection& m_connection;
};

class SettingsTable {
public:
    explicit SettingsTable(Connection& connection);

    [[nodiscard]] Result<std::optional<std::string>> find(std::string_view key);
    [[nodiscard]] Result<void> put(std::string_view key, std::optional<std::string_view> value);

    struct Setting {
        std::string key;
        std::string value;
    };
    // Those whose key begins with `prefix`, by key.
    [[nodiscard]] Result<std::vector<Setting>> with_prefix(std::string_view prefix);

private:
    Connection& m_connection;
};

} // namespace carnet::store

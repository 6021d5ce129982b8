// Texts that many orders share, kept once and referred to by row: pages, browsers, and the lines of the catalogue as
// orders name them. Added, never changed. Recent ones are remembered, so that a first sync does not ask for each.
#pragma once

#include "domain/order.hpp"
#include "store/sqlite/connection.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace carnet::store {

class SharedTexts {
public:
    explicit SharedTexts(Connection& connection);

    // The row of the text, which is added when it is new.
    [[nodiscard]] Result<std::uint32_t> page_row(std::string_view page_id);
    [[nodiscard]] Result<std::uint32_t> browser_row(std::string_view browser);
    [[nodiscard]] Result<std::uint32_t> item_row(const LineItem& item);

    // 0 when there is none.
    [[nodiscard]] Result<std::uint32_t> existing_page_row(std::string_view page_id);

    // Item lines added since this was asked before, folded (search/search_texts.hpp): for the index, at the commit.
    struct NewItem {
        std::uint32_t row {0};
        std::string fields;
    };
    [[nodiscard]] std::vector<NewItem> take_new_items() { return std::exchange(m_new_items, {}); }

    // Visits all item lines, ascending from row 1.
    template <typename Visit> [[nodiscard]] Result<void> each_item(Visit visit)
    {
        Cursor cursor = m_connection.query(all_items);
        while (TRY(cursor.next()))
            visit(static_cast<std::uint32_t>(cursor.integer(0)), cursor.text(1), cursor.text(2));
        return {};
    }

    // After a rollback: what was remembered may not be there.
    void forget();

private:
    static const Sql all_items;

    using Remembered = std::unordered_map<std::string, std::uint32_t>;
    [[nodiscard]] Result<std::uint32_t> row_of(
        Remembered& remembered, const Sql& select, const Sql& insert, std::string_view text);

    Connection& m_connection;
    Remembered m_pages;
    Remembered m_browsers;
    Remembered m_items;
    std::vector<NewItem> m_new_items;
};

} // namespace carnet::store

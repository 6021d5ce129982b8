#include "store/tables/shared_texts.hpp"

#include "store/search/search_texts.hpp"

namespace carnet::store {

namespace {

// More distinct ones than this are asked for again; half a megabyte at most.
constexpr std::size_t most_remembered = 4096;

constexpr Sql select_page {"SELECT row FROM pages WHERE page_id = ?1"};
constexpr Sql insert_page {"INSERT INTO pages (page_id) VALUES (?1)"};
constexpr Sql select_browser {"SELECT row FROM browsers WHERE browser = ?1"};
constexpr Sql insert_browser {"INSERT INTO browsers (browser) VALUES (?1)"};
constexpr Sql select_item {"SELECT row FROM item_names WHERE name = ?1 AND sku = ?2 AND product_id = ?3 AND url = ?4"};
constexpr Sql insert_item {"INSERT INTO item_names (name, sku, product_id, url) VALUES (?1, ?2, ?3, ?4)"};

} // namespace

const Sql SharedTexts::all_items {"SELECT row, name, sku FROM item_names ORDER BY row"};

SharedTexts::SharedTexts(Connection& connection)
    : m_connection(connection)
{
}

Result<std::uint32_t> SharedTexts::row_of(
    Remembered& remembered, const Sql& select, const Sql& insert, std::string_view text)
{
    std::string key {text};
    if (auto found = remembered.find(key); found != remembered.end())
        return found->second;
    auto row = TRY(m_connection.integer(select, text));
    if (!row) {
        TRY(m_connection.run(insert, text));
        row = m_connection.last_row();
    }
    if (remembered.size() >= most_remembered)
        remembered.clear();
    remembered.emplace(std::move(key), static_cast<std::uint32_t>(*row));
    return static_cast<std::uint32_t>(*row);
}

Result<std::uint32_t> SharedTexts::page_row(std::string_view page_id)
{
    return row_of(m_pages, select_page, insert_page, page_id);
}

Result<std::uint32_t> SharedTexts::browser_row(std::string_view browser)
{
    return row_of(m_browsers, select_browser, insert_browser, browser);
}

Result<std::uint32_t> SharedTexts::existing_page_row(std::string_view page_id)
{
    auto row = TRY(m_connection.integer(select_page, page_id));
    return static_cast<std::uint32_t>(row.value_or(0));
}

Result<std::uint32_t> SharedTexts::item_row(const LineItem& item)
{
    std::string key;
    for (const std::string* text : {&item.name, &item.sku, &item.product_id.text(), &item.url}) {
        key += std::to_string(text->size());
        key += ':';
        key += *text;
    }
    if (auto found = m_items.find(key); found != m_items.end())
        return found->second;
    auto row = TRY(m_connection.integer(select_item, item.name, item.sku, item.product_id.text(), item.url));
    if (!row) {
        TRY(m_connection.run(insert_item, item.name, item.sku, item.product_id.text(), item.url));
        row = m_connection.last_row();
        m_new_items.push_back({static_cast<std::uint32_t>(*row), item_fields(item.name, item.sku)});
    }
    if (m_items.size() >= most_remembered)
        m_items.clear();
    m_items.emplace(std::move(key), static_cast<std::uint32_t>(*row));
    return static_cast<std::uint32_t>(*row);
}

void SharedTexts::forget()
{
    m_pages.clear();
    m_browsers.clear();
    m_items.clear();
    m_new_items.clear();
}

} // namespace carnet::store

// Everything of the list that is kept in memory: numbers, texts, tags, items, and the orders of rows. It answers which
// orders, how many, and in which order; what a row shows is read from the file. Filled from the file at opening
// (numbers first, texts after, in slices), kept true by every committed write. It must not know SQL.
#pragma once

#include "store/index/list_columns.hpp"
#include "store/index/sort_order.hpp"
#include "store/index/tag_lists.hpp"
#include "store/index/text_columns.hpp"
#include "store/search/item_dictionary.hpp"
#include "store/search/text_search.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace carnet::store {

// The orders of rows that are kept. Status and payment are made from the date's.
enum class KeptOrder : std::uint8_t { date, number, name, price };
inline constexpr std::size_t kept_order_count = 4;
[[nodiscard]] KeptOrder kept_order_of(SortColumn column);

class ListIndex {
public:
    ListIndex();
    ~ListIndex();
    ListIndex(const ListIndex&) = delete;
    ListIndex& operator=(const ListIndex&) = delete;

    // ── Filling and changing. Each call is a change of the book: revision() grows. ──
    void put(OrderRow row, const ListRecord& record);
    void put_texts(OrderRow row, std::string_view fields, std::span<const std::uint32_t> items);
    void remove(OrderRow row);
    void add_item(std::uint32_t row, std::string_view fields) { m_items.add(row, fields); }
    TagLists& change_tags();
    // Something that the list shows changed outside of it (a tag's name, an edit that waits).
    void touch() { ++m_revision; }
    void clear();

    // As put_texts, while the texts are read at opening: no change of the book.
    void load_texts(OrderRow row, std::string_view fields, std::span<const std::uint32_t> items)
    {
        m_texts.put(row, fields, items);
    }
    // Texts are whole from here on; before, searches and the orders by number and name have to wait.
    void set_texts_loaded() { m_texts_loaded = true; }
    [[nodiscard]] bool texts_loaded() const { return m_texts_loaded; }

    // ── Asking ──
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    [[nodiscard]] const ListColumns& columns() const { return m_columns; }
    [[nodiscard]] const TextColumns& texts() const { return m_texts; }
    [[nodiscard]] const TagLists& tags() const { return m_tags; }
    [[nodiscard]] const ItemDictionary& items() const { return m_items; }
    [[nodiscard]] SearchSources sources() const { return {m_columns, m_texts, m_items, m_tags}; }

    // Makes an order of rows current; it can be read until the next change.
    Step prepare(KeptOrder order, Slice& slice);
    [[nodiscard]] bool is_prepared(KeptOrder order) const;
    [[nodiscard]] const SortOrder& order(KeptOrder order) const { return m_orders[static_cast<std::size_t>(order)]; }

    [[nodiscard]] std::size_t memory() const; // bytes, roughly

private:
    class Keys;

    SortOrder& kept(KeptOrder order) { return m_orders[static_cast<std::size_t>(order)]; }
    Step build(KeptOrder order, Slice& slice);

    ListColumns m_columns;
    TextColumns m_texts;
    TagLists m_tags;
    ItemDictionary m_items;
    Bitmap m_present;
    std::array<SortOrder, kept_order_count> m_orders;
    std::uint64_t m_revision {1};
    bool m_texts_loaded {false};
};

} // namespace carnet::store

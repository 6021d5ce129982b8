// The merchant's tags and the lists of them that orders carry, in the file; with a copy in memory that also holds what
// the running transaction has added.
#pragma once

#include "domain/order.hpp"
#include "store/index/tag_lists.hpp"
#include "store/sqlite/connection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace carnet::store {

class TagTable {
public:
    explicit TagTable(Connection& connection);

    [[nodiscard]] Result<void> load();

    // The memory's side of the end of a transaction.
    void commit() { m_saved.reset(); }
    void roll_back();

    [[nodiscard]] const TagLists& lists() const { return m_memory.lists; }
    // True once after anything changed.
    [[nodiscard]] bool take_changed() { return std::exchange(m_changed, false); }

    [[nodiscard]] Result<void> put(const Tag& tag);
    // The host has it no more: it is unknown from now on; orders may carry it until their own rows say otherwise.
    [[nodiscard]] Result<void> remove(const TagId& id);
    [[nodiscard]] Result<void> remove_all();
    // The merchant deleted it: it and its place on every order are hidden, until unhide_all() (a rewind).
    [[nodiscard]] Result<void> hide(const TagId& id);
    [[nodiscard]] Result<void> unhide_all();

    // Whether a row of this tag is hidden: what the host has comes back by unhide_all(), not by a shadow.
    [[nodiscard]] bool is_hidden(const TagId& id) const;

    // Nothing when it is unknown or hidden.
    [[nodiscard]] std::optional<Tag> visible(const TagId& id) const;
    [[nodiscard]] std::vector<Tag> all_visible() const;

    // The row of the list of these tags, added when it is new; unknown tags are remembered by their ids.
    [[nodiscard]] Result<std::uint32_t> list_row(const std::vector<TagId>& tags);
    // As the merchant sees them: without hidden ones (`view`); or as the host has them (`base`).
    enum class As : std::uint8_t { view, base };
    [[nodiscard]] std::vector<TagId> tags_of_list(std::uint32_t list_row, As as) const;

private:
    [[nodiscard]] Result<std::uint32_t> tag_row(const TagId& id);
    [[nodiscard]] Result<void> put_row(std::uint32_t row, TagEntry entry);

    struct Memory {
        TagLists lists;
        std::unordered_map<std::string, std::uint32_t> list_rows; // by key
    };
    // Before the first change of a transaction: few transactions change tags, and the copy is small.
    void save();

    Connection& m_connection;
    Memory m_memory;
    std::optional<Memory> m_saved;
    bool m_changed {false};
};

} // namespace carnet::store

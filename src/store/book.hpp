// The merchant's book of orders: one file, one owner, everything the engine asks of it. SQLite keeps the orders; an
// index in memory answers the list (src/store/README.md has the picture). A call that changes something is one
// transaction: whole and durable when it gives a value, without any trace when it gives an error. No JSON, no network,
// no pixel, no clock and no randomness of its own: times and ids come in.
//
//   Book::open(device, options)          opens or makes the book; columns of the list are loaded
//   start_list_query(query)              → a run: step it in slices, take the answer
//   apply_first_page / stage_page / …    what sync says (sync/sync_book.hpp has each word's meaning)
//   act / withdraw / …                   what the merchant does
//   order_detail, tags, attention, …     what the windows show
//
// Parts: book_write.hpp (a transaction), pending_edits.hpp (base ⊕ outbox), index/ (the list), tables/ (the file).
#pragma once

#include "domain/feed.hpp"
#include "domain/list.hpp"
#include "domain/rules.hpp"
#include "store/index/list_query.hpp"
#include "store/pending_edits.hpp"
#include "store/storage_device.hpp"
#include "store/tables/book_tables.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::store {

struct OpenOptions {
    // Whose book it must be; "" takes whosever it is (offline, before a token is there).
    std::string account;
    // Of a new file: its number space at the host (PROTOCOL C4), fresh randomness each time. Unused by an existing one.
    std::string new_client_file;
    // The merchant's name, for the activity of edits that wait.
    std::string author;
};

// Where the book stands, in sync's words (sync/sync_book.hpp's BookState).
struct BookStand {
    BookRow row;
    bool pages_staged {false};
    std::int64_t unanswered {0};
    std::int64_t pending {0};
    std::int64_t orders {0};
    std::int64_t unreadable {0};
    std::int64_t attention {0};
    std::int64_t unread {0}; // orders with unread messages
};

// Everything of one order, for its window.
struct WholeOrder {
    OrderRow row {OrderRow::none};
    Order order;
    std::vector<Message> messages; // oldest first
    std::vector<OutboxRow> waiting; // oldest first
    std::vector<AttentionRow> attention; // newest first
    std::vector<Product> products; // those of its items that the book knows
};

// What act() did.
struct Action {
    Applied applied; // rejected: nothing was recorded, and why; noop: it already was so, nothing was recorded
    std::optional<MutationBody> inverse; // what takes it back once the host knows of it; nothing: there is no way back
};

// What became of an attempt to withdraw.
enum class Withdrawal : std::uint8_t {
    withdrawn, // gone without a trace
    numbered, // on its way to the host: only an inverse takes it back
    unknown, // not in the outbox (any more)
};

// What came with a page of the feed, to be told.
struct PageEffect {
    std::int64_t new_orders {0};
    bool tags_changed {false};
    // Answers of customers that the book did not have, and the order of the last of them.
    std::int64_t answers {0};
    OrderId answered;
};

class Book final : public ListSource {
public:
    // A file that is damaged is `storage_corrupt`, one of a newer program `unsupported`, one of another account
    // `refused`. Nothing is ever deleted here; salvage_outbox() reads what can be read.
    [[nodiscard]] static Result<std::unique_ptr<Book>> open(StorageDevice& device, OpenOptions options);
    ~Book() override;

    // Ends the log, so that the file is whole by itself. Afterwards the book can only be destroyed.
    [[nodiscard]] Result<void> close();

    // ── The list (index/list_query.hpp) ──
    [[nodiscard]] ListQueryRun start_list_query(ListQuery query);
    // For idle time: reads the texts and makes the orders of rows, in slices, so that the first search need not wait.
    [[nodiscard]] Result<Step> warm_up(Slice& slice);
    [[nodiscard]] std::uint64_t revision() const { return m_index.revision(); }
    [[nodiscard]] const ListIndex& index() const { return m_index; }

    Result<Step> load_texts(Slice& slice) override;
    Result<ListRow> list_row(OrderRow row) override;
    Result<std::uint32_t> page_row(std::string_view page_id) override;

    // ── Reading ──
    [[nodiscard]] Result<WholeOrder> order_detail(const OrderId& id);
    [[nodiscard]] Result<Order> order(OrderRow row);
    // Without the parts that are not asked for: for passes over many.
    [[nodiscard]] Result<Order> order_parts(OrderRow row, EnumSet<OrderPart> parts);
    [[nodiscard]] Result<OrderRow> row_of(const OrderId& id);
    [[nodiscard]] Result<std::optional<Order>> host_order(const OrderId& id); // without pending edits
    [[nodiscard]] std::vector<Tag> tags() const { return m_tables->tags.all_visible(); }
    [[nodiscard]] std::string tag_name(const TagId& tag) const; // "" when it is unknown
    // As merchants compare names: without case and accents.
    [[nodiscard]] std::optional<TagId> tag_named(std::string_view name) const;
    [[nodiscard]] std::int64_t orders_with_tag(const TagId& tag) const;
    [[nodiscard]] Result<std::vector<AttentionRow>> attention() { return m_tables->attention.all(); }
    // Orders created after a moment, for "new since".
    [[nodiscard]] std::int64_t orders_created_since(Timestamp moment) const;

    // ── Settings of this device: saved views, saved replies, drafts, columns ──
    [[nodiscard]] Result<std::optional<std::string>> setting(std::string_view key);
    [[nodiscard]] Result<void> put_setting(std::string_view key, std::optional<std::string_view> value);
    [[nodiscard]] Result<std::vector<SettingsTable::Setting>> settings_with_prefix(std::string_view prefix);

    // ── Sync (each as sync/sync_book.hpp says) ──
    [[nodiscard]] const BookStand& stand() const { return m_stand; }
    [[nodiscard]] Result<void> adopt(std::string_view account, std::string_view epoch);
    [[nodiscard]] Result<PageEffect> apply_first_page(const FeedPage& page);
    [[nodiscard]] Result<void> stage_page(const FeedPage& page);
    [[nodiscard]] Result<PageEffect> reveal(const FeedPage& page);
    struct PushLimits {
        std::int64_t mutations {100};
        std::size_t bytes {256 * 1024};
        std::size_t (*wire_size)(const OutboxEntry&) {nullptr};
    };
    [[nodiscard]] Result<std::vector<OutboxEntry>> take_for_push(const PushLimits& limits);
    [[nodiscard]] Result<void> record_outcomes(std::span<const MutationOutcome> outcomes);
    [[nodiscard]] Result<void> begin_epoch(std::string_view epoch, std::string_view client_file);
    [[nodiscard]] Result<void> renumber(std::string_view client_file);
    [[nodiscard]] Result<void> set_aside(const MutationUid& uid, std::string_view detail, std::string_view client_file);

    // ── The merchant's edits ──
    // One edit: the rules of `place` decide, the view changes, the outbox remembers. `now`: the host's time as well as
    // this device knows it, and the time told to the host. `batch`: what belongs together, "" alone.
    [[nodiscard]] Result<Action> act(const Mutation& mutation, Place place, Timestamp now, std::string_view batch = "");
    [[nodiscard]] Result<Withdrawal> withdraw(const MutationUid& uid);
    [[nodiscard]] Result<std::vector<OutboxRow>> entries_of_batch(std::string_view batch);
    // A refused edit again, as a new one; or away with it.
    [[nodiscard]] Result<Action> retry_attention(const MutationUid& uid, const MutationUid& new_uid, Timestamp now);
    [[nodiscard]] Result<void> discard_attention(const MutationUid& uid);

    // For tests: every way to see that the index in memory, its twin in the file, and the orders agree.
    [[nodiscard]] Result<void> verify_index();
    [[nodiscard]] Connection& connection() { return *m_tables->connection; }

private:
    friend class BulkRun; // bulk.hpp: many edits in one transaction
    friend class BulkUndo;
    friend class ImportRun; // csv/csv_import.hpp: likewise

    Book(StorageDevice& device, OpenOptions options);

    [[nodiscard]] Result<void> open_file();
    [[nodiscard]] Result<void> load_index();
    [[nodiscard]] Result<void> rebuild_index();
    [[nodiscard]] Result<BookStand> read_stand(BookRow row);
    void take_stand(BookStand stand);
    [[nodiscard]] Result<BookWrite> begin_write();
    [[nodiscard]] Result<void> commit(BookWrite& write, const BookRow& row);

    struct Advance; // one step of the base (book_feed.cpp)
    [[nodiscard]] Result<PageEffect> advance_base(const FeedPage& page, const Advance& advance);
    [[nodiscard]] Result<void> apply_changes(BookWrite& write, std::span<const FeedChange> changes, PageEffect& effect);
    [[nodiscard]] Result<void> note_unreadable(const std::vector<UnreadableRow>& rows);
    [[nodiscard]] Result<void> put_message(const Message& message, PageEffect& effect);
    [[nodiscard]] Result<void> remove_message(std::string_view text);
    [[nodiscard]] Result<void> remove_tag(std::string_view text);
    [[nodiscard]] Result<void> remove_product(std::string_view text);
    [[nodiscard]] Result<void> remove_absent(BookWrite& write);
    [[nodiscard]] Result<OrderId> touched_order(const FeedChange& change);
    [[nodiscard]] Result<bool> equals_base(const FeedChange& change);
    [[nodiscard]] Result<bool> has_pending_tag_deletion();
    [[nodiscard]] Result<Action> act_in(
        BookWrite& write, const Mutation& mutation, Place place, Timestamp now, std::string_view batch);
    // Allowed: into the view and the outbox.
    [[nodiscard]] Result<Action> record_edit(
        BookWrite& write, const Mutation& mutation, Timestamp now, std::string_view batch, Action action);
    [[nodiscard]] Result<Withdrawal> withdraw_in(BookWrite& write, const MutationUid& uid);
    [[nodiscard]] Result<void> take_back(BookWrite& write, const Mutation& mutation);
    [[nodiscard]] Result<void> begin_client_file(BookRow& row, std::string_view client_file);
    [[nodiscard]] Result<void> renumber_in(BookWrite& write, BookRow& row, std::string_view client_file);

    StorageDevice& m_device;
    OpenOptions m_options;
    std::unique_ptr<BookVfs> m_vfs;
    std::unique_ptr<BookTables> m_tables;
    ListIndex m_index;
    ListMemo m_memo;
    BookStand m_stand;
    std::int64_t m_next_text_block {0};
};

// What can be read of a damaged file's outbox, page by page, checksums or not: the merchant's edits, to be done again
// on a fresh book. Never writes.
struct SalvagedOutbox {
    std::string account;
    std::vector<OutboxEntry> entries; // in the order in which they were done; numbers are of the old client file
    std::int64_t unreadable {0}; // entries that were there and could not be read
};
[[nodiscard]] Result<SalvagedOutbox> salvage_outbox(StorageDevice& device);

} // namespace carnet::store

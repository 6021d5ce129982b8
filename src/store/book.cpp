#include "store/book.hpp"
#include "domain/fold.hpp"

#include "base/check.hpp"
#include "store/schema/schema.hpp"
#include "store/search/search_texts.hpp"

#include <algorithm>

namespace carnet::store {

namespace {

// By which rules the list's index in the file was made: the folding of texts and the layout of its blocks.
constexpr std::int64_t index_layout_version = 1;
constexpr std::int64_t current_index_version = index_layout_version * 1000 + search_text_version;

// Between two questions of a slice: about 0.1 ms of reading.
constexpr int text_blocks_at_once = 8;

constexpr Sql select_order_rows {"SELECT row FROM orders WHERE row > ?1 ORDER BY row LIMIT 1000"};

} // namespace

Book::Book(StorageDevice& device, OpenOptions options)
    : m_device(device)
    , m_options(std::move(options))
{
}

Book::~Book()
{
    // In this order: the tables' statements, the connection, the file system below it.
    m_tables.reset();
    m_vfs.reset();
}

Result<std::unique_ptr<Book>> Book::open(StorageDevice& device, OpenOptions options)
{
    std::unique_ptr<Book> book {new Book {device, std::move(options)}};
    TRY(book->open_file());
    TRY(book->load_index());
    book->take_stand(TRY(book->read_stand(book->m_stand.row)));
    return book;
}

Result<void> Book::open_file()
{
    m_vfs = std::make_unique<BookVfs>(m_device);
    m_tables = std::make_unique<BookTables>(TRY(Connection::open(*m_vfs, Connection::Mode::read_write_create)));
    TRY(migrate(*m_tables->connection));
    TRY(verify_schema(*m_tables->connection));
    std::optional<BookRow> row = TRY(m_tables->book.read());
    if (!row) {
        CHECK(!m_options.new_client_file.empty());
        row = BookRow {};
        row->client_file = m_options.new_client_file;
        row->index_version = current_index_version;
        Transaction transaction = TRY(Transaction::begin(*m_tables->connection));
        TRY(m_tables->book.write(*row));
        TRY(transaction.commit());
    }
    if (!m_options.account.empty() && !row->account.empty() && row->account != m_options.account)
        return failure(ErrorCode::refused, "the book belongs to another account");
    m_stand.row = std::move(*row);
    return {};
}

Result<void> Book::load_index()
{
    TRY(m_tables->load_memory());
    if (m_stand.row.index_version != current_index_version)
        TRY(rebuild_index());
    m_index.change_tags() = m_tables->tags.lists();
    (void)m_tables->tags.take_changed();
    TRY(m_tables->blocks.each_record([this](OrderRow row, const ListRecord& record) { m_index.put(row, record); }));
    std::uint32_t expected = 1;
    bool whole = true;
    TRY(m_tables->texts.each_item([&](std::uint32_t row, std::string_view name, std::string_view sku) {
        whole = whole && row == expected++;
        if (whole)
            m_index.add_item(row, item_fields(name, sku));
    }));
    if (!whole)
        return failure(ErrorCode::storage_corrupt, "the table of items has a hole");
    return {};
}

// Makes the list's blocks anew from the orders: after a change of the rules by which they are made.
Result<void> Book::rebuild_index()
{
    Transaction transaction = TRY(Transaction::begin(*m_tables->connection));
    TRY(m_tables->blocks.clear());
    std::vector<std::uint32_t> rows;
    std::uint32_t last = 0;
    do {
        rows.clear();
        {
            Cursor cursor = m_tables->connection->query(select_order_rows, last);
            while (TRY(cursor.next()))
                rows.push_back(static_cast<std::uint32_t>(cursor.integer(0)));
        }
        for (std::uint32_t row : rows) {
            Order order = TRY(m_tables->orders.read(static_cast<OrderRow>(row), TagTable::As::base));
            OrderTable::IndexEntry entry = TRY(m_tables->orders.index_entry(order));
            TRY(m_tables->blocks.put_record(static_cast<OrderRow>(row), entry.record));
            TRY(m_tables->blocks.put_texts(
                static_cast<OrderRow>(row), {std::move(entry.fields), std::move(entry.items)}));
            last = row;
        }
        TRY(m_tables->blocks.write());
    } while (!rows.empty());
    m_stand.row.index_version = current_index_version;
    TRY(m_tables->book.write(m_stand.row));
    TRY(transaction.commit());
    m_tables->commit_memory();
    (void)m_tables->texts.take_new_items(); // they are read from the table
    return {};
}

// What is counted in the file, for the book's own row as given.
Result<BookStand> Book::read_stand(BookRow row)
{
    BookStand stand;
    stand.pages_staged = TRY(m_tables->staging.any());
    stand.unanswered = TRY(m_tables->outbox.count_unanswered());
    stand.pending = TRY(m_tables->outbox.count_pending(row.ack));
    stand.unreadable = TRY(m_tables->unreadable.count());
    stand.attention = TRY(m_tables->attention.count());
    stand.row = std::move(row);
    return stand;
}

void Book::take_stand(BookStand stand)
{
    m_stand = std::move(stand);
    m_stand.orders = m_index.columns().row_count();
    m_stand.unread = m_index.columns().unread_count();
}

Result<void> Book::close()
{
    return m_tables->connection->checkpoint(Connection::Checkpoint::truncate_log);
}

Result<BookWrite> Book::begin_write()
{
    return BookWrite::begin(*m_tables, m_index);
}

// Commits with the book's own row as given, and takes it over.
Result<void> Book::commit(BookWrite& write, const BookRow& row)
{
    if (row != m_stand.row)
        TRY(m_tables->book.write(row));
    // Read before the commit: once that has succeeded, nothing may fail any more.
    BookStand stand = TRY(read_stand(row));
    TRY(write.commit());
    take_stand(std::move(stand));
    return {};
}

// ── The list ──

ListQueryRun Book::start_list_query(ListQuery query)
{
    return ListQueryRun {m_index, *this, m_memo, std::move(query)};
}

Result<Step> Book::load_texts(Slice& slice)
{
    while (!m_index.texts_loaded()) {
        auto next = TRY(m_tables->blocks.some_texts(
            m_next_text_block, text_blocks_at_once, [this](OrderRow row, const SearchTexts& texts) {
                if (m_index.columns().contains(row))
                    m_index.load_texts(row, texts.fields, texts.items);
            }));
        if (!next) {
            m_index.set_texts_loaded();
            break;
        }
        m_next_text_block = *next;
        if (slice.spent())
            return Step::more;
    }
    return Step::done;
}

Result<Step> Book::warm_up(Slice& slice)
{
    if (m_index.prepare(KeptOrder::date, slice) == Step::more)
        return Step::more;
    if (TRY(load_texts(slice)) == Step::more)
        return Step::more;
    for (KeptOrder order : {KeptOrder::number, KeptOrder::name, KeptOrder::price}) {
        if (m_index.prepare(order, slice) == Step::more)
            return Step::more;
    }
    return Step::done;
}

Result<ListRow> Book::list_row(OrderRow row)
{
    return m_tables->orders.list_row(row);
}

Result<std::uint32_t> Book::page_row(std::string_view page_id)
{
    return m_tables->texts.existing_page_row(page_id);
}

// ── Reading ──

Result<WholeOrder> Book::order_detail(const OrderId& id)
{
    WholeOrder whole;
    whole.row = TRY(m_tables->orders.row_of(id));
    if (whole.row == OrderRow::none)
        return failure(ErrorCode::not_found, "no such order");
    whole.order = TRY(m_tables->orders.read(whole.row, TagTable::As::view));
    whole.messages = TRY(m_tables->messages.of_order(id));
    whole.waiting = TRY(m_tables->outbox.of_order(id));
    whole.attention = TRY(m_tables->attention.of_order(id));
    for (const LineItem& item : whole.order.items) {
        bool known = std::ranges::any_of(
            whole.products, [&item](const Product& product) { return product.id == item.product_id; });
        if (item.product_id.empty() || known)
            continue;
        if (auto product = TRY(m_tables->products.find(item.product_id)))
            whole.products.push_back(std::move(*product));
    }
    return whole;
}

Result<Order> Book::order(OrderRow row)
{
    return m_tables->orders.read(row, TagTable::As::view);
}

Result<Order> Book::order_parts(OrderRow row, EnumSet<OrderPart> parts)
{
    return m_tables->orders.read(row, TagTable::As::view, parts);
}

std::string Book::tag_name(const TagId& tag) const
{
    const TagEntry& entry = m_index.tags().tag(m_index.tags().row_of_tag(tag));
    return entry.visible() ? entry.tag.name : "";
}

std::optional<TagId> Book::tag_named(std::string_view name) const
{
    std::string wanted = fold_value(name);
    for (const Tag& tag : m_tables->tags.all_visible()) {
        if (fold_value(tag.name) == wanted)
            return tag.id;
    }
    return {};
}

Result<OrderRow> Book::row_of(const OrderId& id)
{
    return m_tables->orders.row_of(id);
}

std::int64_t Book::orders_with_tag(const TagId& tag) const
{
    std::vector<std::uint8_t> with_tag = m_index.tags().lists_with(std::span {&tag, 1});
    std::int64_t count = 0;
    for (std::size_t i = 0; i < m_index.columns().segment_count(); ++i) {
        const ListColumns::Segment& segment = m_index.columns().segment(i);
        for (std::uint32_t row = 0; row < segment_rows; ++row) {
            bool carries = segment.tag_list[row] < with_tag.size() && with_tag[segment.tag_list[row]] != 0;
            count += carries && RowState {segment.state[row]}.present() ? 1 : 0;
        }
    }
    return count;
}

std::int64_t Book::orders_created_since(Timestamp moment) const
{
    std::int64_t count = 0;
    for (std::size_t i = 0; i < m_index.columns().segment_count(); ++i) {
        const ListColumns::Segment& segment = m_index.columns().segment(i);
        for (std::uint32_t row = 0; row < segment_rows; ++row) {
            bool after = segment.created_at[row] > to_milliseconds(moment);
            count += after && RowState {segment.state[row]}.present() ? 1 : 0;
        }
    }
    return count;
}

// ── Settings ──

Result<std::optional<std::string>> Book::setting(std::string_view key)
{
    return m_tables->settings.find(key);
}

Result<void> Book::put_setting(std::string_view key, std::optional<std::string_view> value)
{
    return m_tables->settings.put(key, value); // one statement: a transaction of its own
}

Result<std::vector<SettingsTable::Setting>> Book::settings_with_prefix(std::string_view prefix)
{
    return m_tables->settings.with_prefix(prefix);
}

} // namespace carnet::store

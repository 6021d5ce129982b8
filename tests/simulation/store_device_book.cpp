// The real store as the book of a simulated device: its own file system, SQLite and index, on a device in memory that
// outlives the program that crashes.
#include "simulation/device_book.hpp"

#include "base/check.hpp"
#include "engine/book_for_sync.hpp"
#include "store/book.hpp"
#include "store/memory_device.hpp"

#include <utility>

namespace carnet::test {

namespace {

template <typename Value> Value must(Result<Value> result)
{
    CHECK(result.has_value());
    if constexpr (!std::is_void_v<Value>)
        return *std::move(result);
}

// Lets the schedule's faults come before each transaction of sync.
class FaultyBook final : public sync::SyncBook {
public:
    FaultyBook(store::Book& book, const BeforeWrite& before_write, std::int64_t& version)
        : m_book(book)
        , m_before_write(before_write)
        , m_version(version)
    {
    }

    sync::BookState state() const override { return m_book.state(); }
    Result<void> adopt(std::string_view account, std::string_view epoch) override
    {
        return write([&] { return m_book.adopt(account, epoch); });
    }
    Result<void> apply_first_page(const FeedPage& page) override
    {
        return write([&] { return m_book.apply_first_page(page); });
    }
    Result<void> stage_page(const FeedPage& page) override
    {
        return write([&] { return m_book.stage_page(page); });
    }
    Result<void> reveal(const FeedPage& page) override
    {
        return write([&] { return m_book.reveal(page); });
    }
    Result<std::vector<OutboxEntry>> take_for_push(const sync::PushLimits& limits) override
    {
        return write([&] { return m_book.take_for_push(limits); });
    }
    Result<void> record_outcomes(std::span<const MutationOutcome> outcomes) override
    {
        return write([&] { return m_book.record_outcomes(outcomes); });
    }
    Result<void> begin_epoch(std::string_view epoch, const sync::ClientFileId& client_file) override
    {
        return write([&] { return m_book.begin_epoch(epoch, client_file); });
    }
    Result<void> renumber(const sync::ClientFileId& client_file) override
    {
        return write([&] { return m_book.renumber(client_file); });
    }
    Result<void> set_aside(
        const MutationUid& uid, std::string_view detail, const sync::ClientFileId& client_file) override
    {
        return write([&] { return m_book.set_aside(uid, detail, client_file); });
    }

private:
    template <typename Action> auto write(Action action) -> decltype(action())
    {
        if (auto allowed = m_before_write(); !allowed)
            return std::unexpected(allowed.error());
        ++m_version;
        return action();
    }

    engine::BookForSync m_book;
    const BeforeWrite& m_before_write;
    std::int64_t& m_version;
};

class StoreDeviceBook final : public DeviceBook {
public:
    StoreDeviceBook(sync::ClientFileId client_file, BeforeWrite before_write)
        : m_client_file(std::move(client_file))
        , m_before_write(std::move(before_write))
    {
        open();
    }

    sync::SyncBook& sync_book() override { return *m_sync_book; }

    bool edit(const Mutation& mutation, Timestamp at) override
    {
        ++m_version;
        return must(m_book->act(mutation, Place::info, at)).applied.kind == OutcomeKind::applied;
    }

    bool withdraw(const MutationUid& uid) override
    {
        ++m_version;
        return must(m_book->withdraw(uid)) == store::Withdrawal::withdrawn;
    }

    // Not closed: what a crash leaves on the device is all that there is.
    void restart() override
    {
        m_sync_book.reset();
        m_book.reset();
        open();
    }

    Rows view() const override
    {
        Rows rows;
        const store::ListColumns& columns = m_book->index().columns();
        for (std::uint32_t row = 1; row < columns.segment_count() * store::segment_rows; ++row) {
            if (!columns.contains(static_cast<OrderRow>(row)))
                continue;
            OrderId id = must(m_book->order(static_cast<OrderRow>(row))).id;
            store::WholeOrder whole = must(m_book->order_detail(id));
            for (Message& message : whole.messages)
                rows.messages.emplace(message.id.text(), std::move(message));
            rows.orders.emplace(id.text(), std::move(whole.order));
        }
        for (Tag& tag : m_book->tags())
            rows.tags.emplace(tag.id.text(), std::move(tag));
        store::ProductTable products {m_book->connection()};
        for (int i = 0; i < simulated_products; ++i) {
            std::string id = "product-" + std::to_string(i);
            if (auto product = must(products.find(ProductId::create(id).value())))
                rows.products.emplace(id, std::move(*product));
        }
        return rows;
    }

    std::optional<Rows> base() const override { return {}; }

    std::vector<SeenEntry> outbox() const override
    {
        constexpr std::int64_t before_every_number = -1;
        std::int64_t ack = m_book->stand().row.ack;
        std::vector<SeenEntry> seen;
        store::OutboxTable outbox {m_book->connection()};
        for (store::OutboxRow& row : must(outbox.pending(before_every_number))) {
            bool is_pending = row.entry.n == 0 || row.entry.n > ack;
            seen.push_back({std::move(row.entry), row.outcome.has_value(), is_pending});
        }
        return seen;
    }

    std::vector<std::string> attention() const override
    {
        std::vector<std::string> uids;
        for (const store::AttentionRow& row : must(m_book->attention()))
            uids.push_back(row.mutation.uid.text());
        return uids;
    }

    std::int64_t version() const override { return m_version; }

private:
    void open()
    {
        m_book = must(store::Book::open(m_device, {"", m_client_file.text(), "me"}));
        m_sync_book = std::make_unique<FaultyBook>(*m_book, m_before_write, m_version);
        ++m_version;
    }

    sync::ClientFileId m_client_file;
    BeforeWrite m_before_write;
    store::MemoryDevice m_device {1};
    std::unique_ptr<store::Book> m_book;
    std::unique_ptr<FaultyBook> m_sync_book;
    std::int64_t m_version {0};
};

} // namespace

BookMaker store_books()
{
    return [](sync::ClientFileId client_file, BeforeWrite before_write) {
        return std::make_unique<StoreDeviceBook>(std::move(client_file), std::move(before_write));
    };
}

} // namespace carnet::test

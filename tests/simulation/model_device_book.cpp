// The model of a book as the book of a simulated device.
#include "simulation/device_book.hpp"

#include <utility>

namespace carnet::test {

namespace {

class ModelDeviceBook final : public DeviceBook {
public:
    ModelDeviceBook(sync::ClientFileId client_file, BeforeWrite before_write, BookBugs bugs)
        : m_book(std::move(client_file), bugs)
    {
        m_book.before_write = std::move(before_write);
    }

    sync::SyncBook& sync_book() override { return m_book; }
    // Anything goes, so that hosts have something to refuse.
    bool edit(const Mutation& mutation, Timestamp at) override
    {
        m_book.edit(mutation, at);
        return true;
    }
    bool withdraw(const MutationUid& uid) override { return m_book.withdraw(uid); }
    void restart() override { m_book.restart(); }
    Rows view() const override { return m_book.view(); }
    std::optional<Rows> base() const override { return m_book.base(); }

    std::vector<SeenEntry> outbox() const override
    {
        std::vector<SeenEntry> seen;
        for (const ModelEntry& held : m_book.outbox())
            seen.push_back({held.entry, held.outcome.has_value(), m_book.is_pending(held)});
        return seen;
    }

    std::vector<std::string> attention() const override
    {
        std::vector<std::string> uids;
        for (const ModelAttention& item : m_book.attention())
            uids.push_back(item.entry.mutation.uid.text());
        return uids;
    }

    std::int64_t version() const override { return m_book.version(); }

private:
    ModelBook m_book;
};

} // namespace

BookMaker model_books(BookBugs bugs)
{
    return [bugs](sync::ClientFileId client_file, BeforeWrite before_write) {
        return std::make_unique<ModelDeviceBook>(std::move(client_file), std::move(before_write), bugs);
    };
}

} // namespace carnet::test

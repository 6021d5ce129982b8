// The store's book as the sync machine needs it (sync/sync_book.hpp): the same calls under the same names. Also notes
// what the screen is told of a page: new orders, changed tags.
#pragma once

#include "store/book.hpp"
#include "sync/sync_book.hpp"

namespace carnet::engine {

class BookForSync final : public sync::SyncBook {
public:
    // `book` outlives this.
    explicit BookForSync(store::Book& book);

    [[nodiscard]] sync::BookState state() const override;
    Result<void> adopt(std::string_view account, std::string_view epoch) override;
    Result<void> apply_first_page(const FeedPage& page) override;
    Result<void> stage_page(const FeedPage& page) override;
    Result<void> reveal(const FeedPage& page) override;
    Result<std::vector<OutboxEntry>> take_for_push(const sync::PushLimits& limits) override;
    Result<void> record_outcomes(std::span<const MutationOutcome> outcomes) override;
    Result<void> begin_epoch(std::string_view epoch, const sync::ClientFileId& client_file) override;
    Result<void> renumber(const sync::ClientFileId& client_file) override;
    Result<void> set_aside(
        const MutationUid& uid, std::string_view detail, const sync::ClientFileId& client_file) override;

    // Since this was asked before: orders and customers' answers that a later pull brought (those of the first pull are
    // not news), the order of the last answer, and whether the tags changed.
    struct News {
        std::int64_t orders {0};
        std::int64_t answers {0};
        OrderId answered;
        bool tags {false};
    };
    [[nodiscard]] News take_news();

private:
    store::Book& m_book;
    News m_news;
};

} // namespace carnet::engine

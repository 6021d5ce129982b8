// The simulator's model of a book is held to the same contract as the real store.
#include "support/model_book.hpp"
#include "unit/sync/book_contract.hpp"

#include <doctest/doctest.h>

using namespace carnet;

namespace {

struct ModelBench {
    test::ModelBook model {sync::ClientFileId::create("file-1").value()};

    sync::SyncBook& book() { return model; }
    void edit(Mutation mutation) { model.edit(std::move(mutation), timestamp_from_milliseconds(1'750'000'000'000)); }
    bool withdraw(const MutationUid& uid) { return model.withdraw(uid); }

    template <typename Row> static std::optional<Row> find(const std::map<std::string, Row>& rows, std::string_view id)
    {
        auto row = rows.find(std::string {id});
        return row == rows.end() ? std::nullopt : std::optional {row->second};
    }
    std::optional<Order> order(std::string_view id) { return find(model.view().orders, id); }
    std::optional<Message> message(std::string_view id) { return find(model.view().messages, id); }
    std::optional<Tag> tag(std::string_view id) { return find(model.view().tags, id); }

    std::vector<MutationUid> attention()
    {
        std::vector<MutationUid> uids;
        for (const test::ModelAttention& item : model.attention())
            uids.push_back(item.entry.mutation.uid);
        return uids;
    }
    void reopen() { model.restart(); }
    void fail_writes(bool failing)
    {
        model.before_write = nullptr;
        if (failing)
            model.before_write = []() -> Result<void> { return failure(ErrorCode::storage_full, "full"); };
    }
};

} // namespace

TEST_CASE("the model keeps the contract of a book")
{
    test::book_contract<ModelBench>();
}

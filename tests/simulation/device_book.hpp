// A device's book as the simulator sees it: the sync's side, the merchant's side, and what the oracle looks at. The
// model is one; the real store, on a memory device, is another.
#pragma once

#include "simulation/faults.hpp"
#include "support/model_book.hpp"
#include "sync/sync_book.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carnet::test {

// The shop of every schedule sells "product-0" and so on.
inline constexpr int simulated_products = 3;

struct SeenEntry {
    OutboxEntry entry;
    bool is_answered {false};
    bool is_pending {false};
};

class DeviceBook {
public:
    virtual ~DeviceBook() = default;

    virtual sync::SyncBook& sync_book() = 0;
    // False when the book's own rules refused it, or nothing would have changed: then nothing was recorded.
    virtual bool edit(const Mutation& mutation, Timestamp at) = 0;
    virtual bool withdraw(const MutationUid& uid) = 0;
    // The program is gone; what was committed is there again.
    virtual void restart() = 0;

    [[nodiscard]] virtual Rows view() const = 0;
    // Nothing where only the view can be looked at; the oracle then knows what the base should be.
    [[nodiscard]] virtual std::optional<Rows> base() const = 0;
    [[nodiscard]] virtual std::vector<SeenEntry> outbox() const = 0;
    [[nodiscard]] virtual std::vector<std::string> attention() const = 0; // uids
    // Another number after every change of the book.
    [[nodiscard]] virtual std::int64_t version() const = 0;
};

// Asked at the start of each transaction of sync: an error makes it fail without a trace.
using BeforeWrite = std::function<Result<void>()>;

// Makes the book of a new device, under this name at the host.
using BookMaker = std::function<std::unique_ptr<DeviceBook>(sync::ClientFileId client_file, BeforeWrite before_write)>;

[[nodiscard]] BookMaker model_books(BookBugs bugs = {});
// The real store, its file system and SQLite, on a device in memory.
[[nodiscard]] BookMaker store_books();

} // namespace carnet::test

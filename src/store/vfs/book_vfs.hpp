// SQLite's virtual file system over a StorageDevice: the rules of RELIABILITY section 1 in code. Three fixed files, no
// names, no header of its own, nothing ever deleted by a failed start; page checksums on the way out and in.
// It must not know what is in the book.
//
//   SQLite pager ─▶ BookVfs ─┬─ database: checksum put into the last 8 bytes of each page, verified at each read
//                            ├─ wal:      as SQLite writes it (its frames have checksums, verified at recovery); what
//                            │            was written or recovered is remembered and compared at later reads
//                            └─ journal:  as it is
#pragma once

#include "store/storage_device.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace carnet::store {

// What went wrong underneath, when SQLite can only say "I/O error".
struct StorageTrouble {
    enum class Kind : std::uint8_t { none, full, failed, gone, corrupt_page };
    Kind kind {Kind::none};
    std::uint64_t page {0}; // of a corrupt page, counted from 1
};

class BookVfs {
public:
    // The device must live longer than this, and this longer than every connection opened through it.
    explicit BookVfs(StorageDevice& device);
    ~BookVfs();
    BookVfs(const BookVfs&) = delete;
    BookVfs& operator=(const BookVfs&) = delete;

    // The name to give to sqlite3_open_v2, and the one file name that it knows.
    [[nodiscard]] const std::string& name() const;
    static constexpr const char* database_name = "book.db";

    // The last trouble since this was asked before.
    [[nodiscard]] StorageTrouble take_trouble();

    // Off only for salvage: pages are then handed out although their checksum is wrong.
    void set_verifying(bool verifying);

    struct State;

private:
    std::unique_ptr<State> m_state;
};

// The size of a new book's pages. Measured in wasm over OPFS (src/store/README.md): smaller pages make each durable
// edit cheaper, larger ones the scan at opening; 4096 is also what the sectors of today's disks are written in.
inline constexpr std::uint32_t book_page_size = 4096;

} // namespace carnet::store

// The seam between the book and whatever keeps its bytes: OPFS handles, a folder, memory, a simulated disk in tests.
// A fixed set of files, opened by the platform before the book starts: no name from SQL ever reaches a file system, and
// there is no call that deletes or renames anything (RELIABILITY section 1: a failed start never deletes anything).
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>

namespace carnet::store {

// The whole of the file system, as far as the book is concerned.
enum class FileSlot : std::uint8_t { database, wal, journal };
inline constexpr std::size_t file_slot_count = 3;

enum class DeviceError : std::uint8_t {
    full, // no more room: the quota or the disk
    failed, // reading, writing or flushing did not work
    gone, // the files are no longer the ones in the directory (site data cleared while open)
};

template <typename T> using DeviceResult = std::expected<T, DeviceError>;

class StorageDevice {
public:
    virtual ~StorageDevice() = default;

    // Reads into `out` and gives how many bytes were there; fewer than asked only at the end of the file.
    virtual DeviceResult<std::size_t> read(FileSlot slot, std::uint64_t offset, std::span<std::byte> out) = 0;

    // Writes all of `bytes` or fails; the file grows as needed.
    virtual DeviceResult<void> write(FileSlot slot, std::uint64_t offset, std::span<const std::byte> bytes) = 0;

    virtual DeviceResult<void> truncate(FileSlot slot, std::uint64_t size) = 0;

    // When this returns, everything written to the slot survives a crash of the program and of the machine.
    virtual DeviceResult<void> flush(FileSlot slot) = 0;

    virtual DeviceResult<std::uint64_t> size(FileSlot slot) = 0;

    // Asked before every write. A platform that can notice that its files were unlinked behind its back (Chromium goes
    // on answering OK into them) answers false from then on: a write into the void is worse than a refusal.
    [[nodiscard]] virtual bool alive() const { return true; }

    // Randomness for the salts of the write-ahead log; a platform gives real one, a test its own seed.
    virtual void fill_random(std::span<std::byte> out) = 0;
};

} // namespace carnet::store

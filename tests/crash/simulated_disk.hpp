// A disk that keeps its word and nothing more: what was flushed survives, what was only written may be there, may be
// torn at a sector, or may be missing, each write for itself and in any order. It counts its operations and can stop,
// fail or be full at any of them.
#pragma once

#include "store/storage_device.hpp"
#include "support/book_generator.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace carnet::testing {

// What lies on the disk, as the next program finds it.
using DiskImage = std::array<std::vector<std::byte>, store::file_slot_count>;

enum class Fault : std::uint8_t {
    none,
    crash, // the program ends in the middle of the operation; nothing works afterwards
    fails_once, // the operation fails, the next ones work
    fails_from_here, // it and all later ones fail
    full_once, // a write finds no room
    full_from_here,
};

class SimulatedDisk final : public store::StorageDevice {
public:
    SimulatedDisk(DiskImage image, std::uint64_t seed);

    // The fault happens at the operation with this number, counted from now, from 1. Reads count only where reads are
    // to fail too.
    void plan(Fault fault, std::uint64_t at_operation);
    [[nodiscard]] std::uint64_t operations() const { return m_operations; }
    [[nodiscard]] bool happened() const { return m_happened; }

    // What another program finds after this one ended now: flushed content, and of the rest what chance kept.
    [[nodiscard]] DiskImage image_after_power_loss();
    // The same after an orderly end, or when only the program died: all that was written.
    [[nodiscard]] const DiskImage& image_as_written() const { return m_written; }

    store::DeviceResult<std::size_t> read(
        store::FileSlot slot, std::uint64_t offset, std::span<std::byte> out) override;
    store::DeviceResult<void> write(
        store::FileSlot slot, std::uint64_t offset, std::span<const std::byte> bytes) override;
    store::DeviceResult<void> truncate(store::FileSlot slot, std::uint64_t size) override;
    store::DeviceResult<void> flush(store::FileSlot slot) override;
    store::DeviceResult<std::uint64_t> size(store::FileSlot slot) override;
    void fill_random(std::span<std::byte> out) override;

private:
    // Something done to a file since its last flush.
    struct Change {
        enum class Kind : std::uint8_t { write, truncate } kind {Kind::write};
        std::uint64_t offset {0}; // of a truncation: the new size
        std::vector<std::byte> bytes;
    };

    // Counts the operation; the error to answer, when it is this one's or a later one's turn.
    [[nodiscard]] store::DeviceResult<void> count_operation(bool needs_room);
    static void apply(std::vector<std::byte>& file, const Change& change);
    void apply_torn(std::vector<std::byte>& file, const Change& change);

    DiskImage m_flushed;
    DiskImage m_written;
    std::array<std::vector<Change>, store::file_slot_count> m_changes;
    Random m_random;
    Fault m_fault {Fault::none};
    std::uint64_t m_fault_at {0};
    std::uint64_t m_operations {0};
    bool m_happened {false};
};

} // namespace carnet::testing

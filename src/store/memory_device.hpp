// A storage device in memory: the in-memory mode of browsers that keep nothing (RELIABILITY section 1), and unit tests.
// Nothing survives its destruction, and it says so nowhere else than here: the engine tells the merchant.
#pragma once

#include "store/storage_device.hpp"

#include <array>
#include <memory>
#include <vector>

namespace carnet::store {

class MemoryDevice final : public StorageDevice {
public:
    // `seed` feeds fill_random; the platform passes real randomness, a test a number.
    explicit MemoryDevice(std::uint64_t seed);

    DeviceResult<std::size_t> read(FileSlot slot, std::uint64_t offset, std::span<std::byte> out) override;
    DeviceResult<void> write(FileSlot slot, std::uint64_t offset, std::span<const std::byte> bytes) override;
    DeviceResult<void> truncate(FileSlot slot, std::uint64_t size) override;
    DeviceResult<void> flush(FileSlot slot) override;
    DeviceResult<std::uint64_t> size(FileSlot slot) override;
    void fill_random(std::span<std::byte> out) override;

private:
    // Kept in chunks, so that a growing file is never copied: in wasm a doubled buffer is memory that never comes back.
    static constexpr std::size_t chunk_size = 256 * 1024;
    struct File {
        std::vector<std::unique_ptr<std::byte[]>> chunks;
        std::uint64_t size {0};
    };

    File& file(FileSlot slot) { return m_files[static_cast<std::size_t>(slot)]; }

    std::array<File, file_slot_count> m_files;
    std::uint64_t m_random_state;
};

} // namespace carnet::store

// The book's files in a folder of this machine: the native program, tests that need real files, and benchmarks. Opens
// (or makes) exactly the three files and nothing else; deletes nothing.
#pragma once

#include "base/result.hpp"
#include "store/storage_device.hpp"

#include <array>
#include <memory>
#include <string>

namespace carnet::platform {

class PosixDevice final : public store::StorageDevice {
public:
    // The folder must exist. Another program that has the book open is `unavailable`.
    [[nodiscard]] static Result<std::unique_ptr<PosixDevice>> open(const std::string& folder);
    ~PosixDevice() override;
    PosixDevice(const PosixDevice&) = delete;
    PosixDevice& operator=(const PosixDevice&) = delete;

    store::DeviceResult<std::size_t> read(
        store::FileSlot slot, std::uint64_t offset, std::span<std::byte> out) override;
    store::DeviceResult<void> write(
        store::FileSlot slot, std::uint64_t offset, std::span<const std::byte> bytes) override;
    store::DeviceResult<void> truncate(store::FileSlot slot, std::uint64_t size) override;
    store::DeviceResult<void> flush(store::FileSlot slot) override;
    store::DeviceResult<std::uint64_t> size(store::FileSlot slot) override;
    // False when the database is no longer in its folder.
    [[nodiscard]] bool alive() const override;
    void fill_random(std::span<std::byte> out) override;

private:
    PosixDevice() = default;

    [[nodiscard]] int handle(store::FileSlot slot) const { return m_files[static_cast<std::size_t>(slot)]; }

    std::array<int, store::file_slot_count> m_files {-1, -1, -1};
};

} // namespace carnet::platform

// The book's files in the browser's private file system: synchronous access handles, opened and closed by
// web/engine/storage.js while it holds the account's Web Lock. This is only the way to them.
#pragma once

#include "store/storage_device.hpp"

namespace carnet::platform {

class OpfsDevice final : public store::StorageDevice {
public:
    store::DeviceResult<std::size_t> read(
        store::FileSlot slot, std::uint64_t offset, std::span<std::byte> out) override;
    store::DeviceResult<void> write(
        store::FileSlot slot, std::uint64_t offset, std::span<const std::byte> bytes) override;
    store::DeviceResult<void> truncate(store::FileSlot slot, std::uint64_t size) override;
    store::DeviceResult<void> flush(store::FileSlot slot) override;
    store::DeviceResult<std::uint64_t> size(store::FileSlot slot) override;
    [[nodiscard]] bool alive() const override { return m_alive; }
    void fill_random(std::span<std::byte> out) override;

    // The worker saw that the files are no longer in their folder: nothing is written any more.
    void set_gone() { m_alive = false; }

private:
    bool m_alive {true};
};

} // namespace carnet::platform

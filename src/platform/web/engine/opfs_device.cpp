#include "platform/web/engine/opfs_device.hpp"

#include "platform/web/engine/imports.hpp"

namespace carnet::platform {

namespace {

store::DeviceError device_error(double code)
{
    if (code == file_full)
        return store::DeviceError::full;
    if (code == file_gone)
        return store::DeviceError::gone;
    return store::DeviceError::failed;
}

} // namespace

store::DeviceResult<std::size_t> OpfsDevice::read(store::FileSlot slot, std::uint64_t offset, std::span<std::byte> out)
{
    std::int32_t count = carnet_file_read(static_cast<std::int32_t>(slot), reinterpret_cast<std::uint8_t*>(out.data()),
        out.size(), static_cast<double>(offset));
    if (count < 0)
        return std::unexpected(device_error(count));
    return static_cast<std::size_t>(count);
}

store::DeviceResult<void> OpfsDevice::write(
    store::FileSlot slot, std::uint64_t offset, std::span<const std::byte> bytes)
{
    std::int32_t count = carnet_file_write(static_cast<std::int32_t>(slot),
        reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), static_cast<double>(offset));
    if (count < 0)
        return std::unexpected(device_error(count));
    return {};
}

store::DeviceResult<void> OpfsDevice::truncate(store::FileSlot slot, std::uint64_t size)
{
    std::int32_t code = carnet_file_truncate(static_cast<std::int32_t>(slot), static_cast<double>(size));
    if (code < 0)
        return std::unexpected(device_error(code));
    return {};
}

store::DeviceResult<void> OpfsDevice::flush(store::FileSlot slot)
{
    std::int32_t code = carnet_file_flush(static_cast<std::int32_t>(slot));
    if (code < 0)
        return std::unexpected(device_error(code));
    return {};
}

store::DeviceResult<std::uint64_t> OpfsDevice::size(store::FileSlot slot)
{
    double size = carnet_file_size(static_cast<std::int32_t>(slot));
    if (size < 0)
        return std::unexpected(device_error(size));
    return static_cast<std::uint64_t>(size);
}

void OpfsDevice::fill_random(std::span<std::byte> out)
{
    carnet_engine_random(reinterpret_cast<std::uint8_t*>(out.data()), out.size());
}

} // namespace carnet::platform

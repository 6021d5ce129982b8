#include "store/memory_device.hpp"

#include <algorithm>
#include <cstring>

namespace carnet::store {

MemoryDevice::MemoryDevice(std::uint64_t seed)
    : m_random_state(seed)
{
}

DeviceResult<std::size_t> MemoryDevice::read(FileSlot slot, std::uint64_t offset, std::span<std::byte> out)
{
    const File& source = file(slot);
    if (offset >= source.size)
        return 0;
    std::size_t length = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), source.size - offset));
    for (std::size_t done = 0; done < length;) {
        std::uint64_t position = offset + done;
        std::size_t within = static_cast<std::size_t>(position % chunk_size);
        std::size_t part = std::min(length - done, chunk_size - within);
        std::memcpy(
            out.data() + done, source.chunks[static_cast<std::size_t>(position / chunk_size)].get() + within, part);
        done += part;
    }
    return length;
}

DeviceResult<void> MemoryDevice::write(FileSlot slot, std::uint64_t offset, std::span<const std::byte> bytes)
{
    File& target = file(slot);
    std::uint64_t end = offset + bytes.size();
    while (target.chunks.size() * chunk_size < end)
        target.chunks.push_back(std::make_unique<std::byte[]>(chunk_size));
    for (std::size_t done = 0; done < bytes.size();) {
        std::uint64_t position = offset + done;
        std::size_t within = static_cast<std::size_t>(position % chunk_size);
        std::size_t part = std::min(bytes.size() - done, chunk_size - within);
        std::memcpy(
            target.chunks[static_cast<std::size_t>(position / chunk_size)].get() + within, bytes.data() + done, part);
        done += part;
    }
    target.size = std::max(target.size, end);
    return {};
}

DeviceResult<void> MemoryDevice::truncate(FileSlot slot, std::uint64_t size)
{
    File& target = file(slot);
    if (size >= target.size)
        return {};
    target.size = size;
    target.chunks.resize(static_cast<std::size_t>((size + chunk_size - 1) / chunk_size));
    // What lies beyond the end must read as zeros when the file grows again.
    if (std::size_t within = static_cast<std::size_t>(size % chunk_size); within != 0)
        std::memset(target.chunks.back().get() + within, 0, chunk_size - within);
    return {};
}

DeviceResult<void> MemoryDevice::flush(FileSlot)
{
    return {};
}

DeviceResult<std::uint64_t> MemoryDevice::size(FileSlot slot)
{
    return file(slot).size;
}

void MemoryDevice::fill_random(std::span<std::byte> out)
{
    for (std::byte& byte : out) {
        // SplitMix64: the salts only have to differ, not to be secret.
        m_random_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = m_random_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        byte = static_cast<std::byte>(mixed >> 56);
    }
}

} // namespace carnet::store

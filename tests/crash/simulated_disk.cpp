#include "crash/simulated_disk.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace carnet::testing {

using store::DeviceError;
using store::DeviceResult;
using store::FileSlot;

namespace {

constexpr std::size_t sector = 512; // no disk tears a smaller piece

std::size_t index_of(FileSlot slot)
{
    return static_cast<std::size_t>(slot);
}

} // namespace

SimulatedDisk::SimulatedDisk(DiskImage image, std::uint64_t seed)
    : m_flushed(image)
    , m_written(std::move(image))
    , m_random(seed)
{
}

void SimulatedDisk::plan(Fault fault, std::uint64_t at_operation)
{
    m_fault = fault;
    m_fault_at = at_operation;
    m_operations = 0;
    m_happened = false;
}

DeviceResult<void> SimulatedDisk::count_operation(bool needs_room)
{
    ++m_operations;
    if (m_fault == Fault::none || m_operations < m_fault_at)
        return {};
    bool once = m_fault == Fault::fails_once || m_fault == Fault::full_once;
    bool about_room = m_fault == Fault::full_once || m_fault == Fault::full_from_here;
    if ((once && m_happened) || (about_room && !needs_room))
        return {};
    m_happened = true;
    return std::unexpected(about_room ? DeviceError::full : DeviceError::failed);
}

DeviceResult<std::size_t> SimulatedDisk::read(FileSlot slot, std::uint64_t offset, std::span<std::byte> out)
{
    if (m_fault == Fault::crash && m_happened)
        return std::unexpected(DeviceError::failed);
    if (m_fault == Fault::fails_once || m_fault == Fault::fails_from_here) {
        if (auto allowed = count_operation(false); !allowed)
            return std::unexpected(allowed.error());
    }
    const std::vector<std::byte>& file = m_written[index_of(slot)];
    if (offset >= file.size())
        return 0;
    std::size_t length = std::min<std::size_t>(out.size(), file.size() - static_cast<std::size_t>(offset));
    std::memcpy(out.data(), file.data() + offset, length);
    return length;
}

void SimulatedDisk::apply(std::vector<std::byte>& file, const Change& change)
{
    if (change.kind == Change::Kind::truncate) {
        file.resize(std::min<std::size_t>(file.size(), static_cast<std::size_t>(change.offset)));
        return;
    }
    std::size_t end = static_cast<std::size_t>(change.offset) + change.bytes.size();
    if (file.size() < end)
        file.resize(end);
    std::ranges::copy(change.bytes, file.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

// Some sectors of the write arrived, others did not.
void SimulatedDisk::apply_torn(std::vector<std::byte>& file, const Change& change)
{
    if (change.kind == Change::Kind::truncate)
        return;
    std::size_t begin = static_cast<std::size_t>(change.offset);
    std::size_t end = begin + change.bytes.size();
    while (begin < end) {
        std::size_t piece_end = std::min(end, (begin / sector + 1) * sector);
        if (m_random.one_in(2)) {
            std::size_t from = begin - static_cast<std::size_t>(change.offset);
            apply(file,
                {Change::Kind::write, begin,
                    std::vector<std::byte>(change.bytes.begin() + static_cast<std::ptrdiff_t>(from),
                        change.bytes.begin() + static_cast<std::ptrdiff_t>(from + piece_end - begin))});
        }
        begin = piece_end;
    }
}

DeviceResult<void> SimulatedDisk::write(FileSlot slot, std::uint64_t offset, std::span<const std::byte> bytes)
{
    Change change {Change::Kind::write, offset, {bytes.begin(), bytes.end()}};
    auto allowed = count_operation(true);
    if (!allowed && m_fault != Fault::crash)
        return allowed; // nothing was written
    bool dies_now = !allowed && m_operations == m_fault_at;
    if (!allowed && !dies_now)
        return allowed;
    apply(m_written[index_of(slot)], change);
    m_changes[index_of(slot)].push_back(std::move(change)); // dying in a write, it may or may not have arrived
    return allowed;
}

DeviceResult<void> SimulatedDisk::truncate(FileSlot slot, std::uint64_t size)
{
    if (auto allowed = count_operation(false); !allowed)
        return allowed;
    Change change {Change::Kind::truncate, size, {}};
    apply(m_written[index_of(slot)], change);
    m_changes[index_of(slot)].push_back(std::move(change));
    return {};
}

DeviceResult<void> SimulatedDisk::flush(FileSlot slot)
{
    if (auto allowed = count_operation(false); !allowed)
        return allowed;
    m_flushed[index_of(slot)] = m_written[index_of(slot)];
    m_changes[index_of(slot)].clear();
    return {};
}

DeviceResult<std::uint64_t> SimulatedDisk::size(FileSlot slot)
{
    if (m_fault == Fault::crash && m_happened)
        return std::unexpected(DeviceError::failed);
    return m_written[index_of(slot)].size();
}

void SimulatedDisk::fill_random(std::span<std::byte> out)
{
    for (std::byte& byte : out)
        byte = static_cast<std::byte>(m_random.next());
}

DiskImage SimulatedDisk::image_after_power_loss()
{
    DiskImage image = m_flushed;
    for (std::size_t slot = 0; slot < image.size(); ++slot) {
        for (const Change& change : m_changes[slot]) {
            switch (m_random.below(3)) {
            case 0:
                apply(image[slot], change);
                break;
            case 1:
                apply_torn(image[slot], change);
                break;
            default:
                break; // it never arrived
            }
        }
    }
    return image;
}

} // namespace carnet::testing

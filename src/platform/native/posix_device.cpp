#include "platform/native/posix_device.hpp"

#include "base/check.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace carnet::platform {

using store::DeviceError;
using store::DeviceResult;
using store::FileSlot;

namespace {

constexpr std::array<const char*, store::file_slot_count> names {"book.db", "book.db-wal", "book.db-journal"};

DeviceError last_error()
{
    return errno == ENOSPC || errno == EDQUOT ? DeviceError::full : DeviceError::failed;
}

} // namespace

Result<std::unique_ptr<PosixDevice>> PosixDevice::open(const std::string& folder)
{
    std::unique_ptr<PosixDevice> device {new PosixDevice};
    for (std::size_t slot = 0; slot < names.size(); ++slot) {
        std::string path = folder + "/" + names[slot];
        device->m_files[slot] = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (device->m_files[slot] < 0)
            return failure(ErrorCode::storage_failed, "cannot open " + path + ": " + std::strerror(errno));
    }
    if (::flock(device->handle(FileSlot::database), LOCK_EX | LOCK_NB) != 0)
        return failure(ErrorCode::unavailable, "another program has the book open");
    return device;
}

PosixDevice::~PosixDevice()
{
    for (int file : m_files) {
        if (file >= 0)
            ::close(file);
    }
}

DeviceResult<std::size_t> PosixDevice::read(FileSlot slot, std::uint64_t offset, std::span<std::byte> out)
{
    std::size_t done = 0;
    while (done < out.size()) {
        ssize_t length = ::pread(handle(slot), out.data() + done, out.size() - done, static_cast<off_t>(offset + done));
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            return std::unexpected(last_error());
        if (length == 0)
            break;
        done += static_cast<std::size_t>(length);
    }
    return done;
}

DeviceResult<void> PosixDevice::write(FileSlot slot, std::uint64_t offset, std::span<const std::byte> bytes)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        ssize_t length =
            ::pwrite(handle(slot), bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (length < 0 && errno == EINTR)
            continue;
        if (length <= 0)
            return std::unexpected(last_error());
        done += static_cast<std::size_t>(length);
    }
    return {};
}

DeviceResult<void> PosixDevice::truncate(FileSlot slot, std::uint64_t size)
{
    if (::ftruncate(handle(slot), static_cast<off_t>(size)) != 0)
        return std::unexpected(last_error());
    return {};
}

DeviceResult<void> PosixDevice::flush(FileSlot slot)
{
    if (::fdatasync(handle(slot)) != 0)
        return std::unexpected(last_error());
    return {};
}

DeviceResult<std::uint64_t> PosixDevice::size(FileSlot slot)
{
    struct stat status { };
    if (::fstat(handle(slot), &status) != 0)
        return std::unexpected(last_error());
    return static_cast<std::uint64_t>(status.st_size);
}

bool PosixDevice::alive() const
{
    struct stat status { };
    return ::fstat(handle(FileSlot::database), &status) == 0 && status.st_nlink > 0;
}

void PosixDevice::fill_random(std::span<std::byte> out)
{
    CHECK(::getrandom(out.data(), out.size(), 0) == static_cast<ssize_t>(out.size()));
}

} // namespace carnet::platform

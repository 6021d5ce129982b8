#include "store/vfs/book_vfs.hpp"

#include "base/check.hpp"
#include "store/vfs/page_checksum.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace carnet::store {

namespace {

constexpr std::uint64_t wal_header_size = 32;
constexpr std::uint64_t wal_frame_header_size = 24;
constexpr std::uint32_t largest_page_size = 65'536;

// One open file, laid out as SQLite wants it: its own struct first.
struct OpenFile {
    sqlite3_file base;
    BookVfs::State* state;
    FileSlot slot;
};

} // namespace

struct BookVfs::State {
    StorageDevice& device;
    std::string name;
    sqlite3_vfs vfs {};
    StorageTrouble trouble {};
    bool verifying {true};
    std::uint32_t page_size {book_page_size};
    std::vector<std::byte> scratch;
    // The checksum of the page in each frame of the write-ahead log, as it was written or recovered in this session.
    std::vector<std::uint64_t> wal_frames;

    explicit State(StorageDevice& the_device)
        : device(the_device)
    {
    }

    int report(StorageTrouble::Kind kind, int code, std::uint64_t page = 0)
    {
        trouble = {kind, page};
        return code;
    }

    int report(DeviceError error, int code)
    {
        switch (error) {
        case DeviceError::full:
            return report(StorageTrouble::Kind::full, SQLITE_FULL);
        case DeviceError::gone:
            return report(StorageTrouble::Kind::gone, code);
        case DeviceError::failed:
            break;
        }
        return report(StorageTrouble::Kind::failed, code);
    }

    // Which frame's page lies at this offset of the log, when exactly one page of it is read or written.
    [[nodiscard]] std::optional<std::size_t> frame_of_page(std::uint64_t offset, std::size_t length) const
    {
        std::uint64_t frame_size = wal_frame_header_size + page_size;
        if (length != page_size || offset < wal_header_size + wal_frame_header_size)
            return {};
        std::uint64_t from_first = offset - wal_header_size - wal_frame_header_size;
        if (from_first % frame_size != 0)
            return {};
        return static_cast<std::size_t>(from_first / frame_size);
    }

    void remember_frame(std::size_t frame, std::span<const std::byte> page)
    {
        if (wal_frames.size() <= frame)
            wal_frames.resize(frame + 1, 0);
        wal_frames[frame] = page_checksum(page, frame);
    }

    // A write that is not one whole page (SQLite splits the frame at which it syncs): what the frames hold is not known
    // until somebody reads them whole again.
    void forget_frames(std::uint64_t offset, std::size_t length)
    {
        if (offset + length <= wal_header_size)
            return;
        std::uint64_t frame_size = wal_frame_header_size + page_size;
        std::uint64_t first = offset < wal_header_size ? 0 : (offset - wal_header_size) / frame_size;
        std::uint64_t last = (offset + length - 1 - wal_header_size) / frame_size;
        for (std::uint64_t frame = first; frame <= last && frame < wal_frames.size(); ++frame)
            wal_frames[static_cast<std::size_t>(frame)] = 0;
    }
};

namespace {

using State = BookVfs::State;

OpenFile& open_file(sqlite3_file* file)
{
    return *reinterpret_cast<OpenFile*>(file);
}

bool all_zero(std::span<const std::byte> bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](std::byte byte) { return byte == std::byte {0}; });
}

std::uint64_t checksum_of_page(std::span<const std::byte> page, std::uint64_t number)
{
    return page_checksum(page.first(page.size() - page_checksum_size), number);
}

int verify_database_page(State& state, std::uint64_t offset, std::span<const std::byte> page)
{
    std::uint64_t number = offset / state.page_size + 1;
    std::uint64_t stored;
    std::memcpy(&stored, page.data() + page.size() - page_checksum_size, sizeof stored);
    // A page that was never written (SQLite leaves holes for free pages) is all zeros; where content was expected,
    // SQLite refuses such a page itself.
    if (stored == checksum_of_page(page, number) || (stored == 0 && all_zero(page)))
        return SQLITE_OK;
    return state.report(StorageTrouble::Kind::corrupt_page, SQLITE_IOERR_DATA, number);
}

int verify_or_remember_wal(State& state, std::uint64_t offset, std::span<const std::byte> bytes)
{
    if (auto frame = state.frame_of_page(offset, bytes.size())) {
        if (*frame < state.wal_frames.size() && state.wal_frames[*frame] != 0
            && state.wal_frames[*frame] != page_checksum(bytes, *frame))
            return state.report(StorageTrouble::Kind::corrupt_page, SQLITE_IOERR_DATA);
        return SQLITE_OK;
    }
    // Recovery reads whole frames and verifies them by SQLite's own running checksum: what it accepts is remembered.
    if (bytes.size() == wal_frame_header_size + state.page_size) {
        if (auto frame = state.frame_of_page(offset + wal_frame_header_size, state.page_size))
            state.remember_frame(*frame, bytes.subspan(wal_frame_header_size));
    }
    return SQLITE_OK;
}

int file_close(sqlite3_file*)
{
    return SQLITE_OK;
}

int file_read(sqlite3_file* file, void* out, int amount, sqlite3_int64 offset)
{
    OpenFile& opened = open_file(file);
    State& state = *opened.state;
    std::span<std::byte> bytes {static_cast<std::byte*>(out), static_cast<std::size_t>(amount)};
    std::uint64_t position = static_cast<std::uint64_t>(offset);
    auto length = state.device.read(opened.slot, position, bytes);
    if (!length)
        return state.report(length.error(), SQLITE_IOERR_READ);
    if (*length < bytes.size()) {
        // SQLite counts on the rest being zero, and on being told.
        std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(*length), bytes.end(), std::byte {0});
        return SQLITE_IOERR_SHORT_READ;
    }
    if (!state.verifying)
        return SQLITE_OK;
    if (opened.slot == FileSlot::wal)
        return verify_or_remember_wal(state, position, bytes);
    if (opened.slot == FileSlot::database && bytes.size() == state.page_size && position % state.page_size == 0)
        return verify_database_page(state, position, bytes);
    return SQLITE_OK;
}

int file_write(sqlite3_file* file, const void* content, int amount, sqlite3_int64 offset)
{
    OpenFile& opened = open_file(file);
    State& state = *opened.state;
    if (!state.device.alive())
        return state.report(DeviceError::gone, SQLITE_IOERR_WRITE);
    std::span<const std::byte> bytes {static_cast<const std::byte*>(content), static_cast<std::size_t>(amount)};
    std::uint64_t position = static_cast<std::uint64_t>(offset);
    if (opened.slot == FileSlot::database && bytes.size() == state.page_size) {
        // A copy: the page belongs to SQLite's cache.
        state.scratch.assign(bytes.begin(), bytes.end());
        std::uint64_t checksum = checksum_of_page(state.scratch, position / state.page_size + 1);
        std::memcpy(state.scratch.data() + state.scratch.size() - page_checksum_size, &checksum, page_checksum_size);
        bytes = state.scratch;
    }
    if (auto written = state.device.write(opened.slot, position, bytes); !written)
        return state.report(written.error(), SQLITE_IOERR_WRITE);
    if (opened.slot == FileSlot::wal) {
        if (auto frame = state.frame_of_page(position, bytes.size()))
            state.remember_frame(*frame, bytes);
        else
            state.forget_frames(position, bytes.size());
    }
    return SQLITE_OK;
}

int file_truncate(sqlite3_file* file, sqlite3_int64 size)
{
    OpenFile& opened = open_file(file);
    State& state = *opened.state;
    if (!state.device.alive())
        return state.report(DeviceError::gone, SQLITE_IOERR_TRUNCATE);
    if (auto done = state.device.truncate(opened.slot, static_cast<std::uint64_t>(size)); !done)
        return state.report(done.error(), SQLITE_IOERR_TRUNCATE);
    if (opened.slot == FileSlot::wal && size == 0)
        state.wal_frames.clear();
    return SQLITE_OK;
}

int file_sync(sqlite3_file* file, int)
{
    OpenFile& opened = open_file(file);
    if (auto done = opened.state->device.flush(opened.slot); !done)
        return opened.state->report(done.error(), SQLITE_IOERR_FSYNC);
    return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* out)
{
    OpenFile& opened = open_file(file);
    auto size = opened.state->device.size(opened.slot);
    if (!size)
        return opened.state->report(size.error(), SQLITE_IOERR_FSTAT);
    *out = static_cast<sqlite3_int64>(*size);
    return SQLITE_OK;
}

int file_lock(sqlite3_file*, int)
{
    return SQLITE_OK; // one connection, one worker: the Web Lock of the platform excludes everyone else
}

int file_unlock(sqlite3_file*, int)
{
    return SQLITE_OK;
}

int file_check_reserved_lock(sqlite3_file*, int* out)
{
    // Nobody else holds anything. Answering 1 here would make SQLite believe that a journal it finds belongs to a
    // living writer, and never roll it back: a killed browser would then leave a corrupt book (measured).
    *out = 0;
    return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*)
{
    return SQLITE_NOTFOUND;
}

int file_sector_size(sqlite3_file*)
{
    return static_cast<int>(book_page_size);
}

int file_device_characteristics(sqlite3_file*)
{
    // Nothing beyond what is sure: the files cannot be unlinked through us. No powersafe overwrite, no atomic writes.
    return SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN;
}

constexpr sqlite3_io_methods io_methods {
    .iVersion = 1, // no shared memory: exclusive locking keeps the log's index on the heap
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_reserved_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_device_characteristics,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

State& state_of(sqlite3_vfs* vfs)
{
    return *static_cast<State*>(vfs->pAppData);
}

std::optional<FileSlot> slot_of_name(const char* name)
{
    std::string_view text {name ? name : ""};
    if (text.ends_with("-wal"))
        return FileSlot::wal;
    if (text.ends_with("-journal"))
        return FileSlot::journal;
    if (text == BookVfs::database_name)
        return FileSlot::database;
    return {};
}

// A book that exists says its page size itself, so that a later version may choose another for new books.
int read_page_size(State& state)
{
    std::array<std::byte, 24> header {};
    auto length = state.device.read(FileSlot::database, 0, header);
    if (!length)
        return state.report(length.error(), SQLITE_IOERR_READ);
    if (*length < header.size())
        return SQLITE_OK;
    std::uint32_t size = std::to_integer<std::uint32_t>(header[16]) << 8 | std::to_integer<std::uint32_t>(header[17]);
    size = size == 1 ? largest_page_size : size;
    if (size < 512 || (size & (size - 1)) != 0 || std::to_integer<std::size_t>(header[20]) != page_checksum_size) {
        // Not a file that this program wrote; or its first bytes are damaged. SQLite decides, without our checksums'
        // help, from a page size that cannot do harm.
        return state.verifying ? state.report(StorageTrouble::Kind::corrupt_page, SQLITE_NOTADB, 1) : SQLITE_OK;
    }
    state.page_size = size;
    return SQLITE_OK;
}

int vfs_open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags)
{
    State& state = state_of(vfs);
    OpenFile& opened = open_file(file);
    opened.base.pMethods = nullptr;
    auto slot = slot_of_name(name);
    constexpr int ours = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
    if (!slot || (flags & ours) == 0)
        return SQLITE_CANTOPEN; // temporary files live in memory (SQLITE_TEMP_STORE=3)
    if (*slot == FileSlot::database) {
        if (int code = read_page_size(state); code != SQLITE_OK)
            return code;
    }
    opened.state = &state;
    opened.slot = *slot;
    opened.base.pMethods = &io_methods;
    if (out_flags)
        *out_flags = flags;
    return SQLITE_OK;
}

int vfs_delete(sqlite3_vfs* vfs, const char* name, int)
{
    State& state = state_of(vfs);
    auto slot = slot_of_name(name);
    // The database itself is never emptied from below, whoever asks.
    if (!slot || *slot == FileSlot::database)
        return SQLITE_IOERR_DELETE;
    if (!state.device.alive())
        return state.report(DeviceError::gone, SQLITE_IOERR_DELETE);
    if (auto done = state.device.truncate(*slot, 0); !done)
        return state.report(done.error(), SQLITE_IOERR_DELETE);
    if (*slot == FileSlot::wal)
        state.wal_frames.clear();
    // Whatever SQLite asks for: were a deleted journal to come back after power loss, it would undo the making of the
    // book, and everything since with it (found by tests/crash).
    if (auto done = state.device.flush(*slot); !done)
        return state.report(done.error(), SQLITE_IOERR_DELETE);
    return SQLITE_OK;
}

int vfs_access(sqlite3_vfs* vfs, const char* name, int, int* out)
{
    State& state = state_of(vfs);
    *out = 0;
    auto slot = slot_of_name(name);
    if (!slot)
        return SQLITE_OK;
    auto size = state.device.size(*slot);
    if (!size)
        return state.report(size.error(), SQLITE_IOERR_ACCESS);
    *out = *size > 0 ? 1 : 0;
    return SQLITE_OK;
}

int vfs_full_pathname(sqlite3_vfs*, const char* name, int capacity, char* out)
{
    std::size_t length = std::strlen(name);
    if (length + 1 > static_cast<std::size_t>(capacity))
        return SQLITE_CANTOPEN;
    std::memcpy(out, name, length + 1);
    return SQLITE_OK;
}

int vfs_randomness(sqlite3_vfs* vfs, int amount, char* out)
{
    state_of(vfs).device.fill_random({reinterpret_cast<std::byte*>(out), static_cast<std::size_t>(amount)});
    return amount;
}

int vfs_sleep(sqlite3_vfs*, int microseconds)
{
    return microseconds; // nobody else can hold a lock, so there is nothing to wait for
}

int vfs_current_time(sqlite3_vfs*, double* out)
{
    *out = 2'440'587.5; // the epoch: no statement of the book asks for the time (STYLE: effects at the edge)
    return SQLITE_OK;
}

int vfs_last_error(sqlite3_vfs*, int, char*)
{
    return 0;
}

} // namespace

BookVfs::BookVfs(StorageDevice& device)
    : m_state(std::make_unique<State>(device))
{
    static unsigned s_count = 0;
    m_state->name = "carnet-" + std::to_string(++s_count);
    sqlite3_vfs& vfs = m_state->vfs;
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(OpenFile);
    vfs.mxPathname = 64;
    vfs.zName = m_state->name.c_str();
    vfs.pAppData = m_state.get();
    vfs.xOpen = vfs_open;
    vfs.xDelete = vfs_delete;
    vfs.xAccess = vfs_access;
    vfs.xFullPathname = vfs_full_pathname;
    vfs.xRandomness = vfs_randomness;
    vfs.xSleep = vfs_sleep;
    vfs.xCurrentTime = vfs_current_time;
    vfs.xGetLastError = vfs_last_error;
    // The newest one is also the default, because SQLite takes its own randomness from there.
    CHECK(sqlite3_vfs_register(&vfs, 1) == SQLITE_OK);
}

BookVfs::~BookVfs()
{
    sqlite3_vfs_unregister(&m_state->vfs);
}

const std::string& BookVfs::name() const
{
    return m_state->name;
}

StorageTrouble BookVfs::take_trouble()
{
    return std::exchange(m_state->trouble, {});
}

void BookVfs::set_verifying(bool verifying)
{
    m_state->verifying = verifying;
}

} // namespace carnet::store

// SQLite is built with SQLITE_OS_OTHER: there is no operating system below it but a BookVfs.
extern "C" int sqlite3_os_init(void)
{
    return SQLITE_OK;
}

extern "C" int sqlite3_os_end(void)
{
    return SQLITE_OK;
}

#include "store/sqlite/connection.hpp"

#include "base/check.hpp"
#include "store/vfs/page_checksum.hpp"

#include <sqlite3.h>

#include <utility>

namespace carnet::store {

namespace {

// In this order. A book is opened by one connection only, which lives as long as the book.
constexpr const char* setup_pragmas =
    // Before anything touches the log: then its index lives on the heap and no shared memory is needed.
    "PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA page_size = 4096;" // only has an effect on a new file; see book_page_size
    // Fastest safe setting in a browser: one flush a commit, 0.4 ms against 6.5 with a rollback journal (measured).
    "PRAGMA journal_mode = WAL;"
    // The log is flushed at every commit: what was acknowledged survives power loss.
    "PRAGMA synchronous = FULL;"
    // About 4 MB of log: the copy back into the file costs few milliseconds, and a recovery reads little.
    "PRAGMA wal_autocheckpoint = 1000;"
    "PRAGMA journal_size_limit = 8388608;" // after a bulk the log's file shrinks again
    // 16 MB: enough for the inner pages of a book of a million orders; more brought nothing (README, measured).
    "PRAGMA cache_size = -16384;"
    "PRAGMA cell_size_check = ON;" // a damaged cell is an error before it is read
    "PRAGMA trusted_schema = OFF;" // the file is hostile input: nothing in its schema may call anything
    "PRAGMA foreign_keys = ON;"
    // Deleted customers' data does not linger in free pages; costs nothing measurable, for little is ever deleted.
    "PRAGMA secure_delete = FAST;"
    "PRAGMA automatic_index = OFF;"; // an index built on the fly is a missing index: seen by the plan test instead

// For a file that is damaged. Nothing may be written; and tables whose description cannot be read any more must not
// keep the others from being read.
constexpr const char* salvage_pragmas = "PRAGMA locking_mode = EXCLUSIVE;"
                                        "PRAGMA query_only = ON;"
                                        "PRAGMA trusted_schema = OFF;"
                                        "PRAGMA writable_schema = ON;";

// Checked every so many steps of SQLite's virtual machine: about half a millisecond in wasm.
constexpr int steps_between_interrupts = 20'000;

} // namespace

Cursor::Cursor(Connection& connection, sqlite3_stmt* statement, std::optional<Error> failed)
    : m_connection(&connection)
    , m_statement(statement)
    , m_failed(std::move(failed))
{
}

Cursor::Cursor(Cursor&& other) noexcept
    : m_connection(other.m_connection)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_failed(std::move(other.m_failed))
{
}

Cursor::~Cursor()
{
    if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

Result<bool> Cursor::next()
{
    if (m_failed)
        return std::unexpected(*m_failed);
    int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    m_failed = m_connection->error_of(sqlite3_reset(m_statement));
    return std::unexpected(*m_failed);
}

std::int64_t Cursor::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::optional<std::int64_t> Cursor::optional_integer(int column) const
{
    if (is_null(column))
        return {};
    return integer(column);
}

std::string_view Cursor::text(int column) const
{
    auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return text ? std::string_view {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))}
                : std::string_view {};
}

Bytes Cursor::blob(int column) const
{
    auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) : 0};
}

bool Cursor::is_null(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Connection::Connection(BookVfs& vfs, sqlite3* database)
    : m_vfs(vfs)
    , m_database(database)
{
}

Connection::~Connection()
{
    for (auto& [text, statement] : m_statements)
        sqlite3_finalize(statement);
    CHECK(sqlite3_close(m_database) == SQLITE_OK); // else a cursor outlived its connection
}

Result<std::unique_ptr<Connection>> Connection::open(BookVfs& vfs, Mode mode)
{
    vfs.set_verifying(mode != Mode::salvage);
    (void)vfs.take_trouble();
    sqlite3* database = nullptr;
    int code = sqlite3_open_v2(
        BookVfs::database_name, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs.name().c_str());
    if (!database)
        return failure(ErrorCode::storage_failed, "no memory to open the book");
    std::unique_ptr<Connection> connection {new Connection {vfs, database}};
    if (code != SQLITE_OK)
        return std::unexpected(connection->error_of(code));
    sqlite3_extended_result_codes(database, 1);
    // The file is hostile input: no writable schema, no shadow tables, no functions from views or triggers.
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, mode == Mode::salvage ? 0 : 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, 0, nullptr);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
    if (mode == Mode::salvage) { // not even its own log is written back into a damaged file
        sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        TRY(connection->execute(salvage_pragmas));
        return connection;
    }
    int reserved = static_cast<int>(page_checksum_size);
    sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    TRY(connection->execute(setup_pragmas));
    return connection;
}

Error Connection::error_of(int code)
{
    StorageTrouble trouble = m_vfs.take_trouble();
    std::string message = sqlite3_errmsg(m_database);
    switch (trouble.kind) {
    case StorageTrouble::Kind::full:
        return {ErrorCode::storage_full, "no room left: " + message};
    case StorageTrouble::Kind::gone:
        return {ErrorCode::storage_failed, "the book's files were removed while it was open"};
    case StorageTrouble::Kind::corrupt_page:
        return {ErrorCode::storage_corrupt, "page " + std::to_string(trouble.page) + " is damaged"};
    case StorageTrouble::Kind::failed:
        return {ErrorCode::storage_failed, "the storage failed: " + message};
    case StorageTrouble::Kind::none:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::storage_corrupt, message};
    case SQLITE_FULL:
        return {ErrorCode::storage_full, message};
    case SQLITE_INTERRUPT:
        return {ErrorCode::cancelled, "interrupted"};
    case SQLITE_CONSTRAINT:
        return {ErrorCode::refused, message};
    case SQLITE_TOOBIG:
        return {ErrorCode::too_large, message};
    default:
        return {ErrorCode::storage_failed, message};
    }
}

Result<sqlite3_stmt*> Connection::prepared(const Sql& sql)
{
    if (auto found = m_statements.find(sql.text); found != m_statements.end()) {
        // A statement that is still running cannot be started again: two cursors of one statement are a bug.
        CHECK(!sqlite3_stmt_busy(found->second));
        return found->second;
    }
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v3(m_database, sql.text, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(error_of(code));
    m_statements.emplace(sql.text, statement);
    return statement;
}

Result<void> Connection::finish_run(Cursor& cursor)
{
    auto row = cursor.next();
    if (!row)
        return std::unexpected(std::move(row).error());
    CHECK(!*row); // a statement with rows belongs in query()
    return {};
}

Result<void> Connection::execute(const char* sql)
{
    int code = sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(error_of(code));
    return {};
}

std::int64_t Connection::last_row() const
{
    return sqlite3_last_insert_rowid(m_database);
}

std::int64_t Connection::changed_rows() const
{
    return sqlite3_changes64(m_database);
}

bool Connection::in_transaction() const
{
    return sqlite3_get_autocommit(m_database) == 0;
}

void Connection::set_interrupt(std::function<bool()> should_stop)
{
    m_should_stop = std::move(should_stop);
    if (!m_should_stop) {
        sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
        return;
    }
    sqlite3_progress_handler(
        m_database, steps_between_interrupts,
        [](void* self) { return static_cast<Connection*>(self)->m_should_stop() ? 1 : 0; }, this);
}

Result<void> Connection::checkpoint(Checkpoint kind)
{
    int mode = kind == Checkpoint::truncate_log ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    int code = sqlite3_wal_checkpoint_v2(m_database, "main", mode, nullptr, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(error_of(code));
    return {};
}

Result<std::string> Connection::integrity_check()
{
    static constexpr Sql check {"PRAGMA integrity_check(20)"};
    Cursor cursor = query(check);
    std::string report;
    while (TRY(cursor.next())) {
        if (!report.empty())
            report += '\n';
        report += cursor.text(0);
    }
    return report;
}

std::vector<std::string> Connection::prepared_statements() const
{
    std::vector<std::string> texts;
    for (auto& [text, statement] : m_statements)
        texts.emplace_back(text);
    return texts;
}

Result<std::string> Connection::query_plan(std::string_view sql)
{
    std::string explain = "EXPLAIN QUERY PLAN " + std::string {sql};
    sqlite3_stmt* statement = nullptr;
    if (int code = sqlite3_prepare_v2(m_database, explain.c_str(), -1, &statement, nullptr); code != SQLITE_OK)
        return std::unexpected(error_of(code));
    std::string plan;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        plan += reinterpret_cast<const char*>(sqlite3_column_text(statement, 3));
        plan += '\n';
    }
    sqlite3_finalize(statement);
    return plan;
}

Connection::Binder::Binder(Connection& connection, const Sql& sql)
    : m_connection(connection)
{
    auto statement = connection.prepared(sql);
    if (statement)
        m_statement = *statement;
    else
        m_failed = std::move(statement).error();
}

void Connection::Binder::check(int code)
{
    if (code != SQLITE_OK && !m_failed)
        m_failed = m_connection.error_of(code);
}

void Connection::Binder::bind(std::int64_t value)
{
    if (!m_failed)
        check(sqlite3_bind_int64(m_statement, ++m_index, value));
}

void Connection::Binder::bind(std::string_view value)
{
    // An empty view may have no address, which SQLite would take for NULL.
    const char* text = value.data() ? value.data() : "";
    if (!m_failed)
        check(sqlite3_bind_text64(m_statement, ++m_index, text, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Connection::Binder::bind(Bytes value)
{
    const void* bytes = value.data() ? static_cast<const void*>(value.data()) : "";
    if (!m_failed)
        check(sqlite3_bind_blob64(m_statement, ++m_index, bytes, value.size(), SQLITE_STATIC));
}

void Connection::Binder::bind(std::nullptr_t)
{
    if (!m_failed)
        check(sqlite3_bind_null(m_statement, ++m_index));
}

Cursor Connection::Binder::finish()
{
    CHECK(m_failed || m_index == sqlite3_bind_parameter_count(m_statement));
    return Cursor {m_connection, m_statement, std::move(m_failed)};
}

namespace {

// IMMEDIATE: the only connection either writes at once or not at all.
constexpr Sql begin_transaction {"BEGIN IMMEDIATE"};
constexpr Sql commit_transaction {"COMMIT"};
constexpr Sql rollback_transaction {"ROLLBACK"};

} // namespace

Transaction::Transaction(Connection& connection)
    : m_connection(&connection)
{
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Result<Transaction> Transaction::begin(Connection& connection)
{
    TRY(connection.run(begin_transaction));
    return Transaction {connection};
}

Transaction::~Transaction()
{
    // SQLite has rolled back by itself after some errors (full, I/O): then there is nothing left to do.
    if (m_connection && m_connection->in_transaction())
        (void)m_connection->run(rollback_transaction);
}

Result<void> Transaction::commit()
{
    TRY(m_connection->run(commit_transaction));
    m_connection = nullptr;
    return {};
}

} // namespace carnet::store

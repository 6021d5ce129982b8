// SQLite, spoken to in C++: a connection, its prepared statements, transactions. With vfs/ the only place that knows
// sqlite3.h. Statements are constants named beside the function that uses them, prepared once, bound and read by type;
// trouble is a Result. It must not know what a table means.
#pragma once

#include "base/result.hpp"
#include "store/vfs/book_vfs.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace carnet::store {

// A statement's text: always a constant of the program (the address is its key), never put together from values.
struct Sql {
    const char* text;
};

using Bytes = std::span<const std::byte>;

class Connection;

// One run of a statement: rows one after the other. Whatever way it ends, the statement is free for its next use. Texts
// and blobs of a row live until the next call of next() or the end of the cursor.
class Cursor {
public:
    Cursor(Cursor&& other) noexcept;
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    ~Cursor();

    // True when there is a row.
    [[nodiscard]] Result<bool> next();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] Bytes blob(int column) const;
    [[nodiscard]] bool is_null(int column) const;

private:
    friend class Connection;
    Cursor(Connection& connection, sqlite3_stmt* statement, std::optional<Error> failed);

    Connection* m_connection;
    sqlite3_stmt* m_statement;
    std::optional<Error> m_failed; // binding did not work: said by the first next()
};

class Connection {
public:
    enum class Mode { read_write_create, salvage };

    // Opens the book's database and sets it up (the pragmas and their reasons are in the .cpp). Never deletes anything.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(BookVfs& vfs, Mode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Values are integers, std::string_view, Bytes, optionals of these, or nullptr. Texts and blobs must live until the
    // cursor ends.
    template <typename... Values> [[nodiscard]] Cursor query(const Sql& sql, const Values&... values)
    {
        Binder binder {*this, sql};
        (binder.bind(values), ...);
        return binder.finish();
    }

    // For what gives no rows.
    template <typename... Values> [[nodiscard]] Result<void> run(const Sql& sql, const Values&... values)
    {
        Cursor cursor = query(sql, values...);
        return finish_run(cursor);
    }

    // The first column of the only row; nothing when there is no row.
    template <typename... Values>
    [[nodiscard]] Result<std::optional<std::int64_t>> integer(const Sql& sql, const Values&... values)
    {
        Cursor cursor = query(sql, values...);
        auto found = cursor.next();
        if (!found)
            return std::unexpected(std::move(found).error());
        return *found ? cursor.optional_integer(0) : std::nullopt;
    }

    // Several statements at once, for the schema.
    [[nodiscard]] Result<void> execute(const char* sql);

    [[nodiscard]] std::int64_t last_row() const;
    [[nodiscard]] std::int64_t changed_rows() const;
    [[nodiscard]] bool in_transaction() const;

    // Asked every few thousand steps of SQLite's machine; true stops the statement with ErrorCode::cancelled.
    void set_interrupt(std::function<bool()> should_stop);

    // Moves the log into the database file. `truncate_log` also empties the log, as closing does.
    enum class Checkpoint { passive, truncate_log };
    [[nodiscard]] Result<void> checkpoint(Checkpoint kind);

    // Whether SQLite itself finds the file whole; "ok" or what is wrong. Slow: every page is read.
    [[nodiscard]] Result<std::string> integrity_check();

    // For the test that asserts every plan: all statements prepared so far, and how SQLite would run one.
    [[nodiscard]] std::vector<std::string> prepared_statements() const;
    [[nodiscard]] Result<std::string> query_plan(std::string_view sql);

private:
    friend class Cursor;

    class Binder {
    public:
        Binder(Connection& connection, const Sql& sql);
        void bind(std::int64_t value);
        void bind(std::int32_t value) { bind(static_cast<std::int64_t>(value)); }
        // Of any width: std::size_t is a type of its own where it has 32 bits.
        template <std::unsigned_integral Unsigned> void bind(Unsigned value) { bind(static_cast<std::int64_t>(value)); }
        void bind(std::string_view value);
        void bind(const std::string& value) { bind(std::string_view {value}); }
        void bind(const char* value) { bind(std::string_view {value}); }
        void bind(Bytes value);
        void bind(const std::vector<std::byte>& value) { bind(Bytes {value}); }
        void bind(std::nullptr_t);
        void bind(bool) = delete; // say 0 or 1
        template <typename Value> void bind(const std::optional<Value>& value)
        {
            if (value)
                bind(*value);
            else
                bind(nullptr);
        }
        [[nodiscard]] Cursor finish();

    private:
        void check(int code);

        Connection& m_connection;
        sqlite3_stmt* m_statement {nullptr};
        int m_index {0};
        std::optional<Error> m_failed;
    };

    Connection(BookVfs& vfs, sqlite3* database);

    [[nodiscard]] static Result<void> finish_run(Cursor& cursor);
    [[nodiscard]] Result<sqlite3_stmt*> prepared(const Sql& sql);
    [[nodiscard]] Error error_of(int code);

    BookVfs& m_vfs;
    sqlite3* m_database;
    std::unordered_map<const char*, sqlite3_stmt*> m_statements;
    std::function<bool()> m_should_stop;
};

// A transaction that is rolled back unless it was committed: the early return of a TRY leaves nothing half done.
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(Connection& connection);
    Transaction(Transaction&& other) noexcept;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    // When this succeeds, everything done since begin() survives a crash.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Connection& connection);

    Connection* m_connection;
};

} // namespace carnet::store

#include "store/schema/schema.hpp"

#include "store/memory_device.hpp"

#include <array>
#include <string>

namespace carnet::store {

namespace {

// The outbox: a little schema of its own that every migration leaves alone and every version can read, also by eye and
// out of a damaged file. What the merchant did and the host does not have yet is in here and nowhere else.
//   args: records/mutation_text.hpp · outcome: null until the host answered · batch: what one bulk action did together
constexpr const char* outbox_schema = R"sql(
CREATE TABLE outbox (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) BETWEEN 1 AND 64),
  n INTEGER UNIQUE CHECK (n > 0),
  order_id TEXT NOT NULL,
  name TEXT NOT NULL,
  args TEXT NOT NULL,
  at INTEGER NOT NULL,
  batch TEXT NOT NULL,
  outcome INTEGER CHECK (outcome BETWEEN 0 AND 3)
) STRICT;
CREATE INDEX outbox_of_order ON outbox (order_id);
CREATE INDEX outbox_of_batch ON outbox (batch) WHERE batch <> '';
CREATE INDEX outbox_unanswered ON outbox (position) WHERE outcome IS NULL;
CREATE TABLE attention (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  order_id TEXT NOT NULL,
  name TEXT NOT NULL,
  args TEXT NOT NULL,
  at INTEGER NOT NULL,
  code INTEGER,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX attention_of_order ON attention (order_id);
)sql";

constexpr const char* book_schema = R"sql(
CREATE TABLE book (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  account TEXT NOT NULL,
  epoch TEXT NOT NULL,
  client_file TEXT NOT NULL CHECK (client_file <> ''),
  pull INTEGER NOT NULL CHECK (pull BETWEEN 0 AND 2),
  cursor TEXT NOT NULL,
  ack INTEGER NOT NULL CHECK (ack >= 0),
  last_number INTEGER NOT NULL CHECK (last_number >= ack),
  index_version INTEGER NOT NULL
) STRICT;

-- Texts that many orders share, kept once. Rows of orders refer to them; they are never changed, only added.
CREATE TABLE pages (row INTEGER PRIMARY KEY, page_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE browsers (row INTEGER PRIMARY KEY, browser TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE item_names (
  row INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sku TEXT NOT NULL,
  product_id TEXT NOT NULL,
  url TEXT NOT NULL,
  UNIQUE (name, sku, product_id, url)
) STRICT;

-- known = 0: an order carries the tag, but the host has not told its name (yet, or any more).
-- hidden = 1: deleted here, and the host has not confirmed: every order that carries this row has lost the tag, at once
-- and without being written. The same tag put again meanwhile is another row. hidden = 2: such a row, when its time is
-- over: no order carries it any more.
CREATE TABLE tags (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  name TEXT NOT NULL,
  color INTEGER NOT NULL CHECK (color BETWEEN 0 AND 13),
  known INTEGER NOT NULL CHECK (known IN (0, 1)),
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1, 2))
) STRICT;
CREATE UNIQUE INDEX tags_by_id ON tags (id) WHERE hidden = 0;
-- Which tags an order carries is one of few different lists: each is kept once, `key` is its members' rows.
CREATE TABLE tag_lists (row INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE tag_list_members (
  list INTEGER NOT NULL REFERENCES tag_lists (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  tag INTEGER NOT NULL REFERENCES tags (row),
  PRIMARY KEY (list, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_list_members_of_tag ON tag_list_members (tag);

-- module, status …: the numbers of domain/enums.hpp. Times are milliseconds since 1970. Amounts are minor units.
CREATE TABLE orders (
  row INTEGER PRIMARY KEY CHECK (row BETWEEN 1 AND 2147483647),
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  rev INTEGER NOT NULL,
  number TEXT NOT NULL,
  module INTEGER NOT NULL CHECK (module BETWEEN 0 AND 6),
  page INTEGER NOT NULL REFERENCES pages (row),
  origin INTEGER NOT NULL CHECK (origin BETWEEN 0 AND 1),
  status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 4),
  payment_status INTEGER NOT NULL CHECK (payment_status BETWEEN 0 AND 4),
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  paid_at INTEGER,
  status_locked_until INTEGER,
  currency INTEGER NOT NULL,
  total INTEGER NOT NULL CHECK (total BETWEEN -10000000000000 AND 10000000000000),
  tag_list INTEGER NOT NULL REFERENCES tag_lists (row),
  unread INTEGER NOT NULL CHECK (unread >= 0),
  last_message_at INTEGER,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  country TEXT NOT NULL,
  state TEXT NOT NULL,
  city TEXT NOT NULL,
  address TEXT NOT NULL,
  postcode TEXT NOT NULL,
  ip TEXT NOT NULL,
  browser INTEGER NOT NULL REFERENCES browsers (row),
  locale TEXT NOT NULL,
  subtotal INTEGER NOT NULL,
  discount INTEGER NOT NULL,
  shipping INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  payment_method TEXT NOT NULL,
  payment_reference TEXT NOT NULL,
  customer_extra TEXT NOT NULL,
  extra TEXT NOT NULL,
  CHECK ((status = 4) = (payment_status = 2))
) STRICT;

CREATE TABLE line_items (
  order_row INTEGER NOT NULL REFERENCES orders (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  item INTEGER NOT NULL REFERENCES item_names (row),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  unit_price INTEGER NOT NULL,
  starts_at INTEGER,
  stock_taken INTEGER NOT NULL CHECK (stock_taken >= 0),
  stock_returned INTEGER NOT NULL CHECK (stock_returned BETWEEN 0 AND stock_taken),
  options BLOB,
  extra TEXT NOT NULL,
  PRIMARY KEY (order_row, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tracking (
  order_row INTEGER NOT NULL REFERENCES orders (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  number TEXT NOT NULL,
  carrier TEXT NOT NULL,
  url TEXT NOT NULL,
  added_at INTEGER,
  PRIMARY KEY (order_row, position)
) STRICT, WITHOUT ROWID;

-- Read and written whole, and only by the information window: one value an order (records/row_codec.hpp), beside the
-- order and not in its row, so that a pass over the orders (an export) does not read it.
CREATE TABLE activity (
  order_row INTEGER PRIMARY KEY REFERENCES orders (row) ON DELETE CASCADE,
  entries BLOB NOT NULL
) STRICT;

-- By the order's id, not its row: a message may come before its order does. waiting = 1: written here, not confirmed.
CREATE TABLE messages (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  order_id TEXT NOT NULL,
  direction INTEGER NOT NULL CHECK (direction BETWEEN 0 AND 1),
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  in_reply_to TEXT NOT NULL,
  delivery INTEGER NOT NULL CHECK (delivery BETWEEN 0 AND 2),
  delivery_detail TEXT NOT NULL,
  reply_url TEXT NOT NULL,
  waiting INTEGER NOT NULL CHECK (waiting IN (0, 1))
) STRICT;
CREATE INDEX messages_of_order ON messages (order_id, at, row);
CREATE INDEX messages_waiting ON messages (row) WHERE waiting = 1;

CREATE TABLE products (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  name TEXT NOT NULL,
  sku TEXT NOT NULL,
  url TEXT NOT NULL,
  stock INTEGER
) STRICT;

-- The host's version of each order and tag that pending edits touch (PROTOCOL C1). type: domain/feed.hpp's RowType.
-- content is null where the host has no such row. (Messages written here say so themselves; what edits move of a
-- product's stock stands below.)
CREATE TABLE shadows (
  type INTEGER NOT NULL CHECK (type IN (0, 2)),
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  content BLOB,
  PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;

-- Units that pending edits put back on the shelf (positive) or take: products keep the host's number.
CREATE TABLE stock_moves (
  order_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  delta INTEGER NOT NULL,
  PRIMARY KEY (product_id, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_moves_of_order ON stock_moves (order_id);

-- Pages of a pull that is not whole yet (C2), in the order in which they came.
CREATE TABLE staged (position INTEGER PRIMARY KEY, page BLOB NOT NULL) STRICT;
-- In a pull that replaces everything: the rows that came.
CREATE TABLE staged_present (type INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (type, id)) STRICT, WITHOUT ROWID;
-- Rows of the host that could not be read, as the host named them.
CREATE TABLE unreadable (type TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (type, id)) STRICT, WITHOUT ROWID;

-- The list's columns and the search's text, packed, 64 orders a row: what is read whole at opening. Both can be rebuilt
-- from the orders at any time; book.index_version says by which rules they were made.
CREATE TABLE list_blocks (block INTEGER PRIMARY KEY, records BLOB NOT NULL) STRICT;
CREATE TABLE text_blocks (block INTEGER PRIMARY KEY, texts BLOB NOT NULL) STRICT;

-- Saved views, saved replies, drafts, columns: the merchant's, of this device.
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

// Step i brings a file from version i to version i + 1.
struct Step {
    std::array<const char*, 2> statements;
};
constexpr std::array steps {
    Step {{outbox_schema, book_schema}},
};

constexpr Sql read_version {"PRAGMA user_version"};
constexpr Sql read_schema {"SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"};

Result<std::string> schema_text(Connection& connection)
{
    Cursor cursor = connection.query(read_schema);
    std::string text;
    while (TRY(cursor.next())) {
        text += cursor.text(0);
        text += '\n';
    }
    return text;
}

Result<void> run_steps(Connection& connection, std::int64_t from)
{
    for (std::size_t version = static_cast<std::size_t>(from); version < steps.size(); ++version) {
        Transaction transaction = TRY(Transaction::begin(connection));
        for (const char* sql : steps[version].statements)
            TRY(connection.execute(sql));
        std::string set_version = "PRAGMA user_version = " + std::to_string(version + 1);
        TRY(connection.execute(set_version.c_str()));
        TRY(transaction.commit());
    }
    return {};
}

} // namespace

std::int64_t newest_schema_version()
{
    return static_cast<std::int64_t>(steps.size());
}

Result<void> migrate(Connection& connection)
{
    auto version = TRY(connection.integer(read_version));
    if (!version || *version < 0)
        return failure(ErrorCode::storage_corrupt, "the book has no version");
    if (*version > newest_schema_version())
        return failure(ErrorCode::unsupported, "the book was written by a newer version of the program");
    return run_steps(connection, *version);
}

Result<void> verify_schema(Connection& connection)
{
    // What the steps make, made once more in memory: there is no second description that could differ from the first.
    MemoryDevice device {0};
    BookVfs vfs {device};
    auto reference = TRY(Connection::open(vfs, Connection::Mode::read_write_create));
    TRY(run_steps(*reference, 0));
    if (TRY(schema_text(connection)) != TRY(schema_text(*reference)))
        return failure(ErrorCode::storage_corrupt, "the tables are not those of a book");
    return {};
}

} // namespace carnet::store

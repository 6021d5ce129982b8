// All tables of one open file.
#pragma once

#include "store/tables/list_blocks.hpp"
#include "store/tables/message_table.hpp"
#include "store/tables/order_table.hpp"
#include "store/tables/outbox_table.hpp"
#include "store/tables/shared_texts.hpp"
#include "store/tables/sync_tables.hpp"
#include "store/tables/tag_table.hpp"

#include <memory>

namespace carnet::store {

struct BookTables {
    explicit BookTables(std::unique_ptr<Connection> the_connection)
        : connection(std::move(the_connection))
    {
    }

    // What is kept in memory beside the file goes the way of the transaction.
    [[nodiscard]] Result<void> load_memory()
    {
        TRY(tags.load());
        return orders.load();
    }
    void commit_memory()
    {
        tags.commit();
        orders.commit();
    }
    void roll_memory_back()
    {
        tags.roll_back();
        orders.roll_back();
        texts.forget();
        blocks.forget();
    }

    std::unique_ptr<Connection> connection;
    SharedTexts texts {*connection};
    TagTable tags {*connection};
    OrderTable orders {*connection, texts, tags};
    MessageTable messages {*connection};
    ProductTable products {*connection};
    OutboxTable outbox {*connection};
    AttentionTable attention {*connection};
    ShadowTable shadows {*connection};
    StagingTable staging {*connection};
    UnreadableTable unreadable {*connection};
    BookRowTable book {*connection};
    SettingsTable settings {*connection};
    ListBlocks blocks {*connection};
};

} // namespace carnet::store

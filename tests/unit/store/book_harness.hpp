// What the store's tests share: a book on a device in memory, filled from a generator, and its list asked in one go.
#pragma once

#include "store/book.hpp"
#include "store/memory_device.hpp"
#include "support/book_generator.hpp"
#include "unit/store/list_oracle.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <memory>
#include <string>

namespace carnet::testing {

// Fails the test with the error's words.
template <typename Value> Value must(Result<Value> result)
{
    if (!result) {
        FAIL_CHECK("unexpected error: " << result.error().message);
        std::abort(); // built without exceptions, a test cannot be left otherwise
    }
    if constexpr (!std::is_void_v<Value>)
        return *std::move(result);
}

class BookOnDevice {
public:
    BookOnDevice() { reopen(); }

    store::Book& book() { return *m_book; }
    store::MemoryDevice& device() { return m_device; }

    void reopen()
    {
        m_book.reset();
        m_book = must(store::Book::open(m_device, {"", "client-1", "Camille"}));
    }

    // A first pull of `count` orders, whole.
    void fill(const BookGenerator& generator, std::uint32_t count, std::uint32_t page_size = 500)
    {
        must(book().adopt("account-1", "e1"));
        for (std::uint32_t first = 0; first == 0 || first < count; first += page_size)
            must(book().apply_first_page(generator.page(first, page_size, count)));
    }

    ListAnswer ask(const ListQuery& query)
    {
        store::Unhurried slice;
        store::ListQueryRun run = book().start_list_query(query);
        while (must(run.step(slice)) == store::Step::more) { }
        return run.take_answer();
    }

    // The book as the oracle wants it: read back order by order.
    OracleBook oracle()
    {
        OracleBook oracle;
        oracle.tags = book().tags();
        const store::ListColumns& columns = book().index().columns();
        for (std::uint32_t row = 1; row < columns.segment_count() * store::segment_rows; ++row) {
            if (columns.contains(static_cast<OrderRow>(row)))
                oracle.orders.push_back({static_cast<OrderRow>(row), must(book().order(static_cast<OrderRow>(row)))});
        }
        return oracle;
    }

private:
    store::MemoryDevice m_device {1};
    std::unique_ptr<store::Book> m_book;
};

} // namespace carnet::testing

// A small book in memory that a fuzzer asks again and again.
#pragma once

#include "base/check.hpp"
#include "store/book.hpp"
#include "store/memory_device.hpp"
#include "support/book_generator.hpp"

#include <memory>

namespace carnet::testing {

class SmallBook {
public:
    SmallBook()
    {
        auto opened = store::Book::open(m_device, {"", "client-1", "Camille"});
        CHECK(opened.has_value());
        m_book = *std::move(opened);
        constexpr std::uint32_t orders = 30;
        CHECK(m_book->adopt("account-1", "e1").has_value());
        CHECK(m_book->apply_first_page(BookGenerator {7}.page(0, orders, orders)).has_value());
    }

    [[nodiscard]] store::Book& book() { return *m_book; }

private:
    store::MemoryDevice m_device {1};
    std::unique_ptr<store::Book> m_book;
};

} // namespace carnet::testing

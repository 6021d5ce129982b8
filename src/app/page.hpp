// What the screen needs of the page around it: the address, links, time. Implemented by the page's
// JavaScript (platform/web) and by tests. Nothing here waits: what takes time comes back as an action.
#pragma once

#include "base/time.hpp"
#include "domain/order.hpp"
#include "engine/bytes.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::app {

// What goes on paper.
struct PrintJob {
    std::vector<Order> orders;
    bool packing_slips {false}; // without prices
    std::string shop; // its name
    std::string locale; // the site's language: what is printed may go to its customers
};

class Page {
public:
    virtual ~Page() = default;

    virtual void send_to_engine(engine::Bytes message) = 0;

    // "?status=new", "" for none. `adds_entry`: Back leads to the address before.
    virtual void set_address(std::string_view query, bool adds_entry) = 0;
    // In a new tab that cannot reach us; the address was checked (http or https).
    virtual void open_link(std::string_view url) = 0;
    // The merchant chose a language, "" for the editor's or the browser's; it is spoken when it has been loaded.
    virtual void set_language(std::string_view tag) = 0;
    virtual void take_update() = 0;
    // One file at a time: its pieces in order, then saved by the browser under a name, or dropped.
    virtual void add_to_file(std::span<const std::uint8_t> bytes) = 0;
    virtual void save_file(std::string_view name, std::string_view type) = 0;
    virtual void drop_file() = 0;
    // Made into pages and given to the browser's print window; if it opens none, that comes back as an action.
    virtual void print(const PrintJob& job) = 0;
    // A frame is wanted soon: the model changed.
    virtual void request_frame() = 0;
    // How many questions to the engine are open: tests wait until there are none.
    virtual void set_pending(std::size_t questions) = 0;
    // The page's title: the number of unread messages in it.
    virtual void set_title(std::string_view title) = 0;

    [[nodiscard]] virtual double monotonic_clock() = 0;
    [[nodiscard]] virtual Timestamp wall_clock() = 0;
    virtual void fill_random(std::span<std::uint8_t> out) = 0;
};

} // namespace carnet::app

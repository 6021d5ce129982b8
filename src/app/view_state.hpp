// What the orders screen shows, as one value: filters, sort, search and the open window. It is the address of the page
// (so that a view can be bookmarked and sent), what a saved view keeps, and what comes back after a reload.
// Scroll position and selection are not part of it: they belong to this book, and are kept there (screen_memory.hpp).
#pragma once

#include "base/time.hpp"
#include "domain/filter.hpp"
#include "domain/list.hpp"
#include "i18n/zone.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::app {

// The date filter as the merchant chose it: a preset, which moves with the days, or a range of days, which stays.
// Neither is no restriction.
struct DateChoice {
    std::optional<i18n::DatePreset> preset;
    // Without a preset: both days included; one of them may be missing ("since", "until").
    std::optional<CivilDay> from;
    std::optional<CivilDay> to;

    [[nodiscard]] bool empty() const { return !preset && !from && !to; }

    friend bool operator==(const DateChoice&, const DateChoice&) = default;
};

// The one window that can stand beside or over the list.
enum class WindowKind : std::uint8_t { none, order, conversation };

struct WindowState {
    WindowKind kind {WindowKind::none};
    OrderId order;

    friend bool operator==(const WindowState&, const WindowState&) = default;
};

struct ViewState {
    // `created` inside it is left empty: it follows from `date` and the site's time zone when the list is asked.
    Filter filter;
    DateChoice date;
    Sort sort;
    WindowState window;

    friend bool operator==(const ViewState&, const ViewState&) = default;
};

// The module and page that the editor scoped this screen to (S1 to S3); both empty when opened alone.
struct Scope {
    std::optional<Module> module;
    std::string page_id;

    friend bool operator==(const Scope&, const Scope&) = default;
};

// True when nothing but the scope restricts the list: the "Clear filters" button has nothing to do.
[[nodiscard]] bool is_unfiltered(const ViewState& view);

// The same view without its filters and search; list kind, modules, sort and window stay.
[[nodiscard]] ViewState without_filters(ViewState view);

// The query part of the page's address, "?status=new,paid&q=lef%C3%A8vre", "" for the plain view. Stable: equal views
// have equal addresses.
[[nodiscard]] std::string to_address(const ViewState& view);

// Reads an address; what it does not understand it leaves out, so an old or damaged link still opens the list.
[[nodiscard]] ViewState from_address(std::string_view query);

} // namespace carnet::app

// The icons: one stroke on a 16 × 16 grid, as SVG paths that the browser paints at the size and ratio they are shown.
// An icon never stands for a word alone without a name in the semantics.
#pragma once

#include <cstdint>
#include <string_view>

namespace carnet::ui {

enum class Icon : std::uint8_t {
    none,
    search,
    close,
    check,
    minus,
    plus,
    chevron_down,
    chevron_up,
    chevron_start,
    chevron_end,
    arrow_up,
    arrow_down,
    more, // three dots
    info,
    message,
    tag,
    print,
    archive,
    restore,
    export_file,
    import_file,
    calendar,
    copy,
    external,
    warning,
    error,
    success,
    clock,
    sync,
    offline,
    online,
    lock,
    refund,
    cart,
    trash,
    edit,
    columns,
    filter,
    bookmark,
    settings,
    keyboard,
    truck,
    user,
    send,
    undo,
    dot,
    circle,
    half_circle,
    return_arrow,
    globe,
    bell,
};

struct IconShape {
    std::string_view path;
    bool filled {false};
    bool follows_direction {false}; // is mirrored where the language is
};

[[nodiscard]] IconShape shape_of(Icon icon);

} // namespace carnet::ui

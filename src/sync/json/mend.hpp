// Repairs the one kind of damage in JSON text that buyers cause and that the host cannot be blamed for in practice:
// characters that do not exist. A lone surrogate ("\ud800") typed or pasted into a name is passed on by many back ends
// as it came, and a strict reader refuses the whole page for it, for ever.
// It must repair nothing else: what is not JSON stays so.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carnet::sync {

// The text with lone surrogate escapes and bytes that are not UTF-8 replaced by U+FFFD; nothing when there are none.
[[nodiscard]] std::optional<std::string> mended_json(std::string_view text);

} // namespace carnet::sync

// The page as app::Page, and the whole program in the role of the screen: kit, views, app, put together. Its JavaScript
// is web/page.js; what it calls there is web/library/page.js.
//
//   web/page.js ── carnet_page_start(address) ─────────────▶ WebPage ─▶ app::App, ui::Screen
//               ── carnet_page_engine(bytes) ──────────────▶ App::engine_message
//               ── carnet_page_address / _state / … ───────▶ App::dispatch
//               ◀─ carnet_page_send / _set_address / … ───── app::Page
#pragma once

namespace carnet::platform {

// Keeps the exported functions of the page's role in the program; the page itself calls them.
void link_page();

} // namespace carnet::platform

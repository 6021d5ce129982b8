// What the screen's program calls in the page (src/platform/web/page/): one line each, into the object that page.js put
// at Module.carnetPage. Linked by Emscripten (--js-library).
addToLibrary({
  carnet_page_send: (pointer, length) => Module['carnetPage'].send(HEAPU8.slice(pointer, pointer + length)),
  carnet_page_set_address: (pointer, length, addsEntry) =>
    Module['carnetPage'].setAddress(UTF8ToString(pointer, length), addsEntry !== 0),
  carnet_page_set_address__deps: ['$UTF8ToString'],
  carnet_page_open_link: (pointer, length) => Module['carnetPage'].openLink(UTF8ToString(pointer, length)),
  carnet_page_set_title: (pointer, length) => Module['carnetPage'].setTitle(UTF8ToString(pointer, length)),
  carnet_page_set_pending: (count) => Module['carnetPage'].setPending(count),
  carnet_page_set_theme: (choice) => Module['carnetPage'].setTheme(choice),
  carnet_page_take_update: () => Module['carnetPage'].takeUpdate(),
  carnet_page_add_to_file: (pointer, length) =>
    Module['carnetPage'].download.add(HEAPU8.slice(pointer, pointer + length)),
  carnet_page_save_file__deps: ['$UTF8ToString'],
  carnet_page_save_file: (name, nameLength, type, typeLength) =>
    Module['carnetPage'].download.save(UTF8ToString(name, nameLength), UTF8ToString(type, typeLength)),
  carnet_page_drop_file: () => Module['carnetPage'].download.drop(),
  carnet_page_print__deps: ['$UTF8ToString'],
  carnet_page_print: (locale, length) => Module['carnetPage'].print(UTF8ToString(locale, length)),
  carnet_page_pages: (pointer, length) => Module['carnetPage'].takePages(HEAPU8.slice(pointer, pointer + length)),
  carnet_page_monotonic_clock: () => performance.now(),
  carnet_page_wall_clock: () => Date.now(),
  carnet_page_random: (pointer, length) => {
    // A view on the wasm's memory is refused when that memory can grow, so the bytes go through a copy.
    HEAPU8.set(crypto.getRandomValues(new Uint8Array(length)), pointer);
  },
});

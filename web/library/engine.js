// What the engine's C++ calls in the worker: one line each, into the object that worker.js put at Module.engine.
// Linked by Emscripten (--js-library); the C++ side is src/platform/web/engine/imports.hpp. Text and bytes cross as
// (pointer, length); anything longer than a number comes back through carnet_engine_receive.
addToLibrary({
  carnet_engine_post: (pointer, length) => Module['engine'].post(HEAPU8.slice(pointer, pointer + length)),
  carnet_engine_schedule: () => Module['engine'].schedule(),
  carnet_engine_set_timer: (milliseconds) => Module['engine'].setTimer(milliseconds),
  carnet_engine_fetch: (id, pointer, length) =>
    Module['engine'].fetch(id, HEAPU8.slice(pointer, pointer + length)),
  carnet_engine_abort_fetch: (id) => Module['engine'].abortFetch(id),
  carnet_engine_open_storage: (pointer, length) => Module['engine'].openStorage(UTF8ToString(pointer, length)),
  carnet_engine_open_storage__deps: ['$UTF8ToString'],
  carnet_engine_close_storage: () => Module['engine'].closeStorage(),
  carnet_engine_ask_for_storage: () => Module['engine'].askForStorage(),
  carnet_engine_wall_clock: () => Date.now(),
  carnet_engine_monotonic_clock: () => performance.now(),
  carnet_engine_random: (pointer, length) => {
    // A view on the wasm's memory is refused when that memory can grow, so the bytes go through a copy.
    HEAPU8.set(crypto.getRandomValues(new Uint8Array(length)), pointer);
  },
  carnet_file_read: (slot, pointer, length, offset) =>
    Module['engine'].fileRead(slot, HEAPU8.subarray(pointer, pointer + length), offset),
  carnet_file_write: (slot, pointer, length, offset) =>
    Module['engine'].fileWrite(slot, HEAPU8.subarray(pointer, pointer + length), offset),
  carnet_file_truncate: (slot, size) => Module['engine'].fileTruncate(slot, size),
  carnet_file_flush: (slot) => Module['engine'].fileFlush(slot),
  carnet_file_size: (slot) => Module['engine'].fileSize(slot),
});

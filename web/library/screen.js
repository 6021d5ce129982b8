// What the screen's C++ calls in the page (src/platform/web/screen/): one line each, to the object that screen.js puts on
// the module. Linked by Emscripten (--js-library).
addToLibrary({
  carnet_screen_schedule: () => Module['carnetScreen'].schedule(),
  carnet_text_metrics: (font, out) => Module['carnetScreen'].text.metrics(font, out),
  carnet_text_measure: (requests, count, out) => Module['carnetScreen'].text.measure(requests, count, out),
  carnet_text_paint: (requests, count) => Module['carnetScreen'].text.paint(requests, count),
  carnet_text_fit: (text, bytes, font, direction, width) =>
    Module['carnetScreen'].text.fit(text, bytes, font, direction, width),
  carnet_text_word_ends: (text, bytes, ends, most) => Module['carnetScreen'].text.wordEnds(text, bytes, ends, most),
});

// What the C++ of src/platform/web/intl asks of the browser's Intl: one line each, to the IntlBridge (web/intl/bridge.js)
// that stands at Module.intl. Linked by Emscripten (--js-library). Texts go out as (pointer, length) and come back into a
// buffer of the caller's: the length in bytes is returned, and a text that did not fit is asked for once more.
addToLibrary({
  $carnetIntlGive__deps: ['$lengthBytesUTF8', '$stringToUTF8'],
  $carnetIntlGive: (text, out, capacity) => {
    const length = lengthBytesUTF8(text);
    if (length < capacity) stringToUTF8(text, out, capacity);
    else Module['intl'].lastText = text;
    return length;
  },
  $carnetIntlText__postset: 'carnetIntlText.decoder = new TextDecoder();',
  $carnetIntlText: (pointer, length) => carnetIntlText.decoder.decode(HEAPU8.subarray(pointer, pointer + length)),
  // Texts as an array of (pointer, length).
  $carnetIntlTexts__deps: ['$carnetIntlText'],
  $carnetIntlTexts: (pairs, count) =>
    Array.from({ length: count }, (_, i) => carnetIntlText(HEAPU32[pairs / 4 + 2 * i], HEAPU32[pairs / 4 + 2 * i + 1])),

  carnet_intl_use_locale__deps: ['$carnetIntlText'],
  carnet_intl_use_locale: (pointer, length) => Module['intl'].useLocale(carnetIntlText(pointer, length)),
  carnet_intl_use_time_zone__deps: ['$carnetIntlText'],
  carnet_intl_use_time_zone: (pointer, length) => Module['intl'].useTimeZone(carnetIntlText(pointer, length)),
  carnet_intl_facts: (out) => HEAP32.set(Module['intl'].formatters.facts(), out / 4),
  carnet_intl_plural: (number) => Module['intl'].formatters.plural(number),
  carnet_intl_zone_span: (time, out) => {
    const { from, until, offset } = Module['intl'].zone.spanAt(time);
    HEAPF64.set([from, until, offset], out / 8);
  },
  carnet_intl_sorted__deps: ['$carnetIntlTexts'],
  carnet_intl_sorted: (pairs, count, out) =>
    HEAPU32.set(Module['intl'].formatters.sorted(carnetIntlTexts(pairs, count)), out / 4),

  carnet_intl_again__deps: ['$carnetIntlGive'],
  carnet_intl_again: (out, capacity) => carnetIntlGive(Module['intl'].lastText, out, capacity),
  carnet_intl_time_zone__deps: ['$carnetIntlGive'],
  carnet_intl_time_zone: (out, capacity) => carnetIntlGive(Module['intl'].zone.name, out, capacity),
  carnet_intl_number__deps: ['$carnetIntlGive'],
  carnet_intl_number: (number, out, capacity) => carnetIntlGive(Module['intl'].formatters.number(number), out, capacity),
  carnet_intl_percent__deps: ['$carnetIntlGive'],
  carnet_intl_percent: (percent, out, capacity) =>
    carnetIntlGive(Module['intl'].formatters.percent(percent), out, capacity),
  carnet_intl_file_size__deps: ['$carnetIntlGive'],
  carnet_intl_file_size: (bytes, out, capacity) => carnetIntlGive(Module['intl'].formatters.fileSize(bytes), out, capacity),
  carnet_intl_money__deps: ['$carnetIntlGive', '$carnetIntlText'],
  carnet_intl_money: (decimal, decimalLength, currency, currencyLength, out, capacity) =>
    carnetIntlGive(Module['intl'].formatters.money(carnetIntlText(decimal, decimalLength),
      carnetIntlText(currency, currencyLength)), out, capacity),
  carnet_intl_date__deps: ['$carnetIntlGive'],
  carnet_intl_date: (time, style, out, capacity) =>
    carnetIntlGive(Module['intl'].formatters.date(time, style), out, capacity),
  carnet_intl_day__deps: ['$carnetIntlGive'],
  carnet_intl_day: (days, style, out, capacity) =>
    carnetIntlGive(Module['intl'].formatters.day(days, style), out, capacity),
  carnet_intl_day_range__deps: ['$carnetIntlGive'],
  carnet_intl_day_range: (first, last, out, capacity) =>
    carnetIntlGive(Module['intl'].formatters.dayRange(first, last), out, capacity),
  carnet_intl_relative__deps: ['$carnetIntlGive'],
  carnet_intl_relative: (amount, unit, out, capacity) =>
    carnetIntlGive(Module['intl'].formatters.relative(amount, unit), out, capacity),
  carnet_intl_list__deps: ['$carnetIntlGive', '$carnetIntlTexts'],
  carnet_intl_list: (pairs, count, style, out, capacity) =>
    carnetIntlGive(Module['intl'].formatters.list(carnetIntlTexts(pairs, count), style), out, capacity),
  carnet_intl_name__deps: ['$carnetIntlGive', '$carnetIntlText'],
  carnet_intl_name: (kind, pointer, length, out, capacity) =>
    carnetIntlGive(Module['intl'].formatters.name(kind, carnetIntlText(pointer, length)), out, capacity),

  // The languages (src/platform/web/intl/languages.hpp): asked for here, given by carnet_language_arrived.
  carnet_language_ask__deps: ['$carnetIntlText'],
  carnet_language_ask: (pointer, length) => Module['languages'].ask(carnetIntlText(pointer, length)),
});

// @ts-check
// What the wasm asks of Intl (web/library/intl.js calls it by name, as Module.intl): one locale and one time zone at a
// time, each exchanged for what it cannot know. The object is made before the module and given to it; page and worker
// have one each.

import { Formatters } from './formatters.js';
import { TimeZone } from './zone.js';

export class IntlBridge {
  constructor() {
    this.zone = new TimeZone(browserTimeZone());
    this.formatters = new Formatters('en', this.zone.name);
    /** Kept for a caller whose buffer was too small. */
    this.lastText = '';
  }

  /** @param {string} locale BCP 47; one that Intl does not know becomes English */
  useLocale(locale) {
    this.formatters = new Formatters(knownLocale(locale), this.zone.name);
  }

  /** @param {string} name an IANA name; one that Intl does not know, and '', becomes the browser's own zone */
  useTimeZone(name) {
    this.zone = knownTimeZone(name) ?? new TimeZone(browserTimeZone());
    this.formatters = new Formatters(this.formatters.locale, this.zone.name);
  }
}

/** @param {string} locale */
function knownLocale(locale) {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en'; // not of the form of a locale
  }
}

/** @param {string} name */
function knownTimeZone(name) {
  try {
    return name ? new TimeZone(name) : null;
  } catch {
    return null;
  }
}

function browserTimeZone() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';
}

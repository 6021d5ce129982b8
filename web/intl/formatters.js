// @ts-check
// How one locale and one time zone write numbers, money, dates, lists and names, by the browser's Intl. Making an Intl
// formatter costs 20 to 100 times what using it costs, so each is made once and kept. Nothing here knows the wasm, the
// page or our messages; it runs in the page, in a worker and in Node.

/** i18n::DateStyle, in its order. The calendar is always ours: the date picker and what one types are Gregorian. */
const DATE_STYLES = /** @type {Intl.DateTimeFormatOptions[]} */ ([
  { dateStyle: 'medium', timeStyle: 'short' },
  { dateStyle: 'full', timeStyle: 'long' },
  { dateStyle: 'medium' },
  { dateStyle: 'full' },
  { year: 'numeric', month: 'numeric', day: 'numeric' },
  { month: 'short', day: 'numeric' },
  { timeStyle: 'short' },
  { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  { year: 'numeric', month: 'long' },
  { weekday: 'short' },
  { weekday: 'long' },
  { day: 'numeric' },
]);
const MEDIUM_DATE = 2;

/** i18n::PluralCategory, in its order. */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];
/** i18n::RelativeUnit, in its order. */
const UNITS = /** @type {const} */ (['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);
/** i18n::NameKind, in its order. */
const NAME_KINDS = /** @type {const} */ (['region', 'currency', 'language']);

const MILLISECONDS_PER_DAY = 86_400_000;
/** Beyond it a Date is invalid and formatting throws. */
const LAST_MOMENT = 8.64e15;

// A hostile feed could name every code of three letters.
const MAX_CURRENCIES = 64;

export class Formatters {
  /** @type {Map<string, Intl.NumberFormat>} */
  #money = new Map();
  /** @type {Map<string, any>} */
  #kept = new Map();

  /** @param {string} locale one that Intl knows @param {string} timeZone one that Intl knows */
  constructor(locale, timeZone) {
    this.locale = locale;
    this.timeZone = timeZone;
  }

  /** The formatter of this name, made at its first use. @template T @param {string} name @param {() => T} make @returns {T} */
  #keep(name, make) {
    let formatter = this.#kept.get(name);
    if (formatter === undefined) this.#kept.set(name, (formatter = make()));
    return formatter;
  }

  /** @param {number} number @returns {number} i18n::PluralCategory */
  plural(number) {
    return CATEGORIES.indexOf(this.#keep('plural', () => new Intl.PluralRules(this.locale)).select(number));
  }

  /** @param {number} number */
  number(number) {
    return this.#keep('number', () => new Intl.NumberFormat(this.locale)).format(number);
  }

  /** @param {number} percent 0 to 100 */
  percent(percent) {
    return this.#keep('percent', () => new Intl.NumberFormat(this.locale, { style: 'percent' })).format(percent / 100);
  }

  /** @param {number} bytes */
  fileSize(bytes) {
    const unit = bytes < 1_000_000 ? 'kilobyte' : bytes < 1_000_000_000 ? 'megabyte' : 'gigabyte';
    const size = bytes / (unit === 'kilobyte' ? 1e3 : unit === 'megabyte' ? 1e6 : 1e9);
    const make = () => new Intl.NumberFormat(this.locale, { style: 'unit', unit, maximumFractionDigits: size < 10 ? 1 : 0 });
    return this.#keep(`size ${unit} ${size < 10}`, make).format(size);
  }

  /**
   * Intl takes the digits as text, so that amounts beyond 2^53 keep their cents. Their number says how many decimals to
   * show: the currency's by ISO 4217, which is what the host counts in, and not always what CLDR would show.
   * @param {string} decimal "-1234.50" @param {string} currency three capital letters
   */
  money(decimal, currency) {
    const point = decimal.indexOf('.');
    const digits = point < 0 ? 0 : decimal.length - point - 1;
    const name = currency + digits;
    let formatter = this.#money.get(name);
    if (!formatter) {
      if (this.#money.size >= MAX_CURRENCIES) this.#money.clear();
      formatter = new Intl.NumberFormat(this.locale, {
        style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits,
      });
      this.#money.set(name, formatter);
    }
    return formatter.format(/** @type {Intl.StringNumericLiteral} */ (decimal));
  }

  /** @param {number} style i18n::DateStyle @param {string} timeZone @returns {Intl.DateTimeFormat} */
  #dateFormat(style, timeZone) {
    const make = () => new Intl.DateTimeFormat(this.locale, { ...DATE_STYLES[style], calendar: 'gregory', timeZone });
    return this.#keep(`date ${style} ${timeZone}`, make);
  }

  /** A moment in the site's zone. @param {number} time milliseconds since 1970 @param {number} style i18n::DateStyle */
  date(time, style) {
    return this.#dateFormat(style, this.timeZone).format(clamped(time));
  }

  /** A day of the calendar. @param {number} days since 1970-01-01 @param {number} style i18n::DateStyle */
  day(days, style) {
    return this.#dateFormat(style, 'UTC').format(clamped(days * MILLISECONDS_PER_DAY));
  }

  /** @param {number} first days since 1970-01-01 @param {number} last */
  dayRange(first, last) {
    const [from, until] = [first, last].map((days) => clamped(days * MILLISECONDS_PER_DAY));
    return this.#dateFormat(MEDIUM_DATE, 'UTC').formatRange(from, until);
  }

  /** @param {number} amount negative: in the past @param {number} unit i18n::RelativeUnit */
  relative(amount, unit) {
    const make = () => new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' });
    return this.#keep('relative', make).format(amount, UNITS[unit]);
  }

  /** @param {string[]} items @param {number} style i18n::ListStyle */
  list(items, style) {
    const plain = 2;
    if (style === plain) return items.join(plainSeparator(this.locale));
    const type = style === 0 ? 'conjunction' : 'disjunction';
    return this.#keep(type, () => new Intl.ListFormat(this.locale, { type })).format(items);
  }

  /** @param {number} kind i18n::NameKind @param {string} code */
  name(kind, code) {
    const type = NAME_KINDS[kind];
    const names = this.#keep(type, () => new Intl.DisplayNames(this.locale, { type, fallback: 'code' }));
    try {
      return names.of(code) ?? code;
    } catch {
      return code; // not of the form of a code
    }
  }

  /** The positions of the names in alphabetical order of the language. @param {string[]} names @returns {number[]} */
  sorted(names) {
    const collator = this.#keep('collator', () => new Intl.Collator(this.locale, { numeric: true }));
    return names.map((_, i) => i).sort((a, b) => collator.compare(names[a], names[b]) || a - b);
  }

  /**
   * i18n::LocaleFacts, in its order: decimal separator, group separator, zero, DateOrder, first day of the week, date
   * separator.
   * @returns {[number, number, number, number, number, number]}
   */
  facts() {
    const parts = new Intl.NumberFormat(this.locale, { useGrouping: true }).formatToParts(-1234567.8);
    /** @param {string} type @param {string} otherwise */
    const separator = (type, otherwise) =>
      (parts.find((part) => part.type === type)?.value ?? otherwise).codePointAt(0) ?? 0;
    const zero = new Intl.NumberFormat(this.locale, { useGrouping: false }).format(0).codePointAt(0) ?? 48;
    const numeric = new Intl.DateTimeFormat(this.locale, { ...DATE_STYLES[4], calendar: 'gregory', timeZone: 'UTC' });
    const dateParts = numeric.formatToParts(0);
    const dateSeparator = dateParts.flatMap(({ type, value }) => (type === 'literal' ? value.match(/[-./]/) ?? [] : []))[0];
    const order = dateParts.flatMap(({ type }) => ('ymd'.includes(type[0]) ? [type[0]] : [])).join('');
    return [separator('decimal', '.'), separator('group', ','), zero,
      Math.max(0, ['dmy', 'mdy', 'ymd'].indexOf(order)), firstDayOfWeek(this.locale),
      (dateSeparator ?? '-').charCodeAt(0)];
  }
}

/** @param {number} time */
function clamped(time) {
  return Math.max(-LAST_MOMENT, Math.min(LAST_MOMENT, time));
}

/** What stands between the items of a list that is not a sentence. @param {string} locale */
function plainSeparator(locale) {
  const language = locale.split('-')[0];
  if (['ar', 'fa', 'ur'].includes(language)) return '، ';
  return ['ja', 'zh'].includes(language) ? '、' : ', ';
}

// For browsers without Intl.Locale's week information (Firefox before 2026): the regions whose week begins on another day
// than Monday, from CLDR.
const SUNDAY = new Set('AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW'.split(' '));
const SATURDAY = new Set('AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY'.split(' '));

/** @param {string} locale @returns {number} 1 is Monday, 7 is Sunday */
export function firstDayOfWeek(locale) {
  const whole = new Intl.Locale(locale).maximize();
  const info = /** @type {any} */ (whole);
  const known = (info.getWeekInfo?.() ?? info.weekInfo)?.firstDay;
  if (known) return known;
  const region = whole.region ?? '001';
  return SUNDAY.has(region) ? 7 : SATURDAY.has(region) ? 6 : 1;
}

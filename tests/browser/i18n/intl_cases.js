// @ts-check
// What is true of every browser's Intl as web/intl uses it: run in Node, Chromium and Firefox by intl.test.mjs. A case gives
// what it found; the expectation stands beside it. Kept free of Node, so that a page can import it.

import { Formatters, firstDayOfWeek } from '../../../web/intl/formatters.js';
import { TimeZone } from '../../../web/intl/zone.js';

/** Spaces that browsers disagree on become plain, direction marks go. @param {string} text */
export function plain(text) {
  return text.replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '');
}

/** i18n::PluralCategory */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];
const DAY = 86_400_000;

/** @param {string} locale @param {number[]} numbers */
function plurals(locale, numbers) {
  const formatters = new Formatters(locale, 'UTC');
  return numbers.map((number) => CATEGORIES[formatters.plural(number)]).join(' ');
}

/** @param {string} locale @param {string} decimal @param {string} currency */
function money(locale, decimal, currency) {
  return plain(new Formatters(locale, 'UTC').money(decimal, currency));
}

/** @param {string} locale @param {string} zone @param {number} time @param {number} style */
function date(locale, zone, time, style) {
  return plain(new Formatters(locale, zone).date(time, style));
}

/** The instants at which the zone's offset changes in the year, found by looking at every half hour. @param {string} zone @param {number} year */
function changesByLooking(zone, year) {
  const timeZone = new TimeZone(zone);
  const changes = [];
  let offset = timeZone.offsetAt(Date.UTC(year, 0, 1));
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 1_800_000) {
    const now = timeZone.offsetAt(at);
    if (now !== offset) changes.push(`${new Date(at).toISOString()} ${now}`);
    offset = now;
  }
  return changes.join('\n');
}

/** The same by the spans. @param {string} zone @param {number} year */
function changesBySpans(zone, year) {
  const timeZone = new TimeZone(zone);
  const changes = [];
  let span = timeZone.spanAt(Date.UTC(year, 0, 1));
  while (span.until < Date.UTC(year + 1, 0, 1)) {
    const next = timeZone.spanAt(span.until);
    // A span is not always as long as it could be.
    if (next.offset !== span.offset) changes.push(`${new Date(span.until).toISOString()} ${next.offset}`);
    if (next.until <= span.until) return 'a span that does not move on';
    if (next.from > span.until || next.until <= span.until) return 'a span that does not hold its moment';
    span = next;
  }
  return changes.join('\n');
}

const november = Date.UTC(2026, 10, 23, 14, 5);

/** @type {Record<string, [() => unknown, unknown]>} */
export const cases = {
  'French is singular up to two and knows a round million': [
    () => plurals('fr', [0, 1, 2, 1_000_000, 1_000_001]), 'one one other many other'],
  'Hebrew has a dual': [() => plurals('he', [0, 1, 2, 3, 10, 20]), 'other one two other other other'],
  'Arabic has six forms': [
    () => plurals('ar', [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111]),
    'zero one two few few many many other other few many'],
  'English has two forms': [() => plurals('en', [0, 1, 2, 11]), 'other one other other'],

  'money keeps the decimals of its currency': [
    () => [money('en', '1234.50', 'USD'), money('en', '1500', 'JPY'), money('en', '1.500', 'KWD'), money('en', '0.00', 'EUR')],
    ['$1,234.50', '¥1,500', 'KWD 1.500', '€0.00']],
  'negative money is money': [() => money('en', '-12.05', 'EUR'), '-€12.05'],
  'money in French': [() => money('fr', '1234.50', 'EUR'), '1 234,50 €'],
  'no cent of a huge amount is lost': [
    () => money('en', '92233720368547758.07', 'USD'), '$92,233,720,368,547,758.07'],
  'a currency that nobody knows is written with its code': [() => money('en', '1.00', 'ZZZ'), 'ZZZ 1.00'],
  'every currency of three letters can be asked for without end': [
    () => {
      const formatters = new Formatters('en', 'UTC');
      for (let i = 0; i < 500; ++i) {
        const letters = [i / 26 / 26, i / 26, i].map((n) => String.fromCharCode(65 + (Math.floor(n) % 26)));
        formatters.money('1.00', letters.join(''));
      }
      return plain(formatters.money('1.00', 'USD'));
    },
    '$1.00'],

  'a date and its time in the zone of the site': [
    () => [date('en-US', 'Europe/Paris', november, 0), date('fr', 'America/New_York', november, 0)],
    ['Nov 23, 2026, 3:05 PM', '23 nov. 2026, 09:05']],
  'the other styles of dates': [
    () => Array.from({ length: 12 }, (_, style) => date('en-GB', 'UTC', november, style)),
    ['23 Nov 2026, 14:05', 'Monday, 23 November 2026 at 14:05:00 UTC', '23 Nov 2026', 'Monday, 23 November 2026',
      '23/11/2026', '23 Nov', '14:05', '23 Nov, 14:05', 'November 2026', 'Mon', 'Monday', '23']],
  'the calendar is ours where another one is usual': [
    () => date('th', 'UTC', november, 4).endsWith('2026') && date('fa', 'UTC', november, 4).includes('۲۰۲۶'), true],
  'a moment that no calendar has is written all the same': [
    () => [9e15, -9e15, Infinity].every((time) => date('en', 'UTC', time, 2).length > 0), true],
  'a range of days': [
    () => plain(new Formatters('en-US', 'Pacific/Auckland').dayRange(20_000, 20_010)).replace(/ ?– ?/, '–'),
    'Oct 4–14, 2024'],
  'relative times in words': [
    () => [[-1, 3], [-3, 1], [20, 0], [0, 0]].map(([n, unit]) => plain(new Formatters('fr', 'UTC').relative(n, unit))),
    ['hier', 'il y a 3 minutes', 'dans 20 secondes', 'maintenant']],

  'lists are sentences of the language': [
    () => [new Formatters('en', 'UTC').list(['a', 'b', 'c'], 0), new Formatters('fr', 'UTC').list(['a', 'b'], 1),
      new Formatters('ar', 'UTC').list(['a', 'b'], 2)],
    ['a, b, and c', 'a ou b', 'a، b']],
  'names of countries, and what is no code stays': [
    () => ['FR', 'ZZZZZ', '', '<b>', 'fr-', '\u0000'].map((code) => new Formatters('de', 'UTC').name(0, code)),
    ['Frankreich', 'ZZZZZ', '', '<b>', 'fr-', '\u0000']],
  'names are sorted as a reader looks for them': [
    () => new Formatters('fr', 'UTC').sorted(['Zoé', 'eau', 'Éclair', 'a10', 'a9', 'eau']).join(), '4,3,1,5,2,0'],
  'what is fixed for a locale': [
    () => ['en-US', 'de', 'fr', 'he', 'en-CA', 'sv'].map((locale) => new Formatters(locale, 'UTC').facts().join()),
    ['46,44,48,1,7,47', '44,46,48,0,1,46', '44,8239,48,0,1,47', '46,44,48,0,7,46', '46,44,48,2,7,45', '44,160,48,2,1,45']],
  'Egypt writes its own digits and begins the week on Saturday': [
    () => new Formatters('ar-EG', 'UTC').facts(), [0x066b, 0x066c, 0x0660, 0, 6, 47]],
  'the first day of the week without the browser’s help': [
    () => ['en-US', 'en-GB', 'he', 'ar-EG', 'pt-BR', 'de'].map(firstDayOfWeek), [7, 1, 7, 6, 7, 1]],
  'sizes of files': [
    () => [900_000, 1_234_567, 26_000_000, 2_500_000_000].map((n) => plain(new Formatters('en', 'UTC').fileSize(n))),
    ['900 kB', '1.2 MB', '26 MB', '2.5 GB']],

  'offsets of zones, with their seconds of long ago': [
    () => [['UTC', november], ['Asia/Kathmandu', november], ['America/St_Johns', november],
      ['Europe/Paris', Date.UTC(1900, 0, 1)]].map(([zone, at]) => new TimeZone(String(zone)).offsetAt(Number(at))),
    [0, 20_700, -12_600, 561]],
  'a zone without changes has spans without end of them': [() => changesBySpans('Asia/Tokyo', 2026), ''],
  'the day that Samoa left out': [
    () => {
      const span = new TimeZone('Pacific/Apia').spanAt(Date.UTC(2011, 11, 30, 10) - 1);
      return [new Date(span.until).toISOString(), span.offset];
    },
    ['2011-12-30T10:00:00.000Z', -36_000]],
  'spans hold at the ends of time': [
    () => [8.64e15, -8.64e15, 1e300].every((time) => new TimeZone('Europe/Paris').spanAt(time).until > 0 || time < 0), true],
};

/** Cases that take seconds, for one browser only. @type {typeof cases} */
export const slowCases = {};
// By brute force: the same changes by spans as by looking at every half hour of a year.
for (const zone of ['Europe/Paris', 'Africa/Casablanca', 'Asia/Beirut', 'Australia/Lord_Howe', 'America/Sao_Paulo']) {
  for (const year of zone === 'America/Sao_Paulo' ? [2018] : [2026]) {
    slowCases[`the clocks of ${zone} in ${year} change when they do`] = [
      () => changesBySpans(zone, year) === changesByLooking(zone, year), true];
  }
}

/** What each case finds here, as a value that can leave the page. @returns {Record<string, unknown>} */
export function findAll() {
  return Object.fromEntries(Object.entries(cases).map(([name, [find]]) => {
    try {
      return [name, find()];
    } catch (error) {
      return [name, String(error)];
    }
  }));
}

/** The plural categories that the browser knows for a language. @param {string} tag */
export function pluralCategories(tag) {
  return [...new Intl.PluralRules(tag).resolvedOptions().pluralCategories].sort();
}

/** Milliseconds a screen of 25 new rows takes: date, time and price of each, formatters already made. */
export function measureScreen() {
  const formatters = new Formatters('fr', 'Europe/Paris');
  const screen = (/** @type {number} */ first) => {
    for (let row = 0; row < 25; ++row) {
      formatters.date(november - (first + row) * DAY / 7, 0);
      formatters.money(`${(first + row) * 37}.90`, 'EUR');
    }
  };
  screen(0);
  const times = [];
  for (let i = 1; i <= 200; ++i) {
    const began = performance.now();
    screen(i * 25);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return { rows: 25, median: times[100], p95: times[190] };
}

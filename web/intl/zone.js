// @ts-check
// The offsets of a time zone, found through Intl, which tells only what clocks show at a moment. A span is a stretch of
// time with one offset; C++ keeps them and does the calendar itself (src/i18n/zone.hpp), so that a million dates do not
// cross the boundary.

const SECOND = 1000;
const WEEK = 7 * 86_400 * SECOND;
/** How far a span looks for the next change. Shorter than two changes can be apart (Morocco's are five weeks). */
const STEP = WEEK;
const MAX_STEPS = 16;
/** Far from where a Date ends, with room for the steps. */
const LAST_MOMENT = 8.64e15 - (MAX_STEPS + 1) * STEP;

const OFFSET = /GMT(?:([+-])(\d{1,2}):(\d{2})(?::(\d{2}))?)?/;

export class TimeZone {
  /** @param {string} name one that Intl knows */
  constructor(name) {
    this.name = name;
    this.format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  }

  /** Seconds ahead of UTC. @param {number} time milliseconds since 1970 */
  offsetAt(time) {
    const [, sign, hours, minutes, seconds] = OFFSET.exec(this.format.format(time)) ?? [];
    if (!sign) return 0;
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
    return sign === '-' ? -size : size;
  }

  /**
   * The span around a moment; not always as long as it could be.
   * @param {number} time @returns {{from: number, until: number, offset: number}} milliseconds, seconds
   */
  spanAt(time) {
    const at = Math.floor(Math.max(-LAST_MOMENT, Math.min(LAST_MOMENT, time)) / SECOND) * SECOND;
    const offset = this.offsetAt(at);
    return { from: this.#edge(at, offset, -1), until: this.#edge(at, offset, 1), offset };
  }

  /** The first moment of the span (direction -1), or the first one after it (1). @param {number} at @param {number} offset @param {1 | -1} direction */
  #edge(at, offset, direction) {
    let inside = at;
    for (let step = 0; step < MAX_STEPS; ++step) {
      const next = inside + direction * STEP;
      if (this.offsetAt(next) !== offset) return this.#change(inside, next, offset);
      inside = next;
    }
    return inside;
  }

  /** The second at which the offset changes, between a moment inside the span and one outside. @param {number} inside @param {number} outside @param {number} offset */
  #change(inside, outside, offset) {
    while (Math.abs(outside - inside) > SECOND) {
      const middle = Math.floor((inside + outside) / 2 / SECOND) * SECOND;
      if (this.offsetAt(middle) === offset) inside = middle;
      else outside = middle;
    }
    return Math.max(inside, outside);
  }
}

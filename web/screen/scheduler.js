// When a frame is made: after an event, while something moves, at a time the kit names, and otherwise never. Nothing is
// scheduled while the page is hidden. Also knows when all is quiet, for tests.

export class Scheduler {
  #frame;
  #requested = 0;
  #timer = 0;
  /** Work of others (the engine's requests) that will bring a frame. */
  #pending = 0;
  /** @type {(() => void)[]} */
  #waiting = [];
  onIdle = () => {};

  /** @param {(now: number) => void} frame now in seconds */
  constructor(frame) {
    this.#frame = frame;
    // On the document: that is where visibility is told. A page from the back-forward cache is drawn anew.
    document.addEventListener('visibilitychange', () => this.request());
    addEventListener('pageshow', () => this.request());
  }

  now() {
    return performance.now() / 1000;
  }

  request() {
    if (this.#requested !== 0 || document.hidden) return;
    this.#requested = requestAnimationFrame(() => {
      this.#requested = 0;
      this.#frame(this.now());
    });
  }

  /** After each answer of the kit. @param {boolean} needsFrame @param {number} wakeIn seconds, below 0: never */
  after(needsFrame, wakeIn) {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (needsFrame) {
      this.request();
    } else if (wakeIn >= 0 && !document.hidden) {
      this.#timer = setTimeout(() => this.request(), Math.max(wakeIn * 1000, 1));
    }
    this.#checkIdle();
  }

  /** @param {number} change how many more (or fewer) things are asked elsewhere */
  addPending(change) {
    this.#pending += change;
    this.#checkIdle();
  }

  get isIdle() {
    return this.#requested === 0 && this.#pending === 0;
  }

  #checkIdle() {
    if (!this.isIdle) return;
    this.onIdle();
    // A task later, for what the last frame itself set off.
    if (this.#waiting.length > 0) {
      setTimeout(() => {
        if (!this.isIdle) return;
        for (const done of this.#waiting.splice(0)) done();
      });
    }
  }

  /** Settles when nothing is scheduled and nothing asked. */
  idle() {
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(undefined));
      this.#checkIdle();
    });
  }
}

// @ts-check
// The page around the screen's program: its address and history, title, links, theme, and the engine's worker. What
// C++ calls here stands in web/library/page.js; what it is told, in src/platform/web/page/page.cpp.
import { EngineWorker } from './engine/engine_worker.js';
import { Download } from './download.js';
import { printInLanguage } from './print.js';
import { createScreen } from './screen/screen.js';
import { watchForUpdates } from './updates.js';

const themeKey = 'carnet.theme';
const THEMES = /** @type {const} */ ([undefined, 'light', 'dark']); // app::ThemeChoice, in its order

const encoder = new TextEncoder();

export class Page {
  /**
   * @param {{module: any, wasm: WebAssembly.Module, base: string, languages: import('./intl/languages.js').Languages,
   *   gaveUp: (reason: string, log: string[]) => void}} parts
   *   `module` gets this as its `carnetPage` before any of C++ runs
   */
  constructor({ module, wasm, base, languages, gaveUp }) {
    this.module = module;
    this.languages = languages;
    /** @type {Uint8Array} what C++ made to be printed */
    this.pages = new Uint8Array();
    /** Questions to the engine that are open, and how many the screen knows of. */
    this.pending = 0;
    this.pendingTold = 0;
    /** @type {ReturnType<typeof createScreen> | null} */
    this.screen = null;
    this.engine = new EngineWorker({
      wasm,
      base,
      received: (bytes) => this.#give('_carnet_page_engine', bytes),
      restarted: () => this.module._carnet_page_engine_restarted(),
      gaveUp,
    });
    this.updates = { take: () => location.reload() };
    this.download = new Download();
  }

  /** @param {HTMLCanvasElement} canvas @param {HTMLElement} mirror */
  start(canvas, mirror) {
    this.screen = createScreen({
      module: this.module,
      canvas,
      mirror,
      start: () => this.#give('_carnet_page_start', encoder.encode(location.origin + location.pathname + location.search)),
    });
    this.screen.chooseTheme({ scheme: storedTheme() });
    this.#tellPending();
    this.#listen();
    this.updates = watchForUpdates({
      ready: () => this.module._carnet_page_update_ready(),
      isBusy: () => this.pending > 0 || document.activeElement instanceof HTMLInputElement
        || document.activeElement instanceof HTMLTextAreaElement,
    });
    return this.screen;
  }

  /** Bytes for one of C++'s functions, through its buffer. @param {string} name @param {Uint8Array} bytes */
  #give(name, bytes) {
    const pointer = this.module._carnet_buffer(bytes.length);
    this.module.HEAPU8.set(bytes, pointer);
    this.module[name](pointer, bytes.length);
  }

  #listen() {
    addEventListener('popstate', () => this.#give('_carnet_page_address', encoder.encode(location.search)));
    const tell = () => {
      this.engine.setVisible(!document.hidden);
      this.module._carnet_page_state(navigator.onLine ? 1 : 0, document.hidden ? 0 : 1);
    };
    addEventListener('online', tell);
    addEventListener('offline', tell);
    document.addEventListener('visibilitychange', tell);
    // A page that is left lets the book go in order, and a held Web Lock would keep it out of the back-forward cache.
    addEventListener('pagehide', () => this.module._carnet_page_rest(1));
    addEventListener('pageshow', ({ persisted }) => persisted && this.module._carnet_page_rest(0));
  }

  // ── What C++ calls (web/library/page.js) ──

  /** @param {Uint8Array} bytes */
  send(bytes) {
    this.engine.send(bytes);
  }

  /** @param {string} query @param {boolean} addsEntry */
  setAddress(query, addsEntry) {
    const address = location.pathname + query;
    if (addsEntry) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  /** @param {string} url */
  openLink(url) {
    const { protocol } = new URL(url);
    if (protocol === 'https:' || protocol === 'http:') open(url, '_blank', 'noopener,noreferrer');
  }

  /** @param {string} title */
  setTitle(title) {
    document.title = title;
  }

  /** @param {number} count */
  setPending(count) {
    this.pending = count;
    this.#tellPending();
  }

  #tellPending() {
    if (!this.screen) return; // asked while the screen is being made: told when it is
    const change = this.pending - this.pendingTold;
    this.pendingTold = this.pending; // first: the screen may be idle now, and what that sets off asks again
    this.screen.addPending(change);
  }

  /** @param {number} choice */
  setTheme(choice) {
    const scheme = THEMES[choice];
    this.screen?.chooseTheme({ scheme });
    try {
      if (scheme) localStorage.setItem(themeKey, scheme);
      else localStorage.removeItem(themeKey);
    } catch {
      // No storage for this page: the book's setting is applied a moment after the start instead.
    }
  }

  /** @param {string} locale the site's */
  async print(locale) {
    this.screen?.addPending(1);
    try {
      const loaded = await this.languages.loadFor(locale);
      const opened = await printInLanguage({ module: this.module, loaded, make: (bytes, tag) => this.#pages(bytes, tag) });
      if (!opened) this.module._carnet_page_print_blocked();
    } finally {
      this.screen?.addPending(-1);
    }
  }

  /** C++ makes the pages now, and gives them by takePages(). @param {Uint8Array} language @param {Uint8Array} locale */
  #pages(language, locale) {
    const pointer = this.module._carnet_buffer(language.length + locale.length);
    this.module.HEAPU8.set(language, pointer);
    this.module.HEAPU8.set(locale, pointer + language.length);
    this.module._carnet_page_make_pages(pointer, language.length, pointer + language.length, locale.length);
    return this.pages;
  }

  /** @param {Uint8Array} bytes */
  takePages(bytes) {
    this.pages = bytes;
  }

  takeUpdate() {
    this.updates.take();
  }
}

/** The theme of last time, before the book with the setting is open: no flash of the other one. */
function storedTheme() {
  try {
    const stored = localStorage.getItem(themeKey);
    return stored === 'light' || stored === 'dark' ? stored : undefined;
  } catch {
    return undefined;
  }
}

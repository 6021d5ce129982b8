// @ts-check
// Starts Carnet: looks whether the browser can, compiles the program once (the worker gets the compiled module), loads
// the language beside it, and puts the screen on the page. What fails here is said in plain HTML (notice.js).
import createModule from './carnet.js';
import { missingFeatures } from './features.js';
import { IntlBridge } from './intl/bridge.js';
import { Languages } from './intl/languages.js';
import { showLanguage } from './intl/page.js';
import { languages } from './locales/languages.js';
import { showNotice } from './notice.js';
import { Page } from './page.js';

const here = new URL('.', import.meta.url);

function storage() {
  try {
    return localStorage;
  } catch {
    return null; // refused in some frames
  }
}

/** @param {URL} address */
async function compile(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return WebAssembly.compileStreaming(response);
}

async function start() {
  /** @type {any} */
  let module = null;
  /** @type {(loaded: import('./intl/languages.js').LoadedLanguage) => void} */
  let firstLanguage = () => {};
  const firstLanguageLoaded = new Promise((/** @type {(loaded: any) => void} */ resolve) => (firstLanguage = resolve));

  /** @param {import('./intl/languages.js').LoadedLanguage} loaded */
  const speak = ({ choice, bytes }) => {
    const locale = new TextEncoder().encode(choice.locale);
    const pointer = module._carnet_buffer(bytes.length + locale.length);
    module.HEAPU8.set(bytes, pointer);
    module.HEAPU8.set(locale, pointer + bytes.length);
    module._carnet_language_arrived(pointer, bytes.length, pointer + bytes.length, locale.length);
    showLanguage(document, choice);
  };
  const chooser = new Languages({
    languages,
    folder: new URL('locales/', here).href,
    browser: navigator.languages,
    storage: storage(),
    arrived: (loaded) => (module ? speak(loaded) : firstLanguage(loaded)),
  });
  chooser.load();

  const wasm = await compile(new URL('carnet.wasm', here));
  /** @type {Page | null} */
  let page = null;
  const made = await createModule({
    intl: new IntlBridge(),
    languages: chooser,
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} done */
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(wasm, imports).then(done);
      return {};
    },
  });
  page = new Page({
    module: made,
    wasm,
    languages: chooser,
    base: new URL('../../', here).href,
    gaveUp: (reason, log) => showNotice('stopped', { log: [reason, ...log] }),
  });
  made.carnetPage = page;
  const language = await firstLanguageLoaded;
  module = made;
  const screen = page.start(
    /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')),
    /** @type {HTMLElement} */ (document.getElementById('mirror')),
  );
  speak(language);
  addEventListener('languagechange', () => chooser.load());
  // A trap in the screen's wasm: its memory cannot be trusted any more, the engine's is another one.
  addEventListener('error', ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) showNotice('stopped', { log: [String(error.stack ?? error)] });
  });
  // For tests: when all is quiet, and what a frame costs.
  Object.assign(window, { carnet: screen });
}

const missing = missingFeatures();
if (missing.length > 0) {
  showNotice('browser', { detail: new Intl.ListFormat(navigator.language).format(missing) });
} else {
  start().catch((error) => {
    console.error(error);
    showNotice('start', { log: [String(error?.stack ?? error)] });
  });
}

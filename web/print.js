// @ts-check
// Printing: a section of the page that only paper shows (web/print.css), filled by C++'s tree of words
// (src/ui/print/print_document.hpp) and given to the browser's print window. Text becomes elements by textContent alone,
// so that what a buyer wrote is never markup; there is no frame and no other document, which the policy would refuse.
import { IntlBridge } from './intl/bridge.js';

/** Their places are the numbers of PrintTag and PrintLook. */
const TAGS = ['section', 'div', 'h1', 'h2', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];
const LOOKS = ['', 'page', 'masthead', 'columns', 'muted', 'strong', 'number', 'items', 'totals', 'fine-print'];

/** How long the browser may take to say that it begins to print, in milliseconds. */
const PATIENCE = 1000;

/**
 * Prints what C++ was asked to print, in the site's language, whatever the merchant reads: its file is loaded, and C++
 * makes the pages with an Intl of their own.
 * @param {{module: any, loaded: import('./intl/languages.js').LoadedLanguage | null,
 *   make: (bytes: Uint8Array, locale: Uint8Array) => Uint8Array}} parts
 */
export async function printInLanguage({ module, loaded, make }) {
  if (!loaded) return false;
  const { choice, bytes } = loaded;
  const merchants = module.intl;
  module.intl = new IntlBridge();
  let pages;
  try {
    pages = make(bytes, new TextEncoder().encode(choice.locale));
  } finally {
    module.intl = merchants;
  }
  return printPages(pages, { language: choice.language.tag, direction: choice.language.direction });
}

/**
 * Makes the elements and opens the print window. False when the browser opened none: a sandboxed frame may not print.
 * @param {Uint8Array} bytes @param {{language: string, direction: 'ltr' | 'rtl'}} look
 */
async function printPages(bytes, { language, direction }) {
  const { title, pages } = read(bytes);
  document.getElementById('print')?.remove();
  const paper = document.createElement('div');
  paper.id = 'print';
  paper.lang = language;
  paper.dir = direction;
  paper.append(...pages);
  document.body.append(paper);
  document.documentElement.classList.add('printing');
  const titleBefore = document.title;
  document.title = title;

  const begun = happens('beforeprint', PATIENCE);
  const ended = new Promise((settle) => addEventListener('afterprint', settle, { once: true }));
  const away = () => {
    if (!paper.isConnected) return;
    paper.remove();
    document.documentElement.classList.remove('printing');
    document.title = titleBefore;
  };
  ended.then(away);
  print();
  if (await begun) return true;
  away();
  return false;
}

/** @param {string} event @param {number} patience @returns {Promise<boolean>} whether it came in time */
function happens(event, patience) {
  return new Promise((settle) => {
    addEventListener(event, () => settle(true), { once: true });
    setTimeout(() => settle(false), patience);
  });
}

/** @param {Uint8Array} bytes @returns {{title: string, pages: HTMLElement[]}} */
function read(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let at = 0;
  const number = () => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const text = () => {
    const length = number();
    at += length;
    return decoder.decode(bytes.subarray(at - length, at));
  };
  /** @returns {HTMLElement} */
  const element = () => {
    const made = document.createElement(TAGS[bytes[at++]]);
    const look = LOOKS[bytes[at++]];
    if (look) made.className = look;
    const children = number();
    const words = text();
    if (words) {
      // Each text in its own direction, and what it does to direction stays inside.
      const isolated = document.createElement('bdi');
      isolated.textContent = words;
      made.append(isolated);
    }
    for (let i = 0; i < children; ++i) made.append(element());
    return made;
  };
  const title = text();
  const pages = Array.from({ length: number() }, element);
  return { title, pages };
}

// @ts-check
// Which language the merchant reads, and its file: the one that the merchant chose here, else the editor's, else the
// browser's, else English. Only that file is downloaded. Which languages there are is written by the build
// (locales/languages.js). Does not touch the page: see page.js.

/** @typedef {{tag: string, name: string, direction: 'ltr' | 'rtl'}} Language */
/** @typedef {{language: Language, locale: string}} Choice `locale` says how numbers and dates are written ("en-GB") */
/** @typedef {{choice: Choice, bytes: Uint8Array}} LoadedLanguage */

const chosenKey = 'carnet.language';

/**
 * @param {Language[]} languages English first
 * @param {{chosen?: string | null, editor?: string | null, browser?: readonly string[]}} wishes
 * @returns {Choice}
 */
export function chooseLanguage(languages, { chosen = null, editor = null, browser = [] }) {
  const wished = [chosen, editor, ...browser].flatMap((tag) => canonical(tag));
  for (const tag of wished) {
    const language = languages.find((one) => one.tag === tag) ?? languages.find((one) => one.tag === base(tag));
    if (!language) continue;
    // Someone in Montréal who chose French writes dates as in Canada: the first wish of that language with a region.
    const regional = wished.find((other) => base(other) === base(language.tag) && other !== base(other));
    return { language, locale: regional ?? language.tag };
  }
  return { language: languages[0], locale: languages[0].tag };
}

/** @param {string} tag */
function base(tag) {
  return tag.split('-')[0];
}

/** The tag as BCP 47 writes it today (iw → he); nothing for what is no tag. @param {string | null} tag @returns {string[]} */
function canonical(tag) {
  try {
    // Made-up languages of layout tests are tags too.
    return tag ? Intl.getCanonicalLocales(tag.replaceAll('_', '-')) : [];
  } catch {
    return [];
  }
}

/** Chooses, loads, and hands over; the page makes one and gives it to the module as Module.languages. */
export class Languages {
  /** @type {string | null} */
  #editor = null;
  #asked = 0;

  /**
   * @param {{languages: Language[], folder: string, browser: readonly string[],
   *   storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null, wished?: string | null,
   *   arrived: (loaded: LoadedLanguage) => void, failed?: (tag: string) => void}} options
   *   `folder` is the address of the packed files, ending in /; `wished` is of the page's address and is not remembered
   */
  constructor(options) {
    this.options = options;
  }

  /** The language that the merchant chose here, or null. */
  get chosen() {
    return this.options.wished ?? stored(this.options.storage ?? null);
  }

  /** Loads the language of now: at the start, and when the editor or the browser changed its mind. @returns {Promise<void>} */
  async load() {
    const choice = chooseLanguage(this.options.languages, {
      chosen: this.chosen, editor: this.#editor, browser: this.options.browser,
    });
    const mine = ++this.#asked;
    const loaded = await this.#fetched(choice);
    // A newer question has its own answer.
    if (mine === this.#asked && loaded) this.options.arrived(loaded);
  }

  /** The file for a language that is not the merchant's: the site's, for what goes to its customers. Else the merchant's.
   * @param {string} locale @returns {Promise<LoadedLanguage | null>} */
  loadFor(locale) {
    return this.#fetched(chooseLanguage(this.options.languages, {
      chosen: locale, editor: this.chosen, browser: [this.#editor ?? '', ...this.options.browser],
    }));
  }

  /** The editor speaks this language. @param {string | null} locale */
  follow(locale) {
    this.#editor = locale;
    return this.load();
  }

  /** The merchant chose a language, or ('') to follow the editor and the browser again. @param {string} tag */
  ask(tag) {
    this.options.wished = null;
    try {
      if (tag) this.options.storage?.setItem(chosenKey, tag);
      else this.options.storage?.removeItem(chosenKey);
    } catch {
      // No storage for this page: the choice lasts as long as the page.
      this.options.wished = tag || null;
    }
    if (!this.options.storage) this.options.wished = tag || null;
    return this.load();
  }

  /** @param {Choice} choice @returns {Promise<LoadedLanguage | null>} English when the language cannot be had */
  async #fetched(choice) {
    const english = this.options.languages[0];
    for (const language of new Set([choice.language, english])) {
      try {
        const response = await fetch(`${this.options.folder}${language.tag}.txt`);
        if (!response.ok) throw new Error(`${response.status}`);
        const bytes = new Uint8Array(await response.arrayBuffer());
        return { choice: language === choice.language ? choice : { language, locale: language.tag }, bytes };
      } catch {
        this.options.failed?.(language.tag);
      }
    }
    return null;
  }
}

/** @param {Pick<Storage, 'getItem'> | null} storage */
function stored(storage) {
  try {
    return storage?.getItem(chosenKey) ?? null;
  } catch {
    return null;
  }
}

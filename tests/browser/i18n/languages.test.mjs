// Which language is spoken, where its file comes from, and what the page says of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Languages, chooseLanguage } from '../../../web/intl/languages.js';
import { showLanguage } from '../../../web/intl/page.js';
import { catalogues, packedLanguages } from './support.mjs';

/** @type {import('../../../web/intl/languages.js').Language[]} */
const languages = [
  { tag: 'en', name: 'English', direction: 'ltr' },
  { tag: 'fr', name: 'Français', direction: 'ltr' },
  { tag: 'he', name: 'עברית', direction: 'rtl' },
];

/** @param {Parameters<typeof chooseLanguage>[1]} wishes */
function chosen(wishes) {
  const { language, locale } = chooseLanguage(languages, wishes);
  return `${language.tag} ${locale}`;
}

/** Storage that holds, or refuses as in a frame whose storage is blocked. */
function memory({ refuses = false } = {}) {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const guard = () => {
    if (refuses) throw new DOMException('denied', 'SecurityError');
  };
  return {
    getItem: (/** @type {string} */ key) => (guard(), kept.get(key) ?? null),
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => (guard(), void kept.set(key, value)),
    removeItem: (/** @type {string} */ key) => (guard(), void kept.delete(key)),
  };
}

describe('the choice of a language', () => {
  test('the merchant’s own choice, else the editor’s, else the browser’s, else English', () => {
    assert.equal(chosen({ chosen: 'fr', editor: 'he', browser: ['en-US'] }), 'fr fr');
    assert.equal(chosen({ editor: 'he', browser: ['fr'] }), 'he he');
    assert.equal(chosen({ browser: ['nl', 'fr-CA', 'en'] }), 'fr fr-CA');
    assert.equal(chosen({ browser: ['nl', 'ja'] }), 'en en');
    assert.equal(chosen({}), 'en en');
  });

  test('numbers and dates follow the region of the browser, when it is of that language', () => {
    assert.equal(chosen({ chosen: 'fr', browser: ['en-US', 'fr-CA'] }), 'fr fr-CA');
    assert.equal(chosen({ editor: 'en', browser: ['en-GB'] }), 'en en-GB');
    assert.equal(chosen({ editor: 'en', browser: ['fr-FR'] }), 'en en');
  });

  test('old and foreign ways of writing a tag are understood, and nonsense is passed over', () => {
    assert.equal(chosen({ editor: 'iw' }), 'he he');
    assert.equal(chosen({ editor: 'fr_CA' }), 'fr fr-CA');
    assert.equal(chosen({ editor: '../../etc/passwd', browser: ['', 'x', 'fr'] }), 'fr fr');
    assert.equal(chosen({ chosen: 'FR-ca' }), 'fr fr-CA');
  });
});

describe('the file of a language', () => {
  /** @param {Partial<ConstructorParameters<typeof Languages>[0]>} options @param {Record<string, string | number>} files */
  function loader(options, files) {
    /** @type {string[]} */
    const spoken = [];
    /** @type {string[]} */
    const asked = [];
    globalThis.fetch = /** @type {any} */ (async (/** @type {string} */ address) => {
      asked.push(address);
      const file = files[address];
      if (file === undefined) throw new TypeError('network');
      return typeof file === 'number' ? new Response('', { status: file }) : new Response(file);
    });
    const chooser = new Languages({
      languages, folder: '/l/', browser: ['fr'],
      arrived: ({ choice, bytes }) => spoken.push(`${choice.language.tag} ${choice.locale} ${new TextDecoder().decode(bytes)}`),
      ...options,
    });
    return { chooser, spoken, asked };
  }

  test('only the file of the chosen language is downloaded', async () => {
    const { chooser, spoken, asked } = loader({}, { '/l/fr.txt': 'F', '/l/en.txt': 'E' });
    await chooser.load();
    assert.deepEqual([spoken, asked], [['fr fr F'], ['/l/fr.txt']]);
  });

  test('English is spoken when the language cannot be had, and nothing when English cannot either', async () => {
    const lacking = loader({}, { '/l/fr.txt': 404, '/l/en.txt': 'E' });
    await lacking.chooser.load();
    assert.deepEqual(lacking.spoken, ['en en E']);
    /** @type {string[]} */
    const failed = [];
    const offline = loader({ failed: (tag) => failed.push(tag) }, {});
    await offline.chooser.load();
    assert.deepEqual([offline.spoken, failed], [[], ['fr', 'en']]);
  });

  test('the last of several wishes wins, whatever the network does', async () => {
    const { chooser, spoken } = loader({}, { '/l/fr.txt': 'F', '/l/en.txt': 'E', '/l/he.txt': 'H' });
    await Promise.all([chooser.load(), chooser.follow('en'), chooser.follow('he')]);
    assert.deepEqual(spoken, ['he he H']);
  });

  test('a choice is remembered, and can be given back to the editor', async () => {
    const storage = memory();
    const { chooser, spoken } = loader({ storage }, { '/l/fr.txt': 'F', '/l/en.txt': 'E', '/l/he.txt': 'H' });
    await chooser.follow('en');
    await chooser.ask('he');
    const later = loader({ storage }, { '/l/he.txt': 'H', '/l/fr.txt': 'F' });
    await later.chooser.load();
    assert.deepEqual([spoken, later.spoken], [['en en E', 'he he H'], ['he he H']]);
    await later.chooser.ask('');
    assert.deepEqual(later.spoken, ['he he H', 'fr fr F']);
    assert.equal(later.chooser.chosen, null);
  });

  test('where the browser keeps nothing a choice lasts as long as the page', async () => {
    for (const storage of [memory({ refuses: true }), null]) {
      const { chooser, spoken } = loader({ storage }, { '/l/fr.txt': 'F', '/l/he.txt': 'H' });
      await chooser.ask('he');
      await chooser.load();
      assert.deepEqual(spoken, ['he he H', 'he he H']);
    }
  });

  test('the page carries language and direction', () => {
    const page = /** @type {any} */ ({ documentElement: {} });
    showLanguage(page, { language: languages[2], locale: 'he-IL' });
    assert.deepEqual(page.documentElement, { lang: 'he-IL', dir: 'rtl' });
    showLanguage(page, { language: languages[0], locale: 'en' });
    assert.deepEqual(page.documentElement, { lang: 'en', dir: 'ltr' });
  });
});

describe('the packed languages', () => {
  test('there is one for each catalogue, with a line for each message', async () => {
    const packed = await packedLanguages();
    try {
      const { languages: listed } = packed;
      assert.equal(listed[0].tag, 'en');
      for (const { language, messages } of catalogues()) {
        assert.ok(listed.some((/** @type {any} */ one) => one.tag === language.tag && one.name === language.name));
        const lines = packed.read(language.tag).split('\n');
        const count = Object.values(/** @type {any} */ (messages))
          .flatMap((group) => Object.keys(group)).filter((key) => !key.startsWith('@')).length;
        assert.equal(lines.length, count + 2);
      }
    } finally {
      packed.remove();
    }
  });
});

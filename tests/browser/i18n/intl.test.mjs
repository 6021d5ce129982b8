// Real Intl, in Node and in Chromium, says what our languages and dates need: S19, S20 and the languages of SPEC 9.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cases } from './intl_cases.js';
import { catalogues, inChromium } from './support.mjs';

/** Where the page finds the cases: the server's root is the checkout. */
const module = '/tests/browser/i18n/intl_cases.js';

describe('in Node', () => {
  for (const [name, [find, expected]] of Object.entries(cases)) {
    test(name, () => assert.deepEqual(find(), expected));
  }
});

describe('in Chromium', () => {
  /** @type {Awaited<ReturnType<typeof inChromium>>} */
  let browser;
  /** @type {Record<string, unknown>} */
  let found;
  before(async () => {
    browser = await inChromium();
    found = await browser.page.evaluate(async (address) => {
      const { cases: ofPage } = await import(address);
      return Object.fromEntries(Object.entries(ofPage).map(([name, [find]]) => {
        try {
          return [name, find()];
        } catch (error) {
          return [name, String(error)];
        }
      }));
    }, module);
  });
  after(() => browser?.close());

  for (const [name, [, expected]] of Object.entries(cases)) {
    test(name, () => assert.deepEqual(found[name], expected));
  }

  test('every language has exactly the plural forms that its readers need', async () => {
    for (const { language } of catalogues()) {
      const known = await browser.page.evaluate(async ([address, tag]) => {
        const { pluralCategories } = await import(address);
        return pluralCategories(tag);
      }, [module, language.tag]);
      assert.deepEqual([...language.plurals, ...(language.rare_plurals ?? [])].sort(), known, language.tag);
    }
  });

  test('the names of languages and directions are those of their speakers', async () => {
    for (const { language } of catalogues()) {
      const [name, direction] = await browser.page.evaluate((tag) => [
        new Intl.DisplayNames([tag], { type: 'language' }).of(tag),
        /** @type {any} */ (new Intl.Locale(tag)).getTextInfo().direction,
      ], language.tag);
      assert.equal(language.name.toLowerCase(), name?.toLowerCase());
      assert.equal(language.direction, direction);
    }
  });

  test('a screen of new dates and prices is measured', async (context) => {
    const measured = await browser.page.evaluate(async (address) => (await import(address)).measureScreen(), module);
    context.diagnostic(`25 rows of new dates and prices: median ${measured.median.toFixed(2)} ms, p95 ${measured.p95.toFixed(2)} ms`);
    assert.ok(measured.median > 0);
  });
});

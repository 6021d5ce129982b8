// Real Intl, in Node, Chromium and Firefox, says what our languages and dates need: S19, S20 and the languages of SPEC 9.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cases, slowCases } from './intl_cases.js';
import { catalogues, inChromium, inFirefox } from './support.mjs';

/** Where a page finds the cases: the server's root is the checkout. */
const module = '/tests/browser/i18n/intl_cases.js';

describe('in Node', () => {
  for (const [name, [find, expected]] of Object.entries({ ...cases, ...slowCases })) {
    test(name, () => assert.deepEqual(find(), expected));
  }
});

for (const [name, open] of Object.entries({ Chromium: inChromium, Firefox: inFirefox })) {
  describe(`in ${name}`, () => {
    /** @type {import('./support.mjs').OpenPage} */
    let page;
    /** @type {Record<string, unknown>} */
    let found;
    before(async () => {
      page = await open();
      found = await page.evaluate(async (address) => (await import(address)).findAll(), module);
    });
    after(() => page?.close());

    for (const [name, [, expected]] of Object.entries(cases)) {
      test(name, () => assert.deepEqual(found[name], expected));
    }

    test('every language has exactly the plural forms that its readers need', async () => {
      for (const { language } of catalogues()) {
        const known = await page.evaluate(
          async ([address, tag]) => (await import(address)).pluralCategories(tag), [module, language.tag]);
        assert.deepEqual([...language.plurals, ...(language.rare_plurals ?? [])].sort(), known, language.tag);
      }
    });

    test('the names of languages are those of their speakers', async () => {
      for (const { language } of catalogues()) {
        const own = await page.evaluate((tag) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag), language.tag);
        assert.equal(language.name.toLowerCase(), own?.toLowerCase());
      }
    });

    test('a screen of new dates and prices is measured', async (context) => {
      const measured = await page.evaluate(async (address) => (await import(address)).measureScreen(), module);
      context.diagnostic(`25 rows of new dates and prices: median ${measured.median.toFixed(2)} ms, p95 ${measured.p95.toFixed(2)} ms`);
      assert.ok(measured.rows === 25);
    });
  });
}

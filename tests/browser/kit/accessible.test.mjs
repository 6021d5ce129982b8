// axe-core finds nothing: on every page of the gallery, in every look, and with everything open that can be opened.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { PAGES, startGallery } from '../support/gallery.mjs';

/** @typedef {import('playwright-core').Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery()));
after(() => gallery.stop());

/** By evaluate: the policy allows no script from elsewhere. @param {Page} page @returns {Promise<string[]>} */
async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const result = await /** @type {any} */ (window).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return result.violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes[0].html} (${v.nodes.length})`);
  });
}

/** @typedef {Parameters<Page['emulateMedia']>[0]} Media */
/** @type {Record<string, {media?: Media, dir?: 'rtl', density?: 'compact'}>} */
const LOOKS = {
  light: {},
  dark: { media: { colorScheme: 'dark' } },
  'more contrast': { media: { contrast: 'more' } },
  'the system’s colours': { media: { forcedColors: 'active' } },
  'right to left': { dir: 'rtl' },
  compact: { density: 'compact' },
};
/** @type {Media} */
const PLAIN = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' };

for (const [look, { media, dir, density }] of Object.entries(LOOKS)) {
  test(`axe finds nothing on any page of the gallery: ${look}`, async () => {
    const { page, show, close } = await gallery.open('grid');
    await page.emulateMedia({ ...PLAIN, ...media });
    /** @type {Record<string, string[]>} */
    const found = {};
    for (const name of PAGES) {
      await show(name, { dir, density });
      found[name] = await violations(page);
    }
    assert.deepEqual(found, Object.fromEntries(PAGES.map((name) => [name, []])));
    await close();
  });
}

/** What opens, and where. @type {[string, string, (page: Page) => Promise<void>][]} */
const OPENED = [
  ['a listbox', 'choices', (page) => page.getByRole('button', { name: 'Status', exact: true }).click()],
  ['a menu', 'choices', (page) => page.getByRole('button', { name: 'More, order A7F3K2' }).click()],
  ['a dialog', 'windows', (page) => page.getByRole('button', { name: 'Open a dialog' }).click()],
  ['a confirmation', 'windows', (page) => page.getByRole('button', { name: 'Ask first' }).click()],
  [
    'a confirmation over a side window', 'windows', async (page) => {
      await page.getByRole('button', { name: 'Open a side window' }).click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('button', { name: 'Ask first' }).click();
    },
  ],
  ['a toast', 'feedback', (page) => page.getByRole('button', { name: 'Archive', exact: true }).click()],
  ['days to choose', 'pickers', (page) => page.getByRole('button', { name: 'Date', exact: true }).click()],
  ['a list under a field', 'pickers', (page) => page.getByRole('combobox', { name: 'Carrier' }).fill('post')],
  ['the palette', 'pickers', (page) => page.getByRole('button', { name: 'Commands' }).click()],
  ['the map of shortcuts', 'pickers', (page) => page.getByRole('button', { name: 'Shortcuts' }).click()],
];

for (const dir of /** @type {const} */ ([undefined, 'rtl'])) {
  test(`axe finds nothing in what opens${dir ? ', mirrored' : ''}`, async () => {
    const { page, show, idle, close } = await gallery.open('grid');
    /** @type {Record<string, string[]>} */
    const found = {};
    for (const [what, name, act] of OPENED) {
      await show(name, { dir });
      await act(page);
      await idle();
      found[what] = await violations(page);
      for (let i = 0; i < 2; ++i) await page.keyboard.press('Escape');
      await idle();
    }
    assert.deepEqual(found, Object.fromEntries(OPENED.map(([what]) => [what, []])));
    await close();
  });
}

test('axe finds nothing in the cards of a phone', async () => {
  const { page, close } = await gallery.open('grid', { width: 390, height: 844, touch: true });
  assert.deepEqual(await violations(page), []);
  await close();
});

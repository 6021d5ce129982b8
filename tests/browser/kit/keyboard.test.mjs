// The whole gallery by keyboard alone: Tab reaches every widget of every page and leads out again, the arrows reach what
// is inside one, everything that opens is opened by Enter and closed by Esc, and the focus comes back. That the focus can
// be seen on each of them is tests/unit/kit/focus_test.cpp's.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { PAGES, startGallery } from '../support/gallery.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery({ reuse: true })));
after(() => gallery.stop());

/** Before everything: the next Tab goes to the first widget of the page. @param {Page} page */
const startOver = (page) =>
  page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.setPosition(document.body, 0);
  });

/** Presses Tab until the focus has left the page; marks what it met. @param {Page} page @param {number} most */
async function tabThrough(page, most) {
  await startOver(page);
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press('Tab');
    const left = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return true;
      element.setAttribute('data-met', '');
      return false;
    });
    if (left) return i;
  }
  return -1;
}

/** To be run in a page: what Tab should have met and has not. */
function notMet() {
  return Array.from(document.querySelectorAll('#mirror :is(button, input, textarea, a[href], [tabindex])'))
    .filter((element) => /** @type {HTMLElement} */ (element).tabIndex >= 0 && !element.closest('[inert]'))
    .filter((element) => !element.hasAttribute('data-met'))
    .map((element) => element.getAttribute('aria-label') ?? element.textContent);
}

for (const name of PAGES) {
  test(`Tab reaches every widget of the page "${name}" and is caught by none`, async () => {
    const { page, close } = await gallery.open(name);
    const steps = await tabThrough(page, 120);
    assert.ok(steps > 8, `the focus leaves the page at its end: ${steps}`);
    assert.deepEqual(await page.evaluate(notMet), []);
    await page.keyboard.press('Shift+Tab');
    const last = await page.evaluate(() => document.activeElement?.hasAttribute('data-met'));
    assert.ok(last, 'Shift+Tab comes back to the last widget');
    await close();
  });
}

/** A widget that is one Tab stop: its items, and the keys that lead from the first to the last.
 * @type {[string, string, string, string][]} */
const GROUPS = [
  ['choices', '[role=tablist][aria-label=Modules]', '[role=tab]', 'ArrowRight'],
  ['choices', '[role=tablist][aria-label=List]', '[role=tab]', 'ArrowRight'],
  ['pickers', '[role=radiogroup]', '[role=radio]', 'ArrowRight'],
];

for (const [name, group, item, key] of GROUPS) {
  test(`the arrows reach every item of ${group} on the page "${name}"`, async () => {
    const { page, idle, close } = await gallery.open(name);
    await page.locator(`${group} ${item}`).first().focus();
    const count = await page.locator(`${group} ${item}`).count();
    for (let i = 0; i < count; ++i) {
      await page.evaluate(() => document.activeElement?.setAttribute('data-met', ''));
      await page.keyboard.press(key);
      await idle();
    }
    assert.equal(await page.locator(`${group} ${item}[data-met]`).count(), count);
    await close();
  });
}

test('every button of a row is reached by the arrows, and the grid is left by one Tab', async () => {
  const { page, idle, close } = await gallery.open('grid');
  await page.getByRole('grid').press('ArrowDown');
  await idle();
  const row = page.getByRole('row').filter({ has: page.locator(':focus') });
  /** @type {Set<string>} */
  const met = new Set();
  const wanted = await page.evaluate(() => {
    const here = document.activeElement?.closest('[role=row]');
    return Array.from(here?.querySelectorAll('button, input') ?? [], (e) => e.getAttribute('aria-label') ?? '');
  });
  for (let i = 0; i < 16; ++i) {
    await page.keyboard.press('ArrowRight');
    await idle();
    met.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
  }
  assert.ok(wanted.length >= 5);
  assert.deepEqual(wanted.filter((name) => !met.has(name)), [], 'each button and the checkbox of the row');
  assert.equal(await row.count(), 1, 'the arrows to the side stay in the row');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.closest('[role=grid]') === null), true);
  await close();
});

/** What Enter opens: on which page, by which button, and what is there then. @type {[string, string, string][]} */
const OPENERS = [
  ['choices', 'Status', 'listbox'],
  ['choices', 'Rows', 'listbox'],
  ['choices', 'More, order A7F3K2', 'menu'],
  ['windows', 'Open a dialog', 'dialog'],
  ['windows', 'Open a side window', 'dialog'],
  ['windows', 'Ask first', 'dialog'],
  ['pickers', 'Date', 'dialog'],
  ['pickers', 'Commands', 'dialog'],
  ['pickers', 'Shortcuts', 'dialog'],
];

test('what Enter opens takes the focus; Esc closes it and gives the focus back', async () => {
  const { page, show, idle, focused, close } = await gallery.open('choices');
  for (const [name, opener, role] of OPENERS) {
    await show(name);
    await page.getByRole('button', { name: opener, exact: true }).focus();
    await page.keyboard.press('Enter');
    await idle();
    const within = await page.evaluate((wanted) => document.activeElement?.closest(`[role=${wanted}]`) !== null, role);
    assert.ok(within, `${opener}: the focus is in what opened`);
    await page.keyboard.press('Escape');
    await idle();
    assert.equal(await page.locator(`[role=${role}]`).count(), 0, `${opener}: Esc closed it`);
    assert.equal(await focused(), opener, 'the focus is back');
  }
  await close();
});

test('in a modal window Tab goes round and never behind it', async () => {
  const { page, idle, close } = await gallery.open('windows');
  await page.getByRole('button', { name: 'Ask first' }).press('Enter');
  await idle();
  /** @type {Set<string>} */
  const met = new Set();
  for (let i = 0; i < 12; ++i) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      return element.closest('[role=dialog]') ? element.getAttribute('aria-label') ?? element.textContent : 'behind';
    });
    met.add(place ?? '');
  }
  assert.ok(!met.has('behind'));
  for (const button of ['Close', 'Back', 'Cancel order', 'Refund']) assert.ok(met.has(button), button);
  await close();
});

// Buttons, fields, tabs, listboxes, menus: found by role and name, worked by pointer and keyboard, as SPEC 9 says.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startGallery } from '../support/gallery.mjs';

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery({ reuse: true })));
after(() => gallery.stop());

test('a button is pressed by a click, by Enter and by Space, once each', async () => {
  const { page, idle, close } = await gallery.open('buttons');
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await button.click();
  await idle();
  await page.getByText('Pressed 1 times').waitFor();
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await idle();
  await page.getByText('Pressed 3 times').waitFor();
  await button.evaluate((element) => /** @type {HTMLElement} */ (element).click());
  await idle();
  await page.getByText('Pressed 4 times').waitFor();
  await close();
});

test('a disabled button does nothing and says why', async () => {
  const { page, idle, close } = await gallery.open('buttons');
  const button = page.getByRole('button', { name: 'Send', exact: true });
  assert.equal(await button.getAttribute('aria-disabled'), 'true');
  assert.equal(await button.getAttribute('aria-description'), 'Write a message first');
  await button.click({ force: true });
  await idle();
  await page.getByText('Pressed 0 times').waitFor();
  await close();
});

test('a checkbox toggles by itself and shows what the model says', async () => {
  const { page, idle, close } = await gallery.open('buttons');
  const box = page.getByRole('checkbox', { name: 'Return the items to stock' });
  assert.equal(await box.evaluate((b) => /** @type {HTMLInputElement} */ (b).indeterminate), true);
  await box.check();
  await idle();
  assert.equal(await box.isChecked(), true);
  await box.press('Space');
  await idle();
  assert.equal(await box.isChecked(), false);
  const locked = page.getByRole('checkbox', { name: 'Cannot be ticked' });
  await locked.click({ force: true });
  await idle();
  assert.equal(await locked.isChecked(), false, 'the model refused, so the box stands as it was');
  await close();
});

test('a filter that is on is taken off by its chip', async () => {
  const { page, idle, close } = await gallery.open('buttons');
  const chip = page.getByRole('button', { name: 'Remove filter Status: New' });
  assert.equal(await chip.innerText(), 'Status: New');
  await chip.click();
  await idle();
  assert.equal(await chip.count(), 0);
  await close();
});

test('a link leads out by itself, in a new tab, to http and https alone', async () => {
  const { page, close } = await gallery.open('buttons');
  const link = page.getByRole('link', { name: 'Track this parcel' });
  assert.equal(await link.getAttribute('href'), 'https://example.com/track?n=1');
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
  await close();
});

test('a search field is typed into, keeps what is typed, and is cleared by its button', async () => {
  const { page, idle, focused, close } = await gallery.open('fields');
  const field = page.getByRole('searchbox', { name: 'Search orders' });
  await field.fill('Zoé');
  await page.keyboard.type(' Lefèvre 🎁 משה');
  await idle();
  assert.equal(await field.inputValue(), 'Zoé Lefèvre 🎁 משה');
  await page.keyboard.press('Control+z');
  await idle();
  assert.notEqual(await field.inputValue(), 'Zoé Lefèvre 🎁 משה', 'undo is the browser’s');
  await page.getByRole('button', { name: 'Clear search' }).click();
  await idle();
  assert.equal(await field.inputValue(), '');
  assert.equal(await focused(), 'Search orders', 'the focus stays in the field');
  await close();
});

test('an input method composes in a field without losing or doubling a letter', async () => {
  const { page, idle, close } = await gallery.open('fields');
  const field = page.getByRole('textbox', { name: 'Name', exact: true });
  await field.fill('');
  const session = await page.context().newCDPSession(page);
  await field.focus();
  for (const text of ['や', 'やま', 'やまだ'])
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await idle();
  await session.send('Input.insertText', { text: '山田' });
  await page.keyboard.type('!');
  await idle();
  assert.equal(await field.inputValue(), '山田!');
  await close();
});

test('a field is visible while it is typed into, at its place, in the direction of its text', async () => {
  const { page, idle, close } = await gallery.open('fields');
  const field = page.getByRole('textbox', { name: 'Name in Hebrew' });
  const opacity = () => field.evaluate((element) => getComputedStyle(element).opacity);
  assert.equal(await opacity(), '0');
  await field.focus();
  await idle();
  assert.equal(await opacity(), '1');
  assert.equal(await field.evaluate((element) => getComputedStyle(element).direction), 'rtl');
  await close();
});

test('Tab goes through fields and buttons in one order and never stays', async () => {
  const { page, focused, close } = await gallery.open('fields');
  await page.getByRole('searchbox', { name: 'Search orders' }).focus();
  const order = [];
  for (let i = 0; i < 7; ++i) {
    await page.keyboard.press('Tab');
    order.push(await focused());
  }
  // A date field of Chromium has several stops of its own.
  assert.deepEqual(order.slice(0, 3), ['Name', 'Name in Hebrew', 'E-mail']);
  assert.equal(order[3], 'From');
  await close();
});

test('tabs are one Tab stop; the arrows choose, and skip what cannot be chosen', async () => {
  const { page, idle, focused, close } = await gallery.open('choices');
  const list = page.getByRole('tablist', { name: 'Modules' });
  await list.getByRole('tab', { name: 'All' }).focus();
  await page.keyboard.press('ArrowRight');
  await idle();
  assert.equal(await focused(), 'Store');
  assert.equal(await list.getByRole('tab', { name: 'Store' }).getAttribute('aria-selected'), 'true');
  await page.keyboard.press('End');
  await idle();
  assert.equal(await focused(), 'Donate');
  assert.equal(await list.getByRole('tab', { name: 'Donate' }).getAttribute('aria-selected'), 'false');
  await page.keyboard.press('Tab');
  await idle();
  assert.equal(await focused(), 'Orders', 'the next tablist, not the next tab');
  await close();
});

test('a filter opens its listbox, a choice applies at once, Esc closes and keeps it', async () => {
  const { page, idle, focused, close } = await gallery.open('choices');
  const button = page.getByRole('button', { name: 'Status', exact: true });
  await button.click();
  await idle();
  const list = page.getByRole('listbox', { name: 'Status' });
  await list.getByRole('option', { name: 'New, 21 orders' }).click();
  await idle();
  assert.equal(await list.getByRole('option', { name: 'New, 21 orders' }).getAttribute('aria-selected'), 'true');
  assert.equal(await button.getAttribute('aria-description'), 'New');
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await idle();
  assert.equal(await button.getAttribute('aria-description'), 'New, In progress');
  await page.keyboard.press('Escape');
  await idle();
  assert.equal(await list.count(), 0);
  assert.equal(await button.getAttribute('aria-description'), 'New, In progress');
  assert.equal(await focused(), 'StatusNew, In progress'.slice(0, 6), 'the focus is back on the button');
  await close();
});

test('a press elsewhere closes a listbox and does what it does there', async () => {
  const { page, idle, close } = await gallery.open('choices');
  await page.getByRole('button', { name: 'Status', exact: true }).click();
  await idle();
  await page.getByRole('button', { name: 'Rows' }).click();
  await idle();
  assert.equal(await page.getByRole('listbox', { name: 'Status' }).count(), 0);
  assert.equal(await page.getByRole('listbox', { name: 'Rows' }).count(), 1);
  await page.getByRole('button', { name: 'Rows' }).click();
  await idle();
  assert.equal(await page.getByRole('listbox', { name: 'Rows' }).count(), 0, 'its own button closes it');
  await close();
});

test('a menu is worked by arrows, letters and Enter, and refuses with a reason', async () => {
  const { page, idle, focused, close } = await gallery.open('choices');
  await page.getByRole('button', { name: 'More, order A7F3K2' }).press('Enter');
  await idle();
  assert.equal(await focused(), 'Conversation');
  await page.keyboard.press('ArrowDown');
  await idle();
  const refused = page.getByRole('menuitem', { name: 'Mark as paid' });
  assert.equal(await refused.getAttribute('aria-disabled'), 'true');
  assert.equal(await refused.getAttribute('aria-description'), 'The order is refunded');
  await page.keyboard.press('Enter');
  await idle();
  await page.getByText('Chosen: nothing').waitFor();
  await page.keyboard.press('r');
  await idle();
  assert.equal(await focused(), 'Refund (whole order)');
  await page.keyboard.press('Enter');
  await idle();
  await page.getByText('Chosen: Refund (whole order)').waitFor();
  assert.equal(await page.getByRole('menu').count(), 0);
  assert.equal(await focused(), 'More, order A7F3K2');
  await close();
});

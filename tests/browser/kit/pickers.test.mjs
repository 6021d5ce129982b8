// The colour of a tag, the range of days, the carrier, the palette, the map of shortcuts.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startGallery } from '../support/gallery.mjs';

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery({ reuse: true })));
after(() => gallery.stop());

test('a colour is chosen by a click and by the arrows', async () => {
  const { page, idle, focused, close } = await gallery.open('pickers');
  await page.getByRole('radio', { name: 'Teal' }).click();
  await idle();
  assert.equal(await page.getByRole('radio', { name: 'Teal' }).getAttribute('aria-checked'), 'true');
  await page.keyboard.press('ArrowRight');
  await idle();
  assert.equal(await focused(), 'Cyan');
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 1);
  await close();
});

test('"Date" opens a dialog with presets and the two days', async () => {
  const { page, idle, close } = await gallery.open('pickers');
  const button = page.getByRole('button', { name: 'Date', exact: true });
  await button.click();
  await idle();
  const dialog = page.getByRole('dialog', { name: 'Date' });
  await dialog.getByRole('listbox', { name: 'Date' }).getByRole('option', { name: 'Last 7 days' }).click();
  await idle();
  assert.equal(await button.getAttribute('aria-description'), 'Last 7 days');
  assert.equal(await dialog.count(), 0);
  await button.click();
  await idle();
  await dialog.getByRole('textbox', { name: 'From' }).fill('2026-11-20');
  await dialog.getByRole('textbox', { name: 'To' }).fill('2026-11-01');
  await idle();
  await dialog.getByText('The end is before the beginning').waitFor();
  assert.equal(await dialog.getByRole('textbox', { name: 'To' }).getAttribute('aria-invalid'), 'true');
  await page.keyboard.press('Escape');
  await idle();
  assert.equal(await dialog.count(), 0);
  assert.equal(await button.getAttribute('aria-description'), '2026-11-20');
  await close();
});

test('a carrier is typed, or chosen from what fits', async () => {
  const { page, idle, close } = await gallery.open('pickers');
  const field = page.getByRole('combobox', { name: 'Carrier' });
  await field.fill('post');
  await idle();
  assert.deepEqual(await page.getByRole('option').allInnerTexts(), ['La Poste Colissimo', 'Chronopost', 'Israel Post']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await idle();
  await page.keyboard.press('Enter');
  await idle();
  assert.equal(await field.inputValue(), 'Chronopost');
  assert.equal(await page.getByRole('option').count(), 0);
  await field.fill('My own van');
  await idle();
  await page.keyboard.press('Tab');
  await idle();
  await page.getByText('carrier My own van').waitFor();
  await close();
});

test('the palette finds a command by typing and does it by Enter', async () => {
  const { page, idle, focused, close } = await gallery.open('pickers');
  await page.getByRole('button', { name: 'Commands' }).click();
  await idle();
  await page.keyboard.type('print');
  await idle();
  const field = page.getByRole('combobox', { name: 'Commands' });
  const active = await field.getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`[id="${active}"]`).innerText(), 'Print packing slips');
  await page.keyboard.press('Enter');
  await idle();
  await page.getByText('command Print packing slips').waitFor();
  assert.equal(await focused(), 'Commands', 'the focus is back on the button');
  await close();
});

test('the map of shortcuts is a window with a list', async () => {
  const { page, idle, close } = await gallery.open('pickers');
  await page.getByRole('button', { name: 'Shortcuts' }).click();
  await idle();
  const map = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  assert.match(await map.getByRole('listitem').first().innerText(), /Search/);
  await page.keyboard.press('Escape');
  await idle();
  assert.equal(await map.count(), 0);
  await close();
});

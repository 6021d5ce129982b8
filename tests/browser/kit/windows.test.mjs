// Dialogs, side windows, confirmations, toasts: what is out of reach, where the focus goes, what Esc closes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startGallery } from '../support/gallery.mjs';

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery({ reuse: true })));
after(() => gallery.stop());

test('a dialog takes the focus, puts the rest out of reach, and gives the focus back', async () => {
  const { page, idle, focused, close } = await gallery.open('windows');
  await page.getByRole('button', { name: 'Open a dialog' }).click();
  await idle();
  const dialog = page.getByRole('dialog', { name: 'Add tracking number' });
  assert.equal(await dialog.getAttribute('aria-modal'), 'true');
  assert.equal(await page.locator('main').evaluate((main) => main.closest('[inert]') !== null), true);
  assert.equal(await page.getByRole('button', { name: 'Ask first' }).count(), 0, 'nobody finds what lies behind');
  assert.equal(await focused(), 'Tracking number', 'who opens a form wants to write in it');
  await dialog.getByRole('textbox', { name: 'Tracking number' }).fill('1Z999');
  await page.keyboard.press('Escape');
  await idle();
  assert.equal(await dialog.count(), 0, 'Esc closes it, also from a text field');
  assert.equal(await focused(), 'Open a dialog');
  await close();
});

test('what is typed in a dialog is there when it is saved', async () => {
  const { page, idle, close } = await gallery.open('windows');
  await page.getByRole('button', { name: 'Open a dialog' }).click();
  await idle();
  await page.getByRole('textbox', { name: 'Tracking number' }).fill('1Z999AA1');
  await page.getByRole('button', { name: 'Save' }).click();
  await idle();
  await page.getByText('Said: 1Z999AA1').waitFor();
  await close();
});

test('a side window leaves the rest in reach, and Esc closes it wherever the focus is', async () => {
  const { page, idle, close } = await gallery.open('windows');
  await page.getByRole('button', { name: 'Open a side window' }).click();
  await idle();
  const window = page.getByRole('dialog', { name: 'Order A7F3K2' });
  await window.getByRole('heading', { name: 'Order activity' }).waitFor();
  await page.getByRole('button', { name: 'Ask first' }).focus();
  await page.keyboard.press('Escape');
  await idle();
  assert.equal(await window.count(), 0);
  await close();
});

test('Esc closes the topmost window first', async () => {
  const { page, idle, close } = await gallery.open('windows');
  await page.getByRole('button', { name: 'Open a side window' }).click();
  await idle();
  await page.getByRole('button', { name: 'Ask first' }).click();
  await idle();
  assert.equal(await page.locator('[role=dialog]').count(), 2);
  assert.equal(await page.getByRole('dialog').count(), 1, 'the side window is out of reach as well');
  await page.keyboard.press('Escape');
  await idle();
  await page.getByRole('dialog', { name: 'Order A7F3K2' }).waitFor();
  await page.keyboard.press('Escape');
  await idle();
  assert.equal(await page.getByRole('dialog').count(), 0);
  await close();
});

test('a confirmation says what it does, and Back leaves it', async () => {
  const { page, idle, close } = await gallery.open('windows');
  const open = page.getByRole('button', { name: 'Ask first' });
  await open.click();
  await idle();
  const dialog = page.getByRole('dialog', { name: 'Cancel order A7F3K2' });
  await dialog.getByRole('checkbox', { name: 'Return the items to stock' }).uncheck();
  await dialog.getByRole('button', { name: 'Back' }).click();
  await idle();
  await page.getByText('Said: left').waitFor();
  await open.click();
  await idle();
  await dialog.getByRole('button', { name: 'Cancel order' }).click();
  await idle();
  await page.getByText('Said: cancelled').waitFor();
  await close();
});

test('an element scrolled into view by the browser is drawn and pressed there', async () => {
  const { page, idle, close } = await gallery.open('windows', { height: 420 });
  await page.getByRole('button', { name: 'Open a side window' }).click();
  await idle();
  const last = page.getByRole('dialog').getByRole('button', { name: 'Order activity' });
  const before = await last.boundingBox();
  assert.ok(before && before.y > 420, 'it is below the screen at first');
  await last.click();
  await idle();
  const now = await last.boundingBox();
  assert.ok(now && now.y < 420);
  await close();
});

test('a toast is announced in the region "Messages", and offers Undo', async () => {
  const { page, idle, close } = await gallery.open('feedback');
  const region = page.getByRole('status', { name: 'Messages' });
  assert.equal(await region.innerText(), '', 'the region is there before it speaks');
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await idle();
  assert.match(await region.innerText(), /1 order archived/);
  await region.getByRole('button', { name: 'Undo' }).click();
  await idle();
  assert.equal(await region.innerText(), '');
  await close();
});

test('a field that is typed into lies beneath a toast', async () => {
  const { page, idle, close } = await gallery.open('fields', { width: 700, height: 150 });
  const field = page.getByRole('searchbox', { name: 'Search orders' });
  await field.fill('a long word that reaches the end of the field');
  await idle();
  assert.equal(await field.evaluate((element) => getComputedStyle(element).clipPath), 'none');
  await field.press('Enter');
  await idle();
  const toast = await page.getByText(/^Looked for/).boundingBox();
  const place = await field.boundingBox();
  assert.ok(toast && place && toast.y < place.y + place.height && toast.x < place.x + place.width, 'they do overlap');
  const typing = await page.screenshot({ clip: toast });
  await field.evaluate((element) => element.blur());
  await idle();
  assert.ok(typing.equals(await page.screenshot({ clip: toast })), 'the toast looks the same whoever has the focus');
  await close();
});

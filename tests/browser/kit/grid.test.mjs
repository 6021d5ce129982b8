// The grid: a million rows in reach, sorted by its headers, selected, worked by keyboard, its place kept.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startGallery } from '../support/gallery.mjs';

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery({ reuse: true })));
after(() => gallery.stop());

/** @param {import('playwright-core').Page} page */
const rowIndex = (page) =>
  page.evaluate(() => document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex'));

test('it says how large it is and what its columns are', async () => {
  const { page, close } = await gallery.open('grid');
  const grid = page.getByRole('grid', { name: 'Orders' });
  assert.equal(await grid.getAttribute('aria-rowcount'), '1000001');
  const headers = (await grid.getByRole('columnheader').allInnerTexts()).map((text) => text.trim());
  assert.deepEqual(headers, ['', '#', 'Name', 'Date', 'Price', 'Status', 'Payment', 'Manage']);
  assert.match(await grid.getByRole('row').nth(1).innerText(), /A100000[\s\S]*Amélie Durand[\s\S]*€0\.90[\s\S]*New/);
  await close();
});

test('a header sorts by a click and by Enter, with no button inside', async () => {
  const { page, idle, close } = await gallery.open('grid');
  const header = page.getByRole('columnheader', { name: 'Name' });
  assert.equal(await header.getByRole('button').count(), 0);
  assert.equal(await header.getAttribute('aria-sort'), 'none');
  await header.click();
  await idle();
  assert.equal(await header.getAttribute('aria-sort'), 'ascending');
  await header.press('Enter');
  await idle();
  assert.equal(await header.getAttribute('aria-sort'), 'descending');
  await close();
});

test('arrows, Page, Home and End go from row to row, to the last of a million at once', async () => {
  const { page, idle, close } = await gallery.open('grid');
  await page.getByRole('grid').press('ArrowDown');
  await idle();
  assert.equal(await rowIndex(page), '3');
  await page.keyboard.press('End');
  await idle();
  assert.equal(await rowIndex(page), '1000001');
  await page.keyboard.press('PageUp');
  await idle();
  assert.ok(Number(await rowIndex(page)) < 1_000_000 && Number(await rowIndex(page)) > 999_980);
  await page.keyboard.press('Home');
  await idle();
  assert.equal(await rowIndex(page), '2');
  await page.keyboard.press('ArrowUp');
  await idle();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'columnheader');
  await close();
});

test('the arrows reach every control of a row and go down a column of them', async () => {
  const { page, idle, focused, close } = await gallery.open('grid');
  await page.getByRole('grid').press('ArrowDown');
  await idle();
  const reached = [];
  for (let i = 0; i < 6; ++i) {
    await page.keyboard.press('ArrowRight');
    await idle();
    reached.push(await focused());
  }
  assert.deepEqual(reached, [
    'Select order A100001', 'Add tag to order A100001', 'Status: In progress, order A100001',
    'Info, order A100001', 'Send message, order A100001', 'More, order A100001',
  ]);
  await page.keyboard.press('Escape');
  await idle();
  assert.equal(await rowIndex(page), '3');
  await close();
});

test('rows are selected by checkbox, Space, Shift and Ctrl', async () => {
  const { page, idle, close } = await gallery.open('grid');
  const selected = () => page.getByRole('row', { selected: true }).count();
  await page.getByRole('checkbox', { name: 'Select order A100001' }).check();
  await idle();
  assert.equal(await selected(), 1);
  await page.getByRole('checkbox', { name: 'Select order A100004' }).click({ modifiers: ['Shift'] });
  await idle();
  assert.equal(await selected(), 4);
  assert.equal(await page.getByRole('checkbox', { name: 'Select order A100003' }).isChecked(), true);
  await page.getByRole('row').nth(8).click({ modifiers: ['Control'], position: { x: 500, y: 12 } });
  await idle();
  assert.equal(await selected(), 5);
  await page.keyboard.press('Space');
  await idle();
  assert.equal(await selected(), 4);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await idle();
  assert.equal(await selected(), 3, 'a range from where it began');
  await page.keyboard.press('Control+a');
  await idle();
  await page.getByText('Select all', { exact: true }).waitFor();
  await close();
});

test('Enter opens, letters act on the row, and only while the grid has the focus', async () => {
  const { page, idle, close } = await gallery.open('grid');
  const event = page.getByRole('status', { name: 'Last event' });
  await page.keyboard.press('m');
  await idle();
  assert.equal(await event.innerText(), 'Nothing yet');
  await page.getByRole('grid').press('ArrowDown');
  await page.keyboard.press('m');
  await idle();
  assert.equal(await event.innerText(), 'Letter m');
  await page.keyboard.press('Enter');
  await idle();
  assert.equal(await event.innerText(), 'Opened row 1');
  await close();
});

test('the wheel and the scrollbar reach rows anywhere', async () => {
  const { page, idle, close } = await gallery.open('grid');
  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, 5200);
  await idle();
  assert.equal(await page.getByRole('row').nth(2).getAttribute('aria-rowindex'), '102');
  const grid = await page.getByRole('grid').boundingBox();
  assert.ok(grid);
  await page.mouse.move(grid.x + grid.width - 5, grid.y + grid.height / 2);
  await page.mouse.down();
  await page.mouse.up();
  await idle();
  const index = Number(await page.getByRole('row').nth(4).getAttribute('aria-rowindex'));
  assert.ok(index > 450_000 && index < 550_000, `half way down: ${index}`);
  await close();
});

test('the row that is being read stays where it is while rows arrive above it', async () => {
  const { page, idle, close } = await gallery.open('grid');
  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, 1000);
  await idle();
  const row = page.getByRole('row').filter({ hasText: 'A100024' });
  const before = await row.boundingBox();
  await page.getByRole('button', { name: 'Ten rows arrive' }).click();
  await idle();
  const now = await row.boundingBox();
  assert.deepEqual(now, before);
  assert.equal(await row.getAttribute('aria-rowindex'), String(24 + 10 + 2));
  await close();
});

test('on a phone rows are cards, and still rows of the grid', async () => {
  const { page, idle, close } = await gallery.open('grid', { width: 390, height: 844, touch: true });
  const row = page.getByRole('grid', { name: 'Orders' }).getByRole('row').first();
  assert.match(await row.innerText(), /A100000/);
  const info = page.getByRole('button', { name: 'Info, order A100001' });
  await info.tap();
  await idle();
  const box = await info.boundingBox();
  assert.ok(box && box.width >= 44 && box.height >= 44, 'large enough for a finger');
  await close();
});

test('nothing is drawn when nothing changes', async () => {
  const { page, stats, idle, close } = await gallery.open('grid');
  await page.mouse.move(3, 797);
  await idle();
  const { frames } = await stats();
  // The one place that waits for time: that nothing happens cannot be waited for otherwise.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3000)));
  assert.equal((await stats()).frames, frames);
  await close();
});

test('an hour of scrolling names of every script keeps the atlas and the caches bounded', async () => {
  const { page, stats, idle, close } = await gallery.open('text', { ratio: 2 });
  await page.getByRole('button', { name: 'Grid' }).click();
  await idle();
  await page.getByRole('grid').press('ArrowDown');
  for (let i = 0; i < 150; ++i) await page.keyboard.press('PageDown');
  await idle();
  const { atlasPages, layouts } = await stats();
  assert.ok(atlasPages <= 8, `${atlasPages} pages`);
  assert.ok(layouts <= 12_000, `${layouts} layouts`);
  await close();
});

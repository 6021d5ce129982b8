// The list as a file (SPEC 8): what is on the screen, filtered and sorted as it is, in a form that a spreadsheet reads.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { parse } from 'csv-parse/sync';

import { item, order, startBrowser, startHost } from '../support/host.mjs';
import { current, filterBy, numbers, rows } from './shop.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
const formulas = order({ number: 'EVIL01', created_at: '2026-03-01T10:00:00Z', customer: { name: '=HYPERLINK("http://evil.example","x")', email: '+1@x.example', phone: '-1' },
  items: [item({ id: 'e1', name: '@SUM(A1)', unit_price: 100 }), item({ id: 'e2', name: 'Two "quoted", lines\nof text', unit_price: 250, quantity: 3 })] });
before(async () => {
  browser = await startBrowser();
  host = await startHost({ rows: [...rows, formulas] });
});
after(async () => {
  await browser.stop();
  await host.remove();
});

/** Presses Export in the dialog and gives the file. @param {import('../support/host.mjs').App} app */
async function download(app) {
  const dialog = app.page.getByRole('dialog', { name: 'Export' });
  const [file] = await Promise.all([app.page.waitForEvent('download'), dialog.getByRole('button', { name: 'Export', exact: true }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}
const records = (/** @type {string} */ text) =>
  /** @type {Record<string, string>[]} */ (parse(text, { columns: true, bom: true }));

test('S65 Export at the top writes the list to a CSV file', async () => {
  const app = await browser.open(host);
  await app.count(`${current + 1} orders`);
  const button = app.page.getByRole('button', { name: 'Export' });
  const place = await button.boundingBox();
  assert.ok(place && place.y < 100, 'at the top of the screen');
  await button.click();
  const { name, text } = await download(app);
  assert.match(name, /^orders-\d{4}-\d{2}-\d{2}\.csv$/);
  assert.ok(text.startsWith('\uFEFF'), 'a mark by which spreadsheets know UTF-8');
  const written = records(text);
  // Every order, in the order of the list; of which the screen shows the first.
  const shown = await numbers(app.page);
  assert.equal(written.length, current + 1);
  assert.deepEqual(written.slice(0, shown.length).map((r) => r['Order number']), shown);
  const kettle = written.find((r) => r['Order number'] === 'PRG002');
  assert.equal(kettle?.Total, '129.00');
  assert.equal(kettle?.Currency, 'EUR');
  assert.equal(kettle?.Tags, 'VIP; Urgent');
  assert.equal(kettle?.['Payment status'], 'Paid');
  await app.close();
});

test('S66 what is exported is the list as it stands: filters, search, sort and archive', async () => {
  const app = await browser.open(host);
  await app.count(`${current + 1} orders`);
  await filterBy(app, 'Status', /^New/);
  await app.page.getByRole('searchbox', { name: 'Search orders' }).fill('ada');
  await app.count('4 orders');
  await app.page.getByRole('columnheader', { name: '#', exact: true }).click();
  await app.idle();
  const shown = await numbers(app.page);
  await app.page.getByRole('button', { name: 'Export' }).click();
  await app.page.getByText('4 orders, as the list is filtered and sorted now').first().waitFor({ state: 'attached' });
  const { text } = await download(app);
  assert.deepEqual(records(text).map((r) => r['Order number']), shown);
  await app.page.getByRole('button', { name: 'Clear filters' }).first().click();
  await app.page.getByRole('tab', { name: 'Archived orders' }).click();
  await app.count('1 order');
  await app.page.getByRole('button', { name: 'Export' }).click();
  const archive = await download(app);
  assert.match(archive.name, /^archived-orders-/);
  assert.deepEqual(records(archive.text).map((r) => r['Order number']), ['ARC011']);
  await app.close();
});

test('nothing in the file is a formula, and a row an item holds each of them', async () => {
  const app = await browser.open(host);
  await app.count(`${current + 1} orders`);
  await app.page.getByRole('searchbox', { name: 'Search orders' }).fill('EVIL01');
  await app.count('1 order');
  await app.page.getByRole('button', { name: 'Export' }).click();
  await app.page.getByRole('tab', { name: 'One row per item' }).click();
  const { text } = await download(app);
  const written = records(text);
  assert.equal(written.length, 2);
  assert.equal(written[0].Name, '\'=HYPERLINK("http://evil.example","x")');
  assert.equal(written[0].Item, "'@SUM(A1)");
  assert.equal(written[1].Item, 'Two "quoted", lines\nof text');
  assert.equal(written[1].Quantity, '3');
  for (const record of written)
    for (const [column, value] of Object.entries(record)) assert.doesNotMatch(value, /^[=+\-@\t\r]/, column);
  await app.close();
});

test('the ticked orders alone', async () => {
  const app = await browser.open(host);
  await app.count(`${current + 1} orders`);
  await app.page.getByRole('checkbox', { name: 'Select order CMP003' }).click();
  await app.page.getByRole('checkbox', { name: 'Select order NEW001' }).click();
  await app.page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Export' }).click();
  await app.page.getByText('2 selected orders').first().waitFor({ state: 'attached' });
  const { text } = await download(app);
  assert.deepEqual(records(text).map((r) => r['Order number']), ['NEW001', 'CMP003']);
  await app.close();
});

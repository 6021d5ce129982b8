// Items and summary in the order's window (S35, S36, S37), with the stock ledger in words.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { item, order, product, startBrowser, startHost } from '../support/host.mjs';
import { openOrder } from './window.mjs';

const rows = [
  product({ id: 'p1', name: 'Linen shirt', stock: 8, url: 'https://shop.example/linen-shirt' }),
  product({ id: 'p2', name: 'Scarf', stock: -1, url: null }),
  order({
    number: 'ITEMS1',
    items: [
      item({ id: 'i1', product_id: 'p1', name: 'Linen shirt', sku: 'LS-1', unit_price: 4500, quantity: 2, stock_taken: 2,
        stock_returned: 1, options: [{ name: 'Size', value: 'M' }, { name: 'Colour', value: 'Ecru' }] }),
      item({ id: 'i2', product_id: 'p2', name: 'Scarf', unit_price: 1999, quantity: 1, stock_taken: 1 }),
      item({ id: 'i3', name: 'Gift wrap', unit_price: 250, quantity: 1 }),
      item({ id: 'i4', name: 'Trap', unit_price: 1, quantity: 1, url: 'https://user:secret@shop.example/' }),
    ],
    totals: { subtotal: 11250, discount: 250, shipping: 600, tax: 1000, total: 12600 },
    activity: [
      { id: 'a1', at: '2026-03-01T09:30:00Z', by: 'customer', type: 'created', data: {} },
      { id: 'a2', at: '2026-03-03T09:30:00Z', by: 'Ada', type: 'stock', data: { product_id: 'p1', delta: 1, reason: 'cancel' } },
    ],
  }),
  order({ number: 'DIFFER', totals: { subtotal: 9000, total: 8000 } }),
];

/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  [host, browser] = await Promise.all([startHost({ rows }), startBrowser()]);
});
after(async () => {
  await browser.stop();
  await host.remove();
});

test('S35 items list name, options, SKU, price each, quantity and line total', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'ITEMS1');
  const table = dialog.getByRole('table', { name: 'Items' });
  const cells = (/** @type {number} */ row) => table.getByRole('row').nth(row).getByRole('cell').allInnerTexts();
  assert.deepEqual(await table.getByRole('columnheader').allInnerTexts(), ['Item', 'Price', 'Quantity', 'Total']);
  const [name, price, quantity, total] = await cells(1);
  for (const part of ['Linen shirt', 'Size: M', 'Colour: Ecru', 'SKU LS-1']) assert.ok(name.includes(part), part);
  assert.deepEqual([price, quantity, total], ['€45.00', '2', '€90.00']);
  await app.close();
});

test('S35 the stock of each line is told in words', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'ITEMS1');
  const words = await dialog.getByRole('table', { name: 'Items' }).innerText();
  assert.match(words, /2 taken from the stock, 1 returned on Mar 3, 2026/);
  assert.match(words, /In stock now: 8/);
  assert.match(words, /Oversold by 1/);
  await app.close();
});

test("S36 the item's name opens the product, and only a real address is a link", async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'ITEMS1');
  const link = dialog.getByRole('link', { name: 'Linen shirt' });
  assert.equal(await link.getAttribute('href'), 'https://shop.example/linen-shirt');
  assert.equal(await link.getAttribute('target'), '_blank');
  assert.equal(await dialog.getByRole('link', { name: 'Trap' }).count(), 0);
  assert.equal(await dialog.getByRole('link', { name: 'Gift wrap' }).count(), 0);
  await app.close();
});

test('S37 the summary has subtotal, discount, shipping, tax and total, and says when they do not add up', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'ITEMS1');
  const summary = (await dialog.getByRole('table', { name: 'Summary' }).getByRole('row').allInnerTexts()).map((row) => row.replace(/\s+/g, ' '));
  assert.deepEqual(summary, ['Subtotal €112.50', 'Discount -€2.50', 'Shipping €6.00', 'Tax €10.00', 'Total €126.00']);
  assert.doesNotMatch(await dialog.innerText(), /add up/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await app.idle();
  const other = await openOrder(app, 'DIFFER');
  assert.match(await other.text(), /The parts add up to €90\.00; the site says €80\.00\./);
  await app.close();
});

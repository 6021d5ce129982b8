// Refunds and cancels that meet each other after a time offline (S57, SPEC 5): whoever comes first wins, the other is
// told, and no unit comes back to the stock twice, neither on the host nor in this browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { item, order, product, startBrowser, startHost } from '../support/host.mjs';
import { answer, openOrder } from './window.mjs';

/** A paid order of two shirts of which eight are left. @param {string} number */
function sold(number) {
  const line = item({ id: `${number}-1`, product_id: `p-${number}`, name: 'Linen shirt', unit_price: 4500, quantity: 2, stock_taken: 2 });
  return [product({ id: `p-${number}`, stock: 8 }),
    order({ number, items: [line], payment_status: 'paid', paid_at: '2026-11-20T09:40:00Z' })];
}

const numbers = ['TWICE1', 'AFTERC', 'AFTERR', 'LOST01', 'UNPAID'];

/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  [host, browser] = await Promise.all([startHost({ rows: numbers.flatMap(sold) }), startBrowser()]);
});
after(async () => {
  await browser.stop();
  await host.remove();
});

/** Status, payment and stock as the host has them. @param {string} number */
async function onHost(number) {
  const rows = await host.rows();
  const row = rows.get(`order o-${number}`);
  const moved = row.activity.filter((/** @type {any} */ entry) => entry.type === 'stock');
  return {
    status: row.status,
    payment: row.payment_status,
    stock: rows.get(`product p-${number}`).stock,
    ledger: [row.items[0].stock_taken, row.items[0].stock_returned],
    moves: moved.map((/** @type {any} */ entry) => entry.data.delta),
  };
}

/** What the open window says of the stock. @param {import('playwright-core').Locator} dialog */
const onScreen = (dialog) => dialog.getByRole('table', { name: 'Items' }).innerText();

/** @param {import('../support/host.mjs').App} app */
async function online(app) {
  await app.context.setOffline(false);
  await app.page.evaluate(() => dispatchEvent(new Event('online')));
  await app.synced();
}

test('S57 a refund done here offline and by somebody else returns the stock once', async () => {
  const app = await browser.open(host);
  const { dialog, choose } = await openOrder(app, 'TWICE1');
  await app.context.setOffline(true);
  await choose('Refund (whole order)');
  await answer(app, 'Refund order TWICE1', 'Refund');
  assert.match(await onScreen(dialog), /2 returned[\s\S]*In stock now: 10/);
  assert.equal((await host.act('order.refund', 'o-TWICE1')).s, 'applied');
  await online(app);
  assert.deepEqual(await onHost('TWICE1'),
    { status: 'refunded', payment: 'refunded', stock: 10, ledger: [2, 2], moves: [2] });
  await dialog.getByText('In stock now: 10').waitFor({ state: 'attached' });
  assert.equal((await dialog.innerText()).match(/2 units returned to the stock/g)?.length, 1);
  await app.close();
});

test('S57 a refund that comes after a cancel is refused, told, and moves no stock', async () => {
  const app = await browser.open(host);
  const { dialog, choose } = await openOrder(app, 'AFTERC');
  await app.context.setOffline(true);
  await choose('Refund (whole order)');
  await answer(app, 'Refund order AFTERC', 'Refund');
  assert.equal((await host.act('order.status.set', 'o-AFTERC', { from: 'new', to: 'cancelled', restock: true })).s, 'applied');
  await online(app);
  assert.deepEqual(await onHost('AFTERC'),
    { status: 'cancelled', payment: 'paid', stock: 10, ledger: [2, 2], moves: [2] });
  const attention = dialog.getByRole('list', { name: /attention/i });
  await attention.waitFor({ state: 'attached' });
  const words = await attention.innerText();
  assert.match(words, /refund/i);
  assert.match(words, /Cancelled/);
  assert.equal(await attention.getByRole('button', { name: /Try again|Retry/ }).first().getAttribute('aria-disabled'), 'true');
  await dialog.getByText('In stock now: 10').waitFor({ state: 'attached' });
  await app.close();
});

test('S57 a cancel that comes after a refund is refused, and what was returned is not returned again', async () => {
  const app = await browser.open(host);
  const { dialog, choose } = await openOrder(app, 'AFTERR');
  await app.context.setOffline(true);
  await choose('Cancel order');
  await answer(app, 'Cancel order AFTERR', 'Cancel order');
  assert.match(await onScreen(dialog), /In stock now: 10/);
  assert.equal((await host.act('order.refund', 'o-AFTERR')).s, 'applied');
  await online(app);
  assert.deepEqual(await onHost('AFTERR'),
    { status: 'refunded', payment: 'refunded', stock: 10, ledger: [2, 2], moves: [2] });
  await dialog.getByText('In stock now: 10').waitFor({ state: 'attached' });
  await dialog.getByRole('list', { name: /attention/i }).waitFor({ state: 'attached' });
  await app.close();
});

test('S57 a refund whose answer was lost is sent again and counted once', async () => {
  const app = await browser.open(host);
  const { dialog, choose } = await openOrder(app, 'LOST01');
  let lost = 0;
  await app.context.route('**/v1/mutations', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch(); // the host does it, and the answer never arrives
    await route.abort();
  });
  await choose('Refund (whole order)');
  await answer(app, 'Refund order LOST01', 'Refund');
  await app.synced();
  assert.deepEqual(await onHost('LOST01'),
    { status: 'refunded', payment: 'refunded', stock: 10, ledger: [2, 2], moves: [2] });
  assert.equal(lost, 1, 'the request of the worker went through the route');
  await dialog.getByText('In stock now: 10').waitFor({ state: 'attached' });
  await app.close();
});

test('S26 S57 cancel, reopen and cancel again offline leave the same stock on both sides', async () => {
  const app = await browser.open(host);
  const { dialog, choose } = await openOrder(app, 'UNPAID');
  await choose('Mark as unpaid');
  await app.synced();
  await app.context.setOffline(true);
  await choose('Cancel order');
  await answer(app, 'Cancel order UNPAID', 'Cancel order');
  await choose('Reopen');
  await choose('Cancel order');
  await answer(app, 'Cancel order UNPAID', 'Cancel order');
  assert.match(await onScreen(dialog), /4 taken from the stock, 4 returned[\s\S]*In stock now: 10/);
  await online(app);
  assert.deepEqual(await onHost('UNPAID'),
    { status: 'cancelled', payment: 'unpaid', stock: 10, ledger: [4, 4], moves: [2, -2, 2] });
  await dialog.getByText('In stock now: 10').waitFor({ state: 'attached' });
  await app.close();
});

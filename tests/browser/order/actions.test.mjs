// What is done to an order from its window (SPEC 5): marks, cancel, refund, reopen, archive, each with its consequences
// on the host, and each refused with its reason where it is not allowed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { item, order, product, startBrowser, startHost } from '../support/host.mjs';
import { answer, openOrder } from './window.mjs';

const paid = { payment_status: 'paid', paid_at: '2026-11-20T09:40:00Z' };

/** An order of two shirts that are out of the stock. @param {string} number @param {Record<string, any>} [given] */
function sold(number, given = {}) {
  const line = item({ id: `${number}-1`, product_id: `p-${number}`, name: 'Linen shirt', unit_price: 4500, quantity: 2, stock_taken: 2 });
  return [product({ id: `p-${number}`, stock: 8 }), order({ number, items: [line], ...given })];
}

const rows = [
  ...sold('PAID01', paid), ...sold('PAID02', paid), ...sold('PAID03', paid), ...sold('PAID04', paid),
  ...sold('OPEN01'), ...sold('OPEN02'), ...sold('OPEN03'), ...sold('OPEN04'),
  // Begun now: five minutes later the host would call it an abandoned cart.
  ...sold('RUNS01', { payment_status: 'in_progress', created_at: new Date().toISOString().replace(/\.\d+/, '') }),
  ...sold('CART01', { payment_status: 'abandoned_cart' }),
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

const stock = async (/** @type {string} */ number) => (await host.row('product', `p-${number}`)).stock;
const onHost = (/** @type {string} */ number) => host.row('order', `o-${number}`);

test('S27 an order is marked paid and unpaid by hand, from its window', async () => {
  const app = await browser.open(host);
  const { dialog, choose, reason } = await openOrder(app, 'OPEN01');
  assert.match(await reason('Mark as unpaid'), /already/i);
  await choose('Mark as paid');
  await app.synced();
  assert.equal((await onHost('OPEN01')).payment_status, 'paid');
  assert.match(await dialog.innerText(), /Payment changed from Unpaid to Paid/);
  await choose('Mark as unpaid');
  await app.synced();
  assert.equal((await onHost('OPEN01')).payment_status, 'unpaid');
  await app.close();
});

test('S43 S47 an order is archived and restored from More actions', async () => {
  const app = await browser.open(host);
  const { dialog, choose } = await openOrder(app, 'OPEN02');
  await choose('Archive');
  await app.synced();
  assert.equal((await onHost('OPEN02')).archived, true);
  await dialog.getByText('This order is archived.').waitFor({ state: 'attached' });
  await choose('Restore');
  await app.synced();
  assert.equal((await onHost('OPEN02')).archived, false);
  await app.close();
});

test('S49 S51 Cancel asks about the stock and returns it once', async () => {
  const app = await browser.open(host);
  const { dialog, choose, reason } = await openOrder(app, 'OPEN03');
  await choose('Cancel order');
  const question = app.page.getByRole('dialog', { name: 'Cancel order OPEN03' });
  assert.equal(await question.getByRole('checkbox', { name: 'Return the items to the stock' }).isChecked(), true);
  await answer(app, 'Cancel order OPEN03', 'Back');
  assert.equal(await question.count(), 0);
  await choose('Cancel order');
  await answer(app, 'Cancel order OPEN03', 'Cancel order');
  await app.synced();
  assert.equal((await onHost('OPEN03')).status, 'cancelled');
  assert.equal(await stock('OPEN03'), 10);
  assert.match(await dialog.innerText(), /2 taken from the stock, 2 returned on/);
  assert.match(await reason('Cancel order'), /already/i);
  assert.notEqual(await reason('Refund (whole order)'), '', 'a cancelled order cannot be refunded (S52)');
  assert.notEqual(await reason('Mark as paid'), '');

  await choose('Reopen');
  await app.synced();
  assert.equal((await onHost('OPEN03')).status, 'in_progress');
  assert.equal(await stock('OPEN03'), 8, 'reopening takes the units again');
  await app.close();
});

test('S50 a cancel without the stock leaves the stock, and reopening takes nothing', async () => {
  const app = await browser.open(host);
  const { choose } = await openOrder(app, 'OPEN04');
  await choose('Cancel order');
  const question = app.page.getByRole('dialog', { name: 'Cancel order OPEN04' });
  await question.getByRole('checkbox', { name: 'Return the items to the stock' }).click();
  await app.idle();
  await answer(app, 'Cancel order OPEN04', 'Cancel order');
  await app.synced();
  assert.equal(await stock('OPEN04'), 8);
  await choose('Reopen');
  await app.synced();
  assert.equal(await stock('OPEN04'), 8);
  await app.close();
});

test('S49 a paid order is warned before a cancel and offered the refund instead', async () => {
  const app = await browser.open(host);
  const { choose, reason } = await openOrder(app, 'PAID01');
  await choose('Cancel order');
  const question = app.page.getByRole('dialog', { name: 'Cancel order PAID01' });
  assert.match(await question.innerText(), /can no longer be marked as refunded/);
  await question.getByRole('button', { name: 'Refund instead' }).click();
  await app.idle();
  await answer(app, 'Refund order PAID01', 'Back');
  await choose('Cancel order');
  await answer(app, 'Cancel order PAID01', 'Cancel order');
  await app.synced();
  assert.notEqual(await reason('Reopen'), '', 'cancelled and paid is not reopened');
  assert.notEqual(await reason('Refund (whole order)'), '');
  await app.close();
});

test('S52 S53 S54 S56 S57 S58 a refund says exactly what will happen, and does it', async () => {
  const app = await browser.open(host);
  const { dialog, choose } = await openOrder(app, 'PAID02');
  await choose('Refund (whole order)');
  const question = app.page.getByRole('dialog', { name: 'Refund order PAID02' });
  const words = await question.innerText();
  assert.match(words, /€90\.00/);
  assert.match(words, /Linen shirt: 2 units/);
  assert.match(words, /No money moves here.*PayPal/);
  assert.match(words, /cannot be undone/);
  await answer(app, 'Refund order PAID02', 'Refund');
  await app.synced();
  const row = await onHost('PAID02');
  assert.deepEqual([row.status, row.payment_status], ['refunded', 'refunded']);
  assert.equal(await stock('PAID02'), 10);
  assert.match(await dialog.innerText(), /Order marked as refunded/);
  await app.close();
});

test('S55 after a refund nothing of the status or the payment changes any more', async () => {
  const app = await browser.open(host);
  const { choose, reason } = await openOrder(app, 'PAID03');
  await choose('Refund (whole order)');
  await answer(app, 'Refund order PAID03', 'Refund');
  for (const action of ['Mark as paid', 'Mark as unpaid', 'Cancel order', 'Refund (whole order)', 'Reopen'])
    assert.notEqual(await reason(action), '', action);
  assert.equal(await reason('Archive'), '');
  await app.synced();
  await app.close();
});

test('S52 a refund is refused with the reason while the order is not paid', async () => {
  const app = await browser.open(host);
  const { reason } = await openOrder(app, 'OPEN01');
  assert.match(await reason('Refund (whole order)'), /paid/i);
  await app.close();
});

test('a running payment locks the order, an abandoned cart can only be marked paid, archived and commented', async () => {
  const app = await browser.open(host);
  let { dialog, reason } = await openOrder(app, 'RUNS01');
  for (const action of ['Cancel order', 'Refund (whole order)']) assert.match(await reason(action), /payment/i, action);
  assert.equal(await reason('Archive'), '');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await app.idle();
  ({ dialog, reason } = await openOrder(app, 'CART01'));
  assert.notEqual(await reason('Cancel order'), '');
  assert.equal(await reason('Mark as paid'), '');
  assert.equal(await reason('Archive'), '');
  await app.close();
});

test('the status is changed in place in the window, and the toast takes it back', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'PAID04');
  await dialog.getByRole('button', { name: 'Change the status of order PAID04' }).or(
    dialog.getByRole('button', { name: /status/i })).first().click();
  await app.idle();
  await app.page.getByRole('menuitem', { name: 'Completed' }).click();
  await app.synced();
  assert.equal((await onHost('PAID04')).status, 'completed');
  await app.page.getByRole('button', { name: 'Undo' }).last().click();
  await app.synced();
  assert.equal((await onHost('PAID04')).status, 'new');
  await app.close();
});

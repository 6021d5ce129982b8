// What the list can be filtered by (SPEC 3), alone and together, and that a view is an address.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startBrowser, startHost } from '../support/host.mjs';
import { current, filterBy, numbers, rows } from './shop.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
before(async () => {
  browser = await startBrowser();
  host = await startHost({ rows });
});
after(async () => {
  await browser.stop();
  await host.remove();
});

test('S1 the Orders screen shows the orders of the page that its address names (S3)', async () => {
  const app = await browser.open(host, { query: '?module=events&page_id=p2' });
  await app.page.getByRole('heading', { name: 'Orders' }).waitFor({ state: 'attached' });
  await app.count('1 order');
  assert.deepEqual(await numbers(app.page), ['CAN004']);
  await app.close();
});

test('S2 each kind of page has its orders: a tab a module', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  const modules = { Events: 'CAN004', 'Pricing table': 'REF005', 'Restaurant reservations': 'RES007', 'Schedule booking': 'BKG008',
    'Online courses': 'CRS009', Donate: 'DON010' };
  for (const [name, number] of Object.entries(modules)) {
    await app.page.getByRole('tab', { name, exact: true }).click();
    await app.count('1 order');
    assert.deepEqual(await numbers(app.page), [number], name);
  }
  await app.page.getByRole('tab', { name: 'Store', exact: true }).click();
  await app.count('4 orders');
  await app.close();
});

test('S4 status, payment, date and archive work together, and are taken back one by one', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  await filterBy(app, 'Status', /^In progress/, /^Completed/);
  await app.count('2 orders');
  await filterBy(app, 'Payment', /^Paid/);
  await app.count('2 orders');
  await app.page.getByRole('button', { name: 'Date', exact: true }).click();
  await app.page.getByRole('textbox', { name: 'From' }).fill('2026-11-15');
  await app.page.keyboard.press('Enter');
  await app.count('1 order');
  assert.deepEqual(await numbers(app.page), ['PRG002']);
  await app.page.getByRole('button', { name: /^Remove filter Date/ }).click();
  await app.count('2 orders');
  await app.page.getByRole('button', { name: 'Clear filters' }).first().click();
  await app.count(`${current} orders`);
  await app.close();
});

test('S5 the status filter offers every status with how many it would leave, Refunded among them', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  await app.page.getByRole('button', { name: 'Status', exact: true }).click();
  await app.page.getByRole('option', { name: 'New, 5 orders' }).waitFor({ state: 'attached' });
  const options = await app.page.getByRole('listbox', { name: 'Status' }).getByRole('option').evaluateAll((all) =>
    all.map((option) => option.getAttribute('aria-label') ?? option.textContent));
  assert.deepEqual(options, ['New, 5 orders', 'In progress, 1 order', 'Completed, 1 order', 'Cancelled, 1 order', 'Refunded, 1 order']);
  await app.page.getByRole('option', { name: /^Cancelled/ }).click();
  await app.count('1 order');
  assert.deepEqual(await numbers(app.page), ['CAN004']);
  await app.close();
});

test('S6 the payment filter offers Unpaid, Paid, Refunded, Abandoned cart and Payment in progress', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  await app.page.getByRole('button', { name: 'Payment', exact: true }).click();
  for (const name of [/^Unpaid/, /^Paid/, /^Refunded/, /^Abandoned cart/, /^Payment in progress/])
    await app.page.getByRole('option', { name }).waitFor({ state: 'attached' });
  await app.page.getByRole('option', { name: /^Abandoned cart/ }).click();
  await app.count('1 order');
  assert.deepEqual(await numbers(app.page), ['ABN006']);
  await app.close();
});

test('S7 the date filter is a range of days on which orders were placed', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  await app.page.getByRole('button', { name: 'Date', exact: true }).click();
  await app.page.getByRole('textbox', { name: 'From' }).fill('2026-09-04');
  await app.page.getByRole('textbox', { name: 'To', exact: true }).fill('2026-11-10');
  await app.page.keyboard.press('Enter');
  await app.count('4 orders');
  await app.page.keyboard.press('Escape');
  assert.deepEqual(await numbers(app.page), ['CMP003', 'CAN004', 'REF005', 'ABN006']);
  await app.close();
});

test('S8 the switch between current and archived orders: filters apply to the one that is chosen (S44)', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  await app.page.getByRole('tab', { name: 'Archived orders' }).click();
  await app.count('1 order');
  assert.deepEqual(await numbers(app.page), ['ARC011']);
  await filterBy(app, 'Payment', /^Paid/);
  await app.count('1 order');
  await app.page.getByRole('tab', { name: 'Orders', exact: true }).click();
  await app.count('2 orders');
  await app.close();
});

test('S9 the tag filter shows the orders that carry the tag; the tags are those that were made (S10)', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  await filterBy(app, 'Tag', /^VIP/);
  await app.count('2 orders');
  assert.deepEqual(await numbers(app.page), ['NEW001', 'PRG002']);
  await filterBy(app, 'Tag', /^VIP/, /^Urgent/);
  await app.count('1 order');
  await app.close();
});

test('N1 the origin filter, and orders with unread messages', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  await filterBy(app, 'Origin', /^QuickPay/);
  await app.count('1 order');
  await app.page.getByRole('button', { name: 'Clear filters' }).first().click();
  await app.page.getByRole('button', { name: 'Unread messages', exact: true }).click();
  await app.count('1 order');
  assert.deepEqual(await numbers(app.page), ['RES007']);
  await app.close();
});

test('a view is an address: it opens again as it was, and Back leads to the one before', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  await filterBy(app, 'Status', /^New/);
  await app.count('5 orders');
  await app.page.getByRole('columnheader', { name: 'Price' }).click();
  await app.idle();
  const sorted = await numbers(app.page);
  const address = app.page.url();
  await app.page.goBack();
  await app.idle();
  await app.page.goBack();
  await app.count(`${current} orders`);
  await app.page.goto(address);
  await app.page.waitForFunction(() => 'carnet' in window);
  await app.count('5 orders');
  assert.deepEqual(await numbers(app.page), sorted);
  await app.close();
});

test('nothing matches: it says so, and offers what helps', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  await app.page.getByRole('searchbox', { name: 'Search orders' }).fill('ARC011');
  await app.count('0 orders');
  await app.page.getByText(/archive/i).first().waitFor({ state: 'attached' });
  await app.page.getByRole('button', { name: 'Archived orders' }).click();
  await app.count('1 order');
  await app.close();
});

test('a view is saved by a name, comes back with one click, and is kept', async () => {
  const app = await browser.open(host);
  await app.count(`${current} orders`);
  await filterBy(app, 'Status', /^New/);
  await app.page.getByRole('button', { name: 'Saved views' }).click();
  await app.page.getByRole('menuitem', { name: 'Save this view' }).click();
  await app.page.getByRole('textbox', { name: 'Name of the view' }).fill('To do');
  await app.page.keyboard.press('Enter');
  await app.idle();
  await app.page.getByRole('button', { name: 'Clear filters' }).first().click();
  await app.count(`${current} orders`);
  await app.page.reload();
  await app.page.waitForFunction(() => 'carnet' in window);
  await app.count(`${current} orders`);
  await app.page.getByRole('button', { name: 'Saved views' }).click();
  await app.page.getByRole('menuitemradio', { name: 'To do' }).click();
  await app.count('5 orders');
  await app.close();
});

// The order's window (SPEC 4): what it tells of the customer, how one goes through the list with it, and its address.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { order, startBrowser, startHost, tag, violations } from '../support/host.mjs';
import { openOrder, shownOrder } from './window.mjs';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0';
const customer = {
  name: 'Zoé Lefèvre', email: 'zoe@shop.example', phone: '+33 1 42 68 53 00', country: 'FR', state: 'Île-de-France',
  city: 'Paris', address: '10 rue de la Paix', postcode: '75002', ip: '2001:db8::7', browser: firefox, locale: 'fr-FR',
};
const rows = [
  tag({ id: 't1', name: 'VIP' }),
  order({ number: 'A7F3K2', customer, created_at: '2026-11-20T12:00:00Z', tags: ['t1'] }),
  order({ number: 'B8G4L3', created_at: '2026-11-20T11:00:00Z', payment_status: 'paid', paid_at: '2026-11-20T11:05:00Z' }),
  order({ number: 'C9H5M4', created_at: '2026-11-20T10:00:00Z', customer: { name: '', email: '', phone: '' } }),
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

test('S29 S30 Info opens the order with its customer, items, summary and activity', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'A7F3K2');
  for (const name of ['Order information', 'Tracking', 'Items', 'Summary', 'Order activity'])
    assert.equal(await dialog.getByRole('heading', { name, exact: true }).count(), 1, name);
  for (const name of ['Add tracking number', 'Print', 'More actions', 'Previous order', 'Next order', 'Close'])
    assert.equal(await dialog.getByRole('button', { name, exact: true }).count(), 1, name);
  assert.deepEqual(await violations(app.page), []);
  await app.close();
});

test('S31 S32 every detail of the customer is there, the address as its country writes it, the browser in words', async () => {
  const app = await browser.open(host);
  const { text } = await openOrder(app, 'A7F3K2');
  const words = await text();
  for (const part of ['Zoé Lefèvre', 'zoe@shop.example', '+33 1 42 68 53 00', 'France', 'Île-de-France', 'Paris',
    '10 rue de la Paix', '75002 Paris', '2001:db8::7', 'Firefox 153 on Windows', 'VIP', '€90.00'])
    assert.ok(words.includes(part), part);
  assert.ok(!words.includes('Mozilla'), 'the user agent is told in words');
  await app.close();
});

test('S31 every detail is copied by one click', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'A7F3K2');
  const wanted = {
    Name: customer.name, 'E-mail': customer.email, Phone: customer.phone, Country: 'France', State: customer.state,
    City: customer.city, Address: customer.address, Postcode: customer.postcode, 'IP address': customer.ip,
    Browser: 'Firefox 153 on Windows',
  };
  for (const [label, value] of Object.entries(wanted)) {
    await dialog.getByRole('button', { name: `Copy: ${label}`, exact: true }).or(
      dialog.getByRole('button', { name: `Copy ${label}`, exact: true })).press('Enter');
    await app.idle();
    assert.equal(await app.clipboard(), value, label);
  }
  await app.close();
});

test('an order that says nothing of its customer says so, and nothing of it can be copied', async () => {
  const app = await browser.open(host);
  const { dialog, text } = await openOrder(app, 'C9H5M4');
  assert.match(await text(), /Not given/);
  assert.equal(await dialog.getByRole('button', { name: /^Copy.*E-mail/ }).count(), 0);
  await app.close();
});

test('next and previous go through the list without closing, and say where they are at its ends', async () => {
  const app = await browser.open(host);
  let { dialog } = await openOrder(app, 'A7F3K2');
  assert.equal(await dialog.getByRole('button', { name: 'Previous order' }).getAttribute('aria-disabled'), 'true');
  await dialog.getByRole('button', { name: 'Next order' }).click();
  ({ dialog } = await shownOrder(app, 'B8G4L3'));
  assert.match(await dialog.innerText(), /2 of 3/);
  await app.page.keyboard.press('Alt+ArrowDown');
  ({ dialog } = await shownOrder(app, 'C9H5M4'));
  assert.equal(await dialog.getByRole('button', { name: 'Next order' }).getAttribute('aria-disabled'), 'true');
  await app.page.keyboard.press('Alt+ArrowUp');
  await shownOrder(app, 'B8G4L3');
  await app.page.goBack();
  await app.idle();
  assert.equal(await app.page.getByRole('dialog').count(), 0, 'Back leads to the list, not through every order');
  await app.close();
});

test('the address names the open order: a link opens it, Back and Forward close and open it', async () => {
  const app = await browser.open(host, { query: '?order=o-B8G4L3' });
  const { dialog } = await shownOrder(app, 'B8G4L3');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await app.idle();
  assert.equal(new URL(app.page.url()).search, '');
  await app.page.goBack();
  await shownOrder(app, 'B8G4L3');
  await app.page.goForward();
  await app.idle();
  assert.equal(await app.page.getByRole('dialog').count(), 0);
  await openOrder(app, 'A7F3K2');
  await app.page.reload();
  await app.page.waitForFunction(() => 'carnet' in window);
  await shownOrder(app, 'A7F3K2');
  await app.close();
});

test('a link to an order that is not there says so and leads back', async () => {
  const app = await browser.open(host, { query: '?order=gone' });
  const dialog = app.page.getByRole('dialog');
  await dialog.getByText('This order is no longer there').waitFor({ state: 'attached' });
  await dialog.getByRole('button', { name: 'Back' }).click();
  await app.idle();
  assert.equal(await dialog.count(), 0);
  await app.close();
});

test('an order that left the filters stays open, says so, and still has a next one', async () => {
  const app = await browser.open(host, { query: '?payment=paid' });
  const { dialog, choose } = await openOrder(app, 'B8G4L3');
  await choose('Mark as unpaid');
  await dialog.getByText('This order is not in the list as it is filtered now.').waitFor({ state: 'attached' });
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await app.synced();
  await app.close();
});

test('on a phone the window is the whole screen, and everything in it is reached', async () => {
  const app = await browser.open(host, { width: 390, height: 844, touch: true });
  await app.page.touchscreen.tap(120, 36); // with the first touch everything grows for fingers
  await app.idle();
  await app.page.getByRole('button', { name: 'Info, order A7F3K2' }).tap();
  const { dialog } = await shownOrder(app, 'A7F3K2');
  const box = await dialog.boundingBox();
  assert.deepEqual([box?.x, box?.width, box?.height], [0, 390, 844]);
  for (const button of await dialog.getByRole('button').all()) {
    const place = await button.boundingBox();
    if (!place || place.height === 0) continue;
    assert.ok(place.x >= 0 && place.x + place.width <= 390.5, `${await button.getAttribute('aria-label')} is cut off`);
  }
  assert.deepEqual(await violations(app.page), []);
  await app.close();
});

test('the keyboard alone opens the window, walks through it, acts, and comes back to the row', async () => {
  const app = await browser.open(host);
  await app.page.getByRole('grid', { name: 'Orders' }).focus();
  await app.page.keyboard.press('Home');
  await app.page.keyboard.press('Enter');
  const { dialog } = await shownOrder(app, 'A7F3K2');
  const reached = new Set();
  for (let i = 0; i < 60; ++i) {
    await app.page.keyboard.press('Tab');
    await app.idle();
    const inside = await dialog.evaluate((window) => window.contains(document.activeElement));
    if (inside) reached.add(await app.focused());
  }
  for (const name of ['Add tracking number', 'Print', 'More actions', 'Next order', 'Close', 'Comment'])
    assert.ok([...reached].some((text) => text.includes(name)), `${name} is reached by Tab: ${[...reached].join(', ')}`);
  await dialog.getByRole('button', { name: 'More actions' }).focus();
  await app.page.keyboard.press('Enter');
  await app.idle();
  await app.page.keyboard.press('Escape');
  await app.idle();
  assert.equal(await app.focused(), 'More actions', 'Esc closes the menu alone');
  await app.page.keyboard.press('Escape');
  await app.idle();
  assert.equal(await dialog.count(), 0);
  assert.ok(await app.page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null), 'the focus is in the list again');
  await app.close();
});

// What a row of the list says and offers (SPEC 2).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startBrowser, startHost } from '../support/host.mjs';
import { current, numbers, rows } from './shop.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
/** @type {import('../support/host.mjs').App} */
let app;
before(async () => {
  browser = await startBrowser();
  host = await startHost({ rows });
  app = await browser.open(host);
  await app.count(`${current} orders`);
});
after(async () => {
  await app.close();
  await browser.stop();
  await host.remove();
});

const row = (/** @type {string} */ number) => app.page.getByRole('row').filter({ hasText: number });

test('S11 the list says number, customer, date, price, status and payment of each order', async () => {
  const said = await row('PRG002').innerText();
  for (const words of ['PRG002', 'Ada Lovelace', '€129.00', 'In progress', 'Paid']) assert.match(said, new RegExp(words));
});

test('S12 the first column is the order number, headed #', async () => {
  const headers = await app.page.getByRole('columnheader').allInnerTexts();
  // Before it stands the column of ticks, which has no words.
  assert.equal(headers.map((text) => text.trim()).filter(Boolean)[0], '#');
  await app.page.getByRole('columnheader', { name: '#', exact: true }).waitFor({ state: 'attached' });
});

test('S13 a number is of digits and letters, and is shown as the host gave it', async () => {
  assert.deepEqual((await numbers(app.page)).slice(0, 3), ['NEW001', 'PRG002', 'CMP003']);
});

test('S14 the number typed into the search box finds its order, written any way', async () => {
  const box = app.page.getByRole('searchbox', { name: 'Search orders' });
  for (const typed of ['CMP003', 'cmp003', ' cmp 003 ', '#CMP003']) {
    await box.fill(typed);
    await app.count('1 order');
    assert.deepEqual(await numbers(app.page), ['CMP003'], typed);
  }
  await box.fill('');
  await app.count(`${current} orders`);
});

test('the search finds name, e-mail, telephone, item, SKU and tag, without accents and in parts', async () => {
  const box = app.page.getByRole('searchbox', { name: 'Search orders' });
  for (const [typed, number] of Object.entries({ lefevre: 'NEW001', 'maison.ex': 'NEW001', '06 12': 'NEW001', 'copper ket': 'PRG002', 'ck-9': 'PRG002', 'urgent ada': 'PRG002' })) {
    await box.fill(typed);
    await app.count('1 order');
    assert.deepEqual(await numbers(app.page), [number], typed);
  }
  await box.fill('');
  await app.count(`${current} orders`);
});

test('S15 at the number there is "Add tag", S16 which makes a tag of the merchant\'s own, S17 in a colour', async () => {
  await row('CMP003').hover();
  await app.page.getByRole('button', { name: 'Add tag to order CMP003' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Add tag to order CMP003' });
  await dialog.getByRole('textbox', { name: 'Tag name' }).fill('Fragile');
  await dialog.getByRole('radio', { name: 'Teal' }).click();
  await dialog.getByRole('button', { name: 'Add tag' }).click();
  await row('CMP003').getByText('Fragile').waitFor({ state: 'attached' });
  await app.synced();
  const all = await host.rows();
  const [, made] = [...all].find(([key, d]) => key.startsWith('tag ') && d.name === 'Fragile') ?? [];
  assert.equal(made?.color, 'teal');
  assert.deepEqual(all.get('order o-CMP003').tags, [made.id]);
});

test('S18 the name column says name, e-mail and telephone', async () => {
  const said = await row('NEW001').innerText();
  for (const words of ['Camille Lefèvre', 'camille@maison.example', '+33 6 12 34 56 78']) assert.ok(said.includes(words), words);
});

test('S19 the date is when the order was placed, in the site\'s time zone; S20 the price is its amount', async () => {
  const said = await row('NEW001').innerText();
  assert.match(said, /Nov 20, 10:00/);
  assert.match(said, /€90\.00/);
});

test('S21 the status column says the status, S25 the payment column the payment', async () => {
  await app.page.getByRole('button', { name: 'Status: In progress, order PRG002' }).waitFor({ state: 'attached' });
  await row('REF005').getByRole('gridcell', { name: 'Refunded' }).first().waitFor({ state: 'attached' });
  assert.match(await row('ABN006').innerText(), /Abandoned cart/);
});

test('S26 a payment that arrives is seen by itself, without a reload', async () => {
  await host.act('order.payment.set', 'o-BKG008', { from: 'unpaid', to: 'paid' });
  await row('BKG008').getByText('Paid', { exact: true }).waitFor({ state: 'attached' });
});

test('S28 the manage column offers Info and Send message', async () => {
  await app.page.getByRole('button', { name: 'Info, order NEW001' }).waitFor({ state: 'attached' });
  await app.page.getByRole('button', { name: 'Send message, order NEW001' }).waitFor({ state: 'attached' });
});

test('a click on a heading sorts, a second one the other way, and it is said', async () => {
  const heading = app.page.getByRole('columnheader', { name: '#', exact: true });
  await heading.click();
  await app.idle();
  const first = await numbers(app.page);
  const direction = await heading.getAttribute('aria-sort');
  assert.deepEqual(first, direction === 'ascending' ? first.toSorted() : first.toSorted().reverse());
  await heading.click();
  await app.idle();
  assert.deepEqual(await numbers(app.page), first.toReversed());
  assert.notEqual(await heading.getAttribute('aria-sort'), direction);
});

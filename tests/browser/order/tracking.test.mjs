// Tracking numbers in the order's window (S33, S34): added, guessed, changed, removed, followed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { order, startBrowser, startHost } from '../support/host.mjs';
import { description, openOrder } from './window.mjs';

const ups = '1Z999AA10123456784';
const rows = ['ADD001', 'EDIT01', 'MANY01', 'OWN001', 'SAFE01'].map((number) => order({ number }));
rows.push(order({ number: 'TRAP01', tracking: [
  { id: 'k1', number: 'X1', carrier: '', url: 'https://user:secret@evil.example/', added_at: '2026-11-21T10:00:00Z' },
  { id: 'k2', number: 'X2', carrier: '', url: 'https://xn--pple-43d.example/', added_at: '2026-11-21T10:00:00Z' },
] }));

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

/** @param {import('../support/host.mjs').App} app @param {string} [name] */
function form(app, name = 'Add tracking number') {
  const dialog = app.page.getByRole('dialog', { name });
  return {
    dialog,
    number: dialog.getByRole('textbox', { name: 'Tracking number' }),
    carrier: dialog.getByRole('combobox', { name: 'Carrier' }),
    url: dialog.getByRole('textbox', { name: 'Tracking URL' }),
    save: dialog.getByRole('button', { name: 'Save' }),
  };
}

test('S33 S34 a number brings its carrier as a guess and its address, and both are saved', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'ADD001');
  await dialog.getByRole('button', { name: 'Add tracking number' }).click();
  await app.idle();
  const adding = form(app);
  assert.equal(await adding.save.getAttribute('aria-disabled'), 'true');
  assert.match(await description(adding.save), /number/i);
  await adding.number.fill(ups);
  await app.idle();
  assert.equal(await adding.carrier.inputValue(), 'UPS');
  assert.match(await adding.dialog.innerText(), /Guessed from the number/);
  assert.match(await adding.url.inputValue(), new RegExp(`^https://.*${ups}`));
  await adding.save.click();
  await app.synced();
  const [parcel] = (await host.row('order', 'o-ADD001')).tracking;
  assert.deepEqual([parcel.number, parcel.carrier], [ups, 'UPS']);
  const link = dialog.getByRole('link', { name: /Follow on www\.ups\.com/ });
  assert.match((await link.getAttribute('href')) ?? '', /^https:\/\/www\.ups\.com\//);
  assert.equal(await link.getAttribute('target'), '_blank');
  assert.match((await link.getAttribute('rel')) ?? '', /noopener/);
  assert.match(await dialog.innerText(), new RegExp(`Tracking number ${ups} added, UPS`));
  await app.close();
});

test('S34 a parcel is changed and removed, and Undo brings it back', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'EDIT01');
  await dialog.getByRole('button', { name: 'Add tracking number' }).click();
  await form(app).number.fill('AB123');
  await form(app).save.click();
  await app.synced();
  await dialog.getByRole('button', { name: 'Edit the tracking number AB123' }).click();
  await app.idle();
  const editing = form(app, 'Edit tracking number');
  await editing.number.fill('AB124');
  await editing.carrier.fill('The neighbour');
  await app.idle();
  await editing.save.click();
  await app.synced();
  let { tracking } = await host.row('order', 'o-EDIT01');
  assert.deepEqual(tracking.map((/** @type {any} */ parcel) => [parcel.number, parcel.carrier]), [['AB124', 'The neighbour']]);
  await dialog.getByRole('button', { name: 'Remove the tracking number AB124' }).click();
  await app.synced();
  ({ tracking } = await host.row('order', 'o-EDIT01'));
  assert.deepEqual(tracking, []);
  await app.page.getByRole('button', { name: 'Undo' }).last().click();
  await app.synced();
  ({ tracking } = await host.row('order', 'o-EDIT01'));
  assert.equal(tracking.length, 1);
  await app.close();
});

test('S33 an order has several parcels', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'MANY01');
  for (const number of ['P1', 'P2', 'P3']) {
    await dialog.getByRole('button', { name: 'Add tracking number' }).click();
    await form(app).number.fill(number);
    await form(app).save.click();
    await app.idle();
  }
  await app.synced();
  assert.equal((await host.row('order', 'o-MANY01')).tracking.length, 3);
  assert.equal(await dialog.getByRole('list', { name: 'Tracking' }).getByRole('listitem').count(), 3);
  await app.close();
});

test("S34 the merchant's own address wins over the carrier's", async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'OWN001');
  await dialog.getByRole('button', { name: 'Add tracking number' }).click();
  const adding = form(app);
  await adding.url.fill('https://my.shop.example/parcel?n=1&m=é');
  await adding.number.fill(ups);
  await app.idle();
  assert.equal(await adding.url.inputValue(), 'https://my.shop.example/parcel?n=1&m=é');
  await adding.save.click();
  await app.synced();
  assert.equal((await host.row('order', 'o-OWN001')).tracking[0].url, 'https://my.shop.example/parcel?n=1&m=é');
  assert.ok(await dialog.getByRole('link', { name: 'Follow on my.shop.example' }).count());
  await app.close();
});

test('S34 only http and https are accepted, and say why', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'SAFE01');
  await dialog.getByRole('button', { name: 'Add tracking number' }).click();
  const adding = form(app);
  await adding.number.fill('1');
  for (const bad of ['javascript:alert(1)', 'data:text/html,<b>', 'ftp://x.example', 'nonsense']) {
    await adding.url.fill(bad);
    await app.idle();
    assert.match(await adding.dialog.innerText(), /Only addresses that begin with/, bad);
    assert.equal(await adding.save.getAttribute('aria-disabled'), 'true', bad);
  }
  await app.page.keyboard.press('Escape');
  await app.idle();
  assert.equal(await adding.dialog.count(), 0);
  await app.close();
});

test("S34 a host's address that is not one is no link, and one that imitates another says so", async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'TRAP01');
  const links = await dialog.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.ok(links.every((href) => href === null || /^https?:/.test(href)), String(links));
  assert.equal(await dialog.getByRole('img', { name: /can imitate another one/ }).count(), 1);
  await app.close();
});

// Print (S41): the page that goes on paper, printed to a PDF and read; one order, a packing slip, several orders.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { item, order, startBrowser, startHost } from '../support/host.mjs';
import { openOrder } from './window.mjs';

const rows = ['P1', 'P2', 'P3'].map((number, i) => order({
  number,
  created_at: `2026-11-2${5 - i}T09:30:00Z`,
  customer: { name: `Buyer of ${number}`, address: '10 rue de la Paix', postcode: '75002', city: 'Paris', country: 'FR' },
  items: [item({ id: `${number}-1`, name: 'Linen shirt', sku: 'LS-1', unit_price: 4500, quantity: 2, options: [{ name: 'Size', value: 'M' }] })],
  totals: { shipping: 600, tax: 1000, total: 10600 },
  tracking: [{ id: `${number}-k`, number: '1Z999AA10123456784', carrier: 'UPS', url: null, added_at: null }],
}));

/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {string} */
let folder;
before(async () => {
  [host, browser] = await Promise.all([startHost({ rows }), startBrowser()]);
  folder = mkdtempSync(path.join(tmpdir(), 'carnet-print-'));
});
after(async () => {
  await browser.stop();
  await host.remove();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Opens the app with a print window that is only counted: a headless browser has none.
 * @param {any} [look]
 */
async function openWithPrinter(look) {
  const app = await browser.open(host, look);
  await app.page.evaluate(() => {
    Object.assign(window, { printed: 0 });
    window.print = () => {
      /** @type {any} */ (window).printed += 1;
      dispatchEvent(new Event('beforeprint'));
    };
  });
  const begun = (/** @type {number} */ times) => app.page.waitForFunction((wanted) => /** @type {any} */ (window).printed === wanted, times);
  return { app, begun };
}

/** The pages of what the browser would print, as text. @param {import('playwright-core').Page} page */
async function paper(page) {
  const pdf = await page.pdf({ format: 'A4' });
  const file = path.join(folder, 'page.pdf');
  writeFileSync(file, pdf);
  const count = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
  return { count, words: textOf(file) };
}

/** What a person reads in the PDF; null where this machine has no pdftotext. @param {string} file */
function textOf(file) {
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/[ \t]+/g, ' ');
  } catch {
    return null;
  }
}

const shown = (/** @type {import('playwright-core').Page} */ page) => page.locator('#print').evaluate((node) => node.textContent ?? '');

test('S41 Print in the window prints the order with items, totals and addresses, and nothing of the screen', async () => {
  const { app, begun } = await openWithPrinter();
  const { dialog } = await openOrder(app, 'P1');
  await dialog.getByRole('button', { name: 'Print', exact: true }).click();
  await begun(1);
  assert.equal(await app.page.title(), 'Order P1', 'the name that a PDF is saved under');
  const words = await shown(app.page);
  for (const part of ['Order P1', 'Buyer of P1', '10 rue de la Paix', '75002 Paris', 'France', 'Linen shirt', 'Size: M', 'LS-1',
    '€45.00', '€90.00', '€6.00', '€106.00', 'UPS 1Z999AA10123456784'])
    assert.ok(words.includes(part), part);
  assert.equal(await app.page.locator('#print').isVisible(), false, 'on the screen nothing of it shows');
  const { count, words: read } = await paper(app.page);
  assert.equal(count, 1);
  if (read !== null) {
    assert.match(read, /Order P1/);
    assert.match(read, /€106\.00/);
    assert.doesNotMatch(read, /Search orders|More actions/);
  }
  await app.close();
});

test('what was printed is gone from the page afterwards, and the title is the old one', async () => {
  const { app, begun } = await openWithPrinter();
  const title = await app.page.title();
  const { dialog } = await openOrder(app, 'P1');
  await dialog.getByRole('button', { name: 'Print', exact: true }).click();
  await begun(1);
  await app.page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await app.page.locator('#print').waitFor({ state: 'detached' });
  assert.equal(await app.page.title(), title);
  await app.close();
});

test('S41 a packing slip has no price', async () => {
  const { app, begun } = await openWithPrinter();
  const { choose } = await openOrder(app, 'P2');
  await choose('Packing slip');
  await begun(1);
  const words = await shown(app.page);
  assert.match(words, /Packing slip, order P2/);
  assert.match(words, /Linen shirt/);
  assert.doesNotMatch(words, /€|PayPal|Unpaid/);
  await app.close();
});

test('S41 a selection prints one order a page, in the order of the list', async () => {
  const { app, begun } = await openWithPrinter();
  for (const number of ['P3', 'P1']) await app.page.getByRole('checkbox', { name: `Select order ${number}` }).click();
  await app.idle();
  await app.page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Print' }).click();
  await app.idle();
  const choice = app.page.getByRole('menuitem', { name: 'Orders' });
  if (await choice.count()) await choice.click();
  await begun(1);
  const pages = await app.page.locator('#print > section').allTextContents();
  assert.equal(pages.length, 2);
  assert.match(pages[0], /Order P1/);
  assert.match(pages[1], /Order P3/);
  assert.equal((await paper(app.page)).count, 2);
  await app.close();
});

test("what is printed is in the site's language, whatever the merchant reads", async () => {
  const french = await startHost({ rows, environment: { CARNET_SHOP_LOCALE: 'fr' } });
  const other = await browser.open(french, { locale: 'en-US' });
  await other.page.evaluate(() => (window.print = () => dispatchEvent(new Event('beforeprint'))));
  const { dialog } = await openOrder(other, 'P1');
  await dialog.getByRole('button', { name: 'Print', exact: true }).click();
  await other.page.locator('#print').waitFor({ state: 'attached' });
  assert.equal(await other.page.locator('#print').getAttribute('lang'), 'fr');
  assert.match(await shown(other.page), /Commande P1/);
  assert.match(await shown(other.page), /106,00\s€/);
  await other.close();
  await french.remove();
});

test('a browser that opens no print window is said so', async () => {
  const app = await browser.open(host);
  await app.page.evaluate(() => (window.print = () => {}));
  const { dialog } = await openOrder(app, 'P1');
  await dialog.getByRole('button', { name: 'Print', exact: true }).click();
  await app.page.getByText('The browser did not open its print window').first().waitFor({ state: 'attached' });
  assert.equal(await app.page.locator('#print').count(), 0);
  await app.close();
});

// The list in French and in Hebrew: its words, its numbers, its direction; and the first day, when there is nothing yet.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startBrowser, startHost, violations } from '../support/host.mjs';
import { current, rows } from './shop.mjs';

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

test('in French, from the count to the money', async () => {
  const app = await browser.open(host, { locale: 'fr-FR' });
  await app.count(`${current} commandes`);
  assert.match(await app.page.locator('html').getAttribute('lang') ?? '', /^fr/);
  await app.page.getByRole('grid', { name: 'Commandes' }).waitFor({ state: 'attached' });
  assert.match(await app.page.getByRole('row').filter({ hasText: 'PRG002' }).innerText(), /129,00\s€/);
  assert.deepEqual(await violations(app.page), []);
  await app.close();
});

test('in Hebrew everything stands the other way round', async () => {
  const app = await browser.open(host, { locale: 'he-IL' });
  await app.page.getByRole('status').filter({ hasText: String(current) }).first().waitFor({ state: 'attached' });
  assert.equal(await app.page.locator('html').getAttribute('dir'), 'rtl');
  const rowsSelected = app.page.getByRole('row').filter({ hasText: 'NEW001' });
  const tick = await rowsSelected.getByRole('checkbox').boundingBox();
  const width = app.page.viewportSize()?.width ?? 0;
  assert.ok(tick && tick.x > width / 2, `the first column is on the right: ${tick?.x}`);
  await app.close();
});

test('on the first day the list tells what will come', async () => {
  const empty = await startHost({});
  try {
    const app = await browser.open(empty);
    await app.page.getByText('No orders yet').first().waitFor({ state: 'attached' });
    await app.count('0 orders');
    assert.deepEqual(await violations(app.page), []);
    await app.close();
  } finally {
    await empty.remove();
  }
});

test('on a telephone the list is of cards, and nothing sticks out', async () => {
  const app = await browser.open(host, { width: 390, height: 844, touch: true });
  await app.count(`${current} orders`);
  await app.page.getByText('NEW001').first().waitFor({ state: 'attached' });
  const width = await app.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `${width} pixels wide`);
  assert.deepEqual(await violations(app.page), []);
  await app.close();
});

// From the host's book to the grid: what a merchant sees at the first opening, with the data of a real shop where it is
// there (Northwind's 830 orders) and with the demo's always.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { root } from '../support/gallery.mjs';
import { startBrowser, startHost, violations } from '../support/host.mjs';

const northwind = path.join(root, '../shared/data/northwind.ndjson');

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.stop());

test('the demo book is in the grid "Orders", counted in the status, newest first', async () => {
  const host = await startHost({ demo: 400 });
  try {
    const app = await browser.open(host);
    const all = [...(await host.rows()).entries()].filter(([key]) => key.startsWith('order ')).map(([, d]) => d);
    // Abandoned carts are orders of the list as well; archived ones stand in the other list.
    const listed = all.filter((d) => !d.archived);
    await app.count(`${listed.length} orders`);
    const grid = app.page.getByRole('grid', { name: 'Orders' });
    // The header is a row, too (ARIA 1.2: aria-rowcount counts them all).
    assert.equal(await grid.getAttribute('aria-rowcount'), String(listed.length + 1));
    const newest = listed.toSorted((a, b) => b.created_at.localeCompare(a.created_at))[0];
    const first = app.page.getByRole('row').nth(1);
    assert.match(await first.innerText(), new RegExp(newest.number));
    for (const name of ['#', 'Name', 'Date', 'Price', 'Status', 'Manage'])
      await app.page.getByRole('columnheader', { name, exact: true }).waitFor({ state: 'attached' });
    assert.deepEqual(await violations(app.page), []);
    await app.close();
  } finally {
    await host.remove();
  }
});

test('the last of the rows is one press of End away, and Home leads back', async () => {
  const host = await startHost({ demo: 400 });
  try {
    const app = await browser.open(host);
    const grid = app.page.getByRole('grid', { name: 'Orders' });
    const rows = Number(await grid.getAttribute('aria-rowcount'));
    await app.page.getByRole('row').nth(1).focus();
    await app.page.keyboard.press('Control+End');
    await app.idle();
    await app.page.locator(`[role=row][aria-rowindex="${rows}"]`).waitFor({ state: 'attached' });
    await app.page.keyboard.press('Control+Home');
    await app.idle();
    await app.page.locator('[role=row][aria-rowindex="2"]').waitFor({ state: 'attached' });
    await app.close();
  } finally {
    await host.remove();
  }
});

test('what is typed into the search box is found, and counted', async () => {
  const host = await startHost({ demo: 400 });
  try {
    const app = await browser.open(host);
    const box = app.page.getByRole('searchbox', { name: 'Search orders' });
    const number = [...(await host.rows()).values()].find((d) => d.number && !d.archived).number;
    await box.fill(number.toLowerCase());
    await app.count('1 order');
    assert.match(await app.page.getByRole('row').nth(1).innerText(), new RegExp(number));
    await box.fill('no such order');
    await app.count('0 orders');
    await app.page.getByRole('button', { name: 'Clear filters' }).first().click();
    await app.idle();
    assert.equal(await box.inputValue(), '');
    await app.close();
  } finally {
    await host.remove();
  }
});

test("Northwind's 830 orders are there, with their total of 1,330,735.56 USD", { skip: !existsSync(northwind) && 'no Northwind data here' }, async () => {
  const orders = readFileSync(northwind, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const host = await startHost({ arguments: ['--import', northwind] });
  try {
    assert.match(host.said, /Imported 830 orders/);
    const app = await browser.open(host);
    await app.count('830 orders');
    assert.equal(await app.page.getByRole('grid', { name: 'Orders' }).getAttribute('aria-rowcount'), '831');
    await app.page.getByText('$1,330,735.56').first().waitFor({ state: 'attached' });
    const cents = orders.filter(({ t }) => t === 'order').reduce((sum, { d }) => sum + d.totals.total, 0);
    assert.equal(cents, 133073556, 'the file itself says so');
    await app.close();
  } finally {
    await host.remove();
  }
});

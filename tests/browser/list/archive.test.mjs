// Archiving instead of deleting, one order and many at once, as one undo (SPEC 6).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startBrowser, startHost } from '../support/host.mjs';
import { current, numbers, rows } from './shop.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.stop());

test('S42 there is no delete for orders, in the row, its menu or the bar of the selection; there is Archive', async () => {
  const host = await startHost({ rows });
  try {
    const app = await browser.open(host);
    await app.count(`${current} orders`);
    await app.page.getByRole('checkbox', { name: 'Select order NEW001' }).click();
    await app.page.getByRole('button', { name: 'Archive', exact: true }).waitFor({ state: 'attached' });
    await app.page.getByRole('button', { name: 'More, order NEW001' }).click();
    await app.page.getByRole('menuitem', { name: 'Archive' }).waitFor({ state: 'attached' });
    assert.equal(await app.page.getByRole('menuitem', { name: /delete/i }).count(), 0);
    assert.equal(await app.page.getByRole('button', { name: /delete/i }).count(), 0);
    await app.page.keyboard.press('Escape');
    await app.close();
  } finally {
    await host.remove();
  }
});

test('S46 tick an order, press Archive at the bottom: it leaves the list and is in the archive (S44)', async () => {
  const host = await startHost({ rows });
  try {
    const app = await browser.open(host);
    await app.count(`${current} orders`);
    await app.page.getByRole('checkbox', { name: 'Select order NEW001' }).click();
    const bar = app.page.getByRole('toolbar', { name: 'Selection' });
    const place = await bar.boundingBox();
    assert.ok(place && place.y > 600, `at the bottom of the screen: ${place?.y}`);
    await bar.getByRole('button', { name: 'Archive', exact: true }).click();
    await confirm(app, 'Archive');
    await app.count(`${current - 1} orders`);
    await app.page.getByRole('tab', { name: 'Archived orders' }).click();
    await app.count('2 orders');
    assert.deepEqual(await numbers(app.page), ['NEW001', 'ARC011']);
    await app.synced();
    assert.equal((await host.row('order', 'o-NEW001')).archived, true);
    await app.close();
  } finally {
    await host.remove();
  }
});

test('S45 orders of every module can be archived, S48 all that are ticked at once, and undone as one', async () => {
  const host = await startHost({ rows });
  try {
    const app = await browser.open(host);
    await app.count(`${current} orders`);
    await app.page.getByRole('checkbox', { name: 'Select all orders' }).click();
    await app.page.getByRole('toolbar', { name: 'Selection' }).getByText(`${current} orders selected`).waitFor({ state: 'attached' });
    await app.page.getByRole('button', { name: 'Archive', exact: true }).click();
    await confirm(app, 'Archive');
    await app.count('0 orders');
    await app.synced();
    const archived = [...(await host.rows())].filter(([key, d]) => key.startsWith('order ') && d.archived);
    assert.equal(archived.length, rows.filter(({ t }) => t === 'order').length);
    await app.page.getByRole('button', { name: 'Undo' }).first().click();
    await app.count(`${current} orders`);
    await app.synced();
    const left = [...(await host.rows())].filter(([key, d]) => key.startsWith('order ') && d.archived);
    assert.deepEqual(left.map(([, d]) => d.number), ['ARC011']);
    await app.close();
  } finally {
    await host.remove();
  }
});

test('every order that matches, not only those on the screen: selected by the query, changed in slices, with a receipt', async () => {
  const host = await startHost({ demo: 600 });
  try {
    const app = await browser.open(host);
    const status = app.page.getByRole('status').filter({ hasText: /[1-9]\d\d orders/ }).first();
    await status.waitFor({ state: 'attached' });
    // All of them, not only those of the first page.
    await app.page.getByRole('status', { name: 'Sync' }).filter({ hasText: 'Up to date' }).waitFor({ state: 'attached' });
    await app.idle();
    const count = Number(/([\d,]+) orders/.exec(await status.innerText())?.[1].replace(',', ''));
    assert.ok(count > 400, String(count));
    await app.page.getByRole('row').nth(1).focus();
    await app.page.keyboard.press('Control+a');
    await app.page.getByText(`${count} orders selected`).or(app.page.getByText(`All ${count} orders that match are selected`)).first().waitFor({ state: 'attached' });
    await app.page.getByRole('button', { name: 'Archive', exact: true }).click();
    await confirm(app, 'Archive');
    await app.count('0 orders');
    await app.page.getByText(new RegExp(`${count} orders archived|${count} orders changed`)).first().waitFor({ state: 'attached' });
    await app.close();
  } finally {
    await host.remove();
  }
});

/** The plan of a bulk action says what will change before it is done. @param {import('../support/host.mjs').App} app @param {string} action */
async function confirm(app, action) {
  const dialog = app.page.getByRole('dialog');
  await dialog.getByText(/will change/).first().waitFor({ state: 'attached' });
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await app.idle();
}

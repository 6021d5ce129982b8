// Changing an order from its row: one click opens, one click sets, and what cannot be says why (SPEC 2 and 5).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { item, order, product, startBrowser, startHost } from '../support/host.mjs';
import { current, rows } from './shop.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.stop());

/** @param {(app: import('../support/host.mjs').App, host: Awaited<ReturnType<typeof startHost>>) => Promise<void>} run
 * @param {import('../support/host.mjs').Look} [look] @param {any[]} [given] */
async function with_(run, look = {}, given = rows) {
  const host = await startHost({ rows: given });
  try {
    const app = await browser.open(host, look);
    await run(app, host);
    await app.close();
  } finally {
    await host.remove();
  }
}

/** What is said about a control beyond its name: why it is disabled. @param {import('playwright-core').Locator} control */
const described = (control) =>
  control.evaluate((element) => {
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    return element.getAttribute('aria-description') ?? ids.map((id) => document.getElementById(id)?.textContent).join(' ');
  });

test('S22 a click on the status, and one on another, changes it in place, here and at the host; Undo takes it back', async () => {
  await with_(async (app, host) => {
    await app.count(`${current} orders`);
    await app.page.getByRole('button', { name: 'Status: New, order NEW001' }).click();
    await app.page.getByRole('menuitem', { name: 'In progress' }).click();
    await app.page.getByRole('button', { name: 'Status: In progress, order NEW001' }).waitFor({ state: 'attached' });
    await app.synced();
    assert.equal((await host.row('order', 'o-NEW001')).status, 'in_progress');
    await app.page.getByRole('button', { name: 'Undo' }).first().click();
    await app.page.getByRole('button', { name: 'Status: New, order NEW001' }).waitFor({ state: 'attached' });
    await app.synced();
    assert.equal((await host.row('order', 'o-NEW001')).status, 'new');
  });
});

test('S23 an abandoned cart is never a choice, and leaves its state by no hand', async () => {
  await with_(async (app) => {
    await app.count(`${current} orders`);
    await app.page.getByRole('button', { name: 'Status: New, order NEW001' }).click();
    const choices = await app.page.getByRole('menuitem').allInnerTexts();
    assert.ok(!choices.some((words) => /abandoned/i.test(words)), String(choices));
    await app.page.keyboard.press('Escape');
    const control = app.page.getByRole('button', { name: /^Status: .*order ABN006/ });
    assert.equal(await control.getAttribute('aria-disabled'), 'true');
    assert.match(await described(control), /cart/i);
  });
});

test('S24 Refunded is not set from the list: the choice is there, disabled, and says where instead', async () => {
  await with_(async (app) => {
    await app.count(`${current} orders`);
    await app.page.getByRole('button', { name: 'Status: In progress, order PRG002' }).click();
    const refunded = app.page.getByRole('menuitem', { name: 'Refunded' });
    assert.equal(await refunded.getAttribute('aria-disabled'), 'true');
    assert.match(await described(refunded), /order window|information|Info/i);
    await app.page.keyboard.press('Escape');
  });
});

test('S50 Cancelled from the list asks about the stock, warns of later refunds, and puts the units back', async () => {
  const shop = [
    product({ id: 'lamp', name: 'Lamp', stock: 5 }),
    order({ number: 'PAID01', payment_status: 'paid', paid_at: '2026-11-20T09:31:00Z',
      items: [item({ id: 'l1', product_id: 'lamp', name: 'Lamp', quantity: 2, unit_price: 3000, stock_taken: 2 })] }),
  ];
  await with_(async (app, host) => {
    await app.count('1 order');
    await app.page.getByRole('button', { name: 'Status: New, order PAID01' }).click();
    await app.page.getByRole('menuitem', { name: 'Cancelled' }).click();
    const dialog = app.page.getByRole('dialog', { name: 'Cancel order PAID01' });
    assert.match(await dialog.innerText(), /refund/i);
    assert.ok(await dialog.getByRole('checkbox').isChecked(), 'the stock is put back unless the merchant says otherwise');
    await dialog.getByRole('button', { name: 'Cancel order' }).click();
    await app.page.getByRole('button', { name: 'Status: Cancelled, order PAID01' }).waitFor({ state: 'attached' });
    await app.synced();
    assert.equal((await host.row('order', 'o-PAID01')).status, 'cancelled');
    assert.equal((await host.row('product', 'lamp')).stock, 7);
  }, {}, shop);
});

test('the status by the keyboard alone: Tab to the list, arrows to the cell, Enter, arrows, Enter', async () => {
  await with_(async (app, host) => {
    await app.count(`${current} orders`);
    await app.page.getByRole('row').filter({ hasText: 'NEW001' }).focus();
    const control = app.page.getByRole('button', { name: 'Status: New, order NEW001' });
    for (let press = 0; press < 12; press++) {
      await app.page.keyboard.press('ArrowRight');
      await app.idle();
      if (await control.evaluate((element) => element === document.activeElement)) break;
    }
    assert.equal(await app.focused(), 'Status: New, order NEW001');
    await app.page.keyboard.press('Enter');
    await app.idle();
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('button', { name: 'Status: Completed, order NEW001' }).waitFor({ state: 'attached' });
    await app.synced();
    assert.equal((await host.row('order', 'o-NEW001')).status, 'completed');
  });
});

test('the status by a finger on a telephone', async () => {
  await with_(async (app, host) => {
    await app.count(`${current} orders`);
    await app.page.getByRole('button', { name: 'Status: New, order NEW001' }).tap();
    await app.page.getByRole('menuitem', { name: 'Completed' }).tap();
    await app.page.getByRole('button', { name: 'Status: Completed, order NEW001' }).waitFor({ state: 'attached' });
    await app.synced();
    assert.equal((await host.row('order', 'o-NEW001')).status, 'completed');
  }, { width: 390, height: 844, touch: true });
});

test('an edit that the host refuses is listed with what, why and what the host has, and can be discarded', async () => {
  await with_(async (app, host) => {
    await app.count(`${current} orders`);
    await app.context.route(/\/v1\//, (route) => route.abort());
    await app.page.getByRole('button', { name: 'Status: New, order NEW001' }).click();
    await app.page.getByRole('menuitem', { name: 'Completed' }).click();
    await app.page.getByRole('button', { name: 'Status: Completed, order NEW001' }).waitFor({ state: 'attached' });
    // Meanwhile somebody else cancels and marks it: the step is no longer possible.
    await host.act('order.payment.set', 'o-NEW001', { from: 'unpaid', to: 'paid' });
    await host.act('order.refund', 'o-NEW001');
    await app.context.unroute(/\/v1\//);
    await app.page.evaluate(() => dispatchEvent(new Event('online')));
    await app.page.getByRole('button', { name: /1 change needs your attention/ }).click();
    const dialog = app.page.getByRole('dialog', { name: 'Needs attention' });
    await dialog.getByText(/NEW001/).first().waitFor({ state: 'attached' });
    assert.match(await dialog.innerText(), /Completed/);
    assert.match(await dialog.innerText(), /Refunded/);
    await dialog.getByRole('button', { name: /^Discard/ }).first().click();
    const sure = app.page.getByRole('button', { name: 'Discard', exact: true }).last();
    if (await sure.isVisible().catch(() => false)) await sure.click();
    await app.page.getByText('Nothing needs your attention').first().waitFor({ state: 'attached' });
  }, { errors: /./ });
});

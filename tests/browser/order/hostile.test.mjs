// Hostile texts in every field of the order's window and of what is printed (RELIABILITY 3): nothing runs, nothing is
// fetched, nothing breaks. `CARNET_HOSTILE=500` looks at an order a text; a run of the tests at some of them, with
// every text and every field in it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { item, order, startBrowser, startHost, tag } from '../support/host.mjs';
import { hostileTexts } from './hostile_texts.mjs';
import { openOrder, shownOrder } from './window.mjs';

const count = Number(process.env.CARNET_HOSTILE ?? 25);

/** An order whose every field is a hostile text, each of another one. @param {number} i */
function hostileOrder(i) {
  let next = i * 29;
  const text = () => hostileTexts[next++ % hostileTexts.length];
  // The host takes in http and https alone; the rest of an address is the sender's.
  const address = () => `https://shop.example/${encodeURI(text().toWellFormed()).slice(0, 1500)}`;
  /** No longer than the host takes in. @param {number} bytes */
  const short = (bytes) => new TextDecoder().decode(new TextEncoder().encode(text()).slice(0, bytes - 2)).replace(/\uFFFD+$/, '') || 'x';
  const number = `H${String(i).padStart(4, '0')}`;
  return order({
    number,
    created_at: new Date(Date.UTC(2026, 10, 20) - i * 60_000).toISOString(),
    customer: { name: text(), email: text(), phone: text(), country: text(), state: text(), city: text(), address: text(),
      postcode: text(), ip: text(), browser: text(), locale: text() },
    items: [item({ id: `${number}-1`, name: text(), sku: text(), url: address(), options: [{ name: text(), value: text() }] }),
      item({ id: `${number}-2`, name: text(), url: address() })],
    payment: { method: text(), reference: text() },
    tags: ['t1'],
    tracking: [{ id: `${number}-k`, number: short(200), carrier: short(200), url: address(), added_at: null }],
    activity: [
      { id: `${number}-a1`, at: '2026-11-20T09:30:00Z', by: text(), type: 'created', data: {} },
      { id: `${number}-a2`, at: '2026-11-20T09:31:00Z', by: text(), type: 'comment', data: { text: text() } },
      { id: `${number}-a3`, at: '2026-11-20T09:32:00Z', by: text(), type: short(60), data: {} },
      { id: `${number}-a4`, at: '2026-11-20T09:33:00Z', by: text(), type: 'tracking', data: { op: 'add', id: 'k', number: short(200), carrier: short(200) } },
      { id: `${number}-a5`, at: '2026-11-20T09:34:00Z', by: text(), type: 'stock', data: { product_id: null, delta: 1, reason: text() } },
    ],
  });
}

/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  const rows = [tag({ id: 't1', name: '<img src=/ran onerror=ran()>' }), ...Array.from({ length: count }, (_, i) => hostileOrder(i))];
  [host, browser] = await Promise.all([startHost({ rows }), startBrowser()]);
});
after(async () => {
  await browser.stop();
  await host.remove();
});

/** Opens the app with an ear for everything that a text could set off. */
async function openWatched() {
  const app = await browser.open(host);
  /** @type {string[]} */
  const heard = [];
  app.page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  app.page.on('request', (request) => /\/ran|evil\.example/.test(request.url()) && heard.push(`request: ${request.url()}`));
  app.page.on('popup', (popup) => heard.push(`popup: ${popup.url()}`));
  await app.page.evaluate(() => {
    const all = /** @type {any} */ (window);
    all.heard = [];
    all.ran = () => all.heard.push('ran');
    document.addEventListener('securitypolicyviolation', (event) => all.heard.push(`refused by the policy: ${event.violatedDirective}`));
    window.print = () => dispatchEvent(new Event('beforeprint'));
  });
  const all = async () => [...heard, ...(await app.page.evaluate(() => /** @type {any} */ (window).heard))];
  return { app, heard: all };
}

/** What only markup could have made. @param {import('playwright-core').Page} page */
const foreign = (page) =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('script,img,svg,iframe,object,embed,video,form,style,link,base,meta,math,marquee,details,template,[onerror],[onload]')]
      .concat([...document.querySelectorAll('a[href]')].filter((link) => !/^https?:/.test(link.getAttribute('href') ?? '')))
      .map((element) => element.outerHTML.slice(0, 120)));

test('S29 S30 hostile texts in every field of the window run nothing, and the window stays usable', async () => {
  const { app, heard } = await openWatched();
  await openOrder(app, 'H0000');
  for (let i = 0; i < count; ++i) {
    const { dialog } = await shownOrder(app, `H${String(i).padStart(4, '0')}`);
    assert.deepEqual(await foreign(app.page), [], `order ${i}`);
    assert.equal(await dialog.getByRole('heading', { name: 'Order activity' }).count(), 1);
    if (i + 1 < count) await dialog.getByRole('button', { name: 'Next order' }).click();
  }
  assert.deepEqual(await heard(), []);
  await app.close();
});

test('S41 hostile texts in every field of what is printed run nothing and stay on their own page', async () => {
  const { app, heard } = await openWatched();
  await app.page.getByRole('grid', { name: 'Orders' }).focus();
  await app.page.keyboard.press('Control+a');
  await app.idle();
  await app.page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Print' }).click();
  await app.idle();
  const choice = app.page.getByRole('menuitem', { name: 'Orders' });
  if (await choice.count()) await choice.click();
  await app.page.locator('#print').waitFor({ state: 'attached' });
  assert.equal(await app.page.locator('#print > section').count(), count);
  assert.deepEqual(await foreign(app.page), []);
  const elements = await app.page.locator('#print').evaluate((print) => [...new Set([...print.querySelectorAll('*')].map((one) => one.localName))].sort());
  assert.deepEqual(elements, ['bdi', 'div', 'h1', 'h2', 'p', 'section', 'table', 'tbody', 'td', 'th', 'thead', 'tr']);
  const printed = (await app.page.locator('#print').evaluate((print) => print.textContent)) ?? '';
  assert.ok(printed.includes('<script>ran()</script>'), 'what was written is read as it was written');
  await app.page.pdf({ format: 'A4' });
  assert.deepEqual(await heard(), []);
  await app.close();
});

// Order activity (S38 to S40): everything that happened, newest first, with its moment and author; comments; and what is
// still waiting to be sent.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { order, startBrowser, startHost, tag } from '../support/host.mjs';
import { openOrder } from './window.mjs';

const at = (/** @type {number} */ day, /** @type {string} */ type, /** @type {any} */ data, by = 'Ada') =>
  ({ id: `a-${type}-${day}`, at: `2026-11-${String(day).padStart(2, '0')}T09:30:00Z`, by, type, data });
const rows = [
  tag({ id: 't1', name: 'VIP' }),
  order({ number: 'STORY1', activity: [
    at(1, 'created', {}, 'customer'),
    at(2, 'payment', { from: 'unpaid', to: 'paid' }, 'system'),
    at(3, 'tag', { op: 'add', tag: 't1' }),
    at(4, 'status', { from: 'new', to: 'in_progress' }),
    at(5, 'fairy', { dust: 1 }, 'system'),
  ] }),
  order({ number: 'WRITE1' }),
  order({ number: 'WRITE2' }),
  order({ number: 'LONG01', activity: Array.from({ length: 120 }, (_, i) =>
    ({ id: `l${i}`, at: new Date(Date.UTC(2026, 0, 1) + i * 3_600_000).toISOString(), by: 'Ada', type: 'comment', data: { text: `note ${i}` } })) }),
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

test('S38 S40 the activity tells everything that happened, newest first, in days', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'STORY1');
  const text = await dialog.innerText();
  const wanted = ['Other event: fairy', 'Status changed from New to In progress', 'Tag VIP added', 'Payment changed from Unpaid to Paid', 'Order placed'];
  const places = wanted.map((words) => text.indexOf(words));
  assert.ok(places.every((place) => place >= 0), `${places}`);
  assert.deepEqual([...places].sort((a, b) => a - b), places, 'newest first');
  assert.equal(await dialog.getByRole('heading', { level: 4 }).count(), 5, 'a heading a day');
  await app.close();
});

test('S39 every record has its date and time, exact and relative, and who did it', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'STORY1');
  const entry = await dialog.getByRole('listitem').filter({ hasText: 'Tag VIP added' }).innerText();
  assert.match(entry, /Nov 3, 2026, 9:30/);
  assert.match(entry, /ago|yesterday|last|in \d/);
  assert.match(entry, /Ada/);
  assert.match(await dialog.getByRole('listitem').filter({ hasText: 'Order placed' }).innerText(), /Customer/);
  assert.match(await dialog.getByRole('listitem').filter({ hasText: 'Payment changed' }).innerText(), /Automatic/);
  await app.close();
});

test('S38 a comment is written, shown at once, and on the host', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'WRITE1');
  const add = dialog.getByRole('button', { name: 'Add comment' });
  assert.equal(await add.getAttribute('aria-disabled'), 'true');
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Call before delivery 📦\nשלום');
  await app.idle();
  await add.click();
  await app.synced();
  assert.match(await dialog.getByRole('listitem').filter({ hasText: 'Call before delivery' }).innerText(), /שלום/);
  const { activity } = await host.row('order', 'o-WRITE1');
  assert.equal(activity.at(-1).data.text, 'Call before delivery 📦\nשלום');
  assert.equal(await dialog.getByRole('textbox', { name: 'Comment' }).inputValue(), '');
  await app.close();
});

test('S40 what is done offline is shown as waiting, and no longer when the host has it', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'WRITE2');
  await app.context.setOffline(true);
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Written in the train');
  await dialog.getByRole('button', { name: 'Add comment' }).click();
  await app.idle();
  const entry = dialog.getByRole('listitem').filter({ hasText: 'Written in the train' });
  assert.match(await entry.innerText(), /Waiting to be sent/);
  await app.context.setOffline(false);
  await app.synced();
  await entry.filter({ hasNotText: 'Waiting to be sent' }).waitFor({ state: 'attached' });
  await app.close();
});

test('a comment that is begun is there again after a reload, with its order', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'WRITE2');
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('half a thought');
  await app.idle();
  await app.page.reload();
  await app.page.waitForFunction(() => 'carnet' in window);
  await app.page.waitForFunction(() => [...document.querySelectorAll('textarea')].some((field) => field.value === 'half a thought'));
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('');
  await app.idle();
  await app.close();
});

test('a long activity shows its newest part first and the rest on request', async () => {
  const app = await browser.open(host);
  const { dialog } = await openOrder(app, 'LONG01');
  assert.equal(await dialog.getByText('note 119', { exact: true }).count(), 1);
  assert.equal(await dialog.getByText('note 0', { exact: true }).count(), 0);
  const older = dialog.getByRole('button', { name: 'Show older activity' });
  while (await older.count()) {
    await older.press('Enter');
    await app.idle();
  }
  assert.equal(await dialog.getByText('note 0', { exact: true }).count(), 1);
  await app.close();
});

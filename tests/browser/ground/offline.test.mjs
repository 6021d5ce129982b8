// Without a network: the app opens from the service worker, the orders from the book in this browser, and an edit made
// meanwhile reaches the host later. And an import whose lines are partly nonsense, seen from the screen.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { order, startBrowser, startHost } from '../support/host.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.stop());

const workerIsReady = (/** @type {import('playwright-core').Page} */ page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const worker = registration.active;
    if (worker && worker.state !== 'activated')
      await new Promise((done) => worker.addEventListener('statechange', () => worker.state === 'activated' && done(null)));
  });

test('reloaded while the host is stopped, the same orders are there, and an edit is sent when it is back', async () => {
  const host = await startHost({ rows: [order({ number: 'A7F3K2' }), order({ number: 'B2B2B2' })] });
  try {
    const app = await browser.open(host, { errors: /./ });
    await app.count('2 orders');
    await workerIsReady(app.page);
    const before = await app.page.getByRole('row').allInnerTexts();
    await host.stop();
    await app.page.reload();
    await app.page.waitForFunction(() => 'carnet' in window);
    await app.count('2 orders');
    assert.deepEqual(await app.page.getByRole('row').allInnerTexts(), before);

    await app.page.getByRole('button', { name: 'Status: New, order A7F3K2' }).click();
    await app.page.getByRole('menuitem', { name: 'Completed' }).click();
    await app.page.getByRole('button', { name: 'Status: Completed, order A7F3K2' }).waitFor({ state: 'attached' });
    await app.page.getByText(/1 change waiting to be sent/).first().waitFor({ state: 'attached' });
    assert.equal(host.url.includes('127.0.0.1'), true);
    await host.start();
    await app.page.evaluate(() => dispatchEvent(new Event('online'))); // it would try by itself within a minute
    await app.synced();
    assert.equal((await host.row('order', 'o-A7F3K2')).status, 'completed');
    await app.close();
  } finally {
    await host.remove();
  }
});

test('lines of an import that cannot be read are refused by number and reason, and the good ones are on the screen', async () => {
  const good = order({ number: 'GOOD01' });
  const file = path.join(tmpdir(), `carnet-lines-${process.pid}.ndjson`);
  writeFileSync(file, `${JSON.stringify(good)}\nnot json\n${JSON.stringify({ ...order({ number: 'BAD001' }), t: 'order', d: { id: 'x' } })}\n`);
  const host = await startHost({ arguments: ['--import', file], refusals: true });
  try {
    assert.match(host.said, /line 2.*/i);
    assert.match(host.said, /line 3.*/i);
    assert.doesNotMatch(host.said, /Traceback/);
    const app = await browser.open(host);
    await app.count('1 order');
    await app.close();
  } finally {
    await host.remove();
  }
});

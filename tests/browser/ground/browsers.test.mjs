// A browser that lacks something, and programs that stop: each is said in plain words, with what is safe, and a way on.
// What is missing is taken away from a browser that has it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { order, startBrowser, startHost } from '../support/host.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
before(async () => {
  browser = await startBrowser();
  host = await startHost({ rows: [order({ number: 'A7F3K2' })] });
});
after(async () => {
  await browser.stop();
  await host.remove();
});

/** A page of its own without a service worker, which would answer before a test can change a file. */
async function bare() {
  const context = await browser.browser.newContext({ serviceWorkers: 'block', locale: 'en-US' });
  return { context, page: await context.newPage() };
}

/** The engine's worker, begun with these lines. @param {import('playwright-core').BrowserContext} context @param {string} lines */
const beginWorkerWith = (context, lines) =>
  context.route('**/engine/worker.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${lines}\n${await response.text()}` });
  });

test('without WebGL 2 a plain page says what is missing', async () => {
  const { context, page } = await bare();
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    /** @type {any} */ (HTMLCanvasElement.prototype).getContext = function (/** @type {string} */ kind, /** @type {any[]} */ ...rest) {
      return kind === 'webgl2' ? null : /** @type {any} */ (original).call(this, kind, ...rest);
    };
  });
  await page.goto(host.url);
  await page.getByRole('heading', { name: 'This browser cannot show Carnet' }).waitFor();
  await page.getByText('It lacks WebGL 2. Your orders are safe').waitFor();
  await context.close();
});

test('without OPFS the orders are there all the same, and the screen says that they are not kept', async () => {
  const { context, page } = await bare();
  await beginWorkerWith(context, 'delete FileSystemFileHandle.prototype.createSyncAccessHandle;');
  await page.goto(host.url);
  await page.getByRole('status').filter({ hasText: '1 order' }).first().waitFor({ state: 'attached' });
  await page.getByText(/not kept|only as long|this tab/i).first().waitFor({ state: 'attached' });
  await context.close();
});

test('an engine that stops is started again and finds its book', async () => {
  const { context, page } = await bare();
  // The first engine dies at the first message after the orders are there; the second does not know of it.
  await beginWorkerWith(context, `
    const stopper = new BroadcastChannel('stop the engine');
    stopper.onmessage = () => { stopper.close(); setTimeout(() => { throw new Error('stopped by the test'); }); };`);
  await page.goto(host.url);
  const count = page.getByRole('status').filter({ hasText: '1 order' }).first();
  await count.waitFor({ state: 'attached' });
  await page.evaluate(() => new BroadcastChannel('stop the engine').postMessage(1));
  await page.waitForFunction(() => /** @type {any} */ (window).carnet.idle().then(() => true));
  await page.getByRole('searchbox', { name: 'Search orders' }).fill('A7F3');
  await count.waitFor({ state: 'attached' });
  await page.getByRole('row').filter({ hasText: 'A7F3K2' }).waitFor({ state: 'attached' });
  // A second time within a minute is a defect that a restart does not mend: it says so, and offers a way on.
  await page.evaluate(() => new BroadcastChannel('stop the engine').postMessage(1));
  await page.getByRole('heading', { name: 'Carnet had to stop' }).waitFor();
  await page.getByText('Everything you saved is safe').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await count.waitFor({ state: 'attached' });
  await context.close();
});

test('a trap in the screen is said, with what is safe, and the report holds no stack for the merchant to read first', async () => {
  const { context, page } = await bare();
  await page.goto(host.url);
  await page.getByRole('status').filter({ hasText: '1 order' }).first().waitFor({ state: 'attached' });
  // A table call to an index that is none is a trap like any other.
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError('unreachable');
    dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
  });
  await page.getByRole('heading', { name: 'Carnet had to stop' }).waitFor();
  assert.equal(await page.locator('details').getAttribute('open'), null, 'the details are folded');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('status').filter({ hasText: '1 order' }).first().waitFor({ state: 'attached' });
  await context.close();
});

test('a program that cannot be loaded is said in plain words', async () => {
  const { context, page } = await bare();
  await context.route('**/carnet.wasm', (route) => route.fulfill({ status: 500, body: '' }));
  await page.goto(host.url);
  await page.getByRole('heading', { name: 'Carnet could not start' }).waitFor();
  await page.getByText('Nothing was lost').waitFor();
  await context.close();
});

test('the WebGL context is lost and restored: the screen is drawn again', async () => {
  const app = await browser.open(host);
  await app.count('1 order');
  const ink = async () => (await app.page.locator('canvas').screenshot()).length;
  const before = await ink();
  await app.page.evaluate(async () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('canvas'));
    const lose = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    const restored = new Promise((done) => canvas.addEventListener('webglcontextrestored', done, { once: true }));
    const lost = new Promise((done) => canvas.addEventListener('webglcontextlost', done, { once: true }));
    lose?.loseContext();
    await lost;
    setTimeout(() => lose?.restoreContext());
    await restored;
  });
  await app.idle();
  const afterwards = await ink();
  assert.ok(Math.abs(afterwards - before) < before * 0.1, `drawn again: ${before} bytes of picture, ${afterwards} after`);
  await app.page.getByRole('searchbox', { name: 'Search orders' }).fill('none');
  await app.count('0 orders');
  await app.close();
});

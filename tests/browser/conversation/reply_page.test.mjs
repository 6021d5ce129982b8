// The page behind the mail's Reply button, as a customer meets it: on a phone and a desk, light and dark, with a keyboard,
// without JavaScript, and pressed twice.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { message, order, startBrowser, startHost, violations } from '../support/host.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
let link = '';
before(async () => {
  browser = await startBrowser();
  host = await startHost({
    rows: [order({ number: 'A7F3K2', id: 'o1' }), message({ id: 'm0', order: 'o1', text: 'Where is it?' })],
    environment: { CARNET_SHOP_NAME: 'Atelier & Co' },
  });
  await host.act('message.send', 'o1', { id: 'm1', text: 'Shall we wrap it?\nIt costs <nothing>.', in_reply_to: 'm0' });
  link = (await host.row('message', 'm1')).reply_url;
});
after(async () => {
  await browser.stop();
  await host.remove();
});

const answers = async () =>
  [...(await host.rows()).values()].filter((row) => row.direction === 'in' && row.in_reply_to === 'm1').map(({ text }) => text);

/** @param {import('playwright-core').BrowserContextOptions} options */
async function open(options = {}) {
  const context = await browser.browser.newContext(options);
  const page = await context.newPage();
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(link);
  return { page, context, asked };
}

test('S62 S63 without JavaScript it shows the message, takes the answer, and says that it was sent', async () => {
  const { page, context, asked } = await open({ javaScriptEnabled: false });
  await page.getByText('Shall we wrap it?\nIt costs <nothing>.').waitFor();
  await page.getByText('Atelier & Co wrote about order A7F3K2').first().waitFor();
  const field = page.getByRole('textbox', { name: 'Your answer' });
  await field.fill('Yes please,\nin blue ☂');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Your answer was sent' }).waitFor();
  assert.deepEqual(await answers(), ['Yes please,\nin blue ☂']);
  assert.deepEqual(asked.filter((url) => new URL(url).origin !== new URL(link).origin), []);
  // Going back and sending the same form again is no second answer; a new one is.
  await page.goBack();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Your answer was sent' }).waitFor();
  await page.reload();
  assert.equal((await answers()).length, 1);
  await page.getByRole('link', { name: 'Write another answer' }).click();
  await page.getByRole('textbox').fill('And a card.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Your answer was sent' }).waitFor();
  assert.equal((await answers()).length, 2);
  await context.close();
});

test('S63 pressed twice at once it is one answer', async () => {
  const { page, context } = await open();
  const before = (await answers()).length;
  await page.getByRole('textbox').fill('Twice');
  await page.getByRole('button', { name: 'Send' }).dblclick();
  await page.getByRole('heading', { name: 'Your answer was sent' }).waitFor();
  const now = await answers();
  assert.equal(now.length, before + 1);
  assert.deepEqual(now.filter((text) => text === 'Twice'), ['Twice']);
  await context.close();
});

test('S62 it fits a phone and a desk, in light and dark, and axe finds nothing', async () => {
  for (const [width, height, colorScheme] of /** @type {const} */ ([[390, 844, 'light'], [390, 844, 'dark'], [1280, 800, 'light'], [1280, 800, 'dark']])) {
    const { page, context } = await open({ viewport: { width, height }, colorScheme, bypassCSP: true, hasTouch: width < 400 });
    const where = `${width} ${colorScheme}`;
    assert.deepEqual(await violations(page), [], where);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${where}: wider than the screen`);
    const button = await page.getByRole('button', { name: 'Send' }).boundingBox();
    assert.ok(button && button.height >= 44, where);
    const [ground, ink] = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return [backgroundColor, color].map((value) => Number(/\d+/.exec(value)?.[0]));
    });
    assert.equal(ground < ink, colorScheme === 'dark', `${where}: ${ground} on ${ink}`);
    await context.close();
  }
});

test('S62 a link that was cut says so in words and gives nothing away', async () => {
  const { page, context } = await open();
  const answer = await page.goto(link.slice(0, -4));
  assert.equal(answer?.status(), 404);
  await page.getByRole('heading', { name: 'This link is not valid' }).waitFor();
  assert.doesNotMatch(await page.content(), /A7F3K2|Shall we/);
  await context.close();
});

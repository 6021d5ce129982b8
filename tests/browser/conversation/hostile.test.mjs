// Five hundred texts that want to run, wherever the conversation shows a stranger's text: the thread, the mail, the reply
// page. Nothing may run, ask, or break the policy, and every text must be there as it was written.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import PostalMime from 'postal-mime';

import { HOSTILE, watch } from '../support/hostile.mjs';
import { message, order, startBrowser, startHost } from '../support/host.mjs';

const PER_ORDER = 40; // as many as a thread shows at once
// What a row can hold: no NUL, and no half of a character.
const TEXTS = HOSTILE.map((text) => text.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd'));

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
const orders = Math.ceil(TEXTS.length / PER_ORDER);
before(async () => {
  browser = await startBrowser();
  /** @type {import('../support/host.mjs').Row[]} */
  const rows = [];
  TEXTS.forEach((text, i) => {
    const id = `o${Math.floor(i / PER_ORDER)}`;
    if (i % PER_ORDER === 0) rows.push(order({ number: `H${String(i).padStart(5, '0')}`, id, customer: { name: text.slice(0, 200), email: 'ada@shop.example' } }));
    const isMine = i % 2 === 0;
    rows.push(message({ id: `t${i}`, order: id, direction: isMine ? 'out' : 'in', text, subject: isMine ? text.slice(0, 150) : null,
      at: new Date(Date.UTC(2026, 10, 1) + i * 60_000).toISOString(), delivery: isMine ? 'failed' : 'sent', delivery_detail: isMine ? text.slice(0, 200) : null,
      in_reply_to: i % PER_ORDER > 2 ? `t${i - 2}` : null }));
  });
  host = await startHost({ rows, environment: { CARNET_SHOP_NAME: TEXTS[0] } });
});
after(async () => {
  await browser.stop();
  await host.remove();
});

test('S59 S63 500 hostile texts in the thread run nothing and are shown as they are', async () => {
  const context = await browser.browser.newContext({ locale: 'en-US', timezoneId: 'UTC' });
  const page = await context.newPage();
  const watched = await watch(page, [new URL(host.url).origin]);
  let seen = 0;
  for (let n = 0; n < orders; ++n) {
    if (n === 0) await page.goto(`${host.url}?conversation=o0`);
    else await page.evaluate((query) => {
      history.pushState(null, '', query);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `?conversation=o${n}`);
    const texts = TEXTS.slice(n * PER_ORDER, (n + 1) * PER_ORDER);
    const last = texts.length - 1;
    await page.waitForFunction(
      ({ count, title }) => document.querySelectorAll('[role=log] article').length === count
        && document.querySelector('[role=dialog]')?.getAttribute('aria-label')?.includes(title),
      { count: texts.length, title: `H${String(n * PER_ORDER).padStart(5, '0')}` });
    await page.evaluate(() => /** @type {any} */ (window).carnet.idle());
    const shown = await page.locator('[role=log] article').evaluateAll((articles) => articles.map((article) => article.textContent ?? ''));
    for (let i = 0; i <= last; ++i) {
      const beginning = texts[i].slice(0, 1000).trim();
      assert.ok(shown[i].includes(beginning), `not as written: ${JSON.stringify(beginning)}`);
      seen += 1;
    }
    const markup = await page.locator('[role=log]').evaluate((log) => log.querySelectorAll('script, img, svg, iframe, a, form, style, object, video').length);
    assert.equal(markup, 0, 'a text became elements');
  }
  assert.ok(seen >= 500);
  watched.nothing('the thread');
  await context.close();
});

test('S62 500 hostile texts in mails and their reply pages run nothing', async () => {
  // Twelve a message: the reply page takes so many requests a minute from one address, and no more.
  const messages = [];
  for (let i = 0; i < TEXTS.length; i += 12) messages.push(TEXTS.slice(i, i + 12).join('\n\n'));
  const results = await host.actMany(messages.map((text, i) => (
    { name: 'message.send', order: 'o0', args: { id: `s${i}`, text, subject: TEXTS[i].slice(0, 200) || 'x' } })));
  assert.deepEqual(results.map(({ s }) => s).filter((s) => s !== 'applied'), []);
  await waitUntil(() => existsSync(host.mailFolder) && readdirSync(host.mailFolder).filter((name) => name.endsWith('.eml')).length === messages.length);
  const rows = await host.rows();

  const context = await browser.browser.newContext();
  const page = await context.newPage();
  const watched = await watch(page, [new URL(host.url).origin]);
  // A mail has styles of its own in its elements, which the policy of the reply page would forbid: it is read elsewhere.
  const reader = await context.newPage();
  for (let i = 0; i < messages.length; ++i) {
    const source = readFileSync(path.join(host.mailFolder, `s${i}.eml`));
    const mail = await PostalMime.parse(source);
    assert.deepEqual(mail.to?.map(({ address }) => address), ['ada@shop.example']);
    assert.deepEqual([mail.cc, mail.bcc], [undefined, undefined], `a header of a text: ${JSON.stringify(messages[i])}`);
    assert.deepEqual(mail.headers.map(({ key }) => key).filter((key) => !KNOWN.has(key)), []);
    const parsed = await reader.evaluate((html) => {
      const made = new DOMParser().parseFromString(html, 'text/html');
      return { links: [...made.querySelectorAll('a')].map((a) => a.getAttribute('href')),
        others: made.querySelectorAll('script, img, svg, iframe, form, style, object, video, input, base, link, math').length };
    }, mail.html ?? '');
    assert.deepEqual(parsed, { links: [rows.get(`message s${i}`).reply_url], others: 0 });

    const answer = await page.goto(rows.get(`message s${i}`).reply_url);
    assert.equal(answer?.status(), 200);
    const shown = await page.locator('.message').evaluate((element) => ({ text: element.textContent, inside: element.children.length }));
    assert.deepEqual(shown, { text: messages[i].replaceAll('\r\n', '\n').replaceAll('\r', '\n'), inside: 0 });
    assert.equal(await page.locator('script, img, svg, iframe, style, object').count(), 0);
  }
  watched.nothing('mails and reply pages');

  // What the customer writes comes back when it is not taken, and arrives as written when it is.
  await page.locator('textarea').evaluate((area, text) => {
    area.removeAttribute('maxlength');
    /** @type {HTMLTextAreaElement} */ (area).value = text;
  }, TEXTS.join('\n').slice(0, 15_000));
  await page.getByRole('button').click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.locator('script, img, svg, iframe, style, object').count(), 0);
  watched.nothing('an answer that was not taken');
  const answerText = TEXTS.filter((text) => text.length < 200).join('\n').slice(0, 9_000);
  await page.locator('textarea').fill(answerText);
  await page.getByRole('button').click();
  await page.getByRole('link').waitFor();
  watched.nothing('an answer that was taken');
  await context.close();
});

const KNOWN = new Set(['from', 'to', 'subject', 'date', 'message-id', 'in-reply-to', 'references', 'content-language', 'mime-version', 'content-type']);

/** @param {() => boolean} holds */
async function waitUntil(holds) {
  for (let tries = 0; tries < 1200; ++tries) { // a minute, on a machine that is busy with other things
    if (holds()) return;
    await new Promise((soon) => setTimeout(soon, 50));
  }
  assert.fail(`never: ${holds}`);
}

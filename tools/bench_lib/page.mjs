// Drives the product as a merchant would and prints what it took, in milliseconds, from the event in the page to the
// moment when the page's own elements (the count in the status, the rows of the grid) say the new state. Prints; judges
// nothing: budgets stand in docs/performance.md.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '../../tests/browser/support/gallery.mjs';
import { startBrowser, startHost } from '../../tests/browser/support/host.mjs';

const orders = Number(process.argv[2] ?? 100_000);
const file = process.argv[3];
const rounds = 100;

const quantile = (/** @type {number[]} */ values, /** @type {number} */ q) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];
const rows = /** @type {[string, string][]} */ ([]);
const say = (/** @type {string} */ what, /** @type {string} */ value) => {
  rows.push([what, value]);
  console.log(`${what.padEnd(58)} ${value}`);
};
const ms = (/** @type {number} */ value) => `${Math.round(value * 10) / 10} ms`;
const spread = (/** @type {number[]} */ values) => `p50 ${ms(quantile(values, 0.5))}, p95 ${ms(quantile(values, 0.95))}, max ${ms(Math.max(...values))}`;

const sizes = JSON.parse(readFileSync(path.join(root, 'build/web/site/sizes.json'), 'utf8'));
say('download to first use, brotli', `${Math.round(sizes.first_use.brotli / 1000)} KB`);

const host = await startHost(file ? { arguments: ['--import', file] } : { demo: orders });
const browser = await startBrowser();
try {
  // ── First use: an empty browser ──
  const started = performance.now();
  const app = await browser.open(host, { early: true, errors: /./ });
  const { page } = app;
  await page.getByRole('checkbox', { name: /^Select order / }).first().waitFor({ state: 'attached' });
  say('first use: address → first rows', ms(performance.now() - started));
  await page.getByRole('status', { name: 'Sync' }).filter({ hasText: 'Up to date' }).waitFor({ state: 'attached', timeout: 15 * 60_000 });
  say('first use: address → every order', ms(performance.now() - started));
  await app.idle();
  const count = await page.getByRole('status').first().innerText();
  console.log(`(${count.trim()})`);

  // Everything below is timed inside the page.
  await page.evaluate(() => {
    const status = () => [...document.querySelectorAll('[role=status]')].find((e) => /order/.test(e.textContent ?? ''));
    /** Runs it, and gives the time until the page is quiet again and what the count says then. */
    Object.assign(window, {
      timed: async (/** @type {() => void} */ act) => {
        await /** @type {any} */ (window).carnet.idle();
        const begun = performance.now();
        let last = begun;
        const seen = new MutationObserver(() => (last = performance.now()));
        seen.observe(/** @type {Node} */ (document.getElementById('mirror')), { subtree: true, childList: true, characterData: true, attributes: true });
        act();
        await /** @type {any} */ (window).carnet.idle();
        seen.disconnect();
        return { took: last - begun, count: status()?.textContent };
      },
    });
  });
  const timed = (/** @type {string} */ kind, /** @type {string} */ value) =>
    page.evaluate(({ kind, value }) => /** @type {any} */ (window).timed(() => {
      if (kind === 'type') {
        const box = /** @type {HTMLInputElement} */ (document.querySelector('[role=searchbox], input[type=search]'));
        box.value = value;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      } else {
        const named = [...document.querySelectorAll('button, [role]')].find((e) => e.getAttribute('aria-label') === value || e.textContent === value);
        /** @type {HTMLElement} */ (named).click();
      }
    }), { kind, value });

  // ── Keys in the search box: words of customers, typed a letter at a time ──
  const words = ['maria', 'lefevre', 'a7f', 'gmail', '06 12', 'shirt', 'cohen', '2026', 'de', 'ana 3'];
  const keys = [];
  await page.getByRole('searchbox', { name: 'Search orders' }).focus();
  for (let round = 0; keys.length < rounds * 2; round++) {
    const word = words[round % words.length];
    for (let length = 1; length <= word.length; length++) keys.push((await timed('type', word.slice(0, length))).took);
    await timed('type', '');
  }
  say(`a key in the search box → count and rows (${keys.length})`, spread(keys));

  // ── Filters and sorts ──
  const changes = [];
  for (let round = 0; changes.length < rounds; round++) {
    for (const name of ['#', 'Name', 'Price', 'Date']) changes.push((await timed('click', name)).took);
    for (const name of ['Store', 'All', 'Archived orders', 'Orders', 'Unread messages', 'Unread messages']) changes.push((await timed('click', name)).took);
  }
  say(`a filter or a sort → count and rows (${changes.length})`, spread(changes));

  // ── Edits, durable ──
  const edits = [];
  await timed('click', 'Store');
  for (let round = 0; round < 20; round++) {
    const control = page.getByRole('button', { name: /^Status: (New|In progress|Completed), order / }).nth(round % 5);
    const name = await control.getAttribute('aria-label');
    if (!name) break;
    await control.click();
    await app.idle();
    const to = name.includes('Completed') ? 'In progress' : 'Completed';
    edits.push((await page.evaluate((to) => /** @type {any} */ (window).timed(() => {
      const item = [...document.querySelectorAll('[role=menuitem]')].find((e) => e.textContent === to);
      /** @type {HTMLElement} */ (item).click();
    }), to)).took);
  }
  say(`an edit, durable and on the screen (${edits.length})`, spread(edits));
  await timed('click', 'All');

  // ── The whole book as a file ──
  await page.getByRole('button', { name: 'Export' }).click();
  const begun = performance.now();
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 10 * 60_000 }),
    page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Export', exact: true }).click()]);
  say('CSV of every current order', ms(performance.now() - begun));
  await download.delete();

  // ── Idle ──
  await app.idle();
  const frames = await page.evaluate(async () => {
    const made = () => /** @type {any} */ (window).carnet.framesMade?.() ?? NaN;
    const before = made();
    await new Promise((done) => setTimeout(done, 3000));
    return made() - before;
  });
  if (Number.isFinite(frames)) say('frames in 3 s of rest', String(frames));

  // ── Opened again ──
  await app.synced();
  const again = [];
  for (let round = 0; round < 5; round++) {
    const begun = performance.now();
    await page.reload({ waitUntil: 'commit' });
    await page.getByRole('checkbox', { name: /^Select order / }).first().waitFor({ state: 'attached' });
    again.push(performance.now() - begun);
    await page.waitForFunction(() => 'carnet' in window);
    await app.idle();
  }
  say('opened again → first rows', `p50 ${ms(quantile(again, 0.5))}, max ${ms(Math.max(...again))}`);
  const memory = execFileSync('ps', ['-eo', 'rss,args']).toString().split('\n')
    .filter((line) => line.includes('--type=renderer')).map((line) => Number.parseInt(line, 10));
  say('memory of the page and its worker (whole renderer)', `${Math.round(Math.max(...memory) / 1024)} MB`);
  await app.context.close();
} finally {
  await browser.stop();
  await host.remove();
}
console.log(`\n| ${orders.toLocaleString('en')} orders | |\n|---|---|\n${rows.map(([what, value]) => `| ${what} | ${value} |`).join('\n')}`);

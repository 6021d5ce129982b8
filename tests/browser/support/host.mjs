// For tests of the whole product: starts the reference host (`serve.py --no-build`) on a free port with rows of the
// test's own, and opens the built app in Chromium as a merchant would. Knows nothing of any screen.
//
//   const host = await startHost({ rows: [order({ number: 'A7F3K2' })] });
//   const browser = await startBrowser();
//   const app = await browser.open(host, { width: 390, height: 844, touch: true });
//   await app.page.getByRole('row', …).click(); await app.idle(); await app.close();

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

import { CHROMIUM_FLAGS, findChromium, root } from './gallery.mjs';

const site = process.env.CARNET_SITE ?? path.join(root, 'build/web/site');
const TOKEN = 'token-of-the-tests';

/** @typedef {{t: string, id: string, d: Record<string, any>}} Row a line of what `--import` reads */

/**
 * What a host can be started with. Without rows and without `demo` its book is empty.
 * @typedef {{rows?: Row[], demo?: number, arguments?: string[], environment?: Record<string, string>,
 *   refusals?: boolean}} HostOptions `refusals`: of lines of an import are what the test is about
 */

/** @param {HostOptions} options */
export async function startHost(options = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-test-'));
  const host = new TestHost(folder, options);
  try {
    await host.start();
  } catch (error) {
    await host.remove(); // a program left behind would keep the run from ending
    throw error;
  }
  return host;
}

class TestHost {
  #folder;
  #options;
  /** @type {import('node:child_process').ChildProcess | null} */
  #process = null;
  #port = 0;
  /** @type {string[]} */
  #said = [];
  #cid = crypto.randomUUID();
  #n = 0;

  /** @param {string} folder @param {HostOptions} options */
  constructor(folder, options) {
    this.#folder = folder;
    this.#options = options;
    this.url = '';
    this.editorUrl = '';
    this.mailFolder = path.join(folder, 'mail');
  }

  /** Listens when this settles; again on the same port and the same book after a stop(). */
  async start() {
    const { rows, demo, environment } = this.#options;
    const imports = this.#options.arguments?.includes('--import') ?? false;
    const words = ['serve.py', '--no-build', '--port', String(this.#port), '--token', TOKEN];
    words.push('--data', path.join(this.#folder, 'data'), '--mail-dir', this.mailFolder);
    if (demo !== undefined) words.push('--demo', String(demo));
    else if (!imports) words.push('--empty');
    if (rows && this.#port === 0) {
      const file = path.join(this.#folder, 'rows.ndjson');
      writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
      words.push('--import', file);
    }
    words.push(...(this.#options.arguments ?? []));
    const child = spawn('python3', words, {
      cwd: root,
      env: { ...process.env, CARNET_SITE: site, CARNET_SHOP_TZ: 'UTC', CARNET_SHOP_LOCALE: 'en', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    child.stderr.setEncoding('utf8').on('data', (text) => this.#said.push(text));
    for await (const line of createInterface({ input: child.stdout })) {
      this.#said.push(`${line}\n`);
      this.url = /^Carnet is open at (\S+)/.exec(line)?.[1] ?? this.url;
      this.editorUrl = /^The editor .* is at (\S+)/.exec(line)?.[1] ?? this.editorUrl;
      if (line.startsWith('Mail to customers')) break;
    }
    if (child.exitCode !== null || !this.url) assert.fail(`the host did not start:\n${this.said}`);
    child.stdout.resume();
    if (!this.#options.refusals) assert.doesNotMatch(this.said, /^Refused /m, 'the host refused rows of the test');
    this.#port = Number(new URL(this.url).port);
  }

  /** Everything it printed. */
  get said() {
    return this.#said.join('');
  }

  /** Ends the program and keeps its book; start() goes on with it. */
  async stop() {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  /** Ends the program and removes its book. */
  async remove() {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  // ── As a program with the token sees it ──

  /** @param {string} address below the host's @param {unknown} [body] */
  async #call(address, body) {
    const response = await fetch(new URL(address, this.url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    assert.ok(response.ok, `${address}: ${response.status} ${await response.clone().text()}`);
    return response.json();
  }

  /** Every row that the host has now, by type and id: `rows.get('order o1')`. */
  async rows() {
    /** @type {Map<string, any>} */
    const rows = new Map();
    for (let since = ''; ;) {
      const page = await this.#call(`/v1/changes?since=${encodeURIComponent(since)}&cid=${this.#cid}&limit=1000`);
      for (const { t, id, op, d } of page.changes) {
        if (op === 'put') rows.set(`${t} ${id}`, d);
        else rows.delete(`${t} ${id}`);
      }
      since = page.cursor;
      if (!page.more) return rows;
    }
  }

  /** @param {string} type @param {string} id */
  async row(type, id) {
    return (await this.rows()).get(`${type} ${id}`);
  }

  /**
   * Does something as another device would; gives its result.
   * @param {string} name @param {string | null} order @param {Record<string, unknown>} [args]
   */
  async act(name, order, args = {}) {
    return (await this.actMany([{ name, order, args }]))[0];
  }

  /** The same for many, in as few pushes as the protocol allows. @param {{name: string, order: string | null, args: Record<string, unknown>}[]} acts */
  async actMany(acts) {
    const { epoch, limits } = await this.#call('/v1/hello');
    const results = [];
    for (let i = 0; i < acts.length; i += limits.push) {
      const muts = acts.slice(i, i + limits.push).map(({ name, order, args }) => (
        { n: ++this.#n, uid: crypto.randomUUID(), name, o: order, args, at: new Date().toISOString() }));
      results.push(...(await this.#call('/v1/mutations', { epoch, cid: this.#cid, muts })).results);
    }
    return results;
  }
}

// ── The browser ─────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * How the merchant looks at it.
 * @typedef {{width?: number, height?: number, ratio?: number, scheme?: 'light' | 'dark', locale?: string,
 *   timeZone?: string, touch?: boolean, query?: string, errors?: RegExp, early?: boolean}} Look
 *   `query` is of the page's address; `errors` are those that the test provokes; `early`: given before anything is there
 */

/** One browser for a file of tests. */
export async function startBrowser() {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  return {
    browser,
    stop: () => browser.close(),
    /** @param {{url: string}} host @param {Look} look */
    async open(host, look = {}) {
      const context = await browser.newContext({
        viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
        deviceScaleFactor: look.ratio ?? 1,
        colorScheme: look.scheme ?? 'light',
        locale: look.locale ?? 'en-US',
        timezoneId: look.timeZone ?? 'UTC',
        hasTouch: look.touch ?? false,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      return openApp(context, host, look);
    },
  };
}

/** @param {import('playwright-core').BrowserContext} context @param {{url: string}} host @param {Look} look */
async function openApp(context, host, look) {
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  const note = (/** @type {string} */ text) => look.errors?.test(text) || errors.push(text);
  // What the network says is no error of the page: going offline is a state like another.
  page.on('console', (message) => message.type() === 'error' && !/ERR_|status of/.test(message.text()) && note(message.text()));
  page.on('pageerror', (error) => note(error.stack ?? error.message));
  await page.goto(host.url + (look.query ?? ''));
  if (!look.early) await page.waitForFunction(() => 'carnet' in window);
  const idle = () => page.evaluate(() => /** @type {any} */ (window).carnet.idle());
  if (!look.early) {
    await page.getByRole('grid', { name: 'Orders' }).or(page.getByRole('main')).first().waitFor();
    await idle();
  }
  return {
    page,
    context,
    /** Settles when nothing is being drawn and no question to the book is open. */
    idle,
    /** Until the count above the list is this: "830 orders". @param {string} words */
    async count(words) {
      await page.getByRole('status').filter({ hasText: new RegExp(`^\\s*${words}`) }).first().waitFor({ state: 'attached' });
      await idle();
    },
    /** The accessible name, or the text, of what has the focus. */
    focused: () =>
      page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      }),
    /** Until every edit of this page is with the host. */
    async synced() {
      await page.getByRole('status', { name: 'Sync' }).filter({ hasNotText: /waiting|pending/i }).waitFor({ state: 'attached' });
      await idle();
    },
    clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    /** The page again, with the same storage, in a second tab. */
    another: (/** @type {Look} */ other = {}) => openApp(context, host, { ...look, ...other }),
    async close() {
      await context.close();
      assert.deepEqual(errors, [], 'the page said errors');
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openApp>>} App */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds, a line each. By evaluate: the policy allows no script from elsewhere.
 * @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
export async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const result = await /** @type {any} */ (window).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes[0].html} (${v.nodes.length})`);
  });
}

// ── Rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * An order as a host has it; what a test does not say is plain.
 * @param {Record<string, any>} given members of the row; `customer` and `totals` may be partial
 * @returns {Row}
 */
export function order(given) {
  const { customer, totals, ...rest } = given;
  const id = given.id ?? `o-${given.number}`;
  const items = given.items ?? [item({ id: `${id}-1`, name: 'Linen shirt', unit_price: 4500, quantity: 2 })];
  const subtotal = items.reduce((/** @type {number} */ sum, /** @type {any} */ i) => sum + i.unit_price * i.quantity, 0);
  return {
    t: 'order',
    id,
    d: {
      id,
      module: 'store',
      page_id: 'p1',
      origin: 'store',
      status: 'new',
      payment_status: 'unpaid',
      archived: false,
      created_at: '2026-11-20T09:30:00Z',
      updated_at: '2026-11-20T09:30:00Z',
      paid_at: null,
      status_locked_until: null,
      currency: 'EUR',
      customer: { name: 'Ada Lovelace', email: 'ada@shop.example', phone: '+44 20 7946 0958', ...customer },
      items,
      totals: { subtotal, discount: 0, shipping: 0, tax: 0, total: subtotal, ...totals },
      payment: { method: 'PayPal', reference: 'PAY-1' },
      tags: [],
      tracking: [],
      activity: [{ id: `${id}-a1`, at: '2026-11-20T09:30:00Z', by: 'customer', type: 'created', data: {} }],
      unread: 0,
      last_message_at: null,
      ...rest,
    },
  };
}

/** A line of an order. @param {Record<string, any>} given */
export function item(given) {
  return { product_id: null, sku: '', quantity: 1, unit_price: 1000, options: [], url: null, starts_at: null,
    stock_taken: 0, stock_returned: 0, ...given };
}

/** @param {Record<string, any>} given @returns {Row} */
export function product(given) {
  return { t: 'product', id: given.id, d: { name: 'Linen shirt', sku: 'LS-1', url: 'https://shop.example/linen-shirt', stock: 10, ...given } };
}

/** @param {Record<string, any>} given @returns {Row} */
export function tag(given) {
  return { t: 'tag', id: given.id, d: { name: 'VIP', color: 'violet', ...given } };
}

/** @param {Record<string, any>} given @returns {Row} */
export function message(given) {
  return { t: 'message', id: given.id, d: { direction: 'in', subject: null, text: '', at: '2026-11-21T10:00:00Z',
    in_reply_to: null, delivery: 'sent', ...given } };
}

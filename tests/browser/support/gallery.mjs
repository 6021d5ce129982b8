// For the tests of the kit: serves the gallery of the build under the product's own security policy, opens it in
// Chromium, and fails a test whose page says an error.

import assert from 'node:assert/strict';
import { readFileSync, existsSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const site = process.env.CARNET_SITE ?? path.join(root, 'build/web/site');
const wasm = process.env.CARNET_GALLERY ?? path.join(path.dirname(site), 'wasm');

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
});
// The same as the host's, as far as a page without a host needs it.
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' blob: data:; " +
  "style-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types carnet";

/** The pages of the gallery. */
export const PAGES = ['grid', 'buttons', 'fields', 'choices', 'windows', 'feedback', 'text', 'pickers'];

/** WebGL 2 by software, also without a GPU. */
export const CHROMIUM_FLAGS = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox'];

export function findChromium() {
  const told = path.join(root, '.deps/browsers.json');
  const known = existsSync(told) ? JSON.parse(readFileSync(told, 'utf8')).chromium : undefined;
  return known ?? '/usr/bin/chromium';
}

function serve() {
  const server = http.createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = asked.startsWith('/wasm/') ? path.join(wasm, asked.slice(6)) : path.join(root, 'web', asked);
    const inside = file.startsWith(wasm) || file.startsWith(path.join(root, 'web'));
    if (!inside || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
    });
    response.end(readFileSync(file));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ url: `http://127.0.0.1:${address.port}`, close: () => server.close() });
    });
  });
}

/** @typedef {{width?: number, height?: number, ratio?: number, scheme?: 'light' | 'dark', direction?: 'rtl',
 *   density?: 'compact', touch?: boolean, reducedMotion?: 'reduce', forcedColors?: 'active', contrast?: 'high', blocks?: boolean}} Look blocks: text without a font, for pictures */

/**
 * One browser and one server for a file of tests. With `reuse` a page that is closed serves the next test that wants the same
 * size and theme: loading the program costs a second of the processor, showing another page of the gallery a fifth of one.
 * @param {{reuse?: boolean}} options
 */
export async function startGallery({ reuse = false } = {}) {
  assert.ok(existsSync(path.join(wasm, 'gallery.js')), `the gallery is not built: ${wasm}/gallery.js`);
  const server = /** @type {{url: string, close: () => void}} */ (await serve());
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  /** @type {Map<string, Awaited<ReturnType<typeof load>>>} */
  const loaded = new Map();

  /** @param {string} name @param {Look} look */
  async function load(name, look) {
    const context = await browser.newContext({
      viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
      deviceScaleFactor: look.ratio ?? 1,
      colorScheme: look.scheme ?? 'light',
      hasTouch: look.touch ?? false,
      reducedMotion: look.reducedMotion ?? 'no-preference',
      forcedColors: look.forcedColors ?? 'none',
    });
    const page = await context.newPage();
    /** @type {string[]} */
    const errors = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    const query = new URLSearchParams({ page: name });
    if (look.direction) query.set('dir', look.direction);
    if (look.density) query.set('density', look.density);
    if (look.contrast) query.set('contrast', look.contrast);
    if (look.blocks) query.set('text', 'blocks');
    await page.goto(`${server.url}/gallery/index.html?${query}`);
    await page.waitForFunction(() => 'carnet' in window);
    const idle = () => page.evaluate(() => /** @type {any} */ (window).carnet.idle());
    await idle();
    /** Another page, as new, without loading the program again.
     * @param {string} shown @param {{dir?: 'rtl', density?: 'compact'}} [how] */
    const show = async (shown, how = {}) => {
      await page.evaluate(([to, as]) => /** @type {any} */ (window).carnet.show(to, as), /** @type {const} */ ([shown, how]));
      await idle();
    };
    return { context, page, errors, idle, show };
  }

  return {
    url: server.url,
    browser,
    /** @param {string} name a page of the gallery @param {Look} look */
    async open(name, look = {}) {
      const { direction, density, ...fixed } = look;
      const key = JSON.stringify(fixed);
      const kept = loaded.get(key);
      loaded.delete(key);
      if (kept) {
        await kept.page.mouse.move(0, 0);
        await kept.show(name, { dir: direction, density });
      }
      const opened = kept ?? (await load(name, look));
      const { context, page, errors, idle, show } = opened;
      return {
        page,
        idle,
        show,
        /** The accessible name, or the role and text, of what has the focus. */
        focused: () =>
          page.evaluate(() => {
            const element = document.activeElement;
            return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
          }),
        stats: () => page.evaluate(() => /** @type {any} */ (window).carnet.stats()),
        async close() {
          // A screen that was touched stays one for fingers.
          if (reuse && !look.touch) loaded.set(key, opened);
          else await context.close();
          assert.deepEqual(errors, [], 'the page said errors');
        },
      };
    },
    async stop() {
      await browser.close();
      server.close();
    },
  };
}

// For tests that ask Firefox, too: the machine's own, driven over WebDriver BiDi, on a screen of its own (Xvfb), because
// without a screen it has no WebGL 2.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import puppeteer from 'puppeteer-core';

import { root } from './gallery.mjs';

/** Where it is; `missing` says what is not there, in words. */
export function findFirefox() {
  const told = path.join(root, '.deps/browsers.json');
  const known = existsSync(told) ? JSON.parse(readFileSync(told, 'utf8')) : {};
  const firefox = [known.firefox, '/usr/bin/firefox-esr'].find((place) => place && existsSync(place));
  const screen = ['/usr/bin/Xvfb', '/usr/local/bin/Xvfb'].find(existsSync);
  const missing = !firefox ? 'it is not on this machine' : !screen ? 'Xvfb is not on this machine' : '';
  return { firefox, screen, missing };
}

/** @param {{width: number, height: number}} size of its pages */
export async function startFirefox({ width, height }) {
  const found = findFirefox();
  if (!found.firefox || !found.screen) throw new Error(`Firefox cannot be started: ${found.missing}`);
  const screen = spawn(found.screen, ['-displayfd', '3', '-screen', '0', `${width + 200}x${height + 300}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(/** @type {import('node:stream').Readable} */ (screen.stdio[3]), 'data');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: found.firefox,
    headless: false,
    env: { ...process.env, DISPLAY: `:${String(number).trim()}`, MOZ_ENABLE_WAYLAND: '0' },
    // Mesa draws by software here, which Firefox would otherwise refuse.
    extraPrefsFirefox: { 'webgl.force-enabled': true },
  });
  return {
    /** @param {string} address */
    async open(address) {
      const page = await browser.newPage();
      await page.setViewport({ width, height });
      await page.goto(address);
      return page;
    },
    async close() {
      await browser.close();
      screen.kill();
    },
  };
}

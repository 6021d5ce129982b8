// What the tests of the languages need: the packed files made by the build's own tool, and a page of Chromium
// or Firefox that can import the sources.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** The packed languages of the working tree, the made-up ones too; remove() when done. */
export async function packedLanguages() {
  const out = mkdtempSync(path.join(tmpdir(), 'carnet-locales-'));
  execFileSync('python3', [path.join(root, 'tools/locales'), 'site', '--pseudo', '--out', out], { stdio: 'inherit' });
  const folder = path.join(out, 'locales');
  const { languages } = await import(pathToFileURL(path.join(folder, 'languages.js')).href);
  return {
    languages,
    read: (/** @type {string} */ tag) => readFileSync(path.join(folder, `${tag}.txt`), 'utf8'),
    remove: () => rmSync(out, { recursive: true }),
  };
}

/** The catalogues as they stand in assets/locales. @returns {{language: any, messages: any}[]} */
export function catalogues() {
  const folder = path.join(root, 'assets/locales');
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
}

/** A server of the checkout's JavaScript, with an empty page at /. */
async function sources() {
  const server = createServer(async (request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (name === '/') return void response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Intl</title>');
    const file = path.join(root, name);
    if (!file.startsWith(root + path.sep) || !name.endsWith('.js')) return void response.writeHead(404).end();
    const content = await readFile(file).catch(() => null);
    if (content) response.setHeader('Content-Type', 'text/javascript').end(content);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Where tools/setup found the browsers. @returns {{chromium: string, firefox: string}} */
function browsers() {
  return JSON.parse(readFileSync(path.join(root, '.deps/browsers.json'), 'utf8'));
}

/**
 * A page that can import the checkout's JavaScript.
 * @typedef {{evaluate: <Given, Found>(call: (given: Given) => Found | Promise<Found>, given: Given) => Promise<Found>,
 *   close: () => Promise<void>}} OpenPage
 */

/** @returns {Promise<OpenPage>} */
export async function inChromium() {
  const server = await sources();
  const browser = await chromium.launch({ executablePath: browsers().chromium, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.goto(server.address);
  return {
    evaluate: (call, given) => page.evaluate(/** @type {any} */ (call), given),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** @returns {Promise<OpenPage>} */
export async function inFirefox() {
  const server = await sources();
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: browsers().firefox, headless: true });
  const page = await browser.newPage();
  await page.goto(server.address);
  return {
    evaluate: (call, given) => /** @type {any} */ (page.evaluate(/** @type {any} */ (call), given)),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

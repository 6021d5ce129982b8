// What the browser does to a page: takes the WebGL context away, changes the ratio, the scheme and the system's colours,
// hides it. And what the page must not do: draw when nothing changes, break the policy.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startGallery } from '../support/gallery.mjs';

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery()));
after(() => gallery.stop());

test('a lost WebGL context comes back with the same picture', async () => {
  const { page, idle, close } = await gallery.open('text');
  await page.mouse.move(2, 798);
  await idle();
  const before = await page.screenshot();
  await page.evaluate(async () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    const restored = new Promise((resolve) => canvas.addEventListener('webglcontextrestored', resolve, { once: true }));
    extension?.loseContext();
    await new Promise((resolve) => setTimeout(resolve));
    extension?.restoreContext();
    await restored;
  });
  await idle();
  const now = await page.screenshot();
  assert.ok(before.equals(now), 'not a pixel differs');
  await close();
});

test('after the device-pixel ratio changed the canvas has as many pixels and is sharp', async () => {
  const { page, idle, close } = await gallery.open('text');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { width: 1280, height: 800, deviceScaleFactor: 1.5, mobile: false });
  // A pretended ratio is announced by no event; the next frame sees it.
  await page.mouse.move(300, 300);
  await page.waitForFunction(() => /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')).width === 1920);
  await idle();
  const size = await page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    return [canvas.width, canvas.height];
  });
  assert.deepEqual(size, [1920, 1200]);
  await close();
});

test('the theme follows the system live: dark, contrast, its own colours', async () => {
  const { page, idle, close } = await gallery.open('buttons');
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  const changed = (/** @type {string} */ from) =>
    page.waitForFunction((color) => getComputedStyle(document.documentElement).backgroundColor !== color, from);
  await page.emulateMedia({ colorScheme: 'dark' });
  await changed(light);
  const dark = await ground();
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await changed(dark);
  await idle();
  const system = await page.evaluate(() => {
    const probe = document.createElement('i');
    probe.style.color = 'Canvas';
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });
  assert.equal(await ground(), system);
  await close();
});

test('a hidden page draws nothing, and draws again when it is shown', async () => {
  const { page, idle, stats, close } = await gallery.open('grid');
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const { frames } = await stats();
  await page.evaluate(() => /** @type {any} */ (window).carnet.schedule());
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  assert.equal((await stats()).frames, frames);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await idle();
  assert.ok((await stats()).frames > frames);
  await session.detach();
  await close();
});

test('in a right-to-left language everything stands mirrored, and is pressed where it is drawn', async () => {
  const { page, idle, close } = await gallery.open('buttons', { direction: 'rtl' });
  const box = await page.getByRole('button', { name: 'Export', exact: true }).boundingBox();
  assert.ok(box && box.x > 640);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await idle();
  await page.getByText('Pressed 1 times').waitFor();
  await close();
});

test('from 360 pixels wide nothing is cut off that can be pressed', async () => {
  const { page, close } = await gallery.open('grid', { width: 360, height: 640, touch: true });
  const outside = await page.evaluate(() =>
    Array.from(document.querySelectorAll('#mirror button, #mirror input'))
      .map((element) => ({ name: element.getAttribute('aria-label') ?? element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.left < 0 || box.right > 360)
      .map(({ name }) => name),
  );
  assert.deepEqual(outside, []);
  await close();
});

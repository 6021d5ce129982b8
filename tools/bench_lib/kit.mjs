// Scrolls the gallery's grid and prints what each frame cost: the kit's own work (layout, text, drawing lists, the
// semantics and their difference), the elements that the difference changed, the commands to WebGL; and beside them the
// processor's time of the page's thread as Chromium counts it, which knows nothing of how busy the machine is: all of our
// JavaScript and WebAssembly, and what the browser then needs for the style and the layout of the elements. Milliseconds.
// How fast pixels are filled is the GPU's own affair.

import { cpus } from 'node:os';

import { startGallery } from '../../tests/browser/support/gallery.mjs';

const FRAMES = 120;

/** @type {[string, import('../../tests/browser/support/gallery.mjs').Look][]} */
const SIZES = [
  ['1280 × 800', { width: 1280, height: 800 }],
  ['2560 × 1440', { width: 2560, height: 1440 }],
  ['390 × 844, ratio 3, cards', { width: 390, height: 844, ratio: 3, touch: true }],
];

/** What happens between two frames. @type {[string, number][]} */
const MOVES = [
  ['scrolling a row a frame', 52],
  ['scrolling a screen a frame', 700],
];

/** To be run in the page. @param {{frames: number, delta: number}} given */
async function scroll({ frames, delta }) {
  const screen = /** @type {any} */ (window).carnet;
  const mirror = /** @type {HTMLElement} */ (document.getElementById('mirror'));
  const place = { clientX: innerWidth / 2, clientY: innerHeight / 2, bubbles: true, cancelable: true };
  screen.forgetStats();
  for (let i = 0; i < frames; ++i) {
    mirror.dispatchEvent(new WheelEvent('wheel', { ...place, deltaY: delta }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const { cpu, mirror: elements, gl, nodes, frames: made } = screen.stats();
  return { cpu, elements, gl, nodes, made };
}

/** Seconds of the page's thread since it began, by what they went to. @param {import('playwright-core').CDPSession} session */
async function threadTimes(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') };
}

/** @param {number[]} times @param {number} share */
function percentile(times, share) {
  return [...times].sort((a, b) => a - b)[Math.min(Math.floor(times.length * share), times.length - 1)];
}

/** @param {number[]} times */
const both = (times) => `${percentile(times, 0.5).toFixed(2)} / ${percentile(times, 0.95).toFixed(2)}`;

const gallery = await startGallery();
console.log(`Chromium ${gallery.browser.version()}, ${cpus()[0].model}, ${cpus().length} cores; median / 95th percentile, and means of the thread’s time, ms.\n`);
console.log('| screen | what happens | elements | kit | elements changed | WebGL | thread: ours | thread: style, layout |');
console.log('|---|---|--:|--:|--:|--:|--:|--:|');
for (const [name, look] of SIZES) {
  for (const [what, delta] of MOVES) {
    const { page, close } = await gallery.open('grid', look);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate(scroll, { frames: 60, delta });
    const before = await threadTimes(session);
    const begun = (await page.evaluate(() => /** @type {any} */ (window).carnet.stats())).frames;
    const { cpu, elements, gl, nodes, made } = await page.evaluate(scroll, { frames: FRAMES, delta });
    const after = await threadTimes(session);
    const each = (/** @type {'script' | 'layout'} */ part) => (((after[part] - before[part]) * 1000) / (made - begun)).toFixed(2);
    console.log(`| ${name} | ${what} | ${nodes} | ${both(cpu)} | ${both(elements)} | ${both(gl)} | ${each('script')} | ${each('layout')} |`);
    await close();
  }
}
await gallery.stop();

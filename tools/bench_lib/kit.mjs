// Scrolls the gallery's grid and prints what each frame cost: the kit's own work (layout, text, drawing lists, the
// semantics and their difference), the elements that the difference changed, the commands to WebGL; and, beside them,
// what the browser then needs to lay the elements out. Milliseconds; how fast pixels are filled is the GPU's own affair.

import { cpus } from 'node:os';

import { startGallery } from '../../tests/browser/support/gallery.mjs';

const FRAMES = 240;

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
  const turn = async () => {
    mirror.dispatchEvent(new WheelEvent('wheel', { ...place, deltaY: delta }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const began = performance.now();
    mirror.getBoundingClientRect();
    return performance.now() - began;
  };
  for (let i = 0; i < 60; ++i) await turn();
  screen.forgetStats();
  const layout = [];
  for (let i = 0; i < frames; ++i) layout.push(await turn());
  const { cpu, mirror: elements, gl, nodes } = screen.stats();
  return { cpu, elements, gl, layout, nodes };
}

/** @param {number[]} times @param {number} share */
function percentile(times, share) {
  return [...times].sort((a, b) => a - b)[Math.min(Math.floor(times.length * share), times.length - 1)];
}

/** @param {number[]} times */
const both = (times) => `${percentile(times, 0.5).toFixed(2)} / ${percentile(times, 0.95).toFixed(2)}`;

const gallery = await startGallery();
console.log(`Chromium ${gallery.browser.version()}, ${cpus()[0].model}, ${cpus().length} cores; median / 95th percentile, ms.\n`);
console.log('| screen | what happens | elements | kit | elements changed | WebGL | frame | browser’s layout |');
console.log('|---|---|--:|--:|--:|--:|--:|--:|');
for (const [name, look] of SIZES) {
  for (const [what, delta] of MOVES) {
    const { page, close } = await gallery.open('grid', look);
    const { cpu, elements, gl, layout, nodes } = await page.evaluate(scroll, { frames: FRAMES, delta });
    const count = Math.min(cpu.length, elements.length, gl.length);
    const frame = Array.from({ length: count }, (_, i) => cpu[i] + elements[i] + gl[i]);
    console.log(`| ${name} | ${what} | ${nodes} | ${both(cpu)} | ${both(elements)} | ${both(gl)} | ${both(frame)} | ${both(layout)} |`);
    await close();
  }
}
await gallery.stop();

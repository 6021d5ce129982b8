// The canvas shows every script as the browser itself would: each string of the gallery's text page is compared, as a
// picture, with the same string in a plain HTML page at the same place.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startGallery } from '../support/gallery.mjs';

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery()));
after(() => gallery.stop());

/**
 * How much of the ink differs, 0 … 2, in the better of a few positions of up to a pixel; and the widths of the ink.
 * @param {import('playwright-core').Page} page where the pictures are decoded
 * @param {Buffer} ours @param {Buffer} theirs
 */
async function compare(page, ours, theirs) {
  return page.evaluate(
    async (/** @type {string[]} */ pictures) => {
      const read = async (/** @type {string} */ data) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
        context.drawImage(image, 0, 0);
        const { data: bytes } = context.getImageData(0, 0, image.width, image.height);
        // Ink: how far a pixel is from the ground, which the corner shows.
        const ink = new Float32Array(image.width * image.height);
        for (let i = 0; i < ink.length; ++i) {
          for (let channel = 0; channel < 3; ++channel) ink[i] += Math.abs(bytes[i * 4 + channel] - bytes[channel]) / 3;
        }
        return { ink, width: image.width, height: image.height };
      };
      const [a, b] = [await read(pictures[0]), await read(pictures[1])];
      const total = a.ink.reduce((sum, value) => sum + value, 0);
      let best = 2;
      for (let dx = -1; dx <= 1; ++dx) {
        for (let dy = -1; dy <= 1; ++dy) {
          let difference = 0;
          for (let y = 1; y < a.height - 1; ++y) {
            for (let x = 1; x < a.width - 1; ++x)
              difference += Math.abs(a.ink[y * a.width + x] - b.ink[(y + dy) * b.width + x + dx]);
          }
          best = Math.min(best, difference / total);
        }
      }
      const widthOf = (/** @type {typeof a} */ picture) => {
        let [left, right] = [picture.width, 0];
        picture.ink.forEach((value, i) => {
          if (value < 40) return;
          left = Math.min(left, i % picture.width);
          right = Math.max(right, i % picture.width);
        });
        return right - left;
      };
      return { difference: best, ours: widthOf(a), theirs: widthOf(b) };
    },
    [ours.toString('base64'), theirs.toString('base64')],
  );
}

for (const ratio of [1, 1.5, 2]) {
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    test(`names of every script look as in HTML, ${scheme}, at ratio ${ratio}`, async () => {
      const { page, idle, close } = await gallery.open('text', { ratio, scheme, height: 900 });
      const lines = await page.evaluate(() =>
        Array.from(document.querySelectorAll('main span'))
          .filter((span) => Math.round(span.getBoundingClientRect().height) === 32)
          .map((span) => {
            const { x, y, width, height } = span.getBoundingClientRect();
            return { text: span.textContent ?? '', x, y, width, height };
          }),
      );
      assert.ok(lines.length >= 20);
      const plain = await page.context().newPage();
      await plain.goto(`${gallery.url}/gallery/plain.html`);
      await plain.evaluate(({ shown, dark }) => {
        document.body.classList.toggle('dark', dark);
        for (const line of shown) {
          const element = document.createElement('div');
          element.textContent = line.text;
          element.style.left = `${line.x}px`;
          element.style.top = `${line.y}px`;
          element.style.fontSize = '15px';
          document.getElementById('lines')?.append(element);
        }
      }, { shown: lines, dark: scheme === 'dark' });
      await page.mouse.move(2, 898);
      await idle();
      /** @type {string[]} */
      const wrong = [];
      for (const line of lines) {
        const clip = { x: line.x, y: line.y, width: line.width, height: line.height };
        const result = await compare(plain, await page.screenshot({ clip }), await plain.screenshot({ clip }));
        const sameWidth = Math.abs(result.ours - result.theirs) <= 2 * ratio;
        if (!sameWidth || result.difference > 0.3)
          wrong.push(`${line.text}: ${result.difference.toFixed(2)} of the ink, ${result.ours} wide, not ${result.theirs}`);
        if (process.env.CARNET_SHOW) console.log(ratio, scheme, line.text, result);
      }
      assert.deepEqual(wrong, []);
      await close();
    });
  }
}

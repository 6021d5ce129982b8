// Stored pictures: what a screen looked like when somebody last looked at it and found it right. A picture that differs is
// kept in tests/output/pictures beside the run; CARNET_RENEW_PICTURES=1 (tools/pictures --renew) stores it instead.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './gallery.mjs';

// The same program draws the same picture wherever its software renderer is the same; another version of that may round a
// blended edge otherwise. A pill that moves by one pixel changes three times as many pixels by more than this.
export const SHADE = 10;
export const MOST_PIXELS = 40;

/**
 * To be run in a page: how many pixels differ by more than `shade` in one channel; -1: not of one size.
 * @param {{ours: string, theirs: string, shade: number}} given base64 of PNG
 */
export async function countDifferent({ ours, theirs, shade }) {
  const read = async (/** @type {string} */ data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await read(ours), await read(theirs)];
  if (a.width !== b.width || a.height !== b.height) return -1;
  let different = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const by = Math.max(...[0, 1, 2].map((channel) => Math.abs(a.data[i + channel] - b.data[i + channel])));
    if (by > shade) ++different;
  }
  return different;
}

/** @param {string} folder of the stored ones, from the root */
export function storedPictures(folder) {
  const place = (/** @type {string} */ name) => path.join(root, folder, `${name}.png`);
  return {
    /** @param {string} name */
    read: (name) => readFileSync(place(name)),
    /** @param {string} name @param {Buffer} picture @param {import('playwright-core').Page} page that compares */
    async check(name, picture, page) {
      if (process.env.CARNET_RENEW_PICTURES) {
        writeFileSync(place(name), picture);
        return;
      }
      assert.ok(existsSync(place(name)), `there is no picture "${name}": tools/pictures --renew stores it`);
      const stored = readFileSync(place(name));
      const given = { ours: picture.toString('base64'), theirs: stored.toString('base64'), shade: SHADE };
      const different = await page.evaluate(countDifferent, given);
      if (different >= 0 && different <= MOST_PIXELS) return;
      const kept = path.join(root, 'tests/output/pictures');
      mkdirSync(kept, { recursive: true });
      writeFileSync(path.join(kept, `${name}.png`), picture);
      const how = different < 0 ? 'is of another size' : `differs in ${different} pixels`;
      assert.fail(`"${name}" ${how}: compare ${path.relative(root, kept)}/${name}.png with ${folder}/${name}.png; ` +
        'if it is right, tools/pictures --renew stores it');
    },
  };
}

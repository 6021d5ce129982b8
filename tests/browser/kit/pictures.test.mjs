// The gallery looks as it did when somebody last looked: stored pictures, made without fonts (every letter is a block, see
// web/gallery/blocks.js), so that they are the same on every machine. tools/pictures --renew stores them anew.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startGallery } from '../support/gallery.mjs';
import { countDifferent, MOST_PIXELS, SHADE, storedPictures } from '../support/pictures.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @type {{name: string, page: string, look?: import('../support/gallery.mjs').Look, act?: (page: Page) => Promise<void>}[]} */
const PICTURES = [
  { name: 'grid', page: 'grid' },
  { name: 'grid-dark', page: 'grid', look: { scheme: 'dark', density: 'compact' } },
  { name: 'grid-phone', page: 'grid', look: { width: 390, height: 844, touch: true } },
  { name: 'buttons', page: 'buttons' },
  { name: 'buttons-contrast', page: 'buttons', look: { contrast: 'high' } },
  { name: 'buttons-mirrored', page: 'buttons', look: { direction: 'rtl', scheme: 'dark' } },
  { name: 'fields', page: 'fields' },
  { name: 'list-open', page: 'choices', act: (page) => page.getByRole('button', { name: 'Status', exact: true }).click() },
  { name: 'menu-open', page: 'choices', act: (page) => page.getByRole('button', { name: 'More, order A7F3K2' }).click() },
  { name: 'dialog', page: 'windows', act: (page) => page.getByRole('button', { name: 'Ask first' }).click() },
  { name: 'window', page: 'windows', act: (page) => page.getByRole('button', { name: 'Open a side window' }).click() },
  { name: 'toast', page: 'feedback', act: (page) => page.getByRole('button', { name: 'Archive', exact: true }).click() },
  { name: 'date', page: 'pickers', act: (page) => page.getByRole('button', { name: 'Date', exact: true }).click() },
];

const stored = storedPictures('tests/browser/kit/pictures');
/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery({ reuse: true })));
after(() => gallery.stop());

for (const { name, page: shown, look, act } of PICTURES) {
  test(`the picture "${name}" is as it was`, async () => {
    // Motion would be caught in the middle.
    const { page, idle, close } = await gallery.open(shown, { ...look, blocks: true, reducedMotion: 'reduce' });
    await act?.(page);
    await page.mouse.move(0, 0);
    await idle();
    await stored.check(name, await page.screenshot(), page);
    await close();
  });
}

test('a pill that moved by a pixel is found, and a shade that nobody sees is not', async () => {
  const { page, close } = await gallery.open('buttons', { blocks: true, reducedMotion: 'reduce' });
  const pill = await page.getByText('Completed', { exact: true }).boundingBox();
  assert.ok(pill);
  const picture = stored.read('buttons').toString('base64');
  const [moved, shaded] = await page.evaluate(async ({ data, box }) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const bytes = () => canvas.toDataURL().split(',')[1];
    context.drawImage(image, 0, 0);
    context.drawImage(image, box.x - 2, box.y, box.width + 4, box.height, box.x - 1, box.y, box.width + 4, box.height);
    const first = bytes();
    context.drawImage(image, 0, 0);
    context.fillStyle = 'rgb(0 0 0 / 2%)';
    context.fillRect(0, 0, image.width, image.height);
    return [first, bytes()];
  }, { data: picture, box: pill });
  const different = (/** @type {string} */ theirs) => page.evaluate(countDifferent, { ours: picture, theirs, shade: SHADE });
  assert.ok((await different(moved)) > MOST_PIXELS);
  assert.equal(await different(shaded), 0);
  await close();
});

// The canvas shows every script as the browser itself would: each string of the gallery's text page is compared, as a
// picture, with the same string in a plain HTML page at the same place. In Chromium and in Firefox.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { findFirefox, startFirefox } from '../support/firefox.mjs';
import { startGallery } from '../support/gallery.mjs';
import { compareInk, linesShown, notAlike, showPlainly } from '../support/ink.mjs';

const MOST_INK = 0.3;

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery()));
after(() => gallery.stop());

for (const ratio of [1, 1.5, 2]) {
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    test(`names of every script look as in HTML, ${scheme}, at ratio ${ratio}`, async () => {
      const { page, idle, close } = await gallery.open('text', { ratio, scheme, height: 900 });
      const lines = await page.evaluate(linesShown);
      assert.ok(lines.length >= 20);
      const plain = await page.context().newPage();
      await plain.goto(`${gallery.url}/gallery/plain.html`);
      await plain.evaluate(showPlainly, { lines, dark: scheme === 'dark' });
      await page.mouse.move(2, 898);
      await idle();
      const [ours, theirs] = [await page.screenshot(), await plain.screenshot()];
      const compared = await plain.evaluate(compareInk, {
        ours: ours.toString('base64'), theirs: theirs.toString('base64'), lines, ratio,
      });
      if (process.env.CARNET_SHOW) console.log(ratio, scheme, compared);
      assert.deepEqual(notAlike(compared, ratio, MOST_INK), []);
      await close();
    });
  }
}

test('names of every script look as in HTML in Firefox', async (t) => {
  const missing = findFirefox().missing;
  if (missing) return t.skip(`Firefox cannot be asked: ${missing}. Run tools/setup --browsers.`);
  const firefox = await startFirefox({ width: 1280, height: 900 });
  try {
    const page = await firefox.open(`${gallery.url}/gallery/index.html?page=text`);
    await page.waitForFunction('"carnet" in window');
    await page.evaluate('carnet.idle()');
    const lines = await page.evaluate(linesShown);
    assert.ok(lines.length >= 20);
    const ours = await page.screenshot({ encoding: 'base64' });
    const plain = await firefox.open(`${gallery.url}/gallery/plain.html`);
    await plain.evaluate(showPlainly, { lines, dark: false });
    const theirs = await plain.screenshot({ encoding: 'base64' });
    const compared = await plain.evaluate(compareInk, { ours, theirs, lines, ratio: 1 });
    if (process.env.CARNET_SHOW) console.log('Firefox', compared);
    assert.deepEqual(notAlike(compared, 1, MOST_INK), []);
  } finally {
    await firefox.close();
  }
});

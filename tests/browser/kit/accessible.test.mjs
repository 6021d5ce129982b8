// axe-core finds nothing, on every page of the gallery and in its states, in both directions.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { startGallery } from '../support/gallery.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let gallery;
before(async () => (gallery = await startGallery()));
after(() => gallery.stop());

/** By evaluate: the policy allows no script from elsewhere. @param {import('playwright-core').Page} page */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const result = await /** @type {any} */ (window).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes[0].html} (${v.nodes.length})`);
  });
  return found;
}

for (const name of ['grid', 'buttons', 'fields', 'choices', 'windows', 'feedback', 'text', 'pickers']) {
  test(`axe finds nothing on the page "${name}"`, async () => {
    const { page, close } = await gallery.open(name);
    assert.deepEqual(await violations(page), []);
    await close();
  });
}

test('axe finds nothing with a listbox, a menu, a dialog or a toast open, mirrored, and on a phone', async () => {
  const choices = await gallery.open('choices', { direction: 'rtl' });
  await choices.page.getByRole('button', { name: 'Status', exact: true }).click();
  await choices.idle();
  assert.deepEqual(await violations(choices.page), []);
  await choices.page.getByRole('button', { name: 'More, order A7F3K2' }).click();
  await choices.idle();
  assert.deepEqual(await violations(choices.page), []);
  await choices.close();

  const windows = await gallery.open('windows');
  for (const button of ['Open a side window', 'Ask first']) {
    await windows.page.getByRole('button', { name: button }).click();
    await windows.idle();
    assert.deepEqual(await violations(windows.page), []);
  }
  await windows.close();

  const feedback = await gallery.open('feedback');
  await feedback.page.getByRole('button', { name: 'Archive', exact: true }).click();
  await feedback.idle();
  assert.deepEqual(await violations(feedback.page), []);
  await feedback.close();

  const phone = await gallery.open('grid', { width: 390, height: 844, touch: true });
  assert.deepEqual(await violations(phone.page), []);
  await phone.close();
});

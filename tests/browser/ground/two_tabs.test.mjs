// One tab has the book: the second says so and offers to take it, the first then closes it in order. A lock that is held
// is never a reason to keep the book in memory.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { order, startBrowser, startHost } from '../support/host.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
before(async () => {
  browser = await startBrowser();
  host = await startHost({ rows: [order({ number: 'A7F3K2' })] });
});
after(async () => {
  await browser.stop();
  await host.remove();
});

test('the second tab says that Carnet is open in another, takes the book when asked, and can give it back', async () => {
  const first = await browser.open(host);
  await first.count('1 order');
  const second = await first.another();
  await second.page.getByText('Carnet is open in another tab').first().waitFor({ state: 'attached' });
  assert.equal(await second.page.getByText(/not kept/i).count(), 0, 'it does not work in memory instead');

  await second.page.getByRole('button', { name: 'Use it here' }).click();
  await second.count('1 order');
  await first.page.getByText('Carnet is open in another tab').first().waitFor({ state: 'attached' });

  // An edit of the second is in the book when the first has it again.
  await second.page.getByRole('button', { name: 'Status: New, order A7F3K2' }).click();
  await second.page.getByRole('menuitem', { name: 'Completed' }).click();
  await second.page.getByRole('button', { name: 'Status: Completed, order A7F3K2' }).waitFor({ state: 'attached' });
  await first.page.getByRole('button', { name: 'Use it here' }).click();
  await first.page.getByRole('button', { name: 'Status: Completed, order A7F3K2' }).waitFor({ state: 'attached' });
  await second.page.getByText('Carnet is open in another tab').first().waitFor({ state: 'attached' });
  await second.page.close();
  await first.close();
});

test('a tab that is closed leaves the book to the one that waits', async () => {
  const first = await browser.open(host);
  await first.count('1 order');
  const second = await first.another();
  await second.page.getByText('Carnet is open in another tab').first().waitFor({ state: 'attached' });
  await first.page.close();
  await second.page.getByRole('button', { name: 'Use it here' }).click();
  await second.count('1 order');
  await second.close();
});

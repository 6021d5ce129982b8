// A host that answers nonsense, or not at all: it is said, nothing is lost, and all goes on when it has come to its senses.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { order, startBrowser, startHost } from '../support/host.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.stop());

const nonsense = {
  'a page of HTML': { status: 200, contentType: 'text/html', body: '<h1>It works!</h1>' },
  'JSON that ends in the middle': { status: 200, contentType: 'application/json', body: '{"account":"carnet","epo' },
  'JSON of another kind': { status: 200, contentType: 'application/json', body: '[1,2,3]' },
  'a server error': { status: 500, contentType: 'text/plain', body: 'Traceback (most recent call last):' },
};

for (const [what, answer] of Object.entries(nonsense)) {
  test(`a host that answers ${what}: the orders stay, an edit waits, and is sent when it answers again`, async () => {
    const host = await startHost({ rows: [order({ number: 'A7F3K2' })] });
    try {
      const app = await browser.open(host, { errors: /./ });
      await app.count('1 order');
      await app.context.route(/\/v1\//, (route) => route.fulfill(answer));
      await app.page.getByRole('button', { name: 'Status: New, order A7F3K2' }).click();
      await app.page.getByRole('menuitem', { name: 'Completed' }).click();
      await app.page.getByRole('button', { name: 'Status: Completed, order A7F3K2' }).waitFor({ state: 'attached' });
      await app.page.getByText(/1 change waiting to be sent/).first().waitFor({ state: 'attached' });
      assert.doesNotMatch(await app.page.locator('body').innerText(), /Traceback|It works|SyntaxError/);
      await app.context.unroute(/\/v1\//);
      await app.page.evaluate(() => dispatchEvent(new Event('online')));
      await app.synced();
      assert.equal((await host.row('order', 'o-A7F3K2')).status, 'completed');
      await app.close();
    } finally {
      await host.remove();
    }
  });
}

// The whole way of a message: written in the app, sent by SMTP to a real mail server, answered on the reply page in
// another browser, and back in the app's thread by the open long poll.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { order, startBrowser, startHost } from '../support/host.mjs';
import { CERTIFICATE, freePort, linkOf, startSmtp } from '../support/smtp.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.stop());

/** Opens the link of a mail as its customer does, without JavaScript, and answers. @param {string} link @param {string} text */
async function answer(link, text) {
  const context = await browser.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: /was sent/ }).waitFor();
  await context.close();
}

test('S59 S62 S63 S64 a message written offline reaches the customer once, and the answer comes back by itself', async (t) => {
  const smtp = await startSmtp({ login: ['shop', 'secret'] });
  const host = await startHost({
    rows: [
      order({ number: 'A7F3K2', id: 'o1', customer: { name: 'Ada Lovelace', email: 'ada@shop.example' } }),
      order({ number: 'B2C4D6', id: 'o2', created_at: '2026-11-19T09:30:00Z' }),
    ],
    arguments: ['--smtp', `localhost:${smtp.port}`],
    environment: { CARNET_SMTP_USER: 'shop', CARNET_SMTP_PASSWORD: 'secret', CARNET_SMTP_SECURITY: 'starttls',
      SSL_CERT_FILE: CERTIFICATE, CARNET_SHOP_NAME: 'Atelier & Co' },
  });
  t.after(async () => {
    await host.remove();
    await smtp.close();
  });
  const app = await browser.open(host);
  const { page } = app;
  const thread = page.getByRole('log', { name: 'Conversation' });
  const message = (/** @type {string} */ text) => thread.getByRole('article').filter({ hasText: text });

  await page.getByRole('row').filter({ hasText: 'A7F3K2' }).waitFor();

  // Written with the network gone: in the thread at once, waiting.
  await app.context.setOffline(true);
  await page.getByRole('button', { name: 'Send message, order A7F3K2' }).click();
  const dialog = page.getByRole('dialog', { name: 'Conversation, order A7F3K2' });
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('On its way');
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Hello Ada,\nit leaves today.');
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await message('it leaves today.').filter({ hasText: /Waiting/ }).waitFor();
  await page.getByRole('status', { name: 'Sync' }).filter({ hasText: '1 change' }).waitFor();
  assert.equal(smtp.received.length, 0);

  // The network is back: it goes out by itself, once.
  await app.context.setOffline(false);
  const first = await smtp.next();
  await message('it leaves today.').filter({ hasText: 'Sent' }).waitFor();
  assert.deepEqual([first.to, first.secure, first.user], [['ada@shop.example'], true, 'shop']);
  assert.equal(first.mail.subject, 'On its way');
  assert.deepEqual(first.mail.from?.name, 'Atelier & Co');
  assert.equal(first.header('content-language'), 'en');
  assert.ok(first.mail.text?.includes('Hello Ada,\nit leaves today.'));
  const row = [...(await host.rows()).entries()].find(([key]) => key.startsWith('message '))?.[1];
  assert.equal(first.mail.messageId, `<${row.id}@carnet.localhost>`);
  assert.equal(first.mail.inReplyTo, undefined);

  // Answered in another browser: in the open thread within a second or so, and read, since it is before our eyes.
  const link = linkOf(first);
  await answer(link, 'Wonderful!\nCan it be blue?');
  const begun = performance.now();
  await message('Can it be blue?').waitFor();
  const took = performance.now() - begun;
  t.diagnostic(`the answer was in the thread ${Math.round(took)} ms after the customer's page had said so`);
  assert.ok(took < 3000, `${took} ms`);
  await waitUntil(async () => (await host.row('order', 'o1')).unread === 0);
  await waitUntil(async () => (await page.title()) === 'Orders');

  // Not before our eyes: counted in the row and the title, and announced.
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
  await answer(link, 'And when does it arrive?');
  await waitUntil(async () => (await page.title()) === '(1) Orders');
  await page.getByRole('row').filter({ hasText: 'A7F3K2' }).getByRole('img', { name: '1 unread message' }).waitFor();
  await page.getByRole('status', { name: 'Messages' }).filter({ hasText: 'Ada Lovelace answered about order A7F3K2' }).waitFor();
  assert.equal((await host.row('order', 'o1')).unread, 1);

  // Opened from the arrow's menu: marked as new, and read.
  await page.getByRole('button', { name: 'More, order A7F3K2' }).click();
  await page.getByRole('menuitem', { name: 'Conversation' }).click();
  await message('And when does it arrive?').waitFor();
  await thread.getByText('New', { exact: true }).waitFor();
  await waitUntil(async () => (await page.title()) === 'Orders');
  await app.synced();
  assert.equal((await host.row('order', 'o1')).unread, 0);

  // The merchant's answer stands in the same thread for the customer's mail program.
  await dialog.getByRole('textbox', { name: 'Message' }).fill('On Friday.');
  await page.keyboard.press('Control+Enter');
  const second = await smtp.next();
  const rows = [...(await host.rows()).values()];
  const lastAnswer = rows.find(({ text }) => text === 'And when does it arrive?');
  assert.equal(second.mail.inReplyTo, `<${lastAnswer.id}@carnet.localhost>`);
  assert.ok(second.header('references')?.includes(first.mail.messageId ?? '?'));
  assert.equal(second.mail.subject, 'About your order A7F3K2');
  await app.synced();
  assert.equal(smtp.received.length, 2, 'each message was sent once');
  await app.close();
});

test('S62 a message waits in the host while there is no mail server, and goes out when there is one, in the language of the site', async (t) => {
  const port = await freePort();
  const host = await startHost({
    rows: [order({ number: 'A7F3K2', id: 'o1' })],
    arguments: ['--smtp', `127.0.0.1:${port}`],
    environment: { CARNET_SHOP_LOCALE: 'fr-FR', CARNET_MAIL_RETRY: '1' },
  });
  t.after(() => host.remove());
  const app = await browser.open(host, { query: '?conversation=o1' });
  const dialog = app.page.getByRole('dialog', { name: 'Conversation, order A7F3K2' });
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Bonjour');
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  const article = dialog.getByRole('article').filter({ hasText: 'Bonjour' });
  await article.filter({ hasText: 'On its way' }).waitFor();
  await waitUntil(async () => /trying again in 1 s/.test(host.said));

  const smtp = await startSmtp({ port });
  t.after(() => smtp.close());
  const received = await smtp.next();
  await article.filter({ hasText: 'Sent' }).waitFor();
  assert.equal(received.header('content-language'), 'fr');
  assert.match(received.mail.html ?? '', /<html lang="fr" dir="ltr">/);
  assert.match(received.mail.html ?? '', />Répondre<\/a>/);
  assert.equal(received.mail.subject, 'Votre commande A7F3K2');
  await app.close();
});

/** @param {() => Promise<boolean>} holds */
async function waitUntil(holds) {
  for (let tries = 0; tries < 200; ++tries) {
    if (await holds()) return;
    await new Promise((soon) => setTimeout(soon, 50));
  }
  assert.fail(`never: ${holds}`);
}

// The conversation's window as a merchant uses it: both ways to it, the thread, drafts, saved replies, messages that did
// not arrive, the keyboard, a phone, right to left.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { message, order, startBrowser, startHost, violations } from '../support/host.mjs';

const ada = { name: 'Ada Lovelace', email: 'ada@shop.example' };

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
before(async () => {
  browser = await startBrowser();
  host = await startHost({
    rows: [
      order({ number: 'TALK01', id: 'talk', customer: ada }),
      message({ id: 'm1', order: 'talk', direction: 'out', text: 'Your parcel is on its way.', subject: 'Good news', at: '2026-11-20T10:00:00Z' }),
      message({ id: 'm2', order: 'talk', text: 'Thank you!\nWhen will it be here?', in_reply_to: 'm1', at: '2026-11-21T08:30:00Z' }),
      message({ id: 'm3', order: 'talk', direction: 'out', text: 'On Friday.', in_reply_to: 'm2', at: '2026-11-21T09:00:00Z' }),
      message({ id: 'm4', order: 'talk', text: 'I meant the other parcel.', in_reply_to: 'm1', at: '2026-11-22T09:00:00Z' }),
      order({ number: 'DRAFT1', id: 'draft', customer: ada, created_at: '2026-11-19T09:30:00Z' }),
      order({ number: 'REPLY1', id: 'reply', customer: ada, created_at: '2026-11-18T09:30:00Z' }),
      order({ number: 'NOMAIL', id: 'nomail', customer: { name: 'Nora', email: '' }, created_at: '2026-11-17T09:30:00Z' }),
      order({ number: 'RETRY1', id: 'retry', customer: ada, created_at: '2026-11-16T09:30:00Z' }),
      message({ id: 'x1', order: 'retry', direction: 'out', text: 'Did you get this?', at: '2026-11-20T10:00:00Z', delivery: 'failed',
        delivery_detail: '550 no such mailbox' }),
      order({ number: 'LONG01', id: 'long', customer: ada, created_at: '2026-11-15T09:30:00Z' }),
      ...Array.from({ length: 130 }, (_, i) => message({ id: `l${i}`, order: 'long', direction: i % 2 ? 'in' : 'out', text: `Message ${i}`,
        at: new Date(Date.UTC(2026, 9, 1) + i * 3_600_000).toISOString() })),
      message({ id: 'huge', order: 'long', text: `start ${'word '.repeat(60_000)}end`, at: '2026-11-01T10:00:00Z' }),
      order({ number: 'KEYS01', id: 'keys', customer: ada, created_at: '2026-11-14T09:30:00Z' }),
    ],
  });
});
after(async () => {
  await browser.stop();
  await host.remove();
});

/** @param {import('playwright-core').Page} page @param {string} number */
function parts(page, number) {
  const dialog = page.getByRole('dialog', { name: `Conversation, order ${number}` });
  return {
    dialog,
    thread: dialog.getByRole('log', { name: 'Conversation' }),
    field: dialog.getByRole('textbox', { name: 'Message' }),
    subject: dialog.getByRole('textbox', { name: 'Subject' }),
    send: dialog.getByRole('button', { name: 'Send', exact: true }),
    replies: dialog.getByRole('button', { name: 'Saved replies' }),
  };
}

test('S28 S60 Send message and Conversation open the same window, which is part of the address', async () => {
  const app = await browser.open(host);
  const { page } = app;
  await page.getByRole('button', { name: 'Send message, order TALK01' }).click();
  const { dialog } = parts(page, 'TALK01');
  await dialog.waitFor();
  assert.match(page.url(), /conversation=talk/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'More, order TALK01' }).click();
  await page.getByRole('menuitem', { name: 'Conversation' }).click();
  await dialog.waitFor();
  await page.reload();
  await dialog.waitFor();
  await page.goBack();
  await dialog.waitFor({ state: 'detached' });
  await app.close();
});

test('S63 S64 the thread shows days, who wrote what, and what an answer answers', async () => {
  const app = await browser.open(host, { query: '?conversation=talk' });
  const { thread } = parts(app.page, 'TALK01');
  const articles = thread.getByRole('article');
  await articles.nth(3).waitFor();
  assert.equal(await articles.count(), 4);
  assert.deepEqual(await thread.getByRole('heading').allInnerTexts(), ['Friday, November 20, 2026', 'Saturday, November 21, 2026', 'Sunday, November 22, 2026']);
  assert.match((await articles.nth(0).getAttribute('aria-label')) ?? '', /^You, /);
  assert.match(await articles.nth(0).innerText(), /Good news\s+Your parcel is on its way\.\s+Sent/);
  assert.match((await articles.nth(1).getAttribute('aria-label')) ?? '', /^Ada Lovelace, /);
  // What stands just below its question needs no quote; what answers an older one does.
  assert.doesNotMatch(await articles.nth(1).innerText(), /In reply to/);
  assert.match(await articles.nth(3).innerText(), /In reply to You: Your parcel is on its way\./);
  assert.deepEqual(await violations(app.page), []);
  await app.close();
});

test('S61 what is typed is kept per order through a reload, and is gone once it is sent', async () => {
  const app = await browser.open(host, { query: '?conversation=draft' });
  const { page } = app;
  const draft = parts(page, 'DRAFT1');
  assert.equal(await draft.send.getAttribute('aria-disabled'), 'true');
  await draft.subject.fill('About Friday');
  await draft.field.fill('Dear Ada,\nשלום');
  await app.idle();
  await page.reload();
  await draft.field.waitFor();
  await page.waitForFunction(() => /** @type {HTMLTextAreaElement | null} */ (document.querySelector('textarea'))?.value !== '');
  assert.equal(await draft.field.inputValue(), 'Dear Ada,\nשלום');
  assert.equal(await draft.subject.inputValue(), 'About Friday');
  // Another order has a field of its own.
  await draft.dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Send message, order TALK01' }).click();
  const talk = parts(page, 'TALK01');
  await talk.field.waitFor();
  assert.equal(await talk.field.inputValue(), '');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Send message, order DRAFT1' }).click();
  await draft.field.waitFor();
  await draft.field.focus();
  await page.keyboard.press('Control+Enter');
  await draft.thread.getByRole('article').filter({ hasText: 'Dear Ada,' }).waitFor();
  assert.equal(await draft.field.inputValue(), '');
  await app.synced();
  const sent = [...(await host.rows()).values()].filter((row) => row.order === 'draft' && row.direction === 'out');
  assert.deepEqual(sent.map(({ text, subject }) => [text, subject]), [['Dear Ada,\nשלום', 'About Friday']]);
  await page.reload();
  await draft.thread.getByRole('article').first().waitFor();
  await app.idle();
  assert.equal(await draft.field.inputValue(), '');
  await app.close();
});

test('S61 saved replies are made, filled in, warned about, edited and deleted, and stay through a reload', async () => {
  const app = await browser.open(host, { query: '?conversation=reply' });
  const { page } = app;
  const { field, send, replies, dialog } = parts(page, 'REPLY1');
  await replies.click();
  await page.getByRole('menuitem', { name: 'Manage saved replies' }).click();
  await page.getByRole('dialog', { name: 'Saved replies' }).getByRole('button', { name: 'New reply' }).click();
  const made = page.getByRole('dialog', { name: 'New reply' });
  await made.getByRole('textbox', { name: 'Name of the reply' }).fill('Shipped');
  await made.getByRole('textbox', { name: 'Text of the reply' }).fill('Hello {name}, order {number} is on its way: {tracking}');
  await made.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog', { name: 'Saved replies' }).getByText('Shipped').waitFor();
  await page.keyboard.press('Escape');

  await replies.click();
  await page.getByRole('menuitem', { name: 'Shipped' }).click();
  await app.idle();
  assert.equal(await field.inputValue(), 'Hello Ada Lovelace, order REPLY1 is on its way: {tracking}');
  await dialog.getByText('This order has no tracking number yet').waitFor();
  assert.equal(await send.getAttribute('aria-disabled'), 'true');
  await page.keyboard.press('Control+Enter');
  await app.idle();
  assert.equal(await dialog.getByRole('article').count(), 0, 'a place without a value was sent');
  await field.fill('Hello Ada, it is on its way');
  await app.idle();
  assert.notEqual(await send.getAttribute('aria-disabled'), 'true');

  // With a parcel the place has a value.
  await host.act('order.tracking.put', 'reply', { id: 't1', number: '1Z999AA10123456784', carrier: 'UPS', url: '' });
  await field.fill('');
  await replies.click();
  await page.getByRole('menuitem', { name: 'Shipped' }).waitFor();
  await page.keyboard.press('Escape');
  await waitUntil(async () => {
    await field.fill('');
    await replies.click();
    await page.getByRole('menuitem', { name: 'Shipped' }).click();
    await app.idle();
    return /UPS 1Z999AA10123456784 https:\/\//.test(await field.inputValue());
  });

  // What is typed can become a reply; replies outlive the page.
  await field.fill('See you soon');
  await replies.click();
  await page.getByRole('menuitem', { name: 'Save this text as a reply' }).click();
  await made.getByRole('textbox', { name: 'Name of the reply' }).fill('Shipped');
  await made.getByText('There is already a reply of this name').first().waitFor();
  await made.getByRole('textbox', { name: 'Name of the reply' }).fill('Goodbye');
  await made.getByRole('button', { name: 'Save' }).click();
  await app.idle();
  await page.reload();
  await replies.click();
  await page.getByRole('menuitem').first().waitFor();
  assert.deepEqual(await page.getByRole('menuitem').allInnerTexts(), ['Goodbye', 'Shipped', 'Save this text as a reply', 'Manage saved replies']);
  await page.getByRole('menuitem', { name: 'Manage saved replies' }).click();
  const list = page.getByRole('dialog', { name: 'Saved replies' });
  await list.getByRole('button', { name: 'Edit the reply “Goodbye”' }).click();
  const edited = page.getByRole('dialog', { name: 'Edit the reply “Goodbye”' });
  await edited.getByRole('textbox', { name: 'Name of the reply' }).fill('Farewell');
  await edited.getByRole('button', { name: 'Save' }).click();
  await list.getByRole('button', { name: 'Delete the reply “Shipped”' }).click();
  await page.getByRole('dialog', { name: 'Delete the reply “Shipped”' }).getByRole('button', { name: 'Delete' }).click();
  await list.getByText('Farewell').waitFor();
  await list.getByText('Shipped').waitFor({ state: 'detached' });
  await app.close();
});

test('S59 without an e-mail address the message stays in the thread with the reason, and its reply link can be copied', async () => {
  const app = await browser.open(host, { query: '?conversation=nomail' });
  const { dialog, field, send, thread } = parts(app.page, 'NOMAIL');
  await dialog.getByText(/This order has no e-mail address/).waitFor();
  await field.fill('Please call us');
  await send.click();
  const article = thread.getByRole('article').filter({ hasText: 'Please call us' });
  await article.filter({ hasText: 'Not delivered: The order has no e-mail address.' }).waitFor();
  assert.equal(await article.getByRole('button', { name: 'Send again' }).count(), 0, 'it would fail again');
  await article.getByRole('button', { name: 'Copy the reply link' }).click();
  await app.page.getByText('Reply link copied').waitFor();
  const link = await app.clipboard();
  assert.ok(link.startsWith(`${new URL(host.url).origin}/reply/`), link);
  const page = await app.context.newPage();
  await page.goto(link);
  await page.getByText('Please call us').waitFor();
  await page.close();
  await app.close();
});

test('S62 a message that was not delivered is sent again, once, and says so', async () => {
  const app = await browser.open(host, { query: '?conversation=retry' });
  const { thread } = parts(app.page, 'RETRY1');
  const first = thread.getByRole('article').first();
  await first.filter({ hasText: 'Not delivered: 550 no such mailbox' }).waitFor();
  await first.getByRole('button', { name: 'Send again' }).dblclick();
  await thread.getByRole('article').nth(1).filter({ hasText: /Did you get this\?.*Sent/ }).waitFor();
  await first.filter({ hasText: 'Not delivered. It was sent again below.' }).waitFor();
  assert.equal(await first.getByRole('button').count(), 0);
  await app.synced();
  const sent = [...(await host.rows()).values()].filter((row) => row.order === 'retry' && row.direction === 'out');
  assert.equal(sent.length, 2, 'twice pressed is once sent');
  await app.close();
});

test('S64 a long thread opens at its end, keeps its place when older messages are shown, and cuts a huge message', async () => {
  const app = await browser.open(host, { query: '?conversation=long' });
  const { thread } = parts(app.page, 'LONG01');
  const huge = thread.getByRole('article').last();
  await huge.filter({ hasText: 'start word' }).waitFor();
  assert.ok((await huge.innerText()).length < 6000, 'the beginning alone is laid out');
  await huge.getByRole('button', { name: 'Show all' }).click();
  await app.idle();
  assert.ok((await huge.innerText()).length > 50_000);
  await huge.getByRole('button', { name: 'Show less' }).click();
  await app.idle();
  assert.equal(await thread.getByRole('article').count(), 40);
  await thread.focus();
  await app.page.keyboard.press('Home');
  await app.idle();
  const oldest = thread.getByRole('article').first();
  const words = await oldest.innerText();
  const before = await oldest.boundingBox();
  await thread.getByRole('button', { name: 'Show older messages' }).click();
  await app.idle();
  assert.equal(await thread.getByRole('article').count(), 131);
  const same = thread.getByRole('article').filter({ hasText: /Message 91\b/ });
  assert.match(words, /Message 91\b/);
  const now = await same.boundingBox();
  assert.ok(before && now && Math.abs(before.y - now.y) < 80, `it moved from ${before?.y} to ${now?.y}`);
  await app.close();
});

test('S60 the keyboard alone writes, sends, and comes back to the row', async () => {
  const app = await browser.open(host);
  const { page } = app;
  await page.getByRole('row').filter({ hasText: 'KEYS01' }).click({ position: { x: 200, y: 8 } });
  await app.idle();
  const opened = page.getByRole('dialog');
  if (await opened.count()) await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  const { field, thread, dialog } = parts(page, 'KEYS01');
  await dialog.waitFor();
  await app.idle();
  assert.equal(await app.focused(), 'Message', 'one opens it to write');
  await page.keyboard.type('Written without a mouse');
  await page.keyboard.press('Control+Enter');
  await thread.getByRole('article').filter({ hasText: 'Written without a mouse' }).waitFor();
  await app.idle();
  assert.equal(await field.inputValue(), '');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await app.close();
});

test('S59 on a phone it is the whole screen, with targets for fingers; right to left it mirrors', async () => {
  const phone = await browser.open(host, { width: 390, height: 844, touch: true, query: '?conversation=talk' });
  const { dialog, send, thread } = parts(phone.page, 'TALK01');
  await thread.getByRole('article').nth(3).waitFor();
  const place = await dialog.boundingBox();
  assert.deepEqual([place?.x, place?.y, place?.width, place?.height], [0, 0, 390, 844]);
  await phone.page.touchscreen.tap(195, 400); // a finger came here
  await phone.idle();
  const target = await send.boundingBox();
  assert.ok(target && target.height >= 44, `Send is ${target?.height} high`);
  assert.deepEqual(await violations(phone.page), []);
  await phone.close();

  const hebrew = await browser.open(host, { locale: 'he-IL', query: '?conversation=talk' });
  const window = hebrew.page.getByRole('dialog');
  await window.getByRole('article').nth(3).waitFor();
  const box = await window.boundingBox();
  assert.equal(box?.x, 0, 'the end of the screen is its left');
  const mine = await window.getByRole('article').nth(0).getByText('Good news').boundingBox();
  const theirs = await window.getByRole('article').nth(1).getByText('Thank you!').boundingBox();
  assert.ok(mine && theirs && mine.x < theirs.x, 'one’s own stand at the end, which is the left');
  await hebrew.close();
});

/** @param {() => Promise<boolean>} holds */
async function waitUntil(holds) {
  for (let tries = 0; tries < 60; ++tries) {
    if (await holds()) return;
    await new Promise((soon) => setTimeout(soon, 100));
  }
  assert.fail(`never: ${holds}`);
}

// The order's window as its tests use it: opened, read and acted in by the names of SPEC 9. Knows nothing of how it is
// drawn.
import assert from 'node:assert/strict';

/** @typedef {import('../support/host.mjs').App} App */

/** The window of an order, opened from its row. @param {App} app @param {string} number */
export async function openOrder(app, number) {
  await app.page.getByRole('button', { name: `Info, order ${number}` }).click();
  return shownOrder(app, number);
}

/** The window that is open already. @param {App} app @param {string} number */
export async function shownOrder(app, number) {
  const dialog = app.page.getByRole('dialog', { name: `Order ${number}` });
  await dialog.getByRole('heading', { name: 'Order information' }).waitFor({ state: 'attached' });
  await app.idle();

  /** The menu "More actions", opened. */
  const menu = async () => {
    await dialog.getByRole('button', { name: 'More actions' }).click();
    await app.idle();
    return app.page.getByRole('menu', { name: 'More actions' });
  };
  return {
    dialog,
    menu,
    /** Does one of "More actions". @param {string} name */
    async choose(name) {
      await (await menu()).getByRole('menuitem', { name, exact: true }).click();
      await app.idle();
    },
    /** Why one of "More actions" cannot be done; '' when it can. @param {string} name */
    async reason(name) {
      const item = (await menu()).getByRole('menuitem', { name, exact: true });
      const disabled = (await item.getAttribute('aria-disabled')) === 'true';
      const words = disabled ? await description(item) : '';
      await app.page.keyboard.press('Escape');
      await app.idle();
      assert.notEqual(disabled && words, '', `${name} is disabled without a reason`);
      return words;
    },
    text: () => dialog.innerText(),
  };
}

/** What an assistive technology reads after the name. @param {import('playwright-core').Locator} element */
export function description(element) {
  return element.evaluate((node) => {
    const ids = node.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
    const words = ids.map((id) => document.getElementById(id)?.textContent ?? '');
    return [node.getAttribute('aria-description') ?? '', ...words].join(' ').trim();
  });
}

/** Answers a question. @param {App} app @param {string} name @param {string} button */
export async function answer(app, name, button) {
  const question = app.page.getByRole('dialog', { name });
  await question.getByRole('button', { name: button, exact: true }).click();
  await app.idle();
}

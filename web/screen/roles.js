// Which element stands for which role (Role in src/ui/kit/semantics/node.hpp, same numbers). Native elements where HTML
// has one, because they bring focus, Enter, Space and what assistive technologies know about them.

const button = (/** @type {string} */ role) => ({ tag: 'button', role });
const div = (/** @type {string} */ role) => ({ tag: 'div', role });

/** @type {{tag: string, role?: string, type?: string}[]} */
export const ROLES = [
  { tag: 'div' }, // 0 none
  { tag: 'span' }, // 1 text
  { tag: 'main' },
  div('region'),
  { tag: 'h' }, // 4 heading, with its level
  { tag: 'button' },
  { tag: 'a' },
  { tag: 'input', type: 'checkbox' },
  { tag: 'input' }, // 8 textbox, or a textarea
  { tag: 'input', type: 'search' },
  { tag: 'input', role: 'combobox' },
  div('tablist'),
  button('tab'),
  div('grid'),
  div('row'),
  div('columnheader'),
  div('gridcell'),
  div('menu'),
  button('menuitem'),
  button('menuitemcheckbox'),
  button('menuitemradio'),
  div('listbox'),
  button('option'),
  div('dialog'),
  div('status'),
  div('log'),
  div('toolbar'),
  div('group'),
  { tag: 'ul' },
  { tag: 'li' },
  div('progressbar'),
  div('separator'),
  div('img'),
  div('radiogroup'),
  button('radio'),
  div('rowgroup'),
  { tag: 'article' },
  div('alert'),
  div('table'),
  div('cell'),
  { tag: 'nav' },
  button('switch'),
];

export const Role = { heading: 4, link: 6, checkbox: 7, textbox: 8, searchbox: 9, combobox: 10, dialog: 23 };

/** Boxes around other things, without words of their own: they stay opaque, so that a field inside can show itself. */
const CONTAINERS = new Set([0, 2, 3, 23, 26, 27, 35, 36, 40]);

/** InputKind of node.hpp. */
export const INPUT_TYPES = ['text', 'search', 'email', 'tel', 'url', 'date', 'text', 'multiline'];
export const INPUT_MODES = ['', 'search', 'email', 'tel', 'url', '', 'numeric', ''];
export const ENTER_KEYS = ['', 'search', 'send', 'done', 'next'];
export const POPUPS = ['', 'menu', 'listbox', 'dialog', 'grid'];
export const LIVE = ['', 'polite', 'assertive'];
export const SORTS = ['', 'none', 'ascending', 'descending'];
export const TRISTATE = ['', 'false', 'true', 'mixed'];

/** @param {number} kind role | input kind << 8 | level << 16 */
export function createElement(kind) {
  const role = kind & 255;
  const input = (kind >>> 8) & 255;
  const entry = ROLES[role];
  if (role === Role.textbox && INPUT_TYPES[input] === 'multiline') {
    const area = document.createElement('textarea');
    area.className = 'field';
    return area;
  }
  const element = document.createElement(role === Role.heading ? `h${kind >>> 16 || 2}` : entry.tag);
  if (!CONTAINERS.has(role)) element.className = 'ghost';
  if (entry.role) element.setAttribute('role', entry.role);
  if (element instanceof HTMLButtonElement) element.type = 'button';
  if (element instanceof HTMLInputElement) {
    if (role === Role.checkbox) {
      element.type = 'checkbox';
    } else {
      element.type = entry.type ?? INPUT_TYPES[input];
      element.className = 'field';
      element.autocomplete = 'off';
    }
  }
  return element;
}

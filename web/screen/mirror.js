// The semantics as elements: transparent, over the canvas, exactly where the kit drew each thing. Applies the difference
// that src/ui/kit/semantics/difference.cpp writes (its buffer is drawn there), touching nothing that did not change.
// It decides nothing: what is pressed, typed or focused goes to the kit as an event (screen.js).

import { cutBeneath } from './cover.js';
import { createElement, ENTER_KEYS, INPUT_MODES, LIVE, POPUPS, Role, SORTS, TRISTATE } from './roles.js';

const HEADER_WORDS = 8;
const TEXTS = ['text', 'name', 'description', 'value', 'placeholder', 'href', 'keyShortcuts', 'lang'];

// Children of a scrolling element are laid out this far down in it, and it is scrolled to there: so the browser can
// scroll it both ways (focus, scrollIntoView of an assistive technology or a test), which becomes the kit's offset.
const SCROLL_BASE = 4000;

/**
 * @typedef {object} Mirrored
 * @property {number} id
 * @property {number} kind
 * @property {HTMLElement} element
 * @property {Text | null} text the node's own words, before its children
 * @property {boolean} scrolls
 * @property {string} checked as the kit last said it: '' for none
 * @property {string} value of a field, as the kit last said it
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {Record<string, string>} attributes as set
 */

export class Mirror {
  #root;
  #heap;
  /** @type {Map<number, Mirrored>} */
  #nodes = new Map();
  /** @type {WeakMap<Element, Mirrored>} */
  #byElement = new WeakMap();
  #decoder = new TextDecoder();
  /** Checkboxes that toggled by themselves and wait for the model's word. @type {Set<Mirrored>} */
  #toggled = new Set();
  /** Scrolling elements that are not where they were put. @type {Set<Mirrored>} */
  #misplaced = new Set();

  /** @param {HTMLElement} root @param {import('./heap.js').Heap} heap */
  constructor(root, heap) {
    this.#root = root;
    this.#heap = heap;
  }

  get size() {
    return this.#nodes.size;
  }

  /** The node that an event's target belongs to. @param {EventTarget | null} target @returns {number} 0: none */
  idOf(target) {
    for (let element = target instanceof Element ? target : null; element && element !== this.#root; ) {
      const node = this.#byElement.get(element);
      if (node) return node.id;
      element = element.parentElement;
    }
    return 0;
  }

  /** @param {number} id */
  elementOf(id) {
    return this.#nodes.get(id)?.element;
  }

  /** @param {number} pointer @param {number} length in words */
  apply(pointer, length) {
    if (length === 0) return;
    const { words, floats, bytes } = this.#heap;
    const begin = pointer >> 2;
    const [renamed, removed, created, changed, families, moved, focus, textBytes] = words.subarray(begin, begin + HEADER_WORDS);
    const textAt = pointer + length * 4 - ((textBytes + 3) & ~3);
    const text = { all: this.#decoder.decode(bytes.subarray(textAt, textAt + textBytes)), at: 0 };
    let at = begin + HEADER_WORDS;

    for (let i = 0; i < renamed; ++i, at += 2) this.#rename(words[at], words[at + 1]);
    /** @type {Set<Element>} */
    const doomed = new Set();
    for (let i = 0; i < removed; ++i) {
      const node = this.#nodes.get(words[at++]);
      if (node) doomed.add(node.element);
    }
    for (let i = 0; i < created; ++i, at += 2) this.#create(words[at], words[at + 1]);
    for (let i = 0; i < changed; ++i) at = this.#change(at, text);
    for (let i = 0; i < families; ++i) at = this.#arrange(at, doomed);
    for (const element of doomed) this.#forget(element);
    for (let i = 0; i < moved; ++i, at += 5) {
      const node = this.#nodes.get(words[at]);
      if (node) this.#place(node, floats[at + 1], floats[at + 2], floats[at + 3], floats[at + 4]);
    }
    if (focus !== 0) this.#nodes.get(focus)?.element.focus({ preventScroll: true });
    this.coverField();
  }

  /** The field that is typed into shows its own text: not over the layers that lie above its own. */
  coverField() {
    const node = document.activeElement && this.#byElement.get(document.activeElement);
    if (!node?.element.classList.contains('field')) return;
    const place = { left: 0, top: 0, width: node.width, height: node.height };
    let layer = node;
    for (let at = /** @type {Mirrored | undefined} */ (node); at; ) {
      const parent = at.element.parentElement && this.#byElement.get(at.element.parentElement);
      place.left += at.left;
      place.top += at.top - (parent?.scrolls ? SCROLL_BASE : 0);
      layer = at;
      at = parent || undefined;
    }
    const above = [];
    for (let next = layer.element.nextElementSibling; next; next = next.nextElementSibling) {
      const box = this.#byElement.get(next);
      if (box) above.push(box);
    }
    cutBeneath(node.element, place, above);
  }

  /** @param {number} id @param {number} kind */
  #create(id, kind) {
    const element = createElement(kind);
    const before = this.#nodes.get(id);
    if (before) {
      // Another kind of element for the same thing: it takes the old one's place and children.
      for (const child of Array.from(before.element.children)) element.append(child);
      before.element.replaceWith(element);
    }
    /** @type {Mirrored} */
    const node = {
      id, kind, element, text: null, scrolls: false, checked: '', value: '',
      left: NaN, top: NaN, width: NaN, height: NaN, attributes: {},
    };
    this.#nodes.set(id, node);
    this.#byElement.set(element, node);
  }

  /** An element that serves another node from now on. @param {number} from @param {number} to */
  #rename(from, to) {
    const node = this.#nodes.get(from);
    if (!node) return;
    this.#nodes.delete(from);
    this.#nodes.set((node.id = to), node);
    if (node.element.id) node.element.removeAttribute('id');
    if (this.#toggled.delete(node)) this.#showChecked(node);
  }

  /** @param {Element} element */
  #forget(element) {
    for (const inside of [element, ...element.querySelectorAll('*')]) {
      const node = this.#byElement.get(inside);
      if (!node || this.#nodes.get(node.id) !== node) continue;
      this.#nodes.delete(node.id);
      this.#toggled.delete(node);
      this.#misplaced.delete(node);
    }
    element.remove();
  }

  /** Puts a parent's children in order, moving as few as can be (a moved element would lose the focus).
   * @param {number} at @param {Set<Element>} doomed */
  #arrange(at, doomed) {
    const { words } = this.#heap;
    const parent = words[at++];
    const count = words[at++];
    const node = this.#nodes.get(parent);
    const element = node ? node.element : this.#root;
    let next = node?.scrolls ? element.firstElementChild?.nextElementSibling ?? null : element.firstElementChild;
    for (let i = 0; i < count; ++i) {
      const child = this.#nodes.get(words[at++])?.element;
      while (next && doomed.has(next)) next = next.nextElementSibling;
      if (!child) continue;
      if (child === next) next = next.nextElementSibling;
      else element.insertBefore(child, next);
    }
    return at;
  }

  /** @param {Mirrored} node @param {number} left @param {number} top @param {number} width @param {number} height */
  #place(node, left, top, width, height) {
    const { style } = node.element;
    const parent = node.element.parentElement;
    const within = parent ? this.#byElement.get(parent) : undefined;
    if (within?.scrolls) top += SCROLL_BASE;
    if (node.left !== left) style.left = `${(node.left = left)}px`;
    if (node.top !== top) style.top = `${(node.top = top)}px`;
    if (node.width !== width) style.width = `${(node.width = width)}px`;
    if (node.height !== height) style.height = `${(node.height = height)}px`;
  }

  /** @see write_spec() in difference.cpp @param {number} at @param {{all: string, at: number}} texts */
  #change(at, texts) {
    const { words, floats } = this.#heap;
    const node = /** @type {Mirrored} */ (this.#nodes.get(words[at]));
    const states = words[at + 1];
    const flags = words[at + 2];
    const numbers = new Int32Array(words.buffer, (at + 3) * 4, 8);
    const [valueNow, fontSize, paddingLeft, paddingRight] = floats.subarray(at + 11, at + 15);
    const [controls, labelledBy, active] = words.subarray(at + 15, at + 18);
    at += 18;
    /** @type {Record<string, string>} */
    const text = {};
    for (const name of TEXTS) {
      const units = words[at++];
      text[name] = units === 0 ? '' : texts.all.slice(texts.at, (texts.at += units));
    }
    const state = (/** @type {number} */ shift, /** @type {number} */ bits) => (states >>> shift) & ((1 << bits) - 1);
    const flag = (/** @type {number} */ bit) => ((flags >>> bit) & 1) === 1;
    const { element } = node;
    const set = (/** @type {string} */ name, /** @type {string} */ value) => this.#set(node, name, value);
    const number = (/** @type {string} */ name, /** @type {number} */ value) => set(name, value > 0 ? String(value) : '');
    const role = node.kind & 255;
    const isField = role === Role.textbox || role === Role.searchbox || role === Role.combobox;

    if (!isField) this.#setText(node, text.text);
    set('aria-label', text.name);
    set('aria-description', text.description);
    set('aria-keyshortcuts', text.keyShortcuts);
    set('lang', text.lang);
    this.#setFocusable(node, state(0, 2));
    this.#setChecked(node, state(2, 2));
    set('aria-pressed', TRISTATE[state(4, 2)]);
    set('aria-selected', TRISTATE[state(6, 2)]);
    set('aria-expanded', TRISTATE[state(8, 2)]);
    set('aria-sort', SORTS[state(10, 2)]);
    set('aria-haspopup', POPUPS[state(12, 3)]);
    set('aria-live', LIVE[state(15, 2)]);
    set('aria-disabled', flag(0) ? 'true' : '');
    set('aria-invalid', flag(2) ? 'true' : '');
    set('aria-required', flag(3) ? 'true' : '');
    set('aria-multiselectable', flag(4) ? 'true' : '');
    set('aria-busy', flag(5) ? 'true' : '');
    set('aria-modal', flag(6) ? 'true' : '');
    set('aria-current', flag(7) ? 'true' : '');
    // Under a modal window: out of reach for hands and, said twice, for those who look for roles and names.
    element.inert = flag(9);
    set('aria-hidden', flag(9) ? 'true' : '');
    const [level, position, setSize, rowIndex, rowCount, columnIndex, columnCount, maxLength] = numbers;
    if (role !== Role.heading) number('aria-level', level);
    number('aria-posinset', position);
    number('aria-setsize', setSize);
    number('aria-rowindex', rowIndex);
    number('aria-rowcount', rowCount);
    number('aria-colindex', columnIndex);
    number('aria-colcount', columnCount);
    const busyBar = role === 30;
    set('aria-valuenow', busyBar && valueNow >= 0 ? String(Math.round(valueNow * 100)) : '');
    set('aria-valuetext', busyBar ? text.value : '');
    this.#relate(node, 'aria-controls', controls);
    this.#relate(node, 'aria-labelledby', labelledBy);
    this.#relate(node, 'aria-activedescendant', active);
    if (role === Role.link) this.#setLink(node, text.href);
    if (flag(8) && !node.scrolls) this.#makeScrolling(node);
    if (isField) {
      const field = /** @type {HTMLInputElement} */ (element);
      set('placeholder', text.placeholder);
      set('inputmode', INPUT_MODES[(node.kind >>> 8) & 255]);
      set('enterkeyhint', ENTER_KEYS[state(17, 3)]);
      number('maxlength', maxLength);
      set('dir', 'auto');
      field.readOnly = flag(1) || flag(0);
      field.style.fontSize = `${fontSize}px`;
      field.style.paddingLeft = `${paddingLeft}px`;
      field.style.paddingRight = `${paddingRight}px`;
      // While something is being composed the field is the person's alone.
      if (node.value !== text.value || field.value !== text.value) {
        node.value = text.value;
        if (field.value !== text.value && !field.dataset.composing) field.value = text.value;
      }
    }
    return at;
  }

  /** @param {Mirrored} node @param {string} name @param {string} value '' takes the attribute away */
  #set(node, name, value) {
    if ((node.attributes[name] ?? '') === value) return;
    node.attributes[name] = value;
    if (value === '') node.element.removeAttribute(name);
    else node.element.setAttribute(name, value);
  }

  /** @param {Mirrored} node @param {string} value */
  #setText(node, value) {
    if (node.text) {
      if (node.text.data !== value) node.text.data = value;
    } else if (value !== '') {
      node.text = document.createTextNode(value);
      node.element.prepend(node.text);
    }
  }

  /** @param {Mirrored} node @param {number} focusable */
  #setFocusable(node, focusable) {
    // Buttons and fields stop Tab by themselves; everything says it, so that a roving group can take it away.
    this.#set(node, 'tabindex', focusable === 0 ? (isNativeStop(node.element) ? '-1' : '') : focusable === 1 ? '0' : '-1');
  }

  /** A checkbox toggles by itself; it is set only when the model's value changed. @param {Mirrored} node
   * @param {number} tristate */
  #setChecked(node, tristate) {
    const value = TRISTATE[tristate];
    if ((node.kind & 255) !== Role.checkbox) {
      this.#set(node, 'aria-checked', value);
      return;
    }
    if (node.checked === value) return;
    node.checked = value;
    this.#showChecked(node);
  }

  /** @param {Mirrored} node */
  #showChecked(node) {
    const box = /** @type {HTMLInputElement} */ (node.element);
    box.checked = node.checked === 'true';
    box.indeterminate = node.checked === 'mixed';
  }

  /** @param {Mirrored} node @param {string} name @param {number} other */
  #relate(node, name, other) {
    let value = '';
    if (other !== 0) {
      value = `n${other}`;
      // Only what is pointed at needs an id in the page; it may come later in this very difference.
      queueMicrotask(() => {
        const element = this.#nodes.get(other)?.element;
        if (element) element.id = value;
      });
    }
    this.#set(node, name, value);
  }

  /** @param {Mirrored} node @param {string} href */
  #setLink(node, href) {
    const allowed = /^https?:\/\//i.test(href) ? href : '';
    this.#set(node, 'href', allowed);
    this.#set(node, 'target', allowed && '_blank');
    this.#set(node, 'rel', allowed && 'noopener noreferrer');
    if (!allowed) this.#set(node, 'role', 'link');
  }

  /** @param {Mirrored} node */
  #makeScrolling(node) {
    node.scrolls = true;
    node.element.classList.add('scrolls');
    const tall = document.createElement('div');
    tall.className = 'tall';
    tall.setAttribute('aria-hidden', 'true');
    node.element.prepend(tall);
    // On the element: scroll events do not bubble.
    node.element.addEventListener('scroll', () => this.#misplaced.add(node), { passive: true });
    queueMicrotask(() => (node.element.scrollTop = SCROLL_BASE));
  }

  /** What the browser scrolled since the last call, put back; the kit moves its content instead.
   * @param {(id: number, delta: number) => void} report */
  takeScrolls(report) {
    for (const node of this.#misplaced) {
      const delta = node.element.scrollTop - SCROLL_BASE;
      if (Math.abs(delta) < 1) continue;
      node.element.scrollTop = SCROLL_BASE;
      node.element.scrollLeft = 0;
      report(node.id, delta);
    }
    this.#misplaced.clear();
  }

  /** Looks at every scrolling element now, without waiting for the browser's event. */
  noticeScrolls() {
    for (const node of this.#nodes.values()) {
      if (node.scrolls && Math.abs(node.element.scrollTop - SCROLL_BASE) >= 1) this.#misplaced.add(node);
    }
    return this.#misplaced.size > 0;
  }

  /** A checkbox toggled itself: once the model has had its say it must show what the model says.
   * @param {EventTarget | null} target */
  noteToggle(target) {
    const node = target instanceof Element ? this.#byElement.get(target) : undefined;
    if (node && (node.kind & 255) === Role.checkbox) this.#toggled.add(node);
  }

  /** Nothing is scheduled any more: what the model did not follow is set back. */
  settleToggles() {
    for (const node of this.#toggled) this.#showChecked(node);
    this.#toggled.clear();
  }
}

/** @param {Element} element */
function isNativeStop(element) {
  return element instanceof HTMLButtonElement || element instanceof HTMLInputElement
    || element instanceof HTMLTextAreaElement || element instanceof HTMLAnchorElement;
}

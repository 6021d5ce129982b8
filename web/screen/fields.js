// What the elements of the mirror report: focus, typed text, clicks that no pointer made. One listener of each kind at the
// root, for all elements.

import { Event } from './wire.js';

/** @param {HTMLElement} root @param {import('./mirror.js').Mirror} mirror @param {import('./screen.js').Send} send */
export function listenToElements(root, mirror, send) {
  // focusin and focusout bubble, focus and blur do not.
  root.addEventListener('focusin', (event) => {
    const element = /** @type {Element} */ (event.target);
    send(Event.focus, [mirror.idOf(element), element.matches(':focus-visible') ? 1 : 0]);
    mirror.coverField();
  });
  root.addEventListener('focusout', (event) => {
    if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) send(Event.focus, [0, 0]);
  });

  /** @param {globalThis.Event} event */
  const typed = (event) => {
    const field = event.target;
    const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== 'checkbox');
    if (isText) send(Event.text, [mirror.idOf(field)], field.value);
  };
  root.addEventListener('input', typed);
  // A date is complete only on change; a field filled by the browser may tell only this.
  root.addEventListener('change', typed);
  root.addEventListener('compositionstart', (event) => {
    if (event.target instanceof HTMLElement) event.target.dataset.composing = 'yes';
  });
  root.addEventListener('compositionend', (event) => {
    if (event.target instanceof HTMLElement) delete event.target.dataset.composing;
    typed(event);
  });

  root.addEventListener('click', (event) => {
    mirror.noteToggle(event.target);
    // A pointer's click was already told as press and release; detail counts its clicks. Enter, Space and assistive
    // technologies click with none.
    const id = mirror.idOf(event.target);
    if (event.detail === 0 && id !== 0) send(Event.activate, [id]);
    if (event.target instanceof Element && event.target.getAttribute('aria-disabled') === 'true') event.preventDefault();
  });
}

// Keys, by what they mean (`key`) and, on layouts without Latin letters, by where they are (`code`). The kit answers at
// once, by drawing a frame; what it takes, the browser does not get. Text is typed into real fields, never here.

import { modifiersOf } from './pointer.js';
import { Event } from './wire.js';

/** Key of src/ui/kit/input/events.hpp. @type {Record<string, number>} */
const KEYS = {
  Enter: 1, ' ': 2, Escape: 3, Tab: 4, ArrowUp: 5, ArrowDown: 6, ArrowLeft: 7, ArrowRight: 8,
  Home: 11, End: 12, PageUp: 13, PageDown: 14, Backspace: 15, Delete: 16, ContextMenu: 17, F2: 18,
};
/** In a field these are the field's own. */
const FIELD_KEYS = new Set(['Home', 'End', 'Backspace', 'Delete', ' ', 'Tab', 'ArrowLeft', 'ArrowRight']);

/** @param {KeyboardEvent} event */
function characterOf(event) {
  const typed = event.key.toLowerCase();
  if (typed.length === 1 && typed.charCodeAt(0) < 0x80) return typed.charCodeAt(0);
  // Cyrillic, Greek, Hebrew, Arabic: the letter that stands on the same key.
  const letter = /^Key([A-Z])$/.exec(event.code) ?? /^Digit([0-9])$/.exec(event.code);
  if (letter) return letter[1].toLowerCase().charCodeAt(0);
  return event.code === 'Slash' ? 0x2f : 0;
}

/** @param {import('./screen.js').Send} send */
export function listenToKeys(send) {
  // On the document: the focus may be nowhere, and shortcuts must still work.
  document.addEventListener('keydown', (event) => {
    // While an input method composes, its keys are not ours (229: some say it only so).
    if (event.isComposing || event.keyCode === 229) return;
    const field = event.target instanceof Element ? event.target.closest('.field') : null;
    const key = KEYS[event.key] ?? 0;
    const modifiers = modifiersOf(event);
    const command = (modifiers & 2) !== 0;
    if (field && !command && (key === 0 || FIELD_KEYS.has(event.key))) return;
    const isArea = field instanceof HTMLTextAreaElement;
    if (isArea && !command && event.key !== 'Escape') return;
    // What the browser does with a field's text (copy, undo, word by word) stays its own.
    if (field && command && 'acvxyz'.includes(event.key.toLowerCase())) return;
    const character = key === 0 ? characterOf(event) : 0;
    if (key === 0 && character === 0) return;
    const handled = send(Event.key, [key, character, modifiers, (event.repeat ? 1 : 0) | (field ? 2 : 0)]);
    if (handled) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
}

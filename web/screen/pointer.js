// Mouse, pen and fingers, as pointer events. Fingers pan and tap in the kit (src/ui/kit/input/touch.hpp); two fingers
// pinch in the browser, by `touch-action: pinch-zoom` in screen.css.

import { Event } from './wire.js';

const KINDS = { mouse: 0, touch: 1, pen: 2 };
const Phase = { move: 0, down: 1, up: 2, cancel: 3, leave: 4 };
/** PointerButton of events.hpp by DOM button. */
const BUTTONS = [1, 3, 2];

/** @param {MouseEvent | KeyboardEvent} event */
export function modifiersOf(event) {
  // AltGr is Ctrl+Alt on Windows: it types, it does not command.
  const altGraph = event.getModifierState('AltGraph');
  const control = (event.ctrlKey || event.metaKey) && !altGraph;
  return (event.shiftKey ? 1 : 0) | (control ? 2 : 0) | (event.altKey && !altGraph ? 4 : 0);
}

/** @param {HTMLElement} root @param {import('./screen.js').Send} send @param {() => void} settleScrolls */
export function listenToPointers(root, send, settleScrolls) {
  /** @param {PointerEvent} event @param {number} phase */
  const report = (event, phase) => {
    const box = root.getBoundingClientRect();
    const kind = KINDS[/** @type {'mouse'} */ (event.pointerType)] ?? KINDS.mouse;
    const button = phase === Phase.down || phase === Phase.up ? BUTTONS[event.button] ?? 0 : 0;
    const place = { x: event.clientX - box.left, y: event.clientY - box.top };
    send(Event.pointer, [phase, kind, button, event.pointerId >>> 0, { float: place.x }, { float: place.y }, modifiersOf(event)]);
  };
  // On the root: the elements of the mirror lie over the canvas, and their events bubble to here.
  root.addEventListener('pointerdown', (event) => {
    // A test or an assistive technology may have scrolled an element into view just now: first draw it where it is.
    settleScrolls();
    report(event, Phase.down);
  });
  root.addEventListener('pointermove', (event) => report(event, Phase.move));
  root.addEventListener('pointerleave', (event) => event.buttons === 0 && report(event, Phase.leave));
  // On the window: a drag may end outside. No pointer capture, which would take the click from its element.
  addEventListener('pointermove', (event) => {
    if (event.buttons !== 0 && !root.contains(/** @type {Node} */ (event.target))) report(event, Phase.move);
  });
  addEventListener('pointerup', (event) => report(event, Phase.up));
  addEventListener('pointercancel', (event) => report(event, Phase.cancel));
  // The kit has its own menus; a field keeps the browser's (paste, spelling), and so does a link.
  root.addEventListener('contextmenu', (event) => {
    const target = /** @type {Element} */ (event.target);
    if (!target.closest('.field, a[href]')) event.preventDefault();
  });
  root.addEventListener('dragstart', (event) => event.preventDefault());
}

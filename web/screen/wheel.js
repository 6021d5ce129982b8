// The wheel, in whatever unit it comes. Answered by the kit at once: what it scrolls, the page does not.

import { Event } from './wire.js';

const LINE = 40; // CSS pixels a line, as browsers scroll their own pages

/** @param {HTMLElement} root @param {import('./screen.js').Send} send */
export function listenToWheel(root, send) {
  // On the root, for the mirror's elements lie over the canvas. Not passive: the answer may be preventDefault().
  root.addEventListener(
    'wheel',
    (event) => {
      // Ctrl and the wheel is the browser's zoom, also by two fingers on a trackpad.
      if (event.ctrlKey || event.metaKey) return;
      const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? root.clientHeight * 0.9 : 1;
      const box = root.getBoundingClientRect();
      // A field of several lines that has more to show scrolls itself.
      const area = event.target instanceof HTMLTextAreaElement ? event.target : null;
      if (area && area === document.activeElement && area.scrollHeight > area.clientHeight) return;
      const handled = send(Event.wheel, [
        { float: event.clientX - box.left },
        { float: event.clientY - box.top },
        { float: event.deltaX * unit },
        { float: event.deltaY * unit },
      ]);
      if (handled) event.preventDefault();
    },
    { passive: false },
  );
}

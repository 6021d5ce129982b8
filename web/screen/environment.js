// What the system asks for, live: dark or light, more contrast, less motion, its own colours (forced-colors), and
// whether it is worked with a finger, so that the first tap finds everything where it stays.

import { Event } from './wire.js';

const QUERIES = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(prefers-reduced-motion: reduce)', '(forced-colors: active)',
  '(pointer: coarse)'];
/** ThemeRequest::Forced, in its order. */
const SYSTEM_COLORS = ['Canvas', 'CanvasText', 'ButtonFace', 'ButtonText', 'Highlight', 'HighlightText', 'LinkText', 'GrayText'];

/** @param {HTMLElement} root @param {import('./screen.js').Send} send */
export function followSystem(root, send) {
  const lists = QUERIES.map((query) => matchMedia(query));
  /** A setting of the merchant's, over the system's. @type {{scheme?: 'light' | 'dark', contrast?: 'normal' | 'high'}} */
  let chosen = {};
  const report = () => {
    let flags = 0;
    lists.forEach((list, bit) => (flags |= list.matches ? 1 << bit : 0));
    if (chosen.scheme) flags = (flags & ~1) | (chosen.scheme === 'dark' ? 1 : 0);
    if (chosen.contrast) flags = (flags & ~2) | (chosen.contrast === 'high' ? 2 : 0);
    send(Event.environment, [flags, ...SYSTEM_COLORS.map((name) => systemColor(root, name))]);
  };
  for (const list of lists) list.addEventListener('change', report);
  report();
  return {
    /** @param {{scheme?: 'light' | 'dark', contrast?: 'normal' | 'high'}} wish */
    choose(wish) {
      chosen = { ...chosen, ...wish };
      report();
    },
  };
}

/** @param {HTMLElement} root @param {string} name @returns {number} 0xRRGGBB */
function systemColor(root, name) {
  const probe = document.createElement('i');
  probe.style.color = name;
  probe.style.setProperty('forced-color-adjust', 'none');
  root.append(probe);
  const parts = getComputedStyle(probe).color.match(/[\d.]+/g) ?? ['0', '0', '0'];
  probe.remove();
  return (Number(parts[0]) << 16) | (Number(parts[1]) << 8) | Number(parts[2]);
}

// Starts the gallery: the kit's module on this page's canvas. The address chooses what is shown (page, dir, density,
// contrast, and text=blocks for pictures that know no font). Tests use window.carnet.

import { createScreen } from '../screen/screen.js';
import { BlockText } from './blocks.js';

const PAGES = ['grid', 'buttons', 'fields', 'choices', 'windows', 'feedback', 'text', 'pickers'];

const { default: createModule } = await import(new URL('../../wasm/gallery.js', import.meta.url).href);
const module = await createModule();
const asked = new URLSearchParams(location.search);

/** @param {string} name @param {{dir?: string | null, density?: string | null}} look */
function show(name, { dir, density } = {}) {
  document.documentElement.dir = dir === 'rtl' ? 'rtl' : 'ltr';
  module._carnet_gallery_show(Math.max(PAGES.indexOf(name), 0), dir === 'rtl' ? 1 : 0, density === 'compact' ? 1 : 0);
}

const screen = createScreen({
  module,
  canvas: /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')),
  mirror: /** @type {HTMLElement} */ (document.getElementById('mirror')),
  makeText: asked.get('text') === 'blocks' ? (heap, renderer) => new BlockText(heap, renderer) : undefined,
  start() {
    module._carnet_gallery_start();
    show(asked.get('page') ?? 'grid', { dir: asked.get('dir'), density: asked.get('density') });
  },
});
const contrast = asked.get('contrast');
if (contrast === 'high' || contrast === 'normal') screen.chooseTheme({ contrast });
Object.assign(window, {
  carnet: {
    ...screen,
    /** Another page, as new, without loading the program again. @type {typeof show} */
    show(name, look) {
      show(name, look);
      screen.schedule();
    },
  },
});

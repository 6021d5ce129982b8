// Starts the gallery: the kit's module on this page's canvas. Tests use window.carnet.

import { createScreen } from '../screen/screen.js';

const PAGES = ['grid', 'buttons', 'fields', 'choices', 'windows', 'feedback', 'text', 'pickers'];

const { default: createModule } = await import(new URL('../../wasm/gallery.js', import.meta.url).href);
const module = await createModule();
const asked = new URLSearchParams(location.search);
const screen = createScreen({
  module,
  canvas: /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')),
  mirror: /** @type {HTMLElement} */ (document.getElementById('mirror')),
  start() {
    module._carnet_gallery_start();
    const rightToLeft = asked.get('dir') === 'rtl';
    if (rightToLeft) document.documentElement.dir = 'rtl';
    const page = Math.max(PAGES.indexOf(asked.get('page') ?? 'grid'), 0);
    module._carnet_gallery_show(page, rightToLeft ? 1 : 0, asked.get('density') === 'compact' ? 1 : 0);
  },
});
const contrast = asked.get('contrast');
if (contrast === 'high' || contrast === 'normal') screen.chooseTheme({ contrast });
Object.assign(window, { carnet: screen });

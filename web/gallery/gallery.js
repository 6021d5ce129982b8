// Starts the gallery: the kit's module on this page's canvas. Tests use window.carnet.

import { createScreen } from '../screen/screen.js';

const { default: createModule } = await import(new URL('../../wasm/gallery.js', import.meta.url).href);
const module = await createModule();
const screen = createScreen({
  module,
  canvas: /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')),
  mirror: /** @type {HTMLElement} */ (document.getElementById('mirror')),
  start: () => module._carnet_gallery_start(),
});
Object.assign(window, { carnet: screen });

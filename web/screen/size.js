// The size of the canvas in exact device pixels, and the ratio: for a resized window, a turned phone, another monitor,
// the browser's zoom.

import { Event } from './wire.js';

/** @param {HTMLCanvasElement} canvas @param {import('./screen.js').Send} send */
export function followSize(canvas, send) {
  let width = 0;
  let height = 0;
  const report = () => {
    if (width === 0 || height === 0) return;
    const ratio = devicePixelRatio || 1;
    send(Event.resize, [{ float: width / ratio }, { float: height / ratio }, { float: ratio }]);
  };
  const observer = new ResizeObserver((entries) => {
    const entry = entries[entries.length - 1];
    // The box in device pixels is exact at every zoom. Safari does not tell it, and where a ratio is only pretended
    // (developer tools, tests) it is told in the real one: then the nearest whole pixel is as good as any.
    const ratio = devicePixelRatio || 1;
    const exact = entry.devicePixelContentBoxSize?.[0];
    const pixels = (/** @type {number} */ css, /** @type {number | undefined} */ told) =>
      told !== undefined && Math.abs(told - css * ratio) < 1.5 ? told : Math.round(css * ratio);
    width = pixels(entry.contentRect.width, exact?.inlineSize);
    height = pixels(entry.contentRect.height, exact?.blockSize);
    report();
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);
  }
  // The ratio may change while the box does not: another monitor, the zoom. Browsers tell it by a media query that must
  // be asked anew for each ratio; some tell it late or not at all, so every frame looks, too.
  let ratioShown = devicePixelRatio;
  const check = () => {
    if (devicePixelRatio === ratioShown) return;
    ratioShown = devicePixelRatio;
    width = Math.round(canvas.clientWidth * ratioShown);
    height = Math.round(canvas.clientHeight * ratioShown);
    report();
  };
  const watchRatio = () => {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = () => {
      check();
      watchRatio();
    };
    query.addEventListener('change', changed, { once: true });
  };
  watchRatio();
  return { check };
}

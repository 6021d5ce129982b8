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
    // The box in device pixels is exact at every zoom; Safari has only the other and a guess.
    const exact = entry.devicePixelContentBoxSize?.[0];
    const ratio = devicePixelRatio || 1;
    width = exact ? exact.inlineSize : Math.round(entry.contentRect.width * ratio);
    height = exact ? exact.blockSize : Math.round(entry.contentRect.height * ratio);
    report();
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);
  }
  // The ratio may change while the box in device pixels does not. Each query knows one ratio, so it is asked anew.
  const watchRatio = () => {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', () => { report(); watchRatio(); }, { once: true });
  };
  watchRatio();
}

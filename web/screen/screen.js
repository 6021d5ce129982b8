// The page's side of the screen: wires the listeners to the kit and the kit's frames to the canvas and the elements. The
// drawing of the whole boundary stands in src/platform/web/screen/bridge.cpp.
//
//   const screen = createScreen({ module, canvas, mirror, start });
//
// `canvas` and `mirror` lie over each other in one positioned element, whose size they fill. `start` lets the program make
// its Screen, once what that calls in the page is there.

import { followSystem } from './environment.js';
import { listenToElements } from './fields.js';
import { Heap } from './heap.js';
import { listenToKeys } from './keyboard.js';
import { Mirror } from './mirror.js';
import { listenToPointers } from './pointer.js';
import { Renderer } from './renderer.js';
import { Scheduler } from './scheduler.js';
import { followSize } from './size.js';
import { cssColor, Text } from './text.js';
import { listenToWheel } from './wheel.js';
import { Event, Out } from './wire.js';

/** @typedef {number | {float: number}} Word */
/** @typedef {(event: number, words?: Word[], text?: string) => boolean} Send true: the kit handled it */

const CURSORS = ['default', 'pointer', 'text', 'col-resize', 'not-allowed'];
const KEPT_TIMES = 240;

/**
 * @param {{module: import('./heap.js').Module, canvas: HTMLCanvasElement, mirror: HTMLElement, start: () => void,
 *   makeText?: (heap: Heap, renderer: Renderer) => Text}} parts makeText: another text than the browser's own
 */
export function createScreen({ module, canvas, mirror: mirrorRoot, start, makeText }) {
  const root = /** @type {HTMLElement} */ (mirrorRoot.parentElement);
  const heap = new Heap(module);
  const renderer = new Renderer(canvas, heap);
  const mirror = new Mirror(mirrorRoot, heap);
  const scheduler = new Scheduler(makeFrame);
  const encoder = new TextEncoder();
  /** Events that came while the kit was at work (focus() inside a frame). @type {Parameters<Send>[]} */
  const queue = [];
  let busy = false;
  let framesSeen = 0;
  const times = { cpu: /** @type {number[]} */ ([]), mirror: /** @type {number[]} */ ([]), gl: /** @type {number[]} */ ([]) };
  let framesDrawn = 0;
  let background = -1;
  let fieldColors = '';
  /** @type {{check: () => void} | null} */
  let size = null;

  module.carnetScreen = { schedule: () => scheduler.request(), text: makeText?.(heap, renderer) ?? new Text(heap, renderer) };

  /** @param {number[]} list @param {number} value */
  function remember(list, value) {
    list.push(value);
    if (list.length > KEPT_TIMES) list.shift();
  }

  /** @type {Send} */
  function send(event, words = [], text = '') {
    if (busy) {
      queue.push([event, words, text]);
      return false;
    }
    const utf8 = text === '' ? new Uint8Array() : encoder.encode(text);
    const inbox = module._carnet_screen_inbox(64 + utf8.length);
    const at = inbox >> 2;
    heap.words[at] = event;
    words.forEach((word, i) => {
      if (typeof word === 'number') heap.words[at + 1 + i] = word;
      else heap.floats[at + 1 + i] = word.float;
    });
    if (event === Event.text) {
      heap.words[at + 2] = utf8.length;
      heap.bytes.set(utf8, inbox + 12);
    }
    busy = true;
    const began = performance.now();
    const out = module._carnet_screen_event(scheduler.now()) >> 2;
    return afterCall(out, began, false);
  }

  /** @param {number} now */
  function makeFrame(now) {
    size?.check();
    mirror.takeScrolls((id, delta) => send(Event.scrolled, [id, { float: delta }]));
    busy = true;
    const began = performance.now();
    const out = module._carnet_screen_frame(now) >> 2;
    afterCall(out, began, true);
  }

  /** @param {number} out @param {number} began @param {boolean} draws */
  function afterCall(out, began, draws) {
    const words = heap.words;
    const handled = words[out + Out.answer] !== 0;
    const needsFrame = words[out + Out.needsFrame] !== 0;
    const wakeIn = heap.floats[out + Out.wakeIn];
    if (words[out + Out.framesMade] !== framesSeen) {
      framesSeen = words[out + Out.framesMade];
      const made = performance.now();
      remember(times.cpu, made - began);
      takeLook(out);
      mirror.apply(words[out + Out.difference], words[out + Out.differenceWords]);
      remember(times.mirror, performance.now() - made);
      // A frame made for a key is followed by one that is drawn: see frames_after_event.
      if (draws) {
        const drawn = performance.now();
        renderer.draw(heap.words[out + Out.drawing]);
        remember(times.gl, performance.now() - drawn);
        ++framesDrawn;
      }
    }
    busy = false;
    scheduler.after(needsFrame, wakeIn);
    for (const event of queue.splice(0)) send(...event);
    return handled;
  }

  /** Fresh pages, colours, cursor, clipboard. @param {number} out */
  function takeLook(out) {
    const words = heap.words;
    if (words[out + Out.freshPages] !== 0) renderer.freshen(words[out + Out.freshPages]);
    root.style.cursor = CURSORS[words[out + Out.cursor]];
    if (words[out + Out.background] !== background) {
      background = words[out + Out.background];
      renderer.setBackground(background);
      document.documentElement.style.background = cssColor(background);
    }
    const direction = words[out + Out.rightToLeft] === 1 ? 'rtl' : 'ltr';
    if (mirrorRoot.dir !== direction) mirrorRoot.dir = direction;
    const colors = `${words[out + Out.fieldText]} ${words[out + Out.fieldPlaceholder]} ${words[out + Out.scheme]}`;
    if (colors !== fieldColors) {
      fieldColors = colors;
      mirrorRoot.style.setProperty('--field-text', cssColor(words[out + Out.fieldText]));
      mirrorRoot.style.setProperty('--field-placeholder', cssColor(words[out + Out.fieldPlaceholder]));
      mirrorRoot.style.colorScheme = words[out + Out.scheme] === 1 ? 'dark' : 'light';
    }
    const bytes = words[out + Out.clipboardBytes];
    if (bytes > 0) {
      const text = heap.text(words[out + Out.clipboard], bytes);
      navigator.clipboard?.writeText(text).catch((error) => console.warn('The clipboard was refused:', error));
    }
  }

  function settleScrolls() {
    if (mirror.noticeScrolls()) makeFrame(scheduler.now());
  }

  start();
  renderer.onRestored = () => send(Event.picturesLost);
  scheduler.onIdle = () => mirror.settleToggles();
  const system = followSystem(root, send);
  listenToPointers(root, send, settleScrolls);
  listenToWheel(root, send);
  listenToKeys(send);
  listenToElements(mirrorRoot, mirror, send);
  size = followSize(canvas, send);

  const p95 = (/** @type {number[]} */ list) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.95)] ?? 0;
  return {
    /** Draw soon: something changed that no event told. */
    schedule: () => send(Event.wake),
    /** For requests of others that are under way; idle() waits for them. */
    addPending: (/** @type {number} */ change) => scheduler.addPending(change),
    idle: () => scheduler.idle(),
    chooseTheme: system.choose,
    elementOf: (/** @type {number} */ id) => mirror.elementOf(id),
    stats: () => ({
      frames: framesDrawn,
      cpu: times.cpu.slice(),
      mirror: times.mirror.slice(),
      gl: times.gl.slice(),
      cpuP95: p95(times.cpu),
      mirrorP95: p95(times.mirror),
      glP95: p95(times.gl),
      nodes: mirror.size,
      ...kitNumbers(),
    }),
    forgetStats: () => {
      times.cpu.length = times.mirror.length = times.gl.length = 0;
    },
  };

  function kitNumbers() {
    busy = true;
    heap.words[module._carnet_screen_inbox(64) >> 2] = Event.nothing;
    const out = module._carnet_screen_event(scheduler.now()) >> 2;
    const words = heap.words;
    busy = false;
    return { atlasPages: words[out + Out.atlasPages], layouts: words[out + Out.layouts] };
  }
}

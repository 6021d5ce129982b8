// Text, icons and shadows by the browser: measures with a 2D canvas, and paints what the kit asks for into the pages of
// the atlas (textures of the renderer). Called by the kit in the middle of a frame; it keeps nothing but the canvas.

import { ATLAS_PAGE } from './wire.js';

/** The system's own font first, as a plain page of the platform would choose; screen.css says the same for fields. */
export const FONT_FAMILY =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

const RASTER_WORDS = 15;
/** RasterKind of src/ui/kit/text/rasterizer.hpp. */
const Kind = { darkInk: 0, lightInk: 1, colored: 2, icon: 3, iconFilled: 4, shadow: 5 };
const DIRECTIONS = /** @type {CanvasDirection[]} */ (['ltr', 'rtl']);
const ICON_PEN = 1.5;

export class Text {
  heap;
  #renderer;
  #measuring;
  #painting;
  #fonts = new Map();
  #measuringFont = -1;
  #measuringDirection = -1;
  #encoder = new TextEncoder();
  /** @type {Intl.Segmenter | null} */
  #letters = null;
  /** @type {Intl.Segmenter | null} */
  #wordSegmenter = null;

  /**
   * @param {import('./heap.js').Heap} heap
   * @param {import('./renderer.js').Renderer} renderer
   */
  constructor(heap, renderer) {
    this.heap = heap;
    this.#renderer = renderer;
    this.#measuring = context2d(8, 8);
    // One page is painted at a time, at its own places, then read back in few pieces.
    this.#painting = context2d(ATLAS_PAGE, ATLAS_PAGE);
  }

  /** @param {number} id FontId: weight << 16 | size in 1/64 pixel */
  #font(id) {
    let font = this.#fonts.get(id);
    if (!font) {
      const weight = id >>> 16 === 0 ? 400 : 600;
      font = `${weight} ${(id & 0xffff) / 64}px ${FONT_FAMILY}`;
      this.#fonts.set(id, font);
    }
    return font;
  }

  /** @param {number} font @param {number} direction */
  #measureWith(font, direction) {
    const context = this.#measuring;
    if (this.#measuringFont !== font) {
      context.font = this.#font(font);
      this.#measuringFont = font;
    }
    if (this.#measuringDirection !== direction) {
      context.direction = DIRECTIONS[direction];
      this.#measuringDirection = direction;
    }
    return context;
  }

  /** @param {number} font @param {number} out */
  metrics(font, out) {
    const measured = this.#measureWith(font, 0).measureText('x');
    const floats = this.heap.floats;
    floats[out >> 2] = measured.fontBoundingBoxAscent;
    floats[(out >> 2) + 1] = measured.fontBoundingBoxDescent;
  }

  /** @param {number} requests @param {number} count @param {number} out */
  measure(requests, count, out) {
    const { words, floats } = this.heap;
    let at = requests >> 2;
    let to = out >> 2;
    for (let i = 0; i < count; ++i, at += 4, to += 5) {
      const context = this.#measureWith(words[at + 2], words[at + 3]);
      const measured = context.measureText(this.heap.text(words[at], words[at + 1]));
      floats[to] = measured.width;
      floats[to + 1] = measured.actualBoundingBoxLeft;
      floats[to + 2] = measured.actualBoundingBoxRight;
      floats[to + 3] = measured.actualBoundingBoxAscent;
      floats[to + 4] = measured.actualBoundingBoxDescent;
    }
  }

  /** @param {number} requests @param {number} count */
  paint(requests, count) {
    const { words } = this.heap;
    const begin = requests >> 2;
    /** @type {Map<number, number[]>} the requests of each page */
    const pages = new Map();
    for (let i = 0; i < count; ++i) {
      const at = begin + i * RASTER_WORDS;
      const page = words[at + 5];
      const list = pages.get(page);
      if (list) list.push(at);
      else pages.set(page, [at]);
    }
    for (const [page, list] of pages) this.#paintPage(page, list);
  }

  /** @param {number} page @param {number[]} list */
  #paintPage(page, list) {
    const { words } = this.heap;
    const context = this.#painting;
    // What is new lies together on a few shelves: one read for each shelf, as wide as what is new on it.
    /** @type {Map<number, {left: number, right: number, bottom: number}>} */
    const shelves = new Map();
    for (const at of list) {
      const [x, y, width, height] = [words[at + 6], words[at + 7], words[at + 8], words[at + 9]];
      const shelf = shelves.get(y);
      if (shelf) {
        shelf.left = Math.min(shelf.left, x);
        shelf.right = Math.max(shelf.right, x + width);
        shelf.bottom = Math.max(shelf.bottom, y + height);
      } else {
        shelves.set(y, { left: x, right: x + width, bottom: y + height });
      }
    }
    for (const [top, { left, right, bottom }] of shelves) context.clearRect(left, top, right - left, bottom - top);
    for (const at of list) this.#paintOne(at);
    for (const [top, { left, right, bottom }] of shelves) {
      const image = context.getImageData(left, top, right - left, bottom - top);
      this.#renderer.upload(page, left, top, image);
    }
  }

  /** @param {number} at */
  #paintOne(at) {
    const { words, floats } = this.heap;
    const context = this.#painting;
    const kind = words[at];
    const x = words[at + 6];
    const y = words[at + 7];
    const width = words[at + 8];
    const height = words[at + 9];
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    if (kind <= Kind.colored) {
      context.direction = DIRECTIONS[words[at + 4]];
      context.fillStyle = kind === Kind.darkInk ? '#000' : kind === Kind.lightInk ? '#fff' : cssColor(words[at + 12]);
      const text = this.heap.text(words[at + 1], words[at + 2]);
      this.drawWords(context, words[at + 3], text, x + floats[at + 10], y + floats[at + 11]);
    } else if (kind === Kind.shadow) {
      this.#paintShadow(x, y, width, floats[at + 13], floats[at + 14]);
    } else {
      const path = new Path2D(this.heap.text(words[at + 1], words[at + 2]));
      const scale = floats[at + 13];
      context.translate(x + floats[at + 10], y + floats[at + 11]);
      context.scale(scale, scale);
      context.lineWidth = ICON_PEN;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.strokeStyle = '#000';
      context.fillStyle = '#000';
      if (kind === Kind.iconFilled) context.fill(path);
      else context.stroke(path);
    }
    context.restore();
  }

  /**
   * In the colour and direction that are set.
   * @param {CanvasRenderingContext2D} context @param {number} font @param {string} text
   * @param {number} x where the pen starts @param {number} y the baseline
   */
  drawWords(context, font, text, x, y) {
    context.font = this.#font(font);
    context.textAlign = 'left';
    context.fillText(text, x, y);
  }

  /**
   * Only the shadow is wanted, so what throws it stands outside the clip.
   * @param {number} x @param {number} y @param {number} side @param {number} radius @param {number} blur
   */
  #paintShadow(x, y, side, radius, blur) {
    const context = this.#painting;
    const away = 4 * ATLAS_PAGE;
    context.shadowColor = '#000';
    context.shadowBlur = blur;
    context.shadowOffsetX = away;
    context.beginPath();
    context.roundRect(x + blur - away, y + blur, side - 2 * blur, side - 2 * blur, radius);
    context.fill();
  }

  /**
   * @param {number} pointer @param {number} bytes @param {number} font @param {number} direction @param {number} width
   */
  fit(pointer, bytes, font, direction, width) {
    const text = this.heap.text(pointer, bytes);
    this.#letters ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const ends = Array.from(this.#letters.segment(text), (part) => part.index + part.segment.length);
    const context = this.#measureWith(font, direction);
    let fits = 0;
    let tooMany = ends.length + 1;
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1;
      if (context.measureText(text.slice(0, ends[middle - 1])).width <= width) fits = middle;
      else tooMany = middle;
    }
    return fits === 0 ? 0 : this.#encoder.encode(text.slice(0, ends[fits - 1])).length;
  }

  /** @param {number} pointer @param {number} bytes @param {number} out @param {number} most */
  wordEnds(pointer, bytes, out, most) {
    const text = this.heap.text(pointer, bytes);
    this.#wordSegmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    let count = 0;
    let end = 0;
    const { words } = this.heap;
    for (const part of this.#wordSegmenter.segment(text)) {
      end += this.#encoder.encode(part.segment).length;
      if (count < most) words[(out >> 2) + count++] = end;
    }
    return count;
  }
}

/** @param {number} width @param {number} height */
function context2d(width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Read back after every use: a canvas in the GPU's memory would wait for it each time.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas.');
  return context;
}

/** @param {number} packed as ImGui packs it */
export function cssColor(packed) {
  return `rgb(${packed & 255} ${(packed >>> 8) & 255} ${(packed >>> 16) & 255} / ${(packed >>> 24) / 255})`;
}

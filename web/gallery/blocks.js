// Text without a font: every letter is a block of a width that is the same on every machine. Stored pictures of the
// gallery are made with it, so that they show where words stand, how long they are and in which colour, and say nothing
// of the fonts that a machine happens to have. What letters look like is compared by scripts.test.mjs.

import { Text } from '../screen/text.js';

const LETTER = 0.52; // of the font's size
const WIDE_LETTER = 1;
const ASCENT = 0.9;
const DESCENT = 0.25;
const HEIGHT = 0.56; // of the block, above the baseline
const WIDE = /\p{Emoji_Presentation}|\p{sc=Han}|\p{sc=Hangul}|\p{sc=Hiragana}|\p{sc=Katakana}/u;

export class BlockText extends Text {
  /** @param {number} font @param {number} out */
  metrics(font, out) {
    const { floats } = this.heap;
    floats[out >> 2] = sizeOf(font) * ASCENT;
    floats[(out >> 2) + 1] = sizeOf(font) * DESCENT;
  }

  /** @param {number} requests @param {number} count @param {number} out */
  measure(requests, count, out) {
    const { words, floats } = this.heap;
    let at = requests >> 2;
    let to = out >> 2;
    for (let i = 0; i < count; ++i, at += 4, to += 5) {
      const text = this.heap.text(words[at], words[at + 1]);
      const size = sizeOf(words[at + 2]);
      const width = widthOf(text, size);
      const hasInk = text.trim() !== '';
      floats.set([width, 0, hasInk ? width : 0, hasInk ? size * HEIGHT : 0, 0], to);
    }
  }

  /** @param {CanvasRenderingContext2D} context @param {number} font @param {string} text @param {number} x @param {number} y */
  drawWords(context, font, text, x, y) {
    const size = sizeOf(font);
    let pen = x;
    for (const letter of letters(text)) {
      const width = advanceOf(letter, size);
      // Whole pixels: the edge of a block is as sharp as that of a button.
      const left = Math.round(pen);
      const right = Math.round(pen + width - size * 0.08);
      if (letter.trim() !== '') context.fillRect(left, Math.round(y - size * HEIGHT), right - left, Math.round(size * HEIGHT));
      pen += width;
    }
  }

  /**
   * @param {number} pointer @param {number} bytes @param {number} font @param {number} _direction @param {number} width
   */
  fit(pointer, bytes, font, _direction, width) {
    let used = 0;
    let fits = 0;
    for (const letter of letters(this.heap.text(pointer, bytes))) {
      used += advanceOf(letter, sizeOf(font));
      if (used > width) break;
      fits += new TextEncoder().encode(letter).length;
    }
    return fits;
  }
}

/** @param {number} font FontId: weight << 16 | size in 1/64 pixel */
function sizeOf(font) {
  return (font & 0xffff) / 64;
}

/** @param {string} text */
function letters(text) {
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), (part) => part.segment);
}

/** @param {string} letter @param {number} size */
function advanceOf(letter, size) {
  return size * (WIDE.test(letter) ? WIDE_LETTER : LETTER);
}

/** @param {string} text @param {number} size */
function widthOf(text, size) {
  return letters(text).reduce((width, letter) => width + advanceOf(letter, size), 0);
}

// The module's memory, seen as bytes, words and floats. It may move when it grows, so every user asks anew.

/** @typedef {{HEAPU8: Uint8Array, HEAPU32: Uint32Array, HEAPF32: Float32Array, [name: string]: any}} Module */

export class Heap {
  #module;
  #decoder = new TextDecoder();

  /** @param {Module} module */
  constructor(module) {
    this.#module = module;
  }

  get bytes() {
    return this.#module.HEAPU8;
  }
  get words() {
    return this.#module.HEAPU32;
  }
  get floats() {
    return this.#module.HEAPF32;
  }

  /**
   * @param {number} pointer
   * @param {number} length in bytes
   */
  text(pointer, length) {
    const bytes = this.#module.HEAPU8;
    // Most pieces are one to a few ASCII characters; the decoder's call costs more than they do.
    if (length <= 3) {
      let ascii = '';
      let i = 0;
      for (; i < length && bytes[pointer + i] < 0x80; ++i) ascii += String.fromCharCode(bytes[pointer + i]);
      if (i === length) return ascii;
    }
    return this.#decoder.decode(bytes.subarray(pointer, pointer + length));
  }
}

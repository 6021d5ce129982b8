// @ts-check
// Reads and writes the little-endian byte buffers of src/engine/bytes.hpp, as far as the worker needs them: numbers,
// text and lists of text. The messages themselves are opaque here: they are made and read in C++.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = 0;
  }

  u32() {
    const value = this.view.getUint32(this.position, true);
    this.position += 4;
    return value;
  }

  raw() {
    const length = this.u32();
    const value = this.bytes.subarray(this.position, this.position + length);
    this.position += length;
    return value;
  }

  text() {
    return decoder.decode(this.raw());
  }
}

export class Writer {
  constructor() {
    /** @type {Uint8Array[]} */
    this.parts = [];
    this.length = 0;
  }

  /** @param {Uint8Array} bytes */
  #push(bytes) {
    this.parts.push(bytes);
    this.length += bytes.length;
  }

  /** @param {number} value */
  u32(value) {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, value, true);
    this.#push(bytes);
    return this;
  }

  /** @param {Uint8Array} bytes */
  raw(bytes) {
    this.u32(bytes.length);
    this.#push(bytes);
    return this;
  }

  /** @param {string} text */
  text(text) {
    return this.raw(encoder.encode(text));
  }

  take() {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

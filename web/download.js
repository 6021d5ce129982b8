// @ts-check
// A file that the merchant downloads, made in pieces. The pieces are handed to the browser as blobs as they come, which
// keeps large ones on disk: a million orders never stand in the page's memory.

const blobBytes = 8 * 1024 * 1024;

export class Download {
  constructor() {
    /** @type {Blob[]} */
    this.blobs = [];
    /** @type {Uint8Array<ArrayBuffer>[]} */
    this.pieces = [];
    this.bytes = 0;
  }

  /** @param {Uint8Array<ArrayBuffer>} piece kept */
  add(piece) {
    this.pieces.push(piece);
    this.bytes += piece.length;
    if (this.bytes >= blobBytes) this.#toBlob();
  }

  #toBlob() {
    this.blobs.push(new Blob(this.pieces));
    this.pieces = [];
    this.bytes = 0;
  }

  /** @param {string} name @param {string} type */
  save(name, type) {
    this.#toBlob();
    const address = URL.createObjectURL(new Blob(this.blobs, { type }));
    this.drop();
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // The browser has taken the file over when the click is done; some begin to read it only a moment later.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  drop() {
    this.blobs = [];
    this.pieces = [];
    this.bytes = 0;
  }
}

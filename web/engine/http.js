// @ts-check
// The engine's requests to the host, by fetch. What may be asked and what an answer means is decided in C++ (sync);
// here only bytes go out and come in, bounded in size and in time.
import { Reader, Writer } from './bytes.js';

// What an answer may weigh at most: a page of 1,000 orders is about 2 MB; beyond this it is garbage or an attack.
const maxAnswerBytes = 64 * 1024 * 1024;

export class Http {
  /** @param {string} base @param {(id: number, status: number, answer: Uint8Array) => void} finished */
  constructor(base, finished) {
    this.base = base;
    this.finished = finished;
    /** @type {Map<number, AbortController>} */
    this.running = new Map();
  }

  /** @param {number} id @param {Uint8Array} bytes method, path, body, deadline in ms, then headers as pairs */
  async send(id, bytes) {
    const reader = new Reader(bytes);
    const method = reader.text();
    const path = reader.text();
    const body = reader.raw().slice();
    const deadline = reader.u32();
    const headers = new Headers();
    for (let left = reader.u32(); left > 0; left--) headers.append(reader.text(), reader.text());

    const controller = new AbortController();
    this.running.set(id, controller);
    const timer = setTimeout(() => controller.abort(), deadline);
    try {
      const response = await fetch(new URL(path, this.base), {
        method,
        headers,
        body: method === 'GET' || method === 'HEAD' ? undefined : body,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: controller.signal,
      });
      const content = await readBounded(response, controller);
      const answer = new Writer();
      answer.text(response.headers.get('content-type') ?? '');
      answer.text(response.headers.get('retry-after') ?? '');
      answer.raw(content);
      this.#finish(id, response.status, answer.take());
    } catch {
      // Status 0: no answer (offline, refused, reset, cut, too slow, too large). The machine in C++ tries again.
      this.#finish(id, 0, new Uint8Array());
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {number} id */
  abort(id) {
    this.running.get(id)?.abort();
    this.running.delete(id);
  }

  /** @param {number} id @param {number} status @param {Uint8Array} answer */
  #finish(id, status, answer) {
    if (this.running.delete(id)) this.finished(id, status, answer);
  }
}

/** @param {Response} response @param {AbortController} controller */
async function readBounded(response, controller) {
  if (!response.body) return new Uint8Array();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  const stream = response.body.getReader();
  for (;;) {
    const { done, value } = await stream.read();
    if (done) break;
    length += value.length;
    if (length > maxAnswerBytes) {
      controller.abort();
      throw new Error('answer too large');
    }
    parts.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

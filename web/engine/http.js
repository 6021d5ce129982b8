// @ts-check
// The engine's requests to the host, by fetch. What may be asked and what an answer means is decided in C++ (sync);
// here only bytes go out and come in, bounded in size and in time.
import { Reader, Writer } from './bytes.js';

// Why there is no answer; sync::NoAnswer has the same order.
const UNREACHABLE = 0;
const TIMED_OUT = 1;
const TOO_LARGE = 2;

class TooLarge extends Error {}

export class Http {
  /** @param {string} base @param {(id: number, status: number, answer: Uint8Array) => void} finished */
  constructor(base, finished) {
    this.base = base;
    this.finished = finished;
    /** @type {Map<number, AbortController>} */
    this.running = new Map();
  }

  /**
   * Finishes exactly once, unless it is aborted before: with the status and the content, or with status 0 and why.
   * @param {number} id
   * @param {Uint8Array} bytes method, path, token, body, deadline in ms, most bytes of the answer
   */
  async send(id, bytes) {
    const reader = new Reader(bytes);
    const method = reader.text();
    const path = reader.text();
    const token = reader.text();
    const body = reader.raw().slice();
    const deadline = reader.u32();
    const most = reader.u32();

    const headers = new Headers({ Accept: 'application/json' });
    if (token) headers.set('Authorization', `Bearer ${token}`);
    if (method === 'POST') headers.set('Content-Type', 'application/json');

    const controller = new AbortController();
    this.running.set(id, controller);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      controller.abort();
    }, deadline);
    try {
      const response = await fetch(new URL(path, this.base), {
        method,
        headers,
        body: method === 'POST' ? body : undefined,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: controller.signal,
      });
      const content = await readBounded(response, most);
      const answer = new Writer()
        .text(response.headers.get('content-type') ?? '')
        .text(response.headers.get('retry-after') ?? '')
        .raw(content);
      this.#finish(id, response.status, answer.take());
    } catch (error) {
      controller.abort();
      const reason = late ? TIMED_OUT : error instanceof TooLarge ? TOO_LARGE : UNREACHABLE;
      this.#finish(id, 0, new Writer().u32(reason).take());
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {number} id */
  abort(id) {
    const controller = this.running.get(id);
    this.running.delete(id);
    controller?.abort();
  }

  /** @param {number} id @param {number} status @param {Uint8Array} answer */
  #finish(id, status, answer) {
    if (this.running.delete(id)) this.finished(id, status, answer);
  }
}

/** @param {Response} response @param {number} most */
async function readBounded(response, most) {
  if (!response.body) return new Uint8Array();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  const stream = response.body.getReader();
  for (;;) {
    const { done, value } = await stream.read();
    if (done) break;
    length += value.length;
    if (length > most) throw new TooLarge();
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

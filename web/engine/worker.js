// @ts-check
// The engine's worker: the same wasm as the screen's, in the role of the engine. This file only carries: bytes between
// the page and C++, answers of the host, the book's storage, time. Every decision is in C++ (src/engine).
//
//   page ──postMessage──▶ onmessage ──▶ carnet_engine_receive(kind, id, bytes) ─▶ Engine
//   page ◀─postMessage─── post()    ◀── carnet_engine_post            ◀────────── Engine
//   host ◀─fetch───────── Http      ◀── carnet_engine_fetch           ◀────────── Engine
//   OPFS ◀─sync handles── Storage   ◀── carnet_file_read/write/…      ◀────────── SQLite's VFS
//
// Long work comes in slices: C++ asks for a next one (schedule), which is posted through a MessageChannel behind what
// waits already, so that a question from the page gets in between.
import createModule from '../carnet.js';
import { Writer } from './bytes.js';
import { Http } from './http.js';
import { Storage } from './storage.js';

// Kinds of carnet_engine_receive; src/platform/web/engine/exports.cpp names the same.
const IN_START = 0;
const IN_SCREEN = 1;
const IN_HTTP = 2;
const IN_STORAGE = 3;
const IN_TIMER = 4;
const IN_SLICE = 5;

// How often the book's files are looked for in their folder: every 5 s while the page is visible, and with each message
// of the page (an edit may follow), at most once in this time.
const aliveInterval = 5000;
const aliveAtMostEvery = 500;
const logLength = 200;

/** The last lines that C++ wrote, so that a report of a trap has content. @type {string[]} */
const log = [];
/** @param {string} line */
function note(line) {
  log.push(line);
  if (log.length > logLength) log.shift();
  console.warn(line);
}

/** @type {any} */
let module = null;
let dead = false;

/** @param {unknown} error */
function die(error) {
  if (dead) return;
  dead = true;
  // After a trap the wasm's memory cannot be trusted. The handles are closed so that a new worker can have the book:
  // what was committed is safe in it, and SQLite rolls back the rest.
  bridge.storage.close();
  postMessage({ kind: 'died', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error), log });
}

/** @param {number} kind @param {number} id @param {Uint8Array} bytes */
function receive(kind, id, bytes) {
  if (dead || !module) return;
  try {
    const pointer = module._carnet_buffer(bytes.length);
    module.HEAPU8.set(bytes, pointer);
    module._carnet_engine_receive(kind, id, pointer, bytes.length);
  } catch (error) {
    die(error);
  }
}

const none = new Uint8Array();
const slices = new MessageChannel();
slices.port1.onmessage = () => {
  bridge.scheduled = false;
  receive(IN_SLICE, 0, none);
};

const bridge = {
  scheduled: false,
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer: undefined,
  /** @type {Http} */
  http: /** @type {any} */ (null),
  storage: new Storage((state) => {
    const reason = 'reason' in state ? state.reason : '';
    const rung = 'rung' in state ? state.rung : '';
    receive(IN_STORAGE, 0, new Writer().text(state.kind).text(rung).text(reason).take());
  }),

  /** @param {Uint8Array} bytes */
  post: (bytes) => postMessage({ kind: 'engine', bytes }, { transfer: [bytes.buffer] }),
  schedule() {
    if (this.scheduled) return;
    this.scheduled = true;
    slices.port2.postMessage(0);
  },
  /** @param {number} milliseconds from now; negative: none */
  setTimer(milliseconds) {
    clearTimeout(this.timer);
    if (milliseconds >= 0) this.timer = setTimeout(() => receive(IN_TIMER, 0, none), milliseconds);
  },
  /** @param {number} id @param {Uint8Array} bytes */
  fetch(id, bytes) {
    this.http.send(id, bytes);
  },
  /** @param {number} id */
  abortFetch(id) {
    this.http.abort(id);
  },
  /** @param {string} account */
  openStorage(account) {
    this.storage.open(account);
  },
  closeStorage() {
    this.storage.close();
  },
  askForStorage() {
    this.storage.ask();
  },
  /** @param {number} slot @param {Uint8Array} into @param {number} offset */
  fileRead: (slot, into, offset) => bridge.storage.read(slot, into, offset),
  /** @param {number} slot @param {Uint8Array} bytes @param {number} offset */
  fileWrite: (slot, bytes, offset) => bridge.storage.write(slot, bytes, offset),
  /** @param {number} slot @param {number} size */
  fileTruncate: (slot, size) => bridge.storage.truncate(slot, size),
  /** @param {number} slot */
  fileFlush: (slot) => bridge.storage.flush(slot),
  /** @param {number} slot */
  fileSize: (slot) => bridge.storage.size(slot),
};

/** @param {{wasm: WebAssembly.Module, base: string}} start */
async function start({ wasm, base }) {
  bridge.http = new Http(base, (id, status, answer) => {
    receive(IN_HTTP, id, new Writer().u32(status).raw(answer).take());
  });
  const [instance, lastAccount] = await Promise.all([
    createModule({
      engine: bridge,
      printErr: note,
      print: note,
      /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} done */
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(wasm, imports).then(done, die);
        return {};
      },
    }),
    Storage.lastAccount(),
  ]);
  module = instance;
  receive(IN_START, 0, new Writer().text(lastAccount).take());
}

let visible = true;
let lastLook = 0;
async function lookForFiles() {
  lastLook = performance.now();
  if (bridge.storage.alive && !(await bridge.storage.checkAlive()))
    receive(IN_STORAGE, 0, new Writer().text('gone').text('').text('NotFoundError').take());
}

/** @type {{kind: string, bytes: Uint8Array}[]} */
const early = [];

onmessage = async ({ data }) => {
  switch (data.kind) {
    case 'start':
      try {
        await start(data);
      } catch (error) {
        die(error);
      }
      for (const message of early.splice(0)) receive(IN_SCREEN, 0, message.bytes);
      setInterval(() => visible && lookForFiles(), aliveInterval);
      break;
    case 'visible':
      visible = data.visible;
      break;
    case 'screen':
      if (performance.now() - lastLook > aliveAtMostEvery) lookForFiles();
      if (module) receive(IN_SCREEN, 0, data.bytes);
      else early.push(data);
      break;
  }
};

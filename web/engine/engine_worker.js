// @ts-check
// The page's hand on the engine's worker: starts it with the compiled module, carries bytes, notices when it died and
// starts another one, which finds the book as it was committed. Twice in a minute is a defect that a restart does not
// mend: then the page says so and stops.

const restartsForgivenAfter = 60_000;

/** @param {string} url our own worker script; the only address that the policy lets through */
function trusted(url) {
  // Chromium asks for a TrustedScriptURL under `require-trusted-types-for 'script'`; others take the text.
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return url;
  policy ??= types.createPolicy('carnet', {
    /** @param {string} asked */
    createScriptURL(asked) {
      if (!allowedScripts.has(asked)) throw new TypeError(`not a script of this build: ${asked}`);
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
/** @type {any} */
let policy = null;
const workerScript = new URL('./worker.js', import.meta.url).href;
const serviceWorkerScript = new URL('../../../sw.js', import.meta.url).href;
const allowedScripts = new Set([workerScript, serviceWorkerScript]);

export const trustedServiceWorker = () => trusted(serviceWorkerScript);

export class EngineWorker {
  /**
   * @param {{wasm: WebAssembly.Module, base: string,
   *   received: (bytes: Uint8Array) => void,
   *   restarted: () => void,
   *   gaveUp: (reason: string, log: string[]) => void}} options
   */
  constructor(options) {
    this.options = options;
    this.diedAt = -Infinity;
    this.worker = this.#start();
  }

  #start() {
    const worker = new Worker(/** @type {string} */ (trusted(workerScript)), { type: 'module', name: 'carnet-engine' });
    worker.onmessage = ({ data }) => {
      if (data.kind === 'engine') this.options.received(data.bytes);
      else if (data.kind === 'died') this.#died(worker, data.reason, data.log);
    };
    worker.onerror = (event) => this.#died(worker, event.message || 'the worker did not start', []);
    worker.postMessage({ kind: 'start', wasm: this.options.wasm, base: this.options.base });
    return worker;
  }

  /** @param {Worker} worker @param {string} reason @param {string[]} log */
  #died(worker, reason, log) {
    if (worker !== this.worker) return;
    worker.terminate();
    const now = performance.now();
    if (now - this.diedAt < restartsForgivenAfter) {
      this.options.gaveUp(reason, log);
      return;
    }
    this.diedAt = now;
    console.error('The engine stopped and is started again:', reason, log);
    this.worker = this.#start();
    this.options.restarted();
  }

  /** @param {Uint8Array} bytes given away */
  send(bytes) {
    this.worker.postMessage({ kind: 'screen', bytes }, { transfer: [bytes.buffer] });
  }

  /** @param {boolean} visible */
  setVisible(visible) {
    this.worker.postMessage({ kind: 'visible', visible });
  }
}

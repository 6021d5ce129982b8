// @ts-check
// The book's home in this browser: one folder of the origin private file system an account, three files in it, opened
// as synchronous access handles while this worker holds the account's Web Lock. Nothing here deletes, renames or
// recreates a file because something failed (RELIABILITY 1: that is how other pools lost databases).
//
// States told to the engine: 'open' (rung opfs or memory), 'held' (another tab has the book), 'failed'. A lock held
// elsewhere is never a reason for the memory rung; only a browser that refuses the storage itself is.

const files = ['book.db', 'book.db-wal', 'book.db-journal'];

// A handle can be released a little after the lock of the tab that closed it (Chromium): 5 ms, then longer, 5 s in all.
const retryDelays = [5, 10, 20, 40, 80, 160, ...Array(19).fill(250)];

// Codes of src/platform/web/engine/opfs_storage.cpp.
const ERROR_FAILED = -1;
const ERROR_FULL = -2;
const ERROR_GONE = -3;

/** @typedef {{read: Function, write: Function, truncate: Function, flush: Function, getSize: Function, close: Function}} Handle */

/** @param {unknown} error */
const nameOf = (error) => (error instanceof Error || error instanceof DOMException ? error.name : 'UnknownError');

/** @param {unknown} error */
function codeOf(error) {
  const name = nameOf(error);
  if (name === 'QuotaExceededError') return ERROR_FULL;
  if (name === 'NotFoundError' || name === 'InvalidStateError') return ERROR_GONE;
  return ERROR_FAILED;
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Names of folders are names of accounts, which a host may write with any letter. @param {string} account */
function folderName(account) {
  return Array.from(new TextEncoder().encode(account), (byte) => {
    const c = String.fromCharCode(byte);
    return /[A-Za-z0-9_-]/.test(c) ? c : `%${byte.toString(16).padStart(2, '0')}`;
  }).join('');
}

/** @param {string} name */
function accountName(name) {
  const bytes = name.replace(/%([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
}

async function booksFolder() {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle('carnet', { create: true });
}

export class Storage {
  /**
   * @param {(state: {kind: 'open', rung: 'opfs' | 'memory', reason: string} | {kind: 'held'} |
   *   {kind: 'failed', reason: string} | {kind: 'released'}) => void} tell
   */
  constructor(tell) {
    this.tell = tell;
    /** @type {Handle[]} */
    this.handles = [];
    /** @type {FileSystemDirectoryHandle | null} */
    this.folder = null;
    /** Ends the promise that keeps the Web Lock. @type {(() => void) | null} */
    this.releaseLock = null;
    /** @type {AbortController | null} */
    this.waiting = null;
    /** @type {BroadcastChannel | null} */
    this.channel = null;
    this.account = '';
    /** False once the files were seen to be no longer in their folder (the site's data was cleared). */
    this.alive = true;
  }

  /** The account whose book was open last in this browser, or '' (none, or the storage is refused). */
  static async lastAccount() {
    try {
      const folder = await booksFolder();
      const marker = await (await folder.getFileHandle('last-account')).getFile();
      const name = (await marker.text()).trim();
      await folder.getDirectoryHandle(name);
      return accountName(name);
    } catch {
      return '';
    }
  }

  /** @param {string} account */
  async open(account) {
    this.account = account;
    let folder;
    try {
      const books = await booksFolder();
      folder = await books.getDirectoryHandle(folderName(account), { create: true });
      await this.#probe(folder);
    } catch (error) {
      // Refused altogether: private windows, blocked third-party cookies, old browsers. A normal mode, said on screen.
      this.tell({ kind: 'open', rung: 'memory', reason: nameOf(error) });
      return;
    }
    this.folder = folder;
    this.#listen();
    this.#takeLock();
  }

  /** Another tab is asked to close its book; the lock that we already wait for is then ours. */
  ask() {
    this.channel?.postMessage('release');
  }

  close() {
    for (const handle of this.handles) handle.close();
    this.handles = [];
    this.waiting?.abort();
    this.waiting = null;
    this.releaseLock?.();
    this.releaseLock = null;
    this.channel?.close();
    this.channel = null;
    this.folder = null;
  }

  /** Chosen by doing, not by feature detection: objects exist in contexts that refuse them.
   * @param {FileSystemDirectoryHandle} folder */
  async #probe(folder) {
    const name = `probe-${crypto.randomUUID()}`;
    const file = await folder.getFileHandle(name, { create: true });
    try {
      // @ts-ignore: in TypeScript's worker library only
      const handle = await file.createSyncAccessHandle();
      try {
        handle.write(Uint8Array.of(1, 2, 3), { at: 0 });
        handle.flush();
        const back = new Uint8Array(3);
        if (handle.read(back, { at: 0 }) !== 3 || back[2] !== 3) throw new Error('what was written is not read back');
      } catch (error) {
        // A full disk is no reason to leave a book unread that is already here.
        if (nameOf(error) !== 'QuotaExceededError' || !(await exists(folder, files[0]))) throw error;
      } finally {
        handle.close();
      }
    } finally {
      await folder.removeEntry(name).catch(() => {});
    }
  }

  #listen() {
    this.channel = new BroadcastChannel(`carnet:${this.account}`);
    this.channel.onmessage = ({ data }) => {
      if (data === 'release' && this.releaseLock) this.tell({ kind: 'released' });
    };
  }

  #takeLock() {
    const name = `carnet:book:${this.account}`;
    const hold = () =>
      new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
        this.releaseLock = () => resolve();
        this.#openHandles();
      });
    this.waiting = new AbortController();
    const { signal } = this.waiting;
    navigator.locks
      .request(name, { mode: 'exclusive', ifAvailable: true }, (lock) => {
        if (signal.aborted) return undefined;
        if (lock) return hold();
        this.tell({ kind: 'held' });
        navigator.locks.request(name, { mode: 'exclusive', signal }, hold).catch((error) => {
          if (nameOf(error) !== 'AbortError') this.tell({ kind: 'failed', reason: nameOf(error) });
        });
        return undefined;
      })
      .catch((error) => this.tell({ kind: 'failed', reason: nameOf(error) }));
  }

  async #openHandles() {
    const folder = this.folder;
    if (!folder) return;
    try {
      for (const name of files) this.handles.push(await openHandle(folder, name));
    } catch (error) {
      for (const handle of this.handles) handle.close();
      this.handles = [];
      this.releaseLock?.();
      this.releaseLock = null;
      this.tell({ kind: 'failed', reason: nameOf(error) });
      return;
    }
    this.alive = true;
    this.tell({ kind: 'open', rung: 'opfs', reason: '' });
    this.#remember();
  }

  /** Which account to open when the host cannot be asked. Losing this marker costs one question to the host. */
  async #remember() {
    try {
      const marker = await (await booksFolder()).getFileHandle('last-account', { create: true });
      const writable = await marker.createWritable();
      await writable.write(folderName(this.account));
      await writable.close();
    } catch {
      // Offline starts then wait for the host; nothing of the book depends on it.
    }
  }

  /** Whether the files still stand in their folder: Chromium goes on answering OK into unlinked files. */
  async checkAlive() {
    if (!this.folder || this.handles.length === 0) return true;
    try {
      const books = await booksFolder();
      const folder = await books.getDirectoryHandle(folderName(this.account));
      const same = (await folder.isSameEntry(this.folder)) && (await exists(folder, files[0]));
      if (!same) this.alive = false;
    } catch (error) {
      if (nameOf(error) === 'NotFoundError') this.alive = false;
    }
    return this.alive;
  }

  /** @param {number} slot @param {Uint8Array} into @param {number} offset */
  read(slot, into, offset) {
    try {
      return this.handles[slot].read(into, { at: offset });
    } catch (error) {
      return codeOf(error);
    }
  }

  /** @param {number} slot @param {Uint8Array} bytes @param {number} offset */
  write(slot, bytes, offset) {
    if (!this.alive) return ERROR_GONE;
    try {
      const written = this.handles[slot].write(bytes, { at: offset });
      return written === bytes.length ? written : ERROR_FULL;
    } catch (error) {
      return codeOf(error);
    }
  }

  /** @param {number} slot @param {number} size */
  truncate(slot, size) {
    try {
      this.handles[slot].truncate(size);
      return 0;
    } catch (error) {
      return codeOf(error);
    }
  }

  /** @param {number} slot */
  flush(slot) {
    if (!this.alive) return ERROR_GONE;
    try {
      this.handles[slot].flush();
      return 0;
    } catch (error) {
      return codeOf(error);
    }
  }

  /** @param {number} slot */
  size(slot) {
    try {
      return this.handles[slot].getSize();
    } catch (error) {
      return codeOf(error);
    }
  }
}

/** @param {FileSystemDirectoryHandle} folder @param {string} name */
async function exists(folder, name) {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch {
    return false;
  }
}

/** @param {FileSystemDirectoryHandle} folder @param {string} name @returns {Promise<Handle>} */
async function openHandle(folder, name) {
  const file = await folder.getFileHandle(name, { create: true });
  for (let attempt = 0; ; attempt++) {
    try {
      // @ts-ignore: in TypeScript's worker library only
      return await file.createSyncAccessHandle();
    } catch (error) {
      const held = ['NoModificationAllowedError', 'InvalidStateError'].includes(nameOf(error));
      if (!held || attempt >= retryDelays.length) throw error;
      await pause(retryDelays[attempt]);
    }
  }
}

// What this browser keeps until the server has it: chosen files, and takes second by second (IndexedDB).

const NAME = "jhalak-shelf";
const LARGEST = 2 ** 30;
const SPARE = 1.2;

/** A request of IndexedDB as a promise. */
const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/**
 * The shelf. Every call resolves; where the browser keeps nothing (private windows, a full disk),
 * nothing is kept, and filming and sending go on without.
 *
 * @param {IDBFactory | undefined} indexedDB
 * @param {StorageManager | undefined} storage
 */
export function openShelf(indexedDB, storage) {
  let opened;
  function database() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("files");
        request.result.createObjectStore("takes", { keyPath: "id" });
        request.result.createObjectStore("pieces", { keyPath: ["take", "n"] });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return opened;
  }

  /** Runs `work(stores…)` in one transaction and waits until it is on the disk. */
  async function within(names, mode, work, otherwise) {
    try {
      const transaction = (await database()).transaction(names, mode);
      const over = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      const result = await work(...names.map((name) => transaction.objectStore(name)));
      await over;
      return result;
    } catch {
      return otherwise;
    }
  }

  const pieces = (take) => [[take], [take, []]];

  return {
    /** Keeps a copy of a chosen file, if there is room; the answer says whether. */
    async keep(key, file) {
      if (file.size > LARGEST) return false;
      const { quota = Infinity, usage = 0 } = (await storage?.estimate?.().catch(() => null)) ?? {};
      if (file.size * SPARE > quota - usage) return false;
      return within(["files"], "readwrite", (files) => { files.put(file, key); return true; }, false);
    },
    file: (key) => within(["files"], "readonly", (files) => asked(files.get(key)), undefined),
    /** The key of a kept file by the beginning of it; an empty text when there is none. */
    async keyStarting(start) {
      const keys = await within(["files"], "readonly", (files) => asked(files.getAllKeys()), []);
      return keys.find((key) => key.startsWith(start)) ?? "";
    },
    drop: (key) => within(["files"], "readwrite", (files) => { files.delete(key); }),

    /** @param {{id: string, name: string, type: string, at: number, ms: number, videoId?: string}} take */
    note: (take) => within(["takes"], "readwrite", (takes) => { takes.put(take); }),
    /** One second of a take. */
    add: (take, n, blob) => within(["pieces"], "readwrite", (store) => { store.put({ take, n, blob }); }),
    /** All takes, oldest first. */
    async takes() {
      const found = await within(["takes"], "readonly", (takes) => asked(takes.getAll()), []);
      return found.sort((a, b) => a.at - b.at);
    },
    /** A take as a file; `null` when nothing of it was kept. */
    async take({ id, name, type, at }) {
      const found = await within(["pieces"], "readonly", (store) => asked(store.getAll(IDBKeyRange.bound(...pieces(id)))), []);
      if (!found.length) return null;
      return new File(found.sort((a, b) => a.n - b.n).map((piece) => piece.blob), name, { type, lastModified: at });
    },
    forget: (id) => within(["takes", "pieces"], "readwrite", (takes, store) => {
      takes.delete(id);
      store.delete(IDBKeyRange.bound(...pieces(id)));
    }),
  };
}

/** The same name, size and time: the same file, as tus-js-client sees it. */
export const keyOf = ({ name, size, lastModified }) => `${name}-${size}-${lastModified}`;

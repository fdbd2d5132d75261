// Events that wait for the server, kept in IndexedDB: a closed tab or a dead network loses none.
// Harmless where the browser keeps nothing (private mode): then they wait in the page alone.

const DATABASE = "jhalak.events";
const TABLE = "waiting";
const KEEP = 500;

/** @param {IDBFactory | undefined} factory */
export function createEventStore(factory, { keep = KEEP } = {}) {
  let opened = null;

  function open() {
    opened ??= new Promise((resolve, reject) => {
      const request = factory.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: "event_id" }).createIndex("at", "at");
      request.onsuccess = () => resolve(request.result);
      request.onerror = request.onblocked = () => reject(request.error);
    });
    opened.catch(() => { opened = null; });
    return opened;
  }

  /** One transaction; gives what `work` asked for, or `otherwise` when the browser refuses. */
  async function run(mode, work, otherwise) {
    if (!factory) return otherwise;
    try {
      const database = await open();
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(TABLE, mode);
        const request = work(transaction.objectStore(TABLE));
        transaction.oncomplete = () => resolve(request ? request.result : undefined);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
      });
    } catch {
      return otherwise;
    }
  }

  return {
    /** Keeps an event; of more than `keep` the oldest go. */
    put: (event) =>
      run("readwrite", (table) => {
        table.put(event);
        const keys = table.index("at").getAllKeys();
        keys.onsuccess = () => keys.result.slice(0, Math.max(0, keys.result.length - keep)).forEach((key) => table.delete(key));
      }),
    /** The server has judged these. */
    remove: (ids) => run("readwrite", (table) => ids.forEach((id) => table.delete(id))),
    /** What waits, oldest first. */
    all: () => run("readonly", (table) => table.index("at").getAll(), []),
  };
}

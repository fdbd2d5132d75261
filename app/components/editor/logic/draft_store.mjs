// What this browser keeps of edits that the server may not have yet, in IndexedDB, by clip.

const NAME = "jhalak-edits";
const TABLE = "drafts";

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @param {IDBFactory} factory the browser's own, or a test's */
export function createDraftStore(factory) {
  let opened = null;
  const database = () => {
    opened ??= new Promise((resolve, reject) => {
      const request = factory.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    // A database that cannot be opened is asked for again the next time.
    opened.catch(() => { opened = null; });
    return opened;
  };
  const table = async (mode) => (await database()).transaction(TABLE, mode).objectStore(TABLE);
  return {
    get: async (id) => (await done((await table("readonly")).get(id))) ?? null,
    put: async (id, record) => done((await table("readwrite")).put(record, id)),
  };
}

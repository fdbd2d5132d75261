import assert from "node:assert/strict";
import { test } from "node:test";
import { createEventStore } from "./events_store.mjs";

/** As much of IndexedDB as the store uses: it answers later, and a transaction ends by itself. */
function browser({ refuses = false } = {}) {
  const rows = new Map();
  let made = false;
  const later = (request, result) => {
    queueMicrotask(() => { request.result = result(); request.onsuccess?.(); });
    return request;
  };
  const sorted = () => [...rows.values()].sort((a, b) => a.at.localeCompare(b.at));
  const table = {
    put: (row) => later({}, () => rows.set(row.event_id, structuredClone(row))),
    delete: (key) => later({}, () => rows.delete(key)),
    index: () => ({
      getAll: () => later({}, sorted),
      getAllKeys: () => later({}, () => sorted().map((row) => row.event_id)),
    }),
  };
  const database = {
    createObjectStore: () => { made = true; return { createIndex() {} }; },
    transaction: () => {
      assert.ok(made);
      const transaction = { objectStore: () => table };
      setImmediate(() => transaction.oncomplete?.());
      return transaction;
    },
  };
  return {
    rows,
    open() {
      const request = { result: database, error: new Error("refused") };
      queueMicrotask(() => {
        if (refuses) return request.onerror();
        if (!made) request.onupgradeneeded();
        return request.onsuccess();
      });
      return request;
    },
  };
}

const event = (n) => ({ event_id: `id-${n}`, type: "play", at: new Date(n * 1000).toISOString() });

test("events wait until they are removed, oldest first", async () => {
  const store = createEventStore(browser());
  await store.put(event(2));
  await store.put(event(1));
  await store.put(event(3));
  await store.remove(["id-3"]);
  assert.deepEqual((await store.all()).map((e) => e.event_id), ["id-1", "id-2"]);
});

test("another page finds them", async () => {
  const shared = browser();
  await createEventStore(shared).put(event(1));
  assert.equal((await createEventStore(shared).all()).length, 1);
});

test("an endless outage keeps the newest and does not grow", async () => {
  const store = createEventStore(browser(), { keep: 3 });
  for (let n = 0; n < 9; n += 1) await store.put(event(n));
  assert.deepEqual((await store.all()).map((e) => e.event_id), ["id-6", "id-7", "id-8"]);
});

test("a browser that keeps nothing does no harm", async () => {
  for (const factory of [undefined, browser({ refuses: true })]) {
    const store = createEventStore(factory);
    await store.put(event(1));
    await store.remove(["id-1"]);
    assert.deepEqual(await store.all(), []);
  }
});

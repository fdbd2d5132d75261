import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore, shown } from "./store.mjs";

const PIN = { product_id: "p", start_ms: 1000, end_ms: 3000, x: 0.5, y: 0.5 };
const SAVED = { inMs: 0, outMs: 9000, coverMs: null, pins: [PIN] };

test("what a finger changes is shown at once and gives way to the server's answer", () => {
  const store = createStore();
  store.set({ trim: { inMs: 500, outMs: 8000 }, pin: { key: "p 1000", to: { ...PIN, x: 0.2 } } });
  const drawn = shown(store.get(), SAVED);
  assert.deepEqual([drawn.inMs, drawn.outMs, drawn.pins[0].x, drawn.pins[0].key], [500, 8000, 0.2, "p 1000"]);
  store.settle();
  assert.equal(shown(store.get(), SAVED).pins[0].x, 0.5);
});

test("an answer to something else does not take away what a finger is changing", () => {
  const store = createStore();
  store.move({ trim: { inMs: 500, outMs: 8000 } });
  store.settle();
  assert.deepEqual(store.rest("trim"), { inMs: 500, outMs: 8000 });
  store.settle();
  assert.equal(store.get().trim, null);
});

test("a pin stays chosen at its new time", () => {
  const store = createStore();
  store.set({ selected: "p 1000" });
  store.move({ pin: { key: "p 1000", to: { ...PIN, start_ms: 2000 } } });
  store.rest("pin");
  store.settle();
  assert.equal(store.get().selected, "p 2000");
});

test("a pin keeps its name while it moves in time", () => {
  const store = createStore();
  store.set({ pin: { key: "p 1000", to: { ...PIN, start_ms: 2000, end_ms: 4000 } } });
  assert.deepEqual(shown(store.get(), SAVED).pins.map((p) => [p.key, p.start_ms]), [["p 1000", 2000]]);
});

test("a cover given back to the program is not mistaken for one that was not touched", () => {
  const store = createStore();
  store.set({ cover: null });
  assert.equal(shown(store.get(), { ...SAVED, coverMs: 4000 }).coverMs, null);
});

test("whoever listens hears each change until they leave", () => {
  const store = createStore();
  let heard = 0;
  const leave = store.subscribe(() => { heard += 1; });
  store.seek(100);
  leave();
  store.seek(200);
  assert.deepEqual([heard, store.get().now], [1, 200]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { carryOut } from "./actions.mjs";
import { createBench, filled, sourceOf } from "./bench.mjs";
import { actionOf } from "./keys.mjs";
import { addText, moveItem } from "./layers.mjs";
import { SECOND } from "./ticks.mjs";

function world({ mayEdit = true } = {}) {
  const saves = [];
  let now = 0;
  const bench = createBench({ clock: () => (now += 5000), changed: (edl) => saves.push(edl) });
  const sources = [sourceOf({ id: "main", duration_ms: 10_000, fps: 30 })];
  bench.set({ mayEdit, sources });
  bench.begin(filled({ version: 2, clips: [{ id: "c1", source: "main", in: 0, out: null, speed: 1000, fit: "whole", frames: [], filter: null, volume: 1000 }], texts: [], stickers: [], sounds: [], sound: { mute: false }, cover: null }, sources));
  const press = (key, more = {}) => carryOut(bench, actionOf({ key, ...more }));
  return { bench, saves, press, clips: () => bench.edl().clips.map((c) => [c.id, c.in / SECOND, c.out / SECOND]) };
}

test("keys alone: to the frame, split, delete, reorder, undo, redo", () => {
  const w = world();
  for (let i = 0; i < 3; i += 1) w.press("ArrowRight", { shiftKey: true });
  w.press("ArrowRight");
  assert.equal(w.bench.get().now, 3 * SECOND + 4000);
  w.press("i");
  assert.deepEqual(w.clips(), [["c1", 3 + 1 / 30, 10]]);
  assert.equal(w.bench.get().now, 0);
  w.press("ArrowRight", { shiftKey: true });
  w.press("ArrowRight", { shiftKey: true });
  w.press("s");
  assert.equal(w.clips().length, 2);
  assert.deepEqual(w.bench.get().chosen, { lane: "clips", id: "c2" });
  w.press("ArrowLeft", { altKey: true });
  assert.deepEqual(w.clips().map((c) => c[0]), ["c2", "c1"]);
  w.press("Delete");
  assert.deepEqual(w.clips().map((c) => c[0]), ["c1"]);
  w.press("z", { ctrlKey: true });
  w.press("z", { ctrlKey: true });
  assert.deepEqual(w.clips().map((c) => c[0]), ["c1", "c2"]);
  w.press("Z", { ctrlKey: true, shiftKey: true });
  assert.deepEqual(w.clips().map((c) => c[0]), ["c2", "c1"]);
  assert.equal(w.bench.get().said, "Done again");
});

test("brackets trim by a frame, and holding one is one step back", () => {
  const w = world();
  w.press("]");
  w.press("{", { shiftKey: true });
  assert.deepEqual(w.clips(), [["c1", 0, 10 - 1 / 30]]);
  w.press("[");
  assert.deepEqual(w.clips()[0][1], 1 / 30);
});

test("a drag is saved and undone as one", () => {
  const w = world();
  w.bench.make((edl) => addText(edl, SECOND));
  const gesture = w.bench.hold();
  for (const at of [2, 3, 4]) w.bench.make((edl) => moveItem(edl, "texts", "t1", "body", at * SECOND, 4000), "", gesture);
  assert.equal(w.saves.length, 1);
  w.bench.rest();
  assert.equal(w.saves.length, 2);
});

test("a clip that may not change says so and does not change", () => {
  const w = world({ mayEdit: false });
  w.press("s");
  assert.equal(w.clips().length, 1);
  assert.match(w.bench.get().said, /cannot be changed/);
});

test("what is impossible is said and not done", () => {
  const w = world();
  w.press("s");
  assert.match(w.bench.get().said, /Too close/);
  w.press("Delete");
  assert.match(w.bench.get().said, /Choose/);
  assert.equal(w.saves.length, 0);
});

test("a field keeps its keys, a button keeps Space, and letters with Alt stay the browser's", () => {
  assert.equal(actionOf({ key: "s" }, { typing: true }), null);
  assert.equal(actionOf({ key: "z", ctrlKey: true }, { typing: true }), null);
  assert.equal(actionOf({ key: " " }, { onControl: true }), null);
  assert.equal(actionOf({ key: "ArrowLeft" }, { onControl: true }), null);
  assert.deepEqual(actionOf({ key: "s" }, { onControl: true }), { name: "split" });
  assert.equal(actionOf({ key: "s", ctrlKey: true }), null);
  assert.equal(actionOf({ key: "s", altKey: true }), null);
});

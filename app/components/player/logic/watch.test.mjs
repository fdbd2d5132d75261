import assert from "node:assert/strict";
import { test } from "node:test";
import { createWatch, extended } from "./watch.mjs";

function watching(durationMs = 8000) {
  const log = [];
  const watch = createWatch({ durationMs, emit: (type, facts) => log.push({ type, ...facts }) });
  const play = (from, to, step = 100) => { for (let ms = from; ms <= to; ms += step) watch.tick(ms); };
  return { log, watch, play, types: () => log.map((e) => e.type) };
}

test("an impression needs half a second on screen, and is one", () => {
  const { watch, types } = watching();
  watch.visible(0);
  watch.visible(499);
  assert.deepEqual(types(), []);
  watch.visible(500);
  watch.visible(900);
  assert.deepEqual(types(), ["impression"]);
});

test("time in another tab does not make an impression", () => {
  const { watch, types } = watching();
  watch.visible(0);
  watch.hidden();
  watch.visible(5000);
  assert.deepEqual(types(), []);
});

test("what was watched is reported as time and ranges", () => {
  const { watch, play, log } = watching();
  play(0, 3000);
  watch.jump();
  play(5000, 6000);
  watch.report(true);
  assert.deepEqual(log.at(-1), { type: "watch", watch_ms: 4000, duration_ms: 8000, ranges: [[0, 3000], [5000, 6000]] });
});

test("a seek is not watching", () => {
  const { watch, log } = watching();
  [0, 100, 6000, 6100].forEach((ms) => watch.tick(ms));
  watch.report(true);
  assert.equal(log.at(-1).watch_ms, 200);
});

test("a second report covers only what came since", () => {
  const { watch, play, log } = watching();
  play(0, 2000);
  watch.report(false);
  play(2100, 3000);
  watch.report(true);
  assert.deepEqual(log.filter((e) => e.type === "watch").map((e) => [e.watch_ms, e.ranges]), [[2000, [[0, 2000]]], [1000, [[2000, 3000]]]]);
});

test("starting over is a loop and its end was watched", () => {
  const { watch, play, log, types } = watching();
  play(0, 7900);
  play(50, 1050);
  watch.report(true);
  assert.equal(types().filter((t) => t === "loop").length, 1);
  assert.equal(log.at(-1).watch_ms, 7900 + 100 + 50 + 1000);
  assert.deepEqual(log.at(-1).ranges, [[0, 8000], [0, 1050]]);
});

test("leaving early is a skip, leaving later is not", () => {
  const early = watching();
  early.watch.visible(0);
  early.watch.visible(600);
  early.play(0, 900);
  early.watch.report(true);
  assert.ok(early.types().includes("skip"));
  const later = watching();
  later.watch.visible(0);
  later.watch.visible(600);
  later.play(0, 2500);
  later.watch.report(true);
  assert.ok(!later.types().includes("skip"));
});

test("a clip that only flew past is neither shown nor skipped", () => {
  const { watch, types } = watching();
  watch.visible(0);
  watch.visible(200);
  watch.report(true);
  assert.deepEqual(types(), []);
});

test("hiding the page is not a skip", () => {
  const { watch, play, types } = watching();
  watch.visible(0);
  watch.visible(600);
  play(0, 500);
  watch.report(false);
  assert.ok(!types().includes("skip"));
});

test("a stretch goes on where the last one ended, and what is seen again is a stretch of its own", () => {
  assert.deepEqual(extended(extended(extended([], 0, 100), 130, 480), 90, 300), [[0, 480], [90, 300]]);
});

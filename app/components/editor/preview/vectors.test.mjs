// The preview's sums give the server's answers: vectors.json is written by the server's code.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { layerPlace, stageSize, windowAt } from "./framing.mjs";
import { frameTicksFor, framesBefore, sampleAt, sourceTick } from "./plan.mjs";
import * as timeline from "./timeline.mjs";

const vectors = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url)));
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-6, `${a} is not ${b}`);

test("rates", () => {
  for (const { fps, ticks } of vectors.rates) assert.equal(frameTicksFor(fps), ticks, `${fps}`);
  assert.equal(frameTicksFor(24, true), 4000);
});

test("timelines", () => {
  for (const c of vectors.timelines) {
    const parts = timeline.segments(c.edl);
    const spans = (found) => found.map((s) => [s.start, s.end]);
    assert.equal(timeline.lengthOf(c.edl), c.length);
    assert.deepEqual(c.asked.map((at) => timeline.momentAt(parts, at)), c.moments);
    assert.deepEqual(spans(timeline.shownSpans(parts, "main", ...c.asked)), c.shown);
    assert.deepEqual(
      timeline.sourceSpans(parts, ...c.asked).map((s) => [s.source, s.start, s.end]),
      c.sources,
    );
    const other = timeline.segments(c.other);
    assert.deepEqual(spans(timeline.movedSpans(parts, other, ...c.asked)), c.moved);
    c.frames.forEach(([at, before, sample, tick], k) => {
      const first = framesBefore(parts[k].start, c.frame_ticks);
      assert.equal(framesBefore(at, c.frame_ticks), before);
      assert.equal(sampleAt(Math.floor(at / c.frame_ticks), c.frame_ticks), sample);
      assert.equal(sourceTick(parts[k], first, c.frame_ticks), tick);
    });
  }
});

test("windows", () => {
  for (const c of vectors.windows) {
    const w = windowAt(c.clip, c.size, c.canvas, c.at);
    [w.x, w.y, w.scale].forEach((value, k) => near(value, c.point[k]));
    assert.deepEqual([w.left, w.top, w.right, w.bottom], c.edges);
    assert.deepEqual(stageSize(c.clip, c.size, c.canvas), c.stage);
  }
});

test("places of layers", () => {
  for (const c of vectors.places) assert.deepEqual(layerPlace(c.item, c.picture, c.canvas), c.place);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { along, band, clock, cut, frameAt, framesOf, keyTo, marks, momentAt, path, pointAt, readout } from "./scales.mjs";
import { wordsOf } from "./words.mjs";

const point = { share: 0.61, low: 0.57, high: 0.65, viewers: 412, rewatches: 86, skipped: 0, left: 0 };

test("moments are read as a clock", () => {
  assert.deepEqual([0, 7000, 7500, 61_250].map(clock), ["0:00", "0:07", "0:07.5", "1:01.2"]);
});

test("a place of the curve says how many, how sure, and what was sold there", () => {
  assert.equal(readout(point, { taps: 12, orders: 1 }, 7500), "0:07.5: 61 % there (57 % to 65 %), 412 people, 86 rewatches, 12 taps in this second, 1 order");
  assert.equal(readout(undefined, undefined, 7000), "0:07");
  const hindi = readout(point, { taps: 12, orders: 1 }, 7500, wordsOf("hi-IN"));
  assert.equal(hindi, "0:07.5: 61 % देख रहे थे (57 % से 65 %), 412 लोग, 86 बार दोबारा देखा, इस सेकंड में 12 टैप, 1 ऑर्डर");
});

test("the end of the clip belongs to its last quarter second", () => {
  const points = [1, 2, 3, 4];
  assert.deepEqual([0, 249, 250, 9999, -5].map((ms) => pointAt(points, ms)), [1, 1, 2, 4, 1]);
  assert.equal(momentAt([{ at_s: 7 }, { at_s: null }], 7999).at_s, 7);
});

test("a band goes there above and back below", () => {
  assert.equal(path([[0, 1], [2, 3]]), "M0.0 1.0L2.0 3.0");
  assert.equal(band([[0, 1], [2, 1]], [[0, 5], [2, 5]]), "M0.0 1.0L2.0 1.0L2.0 5.0L0.0 5.0Z");
  assert.equal(band([], []), "");
});

test("an axis has few marks on whole seconds", () => {
  assert.deepEqual(marks(6000), [0, 1, 2, 3, 4, 5]);
  assert.deepEqual(marks(15_000), [0, 2, 4, 6, 8, 10, 12, 14]);
});

test("frames are found in a sprite by its cues", () => {
  const frames = framesOf("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nsprite.webp#xywh=0,0,90,160\n\n00:00:01.000 --> 00:00:02.000\nsprite.webp#xywh=90,0,90,160\n");
  assert.deepEqual(frames.map((f) => f.at), [0, 1000]);
  assert.equal(frameAt(frames, 1500).x, 90);
  assert.deepEqual(cut(frames, frames[1], 45), { width: 45, height: 80, backgroundPosition: "-45px 0px", backgroundSize: "90px 80px" });
});

test("keys move by a quarter second, and stay inside", () => {
  assert.deepEqual(["ArrowRight", "PageDown", "Home", "End", "x"].map((k) => keyTo(k, 500, 8000)), [750, 0, 0, 7750, null]);
});

test("values lie between the smallest and the largest", () => {
  assert.deepEqual([2, 3, 4].map(along([2, 4])), [0, 0.5, 1]);
  assert.equal(along([5, 5])(5), 0.5);
});

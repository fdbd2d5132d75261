import assert from "node:assert/strict";
import { test } from "node:test";
import { stripOf, wavePath } from "./strip.mjs";

test("a film strip is read with its times and places", () => {
  const vtt = "WEBVTT\n\n00:00.000 --> 00:00.250\nstrip.webp#xywh=0,0,36,64\n\n01:02:03.250 --> 01:02:03.500\nstrip.webp#xywh=36,64,36,64\n";
  assert.deepEqual(stripOf(vtt), [{ time_ms: 0, x: 0, y: 0, width: 36, height: 64 }, { time_ms: 3_723_250, x: 36, y: 64, width: 36, height: 64 }]);
  assert.deepEqual(stripOf(""), []);
});

test("a waveform keeps its loudest moments at any width", () => {
  const wave = { per_second: 50, peaks: Array.from({ length: 100 }, (_, i) => (i === 60 ? 255 : 0)) };
  assert.equal(wavePath(wave, 0, 2000, 2), "M0,1.00L1,0.00L1,2.00L0,1.00Z");
  assert.equal(wavePath(wave, 0, 1000, 2), "M0,1.00L1,1.00L1,1.00L0,1.00Z");
});

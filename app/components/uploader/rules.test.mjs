import assert from "node:assert/strict";
import { test } from "node:test";
import { createSpeed, detailOf, failure, refusal, remaining, size } from "./rules.mjs";
import { wordsOf } from "./words.mjs";

const hindi = wordsOf("hi-IN");

const clip = { name: "a.mp4", size: 5_000_000, type: "video/mp4" };

test("a clip may be tried", () => assert.equal(refusal(clip, { maxBytes: 9e6, freeBytes: 9e6 }), ""));

test("a phone that names no type is believed by the file's name", () => {
  assert.equal(refusal({ ...clip, name: "IMG_1.MOV", type: "" }), "");
  assert.match(refusal({ ...clip, name: "notes.txt", type: "" }), /does not look like a video/);
});

test("what is no video, empty or too large is told before a byte is sent", () => {
  assert.match(refusal({ name: "a.png", size: 9, type: "image/png" }), /picture/);
  assert.match(refusal({ ...clip, size: 0 }), /empty/);
  assert.match(refusal(clip, { maxBytes: 1e6 }), /4\.8 MB; one clip may have 977 kB/);
  assert.match(refusal(clip, { maxBytes: 9e6, freeBytes: 2e6 }), /1\.9 MB of your space is left/);
  assert.equal(refusal({ name: "a.png", size: 9, type: "image/png" }, {}, hindi), hindi.picture);
  assert.match(refusal(clip, { maxBytes: 1e6 }, hindi), /^यह फ़ाइल 4\.8 MB की है; एक क्लिप 977 kB तक/);
});

test("sizes and times read as people say them", () => {
  assert.deepEqual([0, 10, 940 * 1024, 5 * 2 ** 20, 1.5 * 2 ** 30].map(size), ["0 kB", "1 kB", "940 kB", "5 MB", "1.5 GB"]);
  assert.deepEqual([2, 31, 200, Infinity].map((seconds) => remaining(seconds)), ["a few seconds left", "35 s left", "3 min left", ""]);
  assert.equal(remaining(31, hindi), "35 सेकंड बाक़ी");
});

test("the speed is a mean over the last seconds", () => {
  const speed = createSpeed();
  assert.equal(speed.at(0, 0), 0);
  assert.equal(speed.at(1000, 500), 500);
  assert.equal(speed.at(2000, 500), 250);
  assert.equal(speed.at(9000, 500), 0);
});

test("the server's own sentence is shown", () => {
  assert.equal(failure(422, '{"detail":"This is a PDF, not a video."}'), "This is a PDF, not a video.");
  assert.equal(detailOf("<html>", "x"), "x");
  assert.match(failure(0, ""), /no connection/);
  assert.equal(failure(422, '{"detail":"यह PDF दस्तावेज़ है।"}', hindi), "यह PDF दस्तावेज़ है।");
  assert.equal(failure(502, "<html>", hindi), hindi.not_taken);
});

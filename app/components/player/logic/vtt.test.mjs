import assert from "node:assert/strict";
import { test } from "node:test";
import { cueAt, parseVtt, trackFor } from "./vtt.mjs";

const TEXT = `\uFEFFWEBVTT - made by the studio

NOTE not a cue

1
00:01.000 --> 00:02.500 line:80%
<v Riya>दो बूँद</v> &amp; बस

00:00:02.000 --> 00:00:04.000
second
line

00:05.000 --> 00:04.000
backwards

broken --> cue
x
`;

test("cues are read with and without ids, hours, settings and tags", () => {
  assert.deepEqual(parseVtt(TEXT), [
    { start: 1000, end: 2500, text: "दो बूँद & बस" },
    { start: 2000, end: 4000, text: "second\nline" },
  ]);
});

test("windows line ends and an empty file are fine", () => {
  assert.equal(parseVtt("WEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nhi\r\n").length, 1);
  assert.deepEqual(parseVtt(""), []);
});

test("an entity is decoded once", () => {
  assert.equal(parseVtt("WEBVTT\n\n00:00.000 --> 00:01.000\n&amp;lt;b&amp;gt;")[0].text, "&lt;b&gt;");
});

test("a cue shows from its first to before its last millisecond; overlaps are joined", () => {
  const cues = parseVtt(TEXT);
  assert.equal(cueAt(cues, 999), "");
  assert.equal(cueAt(cues, 1000), "दो बूँद & बस");
  assert.equal(cueAt(cues, 2200), "दो बूँद & बस\nsecond\nline");
  assert.equal(cueAt(cues, 4000), "");
});

test("the viewer's language wins, then the clip's, then the first", () => {
  const tracks = [{ language: "en" }, { language: "hi-Latn" }, { language: "ta" }];
  assert.equal(trackFor(tracks, ["hi-IN", "en"], "ta").language, "hi-Latn");
  assert.equal(trackFor(tracks, ["fr"], "ta").language, "ta");
  assert.equal(trackFor(tracks, ["fr"], "de").language, "en");
  assert.equal(trackFor([], ["fr"], "de"), null);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { addClip, dropKeyframe, freshId, Impossible, moveClip, orderAt, removeClip, setClip, setKeyframe, splitAt, trimClip, windowAt } from "./clips.mjs";
import { SECOND } from "./ticks.mjs";
import { carried, lengthOf, momentAt, segments, shownAt, shownSpans } from "./timeline.mjs";

const FRAME = 4000;
const FACTS = { length: 10 * SECOND, frame: FRAME };
const clip = (id, from, to, more = {}) => ({ id, source: "main", in: from * SECOND, out: to * SECOND, speed: 1000, fit: "whole", frames: [], filter: null, volume: 1000, ...more });
const edit = (clips = [clip("c1", 0, 10)], more = {}) => ({ version: 2, clips, texts: [], stickers: [], sounds: [], sound: { mute: false }, cover: null, ...more });
const text = (start, end) => ({ id: "t1", text: "नमस्ते", start: start * SECOND, end: end * SECOND });

test("an end is trimmed to the frame, inside the source, and never to nothing", () => {
  assert.equal(trimClip(edit(), "c1", "in", 2 * SECOND + 1500, FACTS).clips[0].in, 2 * SECOND);
  assert.equal(trimClip(edit(), "c1", "out", 99 * SECOND, FACTS).clips[0].out, 10 * SECOND);
  const two = edit([clip("c1", 0, 5), clip("c2", 5, 10)]);
  assert.equal(trimClip(two, "c1", "in", 9 * SECOND, FACTS).clips[0].in, 5 * SECOND - SECOND / 10);
  assert.throws(() => trimClip(edit(), "c1", "in", 9.5 * SECOND, FACTS), Impossible);
});

test("an end on no frame of its own stays reachable", () => {
  const odd = { length: 10 * SECOND - 700, frame: FRAME };
  const start = edit([{ ...clip("c1", 0, 8) }]);
  assert.equal(trimClip(start, "c1", "out", 10 * SECOND - 900, odd).clips[0].out, odd.length);
});

test("a split changes nothing that is shown", () => {
  const before = edit([clip("c1", 2, 10, { speed: 2000 })]);
  const after = splitAt(before, SECOND + 900, FRAME);
  assert.deepEqual(after.clips.map((c) => [c.id, c.in, c.out]), [["c1", 2 * SECOND, 4 * SECOND], ["c2", 4 * SECOND, 10 * SECOND]]);
  assert.equal(lengthOf(after), lengthOf(before));
  for (const at of [0, SECOND, 2 * SECOND, 4 * SECOND - 1]) assert.equal(momentAt(after, at).at, momentAt(before, at).at);
});

test("nothing is split at its very end", () => assert.throws(() => splitAt(edit(), 1000, FRAME), /Too close/));

test("a part goes and the rest closes up; the last stays", () => {
  const after = removeClip(splitAt(edit(), 4 * SECOND, FRAME), "c1");
  assert.equal(lengthOf(after), 6 * SECOND);
  assert.throws(() => removeClip(after, "c2"), /last part/);
});

test("texts and the cover stay on their pictures", () => {
  const before = edit([clip("c1", 0, 4), clip("c2", 4, 10)], { texts: [text(5, 7)], cover: { at: 6 * SECOND } });
  const gone = removeClip(before, "c1");
  assert.deepEqual([gone.texts[0].start, gone.texts[0].end, gone.cover.at], [SECOND, 3 * SECOND, 2 * SECOND]);
  const turned = moveClip(before, "c2", 0);
  assert.deepEqual([turned.texts[0].start, turned.cover.at], [SECOND, 2 * SECOND]);
  assert.equal(removeClip(before, "c2").cover, null);
});

test("what has lost its picture stays inside the clip", () => {
  const before = edit([clip("c1", 0, 8), clip("c2", 8, 10)], { texts: [{ ...text(8.5, 10) }] });
  const after = removeClip(before, "c2");
  assert.ok(after.texts[0].end <= lengthOf(after) && after.texts[0].start < after.texts[0].end);
});

test("parts change places; dragging knows where they would go", () => {
  const three = edit([clip("c1", 0, 2), clip("c2", 2, 4), clip("c3", 4, 6)]);
  assert.deepEqual(moveClip(three, "c1", 2).clips.map((c) => c.id), ["c2", "c3", "c1"]);
  assert.equal(moveClip(three, "c1", 0), three);
  assert.deepEqual([0.5, 3.5, 5.9].map((s) => orderAt(three, "c1", s * SECOND)), [0, 1, 2]);
});

test("a further source joins whole, with an id of its own", () => {
  const after = addClip(edit(), { id: "u1", length: 3 * SECOND }, 1);
  assert.deepEqual([after.clips[1].source, after.clips[1].out, after.clips[1].id], ["u1", 3 * SECOND, "c2"]);
  assert.equal(freshId(after, "c"), "c3");
});

test("speed changes the length as the server counts it", () => {
  assert.equal(lengthOf(setClip(edit(), "c1", { speed: 1500 })), Math.floor((10 * SECOND * 1000) / 1500));
  assert.throws(() => setClip(edit([clip("c1", 0, 3)]), "c1", { speed: 4000 }), /one second/);
});

test("the window moves evenly between frame marks and rests outside them", () => {
  let list = setKeyframe(edit(), "c1", 2 * SECOND, { x: 200_000, y: 500_000, zoom: 1000 });
  list = setKeyframe(list, "c1", 4 * SECOND, { x: 800_000, y: 500_000, zoom: 9000 });
  const [one] = list.clips;
  assert.deepEqual([0, 3, 9].map((s) => windowAt(one, s * SECOND).x), [200_000, 500_000, 800_000]);
  assert.equal(one.frames[1].zoom, 4000);
  assert.equal(setKeyframe(list, "c1", 4 * SECOND, { x: 1, y: 1, zoom: 1000 }).clips[0].frames.length, 2);
  assert.deepEqual(dropKeyframe(list, "c1", 3.9 * SECOND).clips[0].frames.map((f) => f.at), [2 * SECOND]);
});

test("a stretch of a source is found on the timeline, also twice", () => {
  const list = edit([clip("c1", 4, 6), clip("c2", 0, 5, { speed: 500 })]);
  assert.deepEqual(shownSpans(list, "main", 4.5 * SECOND, 5 * SECOND), [{ start: SECOND / 2, end: SECOND }, { start: 11 * SECOND, end: 12 * SECOND }]);
  assert.equal(shownAt(list, "main", 9 * SECOND), null);
  assert.deepEqual(segments(list).map((p) => p.end), [2 * SECOND, 12 * SECOND]);
});

test("carrying over an unchanged list changes nothing", () => {
  const list = edit([clip("c1", 0, 10)], { texts: [text(1, 2)] });
  assert.deepEqual(carried(list, list), list);
});

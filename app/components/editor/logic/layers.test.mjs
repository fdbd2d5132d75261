import assert from "node:assert/strict";
import { test } from "node:test";
import { addMusic, addSticker, addText, addVoice, endOfSound, moveItem, placeItem, removeItem, setCover, setItem, setMute } from "./layers.mjs";
import { clung, magnets } from "./snapping.mjs";
import { SECOND } from "./ticks.mjs";

const FRAME = 4000;
const EDIT = { version: 2, clips: [{ id: "c1", source: "main", in: 0, out: 10 * SECOND, speed: 1000, frames: [] }], texts: [], stickers: [], sounds: [], sound: { mute: false }, cover: null };

test("a text begins at the playhead and ends with the clip", () => {
  const one = addText(EDIT, 9 * SECOND, { text: "क्षत्रिय 50% off" }).texts[0];
  assert.deepEqual([one.text, one.start, one.end], ["क्षत्रिय 50% off", 9 * SECOND, 10 * SECOND]);
});

test("a text keeps a letter", () => assert.throws(() => setItem(addText(EDIT, 0), "texts", "t1", { text: "  " }), /at least one letter/));

test("no lane takes more than the server would", () => {
  let list = EDIT;
  for (let i = 0; i < 40; i += 1) list = addSticker(list, 0, "heart");
  assert.throws(() => addSticker(list, 0, "heart"), /at most 40/);
  assert.equal(new Set(list.stickers.map((s) => s.id)).size, 40);
});

test("things move on frames, stay inside the clip and keep their length", () => {
  const list = addText(EDIT, 2 * SECOND);
  assert.deepEqual(span(moveItem(list, "texts", "t1", "body", 9 * SECOND, FRAME)), [7, 10]);
  assert.deepEqual(span(moveItem(list, "texts", "t1", "body", SECOND + 1999, FRAME)), [1, 4]);
  assert.deepEqual(span(moveItem(list, "texts", "t1", "end", 99 * SECOND, FRAME)), [2, 10]);
  assert.deepEqual(span(moveItem(list, "texts", "t1", "start", 99 * SECOND, FRAME)), [4.8, 5]);
});
const span = (list) => [list.texts[0].start / SECOND, list.texts[0].end / SECOND];

test("music runs to the end; its start trims into the track", () => {
  const list = addMusic(EDIT, SECOND, "lofi_chai");
  assert.equal(endOfSound(list, list.sounds[0]), 10 * SECOND);
  const later = moveItem(list, "sounds", "m1", "start", 3 * SECOND, FRAME).sounds[0];
  assert.deepEqual([later.start, later.in], [3 * SECOND, 2 * SECOND]);
  assert.equal(moveItem(list, "sounds", "m1", "end", 6 * SECOND, FRAME).sounds[0].out, 5 * SECOND);
});

test("a voice lasts as long as it was spoken", () => {
  const list = addVoice(EDIT, 8 * SECOND, { id: "u", length: 5 * SECOND });
  assert.equal(endOfSound(list, list.sounds[0]), 10 * SECOND);
  assert.equal(moveItem(list, "sounds", "m1", "body", 0, FRAME).sounds[0].start, 0);
});

test("places stay on the canvas", () => {
  const moved = placeItem(addText(EDIT, 0), "texts", "t1", -5, 2e6).texts[0];
  assert.deepEqual([moved.x, moved.y], [0, 1_000_000]);
});

test("mute, cover and removal", () => {
  assert.equal(setMute(EDIT, true).sound.mute, true);
  assert.equal(setCover(EDIT, 99 * SECOND).cover.at, 10 * SECOND - 1);
  assert.equal(setCover(EDIT, null).cover, null);
  assert.deepEqual(removeItem(addText(EDIT, 0), "texts", "t1").texts, []);
});

test("a moved thing clings to the playhead and to ends, with either of its own", () => {
  const points = magnets(addText(EDIT, 2 * SECOND), 4 * SECOND, "t1");
  assert.deepEqual(points.sort((a, b) => a - b), [0, 4 * SECOND, 10 * SECOND]);
  assert.equal(clung(4 * SECOND + 900, points, 1000), 4 * SECOND);
  assert.equal(clung(4 * SECOND + 1100, points, 1000), 4 * SECOND + 1100);
  assert.equal(clung(SECOND + 500, points, 1000, 3 * SECOND), SECOND);
});

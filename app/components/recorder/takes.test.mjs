import assert from "node:assert/strict";
import { test } from "node:test";
import { choices, isFront, missing, problemOf, wanted } from "./devices.mjs";
import { offsetAt, readingMs, wordsIn } from "./prompter.mjs";
import { film, found } from "./session.mjs";
import { clock, leftMs, nameOf, shares, told, totalMs, typeFor } from "./takes.mjs";
import { wordsOf } from "./words.mjs";

const takes = [{ ms: 4000 }, { ms: 6500 }];
const hindi = wordsOf("hi-IN");

test("MP4 is filmed where the browser can, WebM elsewhere", () => {
  assert.match(typeFor(() => true), /^video\/mp4/);
  assert.match(typeFor((type) => type.includes("vp8")), /^video\/webm;codecs=vp8/);
  assert.equal(typeFor(() => false), "");
});

test("a take is named after its number, its time and its kind", () => {
  const at = new Date(2026, 10, 27, 9, 5).getTime();
  assert.equal(nameOf(2, "video/mp4;codecs=avc1", at), "Take 2 2026-11-27 09.05.mp4");
  assert.match(nameOf(1, "video/webm", at), /\.webm$/);
  assert.equal(nameOf(2, "video/mp4", at, hindi), "टेक 2 2026-11-27 09.05.mp4");
});

test("what is left is the longest clip less all takes; less than a second is nothing", () => {
  assert.equal(totalMs(takes), 10_500);
  assert.equal(leftMs(takes, 60), 49_500);
  assert.equal(leftMs(takes, 11), 0);
  assert.equal(leftMs(takes, 0), Infinity);
});

test("bars are shares of the longest clip", () => {
  assert.deepEqual(shares(takes, 1500, 60).map(Math.round), [7, 11, 3]);
  assert.deepEqual(shares([], 0, 60), []);
});

test("times and changes are said as people say them", () => {
  assert.deepEqual([0, 7900, 90_000].map(clock), ["0:00", "0:07", "1:30"]);
  assert.equal(told("kept", takes, 6500), "Take kept, 6 seconds. 2 takes, 0:10 in all.");
  assert.match(told("deleted", []), /none left/);
  assert.equal(told("kept", takes, 6500, hindi), "टेक रख लिया, 6 सेकंड। कुल 2 टेक, 0:10।");
});

test("devices without a name are numbered; those without an id are none", () => {
  const devices = [{ kind: "videoinput", deviceId: "a", label: "" }, { kind: "videoinput", deviceId: "" }, { kind: "audioinput", deviceId: "m", label: "USB" }];
  assert.deepEqual(choices(devices, "videoinput"), [{ id: "a", label: "Camera 1" }]);
  assert.equal(choices(devices, "videoinput", hindi)[0].label, "कैमरा 1");
  assert.deepEqual(choices(devices, "audioinput"), [{ id: "m", label: "USB" }]);
});

test("the chosen camera is asked for by its id, else the front one", () => {
  assert.deepEqual(wanted({ camera: "a" }).video.deviceId, { exact: "a" });
  assert.equal(wanted().video.facingMode, "user");
  assert.equal(wanted({ sound: false }).audio, false);
  assert.deepEqual([isFront({}), isFront({ facingMode: "environment" })], [true, false]);
});

test("every refusal says what to do", () => {
  const said = (problem) => wordsOf("en").problems[problem];
  assert.match(said(problemOf({ name: "NotAllowedError" })), /Allow both/);
  assert.match(said(problemOf({ name: "NotFoundError" })), /Plug one in/);
  assert.match(said(problemOf({ name: "NotReadableError" })), /Another program/);
  assert.match(said(problemOf({ name: "OverconstrainedError" })), /Choose another/);
  assert.match(said(problemOf(undefined)), /Try again/);
  assert.match(said(missing({ isSecureContext: false })), /HTTPS/);
  assert.match(said(missing({ isSecureContext: true })), /cannot film/);
  assert.equal(missing({ isSecureContext: true, mediaDevices: { getUserMedia() {} }, MediaRecorder: class {} }), "");
});

test("the words move at the speed of reading and rest at the end", () => {
  const text = "बारिश में भी टिके रंग वही";
  assert.equal(wordsIn(text), 6);
  assert.equal(readingMs(text, 120), 3000);
  assert.deepEqual([0, 1500, 9000].map((ms) => offsetAt(ms, text, 120, 200)), [0, 100, 200]);
  assert.equal(offsetAt(500, "", 120, 200), 0);
});

/** A MediaRecorder that gives a piece whenever it is asked, and a shelf in memory. */
function studio() {
  const notes = new Map();
  const pieces = new Map();
  let recorder;
  let at = 0;
  const shelf = {
    note: async (take) => { notes.set(take.id, take); },
    add: async (take, n, blob) => { pieces.set(`${take}/${n}`, blob); },
    forget: async (id) => { notes.delete(id); for (const key of [...pieces.keys()]) if (key.startsWith(`${id}/`)) pieces.delete(key); },
    takes: async () => [...notes.values()],
    take: async ({ id, name }) => (pieces.has(`${id}/0`) ? new File([...pieces.values()], name) : null),
  };
  class MediaRecorder {
    constructor(stream, options) { this.options = options; this.state = "inactive"; recorder = this; }
    start() { this.state = "recording"; }
    stop() { this.state = "inactive"; this.ondataavailable({ data: new Blob(["end"]) }); this.onstop(); }
  }
  const begin = () => film({ MediaRecorder, stream: {}, type: "video/mp4;codecs=avc1", shelf, number: 1, now: () => at, date: () => 0, id: () => "t" });
  return { begin, shelf, notes, pieces, pass: (ms) => { at += ms; }, give: (text) => recorder.ondataavailable({ data: new Blob([text]) }) };
}
const rest = () => new Promise((resolve) => setTimeout(resolve, 5));

test("each second is on the shelf when it has come, and a stopped take is whole", async () => {
  const s = studio();
  const running = s.begin();
  s.pass(1000);
  s.give("one");
  await rest();
  assert.deepEqual([s.pieces.size, s.notes.get("t").ms], [1, 1000]);
  s.pass(700);
  const take = await running.stop();
  assert.deepEqual([take.ms, take.type, await take.file.text()], [1700, "video/mp4", "oneend"]);
});

test("a take of less than a second leaves nothing", async () => {
  const s = studio();
  const running = s.begin();
  s.pass(300);
  assert.equal(await running.stop(), null);
  assert.deepEqual([s.pieces.size, s.notes.size], [0, 0]);
});

test("after a killed tab what had come is found, and nothing else", async () => {
  const s = studio();
  s.begin();
  s.pass(2000);
  s.give("two");
  await rest();
  await s.shelf.note({ id: "empty", name: "x", ms: 0 });
  assert.deepEqual((await found(s.shelf)).map((take) => [take.id, take.ms]), [["t", 2000]]);
  assert.equal(s.notes.has("empty"), false);
});

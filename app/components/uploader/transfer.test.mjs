import assert from "node:assert/strict";
import { test } from "node:test";
import { createTransfer, unfinished } from "./transfer.mjs";
import { wordsOf } from "./words.mjs";

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A tus whose server remembers, as the real one: uploads by name, their offset, and what is kept of them here. */
function world({ free = true, answer = { ok: true, status: 201, text: async () => '{"id":"v1"}' }, before = [], locale = "en" } = {}) {
  const kept = [...before];
  const made = [];
  const tus = {
    defaultOptions: { urlStorage: { removeUpload: async (key) => kept.splice(kept.findIndex((k) => k.urlStorageKey === key), 1), findAllUploads: async () => kept } },
    Upload: class {
      constructor(file, options) { Object.assign(this, { file, options, url: "", aborted: [] }); }
      async findPreviousUploads() { return kept; }
      resumeFromPreviousUpload(known) { this.url = known.uploadUrl; this.resumed = true; }
      start() { made.push(this); this.url ||= "/api/v1/uploads/u1"; }
      async abort(terminate) { this.aborted.push(terminate); }
    },
  };
  const states = [];
  const done = [];
  const posts = [];
  const shelf = new Map();
  const files = [];
  const locks = { held: 0 };
  const transfer = createTransfer({
    tus, now: () => 0, tell: (s) => states.push(s), done: (id) => done.push(id), kept: (file, id) => files.push([file.name, id]),
    words: () => wordsOf(locale),
    digest: async (file) => `sha of ${file.name}`,
    shelf: { keep: async (key, file) => shelf.set(key, file), drop: async (key) => shelf.delete(key) },
    hold: async () => (free ? (locks.held++, () => { locks.held--; }) : null),
    fetch: async (url, options) => { posts.push([url, options.body]); if (answer instanceof Error) throw answer; return answer; },
  });
  return { transfer, states, done, posts, made, kept, tus, shelf, files, locks, phase: () => states.at(-1).phase };
}
const FILE = { name: "a.mp4", size: 100, type: "video/mp4", lastModified: 1 };
const settle = async () => { for (let i = 0; i < 9; i++) await tick(); };

test("a file that has arrived becomes a draft, and the browser forgets where it stood", async () => {
  const w = world({ before: [{ uploadUrl: "/api/v1/uploads/u9", urlStorageKey: "k" }] });
  await w.transfer.begin(FILE);
  assert.equal(w.made[0].resumed, true);
  w.made[0].options.onProgress(40, 100);
  assert.equal(w.states.at(-1).sent, 40);
  w.made[0].options.onSuccess();
  for (let i = 0; i < 5; i++) await tick();
  assert.deepEqual(w.posts, [["/api/v1/studio/videos", '{"upload_id":"u9","sha256":"sha of a.mp4"}']]);
  assert.deepEqual(w.done, ["v1"]);
  assert.deepEqual(w.kept, []);
  assert.deepEqual([w.shelf.size, w.locks.held], [0, 0]);
});

test("a copy is kept until the server has the file, or until it is given up", async () => {
  const w = world();
  await w.transfer.begin(FILE);
  assert.equal(w.shelf.get("a.mp4-100-1"), FILE);
  await w.transfer.cancel();
  assert.equal(w.shelf.size, 0);
});

test("takes become one draft and its sources, one after the other", async () => {
  const w = world();
  await w.transfer.begin([FILE, { ...FILE, name: "b.mp4" }]);
  assert.deepEqual([w.states.at(-1).number, w.states.at(-1).of, w.shelf.size], [1, 2, 0]);
  w.made[0].options.onSuccess();
  await settle();
  assert.deepEqual([w.states.at(-1).number, w.states.at(-1).name, w.done.length], [2, "b.mp4", 0]);
  w.made[1].options.onSuccess();
  await settle();
  assert.deepEqual(w.posts.map(([url]) => url), ["/api/v1/studio/videos", "/api/v1/studio/videos/v1/sources"]);
  assert.deepEqual([w.done, w.files], [["v1"], [["a.mp4", "v1"], ["b.mp4", "v1"]]]);
});

test("bytes that are not the file's are thrown away and sent anew", async () => {
  const body = '{"code":"upload_sha256","detail":"The file changed."}';
  const w = world({ answer: { ok: false, status: 460, text: async () => body }, before: [{ uploadUrl: "/u/u9", urlStorageKey: "k" }] });
  await w.transfer.begin(FILE);
  w.made[0].options.onSuccess();
  await settle();
  assert.deepEqual([w.phase(), w.states.at(-1).problem, w.made[0].aborted, w.kept], ["failed", "The file changed.", [true], []]);
  await w.transfer.resume();
  assert.equal(w.made[1].resumed, undefined);
});

test("what another tab sends is left to it", async () => {
  const w = world({ free: false });
  await w.transfer.begin(FILE);
  assert.deepEqual([w.phase(), w.made.length], ["failed", 0]);
  assert.match(w.states.at(-1).problem, /another tab/);
  const hindi = world({ free: false, locale: "hi" });
  await hindi.transfer.begin(FILE);
  assert.match(hindi.states.at(-1).problem, /दूसरे टैब/);
});

test("a refused file says why in the server's words and is not tried again", async () => {
  const w = world({ answer: { ok: false, status: 422, text: async () => '{"detail":"This is a PDF."}' } });
  await w.transfer.begin(FILE);
  w.made[0].options.onSuccess();
  for (let i = 0; i < 5; i++) await tick();
  assert.deepEqual([w.phase(), w.states.at(-1).problem], ["refused", "This is a PDF."]);
});

test("without an answer it waits and goes on; with a refusal it stops", async () => {
  const w = world();
  await w.transfer.begin(FILE);
  w.made[0].options.onError({ originalResponse: null });
  assert.equal(w.phase(), "waiting");
  await w.transfer.resume();
  assert.equal(w.phase(), "sending");
  w.made[1].options.onError({ originalResponse: { getStatus: () => 413, getBody: () => '{"detail":"Too large."}' } });
  await settle();
  assert.deepEqual([w.phase(), w.states.at(-1).problem], ["refused", "Too large."]);
});

test("what comes late after a pause changes nothing; going on is a new upload from the server's offset", async () => {
  const w = world();
  await w.transfer.begin(FILE);
  w.transfer.pause();
  w.made[0].options.onProgress(90, 100);
  w.made[0].options.onSuccess();
  assert.equal(w.phase(), "paused");
  assert.deepEqual(w.posts, []);
  await w.transfer.resume();
  assert.equal(w.made.length, 2);
});

test("cancelling deletes what has arrived", async () => {
  const w = world();
  await w.transfer.begin(FILE);
  await w.transfer.cancel();
  assert.deepEqual(w.made[0].aborted, [true]);
  assert.equal(w.phase(), "idle");
});

test("an upload that was cut off is named", async () => {
  const w = world({ before: [{ urlStorageKey: "k", uploadUrl: "/u", size: 5, creationTime: "Fri Nov 06 2026 10:00:00", metadata: { filename: "old.mp4" } }, { urlStorageKey: "l", uploadUrl: "/v", size: 5, creationTime: "Mon Nov 09 2026 10:00:00", metadata: { filename: "m.mp4" } }] });
  assert.equal((await unfinished(w.tus))[0].name, "m.mp4");
});

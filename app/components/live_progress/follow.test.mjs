import assert from "node:assert/strict";
import { test } from "node:test";
import { follow, merged, percentOf } from "./follow.mjs";

class Source {
  constructor(url) { this.url = url; this.readyState = 1; this.heard = {}; Source.last = this; }
  addEventListener(kind, hear) { this.heard[kind] = hear; }
  say(kind, told) { this.heard[kind]({ data: JSON.stringify(told) }); }
  close() { this.readyState = 2; }
}

function followed(answers = []) {
  const seen = { told: [], ended: 0, later: [], asked: [] };
  const stop = follow({
    streamUrl: "/progress", stepsUrl: "/steps", EventSource: Source,
    fetch: async (url) => { seen.asked.push(url); const body = answers.shift(); return { ok: !!body, status: body ? 200 : 500, json: async () => body }; },
    later: (call) => { seen.later.push(call); return seen.later.length; }, forget: () => {},
    tell: (told) => seen.told.push(told), end: () => { seen.ended += 1; },
  });
  return { ...seen, seen, stop, source: Source.last };
}

test("what is shown never falls", () => {
  assert.equal(merged({ progress: 0.6 }, { progress: 0.2 }).progress, 0.6);
  const { source, seen } = followed();
  for (const progress of [0.1, 0.5, 0.3, 0.7]) source.say("progress", { progress, is_over: false });
  assert.deepEqual(seen.told.map((t) => t.progress), [0.1, 0.5, 0.5, 0.7]);
});

test("a hundred is kept for the end", () => {
  assert.equal(percentOf({ progress: 0.999, is_over: false }), 99);
  assert.equal(percentOf({ progress: 0.4, is_over: true }), 100);
});

test("the end closes the stream and is told once", () => {
  const { source, seen } = followed();
  source.say("end", { progress: 1, is_over: true });
  source.say("end", { progress: 1, is_over: true });
  assert.equal(seen.ended, 1);
  assert.equal(source.readyState, 2);
});

test("a stream that is refused is asked for instead, until the end", async () => {
  const { source, seen } = followed([{ progress: 0.4, is_over: false }, null, { progress: 1, is_over: true }]);
  source.readyState = 2;
  source.onerror();
  for (let turn = 0; turn < 3; turn += 1) await seen.later[turn]();
  assert.deepEqual(seen.asked, ["/steps", "/steps", "/steps"]);
  assert.equal(seen.ended, 1);
  assert.equal(seen.later.length, 3);
});

test("one break is left to the browser, which comes back by itself", () => {
  const { source, seen } = followed();
  source.readyState = 0;
  source.onerror();
  assert.equal(seen.later.length, 0);
  source.say("progress", { progress: 0.1, is_over: false });
  source.onerror();
  source.onerror();
  assert.equal(seen.later.length, 0);
  source.onerror();
  assert.equal(seen.later.length, 1);
});

test("who stops hears nothing more", () => {
  const { source, seen, stop } = followed();
  stop();
  source.say("progress", { progress: 0.5, is_over: false });
  assert.deepEqual(seen.told, []);
});

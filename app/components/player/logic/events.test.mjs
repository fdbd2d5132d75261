import assert from "node:assert/strict";
import { test } from "node:test";
import { createEventLog } from "./events.mjs";

/** A store that outlives the page, as IndexedDB does. */
function kept(events = []) {
  const table = new Map(events.map((event) => [event.event_id, event]));
  return {
    put: async (event) => { table.set(event.event_id, event); },
    remove: async (ids) => ids.forEach((id) => table.delete(id)),
    all: async () => [...table.values()],
    ids: () => [...table.keys()],
  };
}

function log({ failures = [], beacons = true, store, start = 0, at = 0 } = {}) {
  const sent = [];
  const said = [];
  const timers = [];
  let n = start;
  const own = createEventLog({
    send: async (events) => { const status = failures.shift(); if (status !== undefined) throw Object.assign(new Error("no"), { status }); sent.push(events.map((e) => e.type)); },
    beacon: (body) => { if (beacons) said.push(JSON.parse(body).events); return beacons; },
    store, session: "s", newId: () => `id-${(n += 1)}`, now: () => new Date(at),
    setTimer: (call, ms) => { timers.push({ call, ms }); return timers.length; }, clearTimer: () => timers.pop(),
  });
  const tick = async () => { timers.shift()?.call(); await new Promise((resolve) => setImmediate(resolve)); };
  return { own, sent, said, timers, tick };
}

test("events leave together after two seconds", async () => {
  const { own, sent, timers, tick } = log();
  own.add("impression", { video_id: "v" });
  own.add("play", { video_id: "v" });
  assert.deepEqual(timers.map((t) => t.ms), [2000]);
  await tick();
  assert.deepEqual(sent, [["impression", "play"]]);
  assert.equal(own.pending(), 0);
});

test("an event carries its id and its time, and no empty facts", async () => {
  const { own, said } = log();
  own.add("watch", { video_id: "v", request_id: null, product_id: undefined, position: 0 });
  own.leave();
  assert.deepEqual(said[0], [{ event_id: "id-1", type: "watch", at: "1970-01-01T00:00:00.000Z", session: "s", seq: 1, app: "web 1", video_id: "v", position: 0 }]);
});

test("events are numbered in the order in which they happened, also those that are dropped", async () => {
  const { own, said } = log({ failures: [422] });
  own.add("impression", {});
  own.add("play", {});
  await own.flush();
  own.add("watch", {});
  own.leave();
  assert.deepEqual(said[0].map((e) => e.seq), [3]);
});

test("a server that is down gets them again, the same ones, later and later", async () => {
  const { own, sent, timers, tick } = log({ failures: [503, 0] });
  own.add("play", {});
  await tick();
  assert.equal(timers[0].ms, 2000);
  await tick();
  assert.equal(timers[0].ms, 5000);
  await tick();
  assert.deepEqual(sent, [["play"]]);
});

test("what the server refuses is not sent for ever", async () => {
  const { own, timers, tick } = log({ failures: [422] });
  own.add("play", {});
  await tick();
  assert.equal(own.pending(), 0);
  assert.equal(timers.length, 0);
});

test("too many requests is not a refusal", async () => {
  const { own, tick } = log({ failures: [429] });
  own.add("play", {});
  await tick();
  assert.equal(own.pending(), 1);
});

test("fifty events do not wait", async () => {
  const { own, sent } = log();
  for (let i = 0; i < 50; i += 1) own.add("loop", {});
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(sent[0].length, 50);
});

test("a closing page says the rest in pieces that a beacon may carry", () => {
  const { own, said } = log();
  for (let i = 0; i < 49; i += 1) own.add("watch", { ranges: Array.from({ length: 400 }, (_, k) => [k, k]) });
  own.leave();
  assert.equal(said.flat().length, 49);
  assert.ok(said.every((events) => JSON.stringify({ events }).length < 64 * 1024));
  assert.equal(own.pending(), 0);
});

test("a beacon that is refused keeps its events", () => {
  const { own } = log({ beacons: false });
  own.add("play", {});
  own.leave();
  assert.equal(own.pending(), 1);
});

test("an endless outage keeps the newest and does not grow", () => {
  const { own } = log();
  for (let i = 0; i < 2000; i += 1) own.add("loop", { n: i });
  assert.ok(own.pending() <= 550);
});

test("what a closed tab could not tell, the next visit tells, with the same id", async () => {
  const store = kept();
  const closed = log({ failures: [0], store });
  closed.own.add("play", { video_id: "v" });
  await closed.tick();
  const next = log({ store, start: 10 });
  await next.own.recover();
  assert.equal(next.own.pending(), 1);
  await next.tick();
  assert.deepEqual(next.sent, [["play"]]);
  assert.deepEqual(store.ids(), []);
});

test("what the server has judged does not wait any longer", async () => {
  const store = kept();
  const { own, tick } = log({ failures: [422], store });
  own.add("play", {});
  assert.deepEqual(store.ids(), ["id-1"]);
  await tick();
  assert.deepEqual(store.ids(), []);
});

test("last words stay kept, for nobody tells whether a beacon arrived", async () => {
  const store = kept();
  const { own, said } = log({ store });
  own.add("play", {});
  own.leave();
  assert.equal(said.flat().length, 1);
  assert.deepEqual(store.ids(), ["id-1"]);
});

test("what this page has told already is not taken up again", async () => {
  const store = kept();
  const { own } = log({ store });
  own.add("play", {});
  await own.recover();
  assert.equal(own.pending(), 1);
});

test("what is too old for the server is forgotten", async () => {
  const day = 24 * 3600_000;
  const store = kept([
    { event_id: "old", type: "play", at: new Date(day).toISOString() },
    { event_id: "young", type: "play", at: new Date(3 * day).toISOString() },
  ]);
  const { own } = log({ store, at: 9 * day });
  await own.recover();
  assert.equal(own.pending(), 1);
  assert.deepEqual(store.ids(), ["young"]);
});

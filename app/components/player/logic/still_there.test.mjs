import assert from "node:assert/strict";
import { test } from "node:test";
import { ASK_MS, watchStillThere } from "./still_there.mjs";

/** A timer that a test moves, and a server that answers one status after the other. */
function asked(statuses) {
  let tick = null;
  const seen = [];
  let gone = 0;
  const stop = watchStillThere({
    url: "/media/a/r1/master.m3u8", onGone: () => { gone += 1; },
    fetch: async (url, options) => {
      seen.push({ url, ...options });
      const next = statuses.shift();
      if (next === 0) throw new TypeError("no network");
      return { status: next };
    },
    setTimer: (call) => { tick = call; return 7; },
    clearTimer: () => { tick = null; },
  });
  return { stop, seen, beat: async () => { await tick?.(); }, gone: () => gone, running: () => tick !== null };
}

test("it asks past every cache, and goes on while the clip is there", async () => {
  const it = asked([200, 200]);
  await it.beat();
  await it.beat();
  assert.equal(it.gone(), 0);
  assert.deepEqual(it.seen[0], { url: "/media/a/r1/master.m3u8", method: "HEAD", cache: "no-store", credentials: "same-origin" });
  assert.ok(it.running());
});

test("a clip that was taken away is told once, and nobody asks again", async () => {
  for (const status of [403, 404, 410]) {
    const it = asked([200, status]);
    await it.beat();
    await it.beat();
    assert.equal(it.gone(), 1);
    assert.ok(!it.running());
  }
});

test("no network and a failing server are no reason to stop", async () => {
  const it = asked([0, 500, 503]);
  for (let i = 0; i < 3; i += 1) await it.beat();
  assert.equal(it.gone(), 0);
  assert.ok(it.running());
});

test("what is answered after the clip was left counts no more", async () => {
  const it = asked([404]);
  const pending = it.beat();
  it.stop();
  await pending;
  assert.equal(it.gone(), 0);
});

test("with what servers remember for 3 s, a loop ends within ten", () => {
  assert.ok(ASK_MS + 3_000 < 10_000);
});

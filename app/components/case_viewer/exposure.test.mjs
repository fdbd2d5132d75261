import { test } from "node:test";
import assert from "node:assert/strict";
import { createMeter } from "./exposure.mjs";

function bench(again = () => false) {
  const bench = { at: 0, told: [] };
  bench.meter = createMeter({ now: () => bench.at, send: async (seconds) => { bench.told.push(seconds); return again(bench); } });
  return bench;
}

test("only what was shown counts", async () => {
  const b = bench();
  b.at = 5000;
  b.meter.show(true);
  b.at = 6500;
  b.meter.show(false);
  b.at = 60_000;
  await b.meter.flush();
  assert.deepEqual(b.told, [1.5]);
  await b.meter.flush();
  assert.deepEqual(b.told, [1.5]);
});

test("it is told in portions while it goes on", async () => {
  const b = bench();
  b.meter.show(true);
  for (let second = 1; second <= 7; second += 1) {
    b.at = second * 1000;
    await b.meter.beat();
  }
  assert.deepEqual(b.told, [3, 3]);
  b.meter.show(true);
  await b.meter.flush();
  assert.deepEqual(b.told, [3, 3, 1]);
});

test("what did not arrive is told again, and a clock that goes back adds nothing", async () => {
  const b = bench((bench) => bench.told.length === 1);
  b.meter.show(true);
  b.at = 2000;
  await b.meter.flush();
  b.at = 1000;
  await b.meter.flush();
  assert.deepEqual(b.told, [2, 2]);
});

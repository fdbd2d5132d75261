import assert from "node:assert/strict";
import { test } from "node:test";
import { budgetFor, firstPieces, mayBufferNext, mountedWindow, postersAhead, prefetchPlan, slotOf, startVariant } from "./preload.mjs";

test("never more than three players, and neighbours never share one", () => {
  for (let index = 0; index < 30; index += 1) {
    const mounted = mountedWindow(index, 30);
    assert.ok(mounted.length <= 3);
    assert.equal(new Set(mounted.map(slotOf)).size, mounted.length);
  }
  assert.deepEqual(mountedWindow(0, 0), []);
});

test("moving on changes one of the three players only", () => {
  const slots = (index) => new Map(mountedWindow(index, 30).map((i) => [slotOf(i), i]));
  const [before, after] = [slots(5), slots(6)];
  assert.equal([...after].filter(([slot, i]) => before.get(slot) !== i).length, 1);
});

test("a data saver and a slow network fetch nothing ahead", () => {
  assert.equal(budgetFor({ saveData: true, effectiveType: "4g" }).bytes, 0);
  assert.equal(budgetFor({ effectiveType: "2g" }).neighbour, false);
  assert.ok(budgetFor(undefined).bytes > 0);
});

test("the shown clip comes first", () => {
  const budget = budgetFor({ effectiveType: "4g" });
  assert.equal(mayBufferNext({ budget, buffered_s: 1, remaining_s: 8 }), false);
  assert.equal(mayBufferNext({ budget, buffered_s: 3.2, remaining_s: 8 }), true);
  // All that is left of the clip is in hand: there is nothing more to wait for.
  assert.equal(mayBufferNext({ budget, buffered_s: 1, remaining_s: 1.1 }), true);
  assert.equal(mayBufferNext({ budget: budgetFor({ saveData: true }), buffered_s: 9, remaining_s: 9 }), false);
});

test("clips are fetched ahead nearest first, once, until the budget is spent", () => {
  const items = [..."abcdef"].map((id) => ({ id, hls_url: `/${id}` }));
  const budget = { clips: 2, bytes: 1000 };
  const ids = (spent, done) => prefetchPlan({ items, index: 0, budget, spent, done: new Set(done) }).map((i) => i.id);
  assert.deepEqual(ids(0, []), ["c", "d"]);
  assert.deepEqual(ids(0, ["c"]), ["d"]);
  assert.deepEqual(ids(1000, []), []);
});

test("posters of the next three are wanted on every network", () => {
  const items = [..."abcdef"].map((id) => ({ poster_url: id === "c" ? null : id }));
  assert.deepEqual(postersAhead(items, 0), ["b", "d"]);
});

const MASTER = `#EXTM3U
#EXT-X-STREAM-INF:BANDWIDTH=2500000,AVERAGE-BANDWIDTH=2000000,RESOLUTION=720x1280
720p/index.m3u8
#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=300000,BANDWIDTH=600000
360p/index.m3u8
`;

test("the variant fetched ahead is the one the player will start with", () => {
  assert.equal(startVariant(MASTER, 5_000_000).uri, "720p/index.m3u8");
  assert.equal(startVariant(MASTER, 1_000_000).uri, "360p/index.m3u8");
  assert.equal(startVariant(MASTER, 1000).uri, "360p/index.m3u8");
  assert.equal(startVariant("<html>", 1000), null);
});

test("of a playlist only the init section and the first segment are fetched", () => {
  assert.deepEqual(firstPieces('#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:1,\nseg_0.m4s\n#EXTINF:1,\nseg_1.m4s\n'), ["init.mp4", "seg_0.m4s"]);
  assert.deepEqual(firstPieces(""), []);
});

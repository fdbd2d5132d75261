import assert from "node:assert/strict";
import { test } from "node:test";
import { createPrefetch } from "./prefetch.mjs";

globalThis.location ??= { href: "http://x/" };
const FILES = {
  "master.m3u8": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=600000\n360p/index.m3u8\n",
  "index.m3u8": '#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:1,\nseg_0.m4s\n#EXTINF:1,\nseg_1.m4s\n',
};
const items = [..."abcdef"].map((id) => ({ id, hls_url: `/m/${id}/master.m3u8`, poster_url: `/m/${id}/poster.webp` }));

function fetching({ fail = false, size = 1000 } = {}) {
  const asked = [];
  const images = [];
  const fetch = async (url) => {
    asked.push(new URL(url).pathname);
    if (fail) throw new Error("gone");
    const name = String(url).split("/").pop();
    return { ok: true, text: async () => FILES[name], arrayBuffer: async () => new ArrayBuffer(size) };
  };
  const newImage = () => ({ set src(url) { images.push(url); } });
  return { asked, images, prefetch: createPrefetch({ fetch, network: { bps: 1e6 }, newImage }) };
}
const budget = { clips: 2, bytes: 10_000 };

test("of coming clips only the playlists and the first segment are fetched", async () => {
  const { asked, prefetch } = fetching();
  await prefetch.run({ items, index: 0, budget: { clips: 1, bytes: 10_000 } });
  assert.deepEqual(asked, ["/m/c/master.m3u8", "/m/c/360p/index.m3u8", "/m/c/360p/init.mp4", "/m/c/360p/seg_0.m4s"]);
});

test("a clip is fetched ahead once", async () => {
  const { asked, prefetch } = fetching();
  await prefetch.run({ items, index: 0, budget });
  const before = asked.length;
  await prefetch.run({ items, index: 0, budget });
  assert.equal(asked.length, before);
});

test("the budget ends it", async () => {
  const { asked, prefetch } = fetching({ size: 9000 });
  await prefetch.run({ items, index: 0, budget });
  assert.ok(asked.every((path) => path.startsWith("/m/c/")));
});

test("posters come even where nothing else may, and once", async () => {
  const { asked, images, prefetch } = fetching();
  await prefetch.run({ items, index: 0, budget: { clips: 0, bytes: 0 } });
  await prefetch.run({ items, index: 1, budget: { clips: 0, bytes: 0 } });
  assert.deepEqual(images, ["b", "c", "d", "e"].map((id) => `/m/${id}/poster.webp`));
  assert.deepEqual(asked, []);
});

test("a failure ahead is nobody's error", async () => {
  await fetching({ fail: true }).prefetch.run({ items, index: 0, budget });
});

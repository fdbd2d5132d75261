import assert from "node:assert/strict";
import { test } from "node:test";
import { createLayerPictures } from "./layer_pictures.mjs";

const text = (more = {}) => ({ id: "t1", text: "श्री", start: 0, end: 9, x: 1, y: 2, size: 44, ...more });

test("a text that only moves is lettered once", async () => {
  const asked = [];
  const pictures = createLayerPictures(async (path, form) => { asked.push([path, form.item.text]); return { status: 200, body: { url: `/${asked.length}` } }; });
  assert.equal((await pictures(text(), 960)).url, "/1");
  assert.equal((await pictures(text({ x: 9, start: 5, end: 70 }), 960)).url, "/1");
  assert.equal((await pictures(text({ size: 50 }), 960)).url, "/2");
  await pictures({ id: "s1", name: "heart", size: 200 }, 960);
  assert.deepEqual(asked.map(([path]) => path), ["/layers/text", "/layers/text", "/layers/sticker"]);
});

test("what failed is asked for again", async () => {
  let status = 503;
  const pictures = createLayerPictures(async () => ({ status, body: { url: "/a" } }));
  await assert.rejects(pictures(text(), 960));
  status = 200;
  assert.equal((await pictures(text(), 960)).url, "/a");
});

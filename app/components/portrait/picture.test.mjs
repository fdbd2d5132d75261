import assert from "node:assert/strict";
import { test } from "node:test";
import { change, MAX_BYTES, refusal } from "./picture.mjs";

const file = { size: 900_000, type: "image/png" };
const answering = (status, said) => {
  const asked = [];
  const fetch = async (url, options) => { asked.push({ url, ...options }); return { ok: status < 300, json: async () => said }; };
  return { asked, fetch };
};

test("a picture may be tried, also one whose kind the phone does not name", () => {
  assert.equal(refusal(file), "");
  assert.equal(refusal({ ...file, type: "" }), "");
});

test("what is empty, too heavy or no picture is told before a byte is sent", () => {
  assert.match(refusal({ ...file, size: 0 }), /empty/);
  assert.match(refusal({ ...file, size: MAX_BYTES + 1 }), /8\.0 MB; it may have up to 8/);
  assert.match(refusal({ ...file, type: "image/gif" }), /no JPEG, PNG or WebP/);
});

test("the bytes go as they are, and the new address comes back", async () => {
  const server = answering(200, { avatar_url: "/media/avatars/a.webp" });
  assert.deepEqual(await change(file, server.fetch), { url: "/media/avatars/a.webp" });
  assert.deepEqual(server.asked, [{ url: "/api/v1/me/avatar", credentials: "same-origin", method: "PUT", body: file, headers: { "Content-Type": "image/png" } }]);
});

test("taken off, there is no address", async () => {
  const server = answering(200, { avatar_url: null });
  assert.deepEqual(await change(null, server.fetch), { url: "" });
  assert.equal(server.asked[0].method, "DELETE");
});

test("a refusal is told in the server's words, and a lost connection in ours", async () => {
  const server = answering(422, { detail: "Not shown.", code: "picture_refused" });
  assert.deepEqual(await change(file, server.fetch), { problem: { detail: "Not shown.", code: "picture_refused" } });
  const gone = async () => { throw new TypeError("Failed to fetch"); };
  assert.equal((await change(file, gone)).problem.code, "away");
});

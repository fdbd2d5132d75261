import assert from "node:assert/strict";
import { test } from "node:test";
import { change, MAX_BYTES, refusal } from "./picture.mjs";
import { wordsOf } from "./words.mjs";

const english = wordsOf("en");
const hindi = wordsOf("hi-IN");

const file = { size: 900_000, type: "image/png" };
const answering = (status, said, language = "") => {
  const asked = [];
  const fetch = async (url, options) => { asked.push({ url, ...options }); return { ok: status < 300, json: async () => said, headers: new Headers(language ? { "Content-Language": language } : {}) }; };
  return { asked, fetch };
};

test("a picture may be tried, also one whose kind the phone does not name", () => {
  assert.equal(refusal(file, english), "");
  assert.equal(refusal({ ...file, type: "" }, english), "");
});

test("what is empty, too heavy or no picture is told before a byte is sent", () => {
  assert.match(refusal({ ...file, size: 0 }, english), /empty/);
  assert.match(refusal({ ...file, size: MAX_BYTES + 1 }, english), /8\.0 MB; it may have up to 8/);
  assert.match(refusal({ ...file, type: "image/gif" }, english), /no JPEG, PNG or WebP/);
  assert.match(refusal({ ...file, size: MAX_BYTES + 1 }, hindi), /^यह तस्वीर 8\.0 MB की है/);
});

test("the bytes go as they are, and the new address comes back", async () => {
  const server = answering(200, { avatar_url: "/media/avatars/a.webp" });
  assert.deepEqual(await change(file, server.fetch, english), { url: "/media/avatars/a.webp" });
  assert.deepEqual(server.asked, [{ url: "/api/v1/me/avatar", credentials: "same-origin", method: "PUT", body: file, headers: { "Content-Type": "image/png" } }]);
});

test("taken off, there is no address", async () => {
  const server = answering(200, { avatar_url: null });
  assert.deepEqual(await change(null, server.fetch, english), { url: "" });
  assert.equal(server.asked[0].method, "DELETE");
});

test("a refusal is told in the server's words, and a lost connection in ours", async () => {
  const server = answering(422, { detail: "Not shown.", code: "picture_refused" });
  assert.deepEqual(await change(file, server.fetch, english), { problem: { detail: "Not shown.", code: "picture_refused", lang: "en" } });
  const gone = async () => { throw new TypeError("Failed to fetch"); };
  assert.equal((await change(file, gone, english)).problem.code, "away");
});

test("a problem says which language it is in, whoever wrote it", async () => {
  const server = answering(422, { detail: "नहीं।", code: "picture_broken" }, "hi");
  assert.equal((await change(file, server.fetch, hindi)).problem.lang, "hi");
  const silent = (await change(file, answering(502, {}).fetch, hindi)).problem;
  assert.deepEqual(silent, { detail: hindi.failed, code: "", lang: "hi" });
});

test("every word is there in both languages", () => {
  assert.deepEqual(Object.keys(hindi).sort(), Object.keys(english).sort());
  for (const [key, text] of Object.entries(hindi)) {
    if (key === "language") continue;
    const said = typeof text === "function" ? text("9.5") : text;
    assert.match(said, /[\u0900-\u097f]/);
    assert.doesNotMatch(said.replace(/JPEG|PNG|WebP|MB/g, ""), /[A-Za-z]/);
  }
});

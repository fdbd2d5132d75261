import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError, asksToSignIn, createApi } from "./api.mjs";

function answering(status, body = "", asked = []) {
  const fetch = async (url, options) => {
    asked.push({ url, ...options });
    return { ok: status < 400, status, text: async () => body };
  };
  return { api: createApi({ fetch }), asked };
}

test("the feed is asked with its surface, cursor and first clip", async () => {
  const { api, asked } = answering(200, "{}");
  await api.feed({ surface: "tag:बाल", cursor: "c/1", start: "v" });
  const url = new URL(asked[0].url, "http://x");
  assert.equal(url.pathname, "/api/v1/feed");
  assert.deepEqual(Object.fromEntries(url.searchParams), { surface: "tag:बाल", limit: "8", cursor: "c/1", start: "v" });
  assert.equal(asked[0].credentials, "same-origin");
});

test("a like is a PUT, taken back by DELETE, and odd ids stay inside their path", async () => {
  const { api, asked } = answering(200, '{"active":true,"count":3}');
  assert.equal((await api.like("a/../b", true)).count, 3);
  await api.like("a", false);
  assert.deepEqual(asked.map((a) => [a.method, a.url]), [["PUT", "/api/v1/videos/a%2F..%2Fb/like"], ["DELETE", "/api/v1/videos/a/like"]]);
});

test("a problem becomes an error with its status, code and sentence", async () => {
  const { api } = answering(403, '{"code":"sign_in","detail":"Please sign in."}');
  await assert.rejects(api.follow("riya", true), (e) => e instanceof ApiError && e.status === 403 && e.code === "sign_in" && e.message === "Please sign in.");
});

test("a proxy's page instead of a problem is an error all the same", async () => {
  await assert.rejects(answering(502, "<html>").api.demoStatus(), (e) => e.status === 502 && e.detail === "");
});

test("an empty answer is nothing", async () => {
  assert.equal(await answering(204).api.notInterested("v", "video"), null);
});

test("a lost network is status 0; a request taken back stays what it is", async () => {
  const lost = createApi({ fetch: async () => { throw new TypeError("failed to fetch"); } });
  await assert.rejects(lost.demoStatus(), (e) => e.status === 0 && e.code === "offline");
  const stopped = createApi({ fetch: async () => { throw Object.assign(new Error(), { name: "AbortError" }); } });
  await assert.rejects(stopped.demoStatus(), { name: "AbortError" });
});

test("a refusal asks to sign in, but one of a block does not", () => {
  for (const status of [401, 403]) assert.ok(asksToSignIn(new ApiError(status, "forbidden", "")));
  for (const code of ["blocked_by_you", "not_with_them"]) assert.ok(!asksToSignIn(new ApiError(403, code, "")));
  assert.ok(!asksToSignIn(new ApiError(404, "video_not_found", "")));
});

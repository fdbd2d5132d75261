import assert from "node:assert/strict";
import { test } from "node:test";
import { createFeed, flipped } from "./feed.mjs";
import { createRefusals } from "./refusals.mjs";

const clip = (id, handle = "riya") => ({ id, creator: { handle }, viewer: { liked: false, saved: false, following: false }, stats: { likes: 1, saves: 0 } });
const page = (ids, next = null, more = {}) => ({ request_id: `r-${ids[0]}`, items: ids.map((id) => clip(id)), next_cursor: next, trace: { exhausted: !next }, ...more });

/** A feed over scripted answers: each is a page or an error to throw. */
function scripted(answers, options = {}) {
  const asked = [];
  const timers = [];
  const api = { feed: async (query) => { asked.push(query); const next = answers.shift(); if (next instanceof Error) throw next; return next; } };
  const feed = createFeed({ api, surface: "for_you", setTimer: (call, ms) => timers.push({ call, ms }), ...options });
  feed.subscribe(() => {});
  return { feed, asked, timers, ids: () => feed.get().items.map((i) => i.id).join("") };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const offline = () => Object.assign(new Error("offline"), { status: 0 });

test("the next page is asked for while four clips are still ahead, and once", async () => {
  const { feed, asked, ids } = scripted([page([..."abcdefgh"], "2"), page([..."ij"])]);
  await feed.start();
  feed.at(2);
  assert.equal(asked.length, 1);
  feed.at(3);
  feed.at(4);
  await settled();
  assert.equal(asked.length, 2);
  assert.equal(asked[1].cursor, "2");
  assert.equal(ids(), "abcdefghij");
  assert.equal(feed.get().ended, true);
});

test("every clip keeps the id of the request that brought it", async () => {
  const { feed } = scripted([page(["a"], "2"), page(["b"])]);
  await feed.start();
  feed.at(0);
  await settled();
  assert.deepEqual(feed.get().items.map((i) => i.request_id), ["r-a", "r-b"]);
});

test("a clip never comes twice", async () => {
  const { feed, ids } = scripted([page(["a", "b"], "2"), page(["b", "c"])]);
  await feed.start();
  feed.at(1);
  await settled();
  assert.equal(ids(), "abc");
});

test("a server that repeats itself is not asked for ever", async () => {
  const { feed, asked } = scripted([page(["a"], "2"), page(["a"], "3"), page(["a"], "4")]);
  await feed.start();
  feed.at(0);
  await settled();
  feed.at(0);
  await settled();
  assert.equal(asked.length, 2);
  assert.equal(feed.get().ended, true);
});

test("nothing at all is empty, not an error", async () => {
  const { feed } = scripted([{ request_id: "r", items: [], next_cursor: null, trace: { exhausted: true } }]);
  await feed.start();
  assert.equal(feed.get().status, "empty");
});

test("a failed first page is an error that can be tried again", async () => {
  const { feed, ids } = scripted([Object.assign(new Error("x"), { status: 503 }), page(["a"])]);
  await feed.start();
  assert.equal(feed.get().status, "error");
  await feed.retry();
  assert.equal(ids(), "a");
});

test("a failed later page is asked for again, more slowly each time, and the clips stay", async () => {
  const { feed, timers, ids } = scripted([page(["a"], "2"), offline(), offline(), page(["b"])]);
  await feed.start();
  feed.at(0);
  await settled();
  feed.at(0);
  timers.shift().call();
  await settled();
  assert.equal(timers[0].ms, 3000);
  timers.shift().call();
  await settled();
  assert.equal(ids(), "ab");
  assert.equal(feed.get().error, null);
});

test("offline shows the clips of the last visit", async () => {
  const shelf = new Map();
  const storage = { getItem: (k) => shelf.get(k) ?? null, setItem: (k, v) => shelf.set(k, v) };
  await scripted([page([..."abcdefghij"])], { storage }).feed.start();
  const later = scripted([offline(), page(["z"])], { storage });
  await later.feed.start();
  assert.equal(later.feed.get().stale, true);
  assert.equal(later.ids(), "abcdefgh");
  await later.feed.retry();
  assert.equal(later.feed.get().stale, false);
  assert.equal(later.ids(), "z");
});

test("a storage that refuses or holds rubbish only costs the offline view", async () => {
  const storage = { getItem: () => "{", setItem: () => { throw new Error("full"); } };
  const { feed } = scripted([page(["a"]), offline()], { storage });
  await feed.start();
  assert.equal(feed.get().status, "ready");
  const other = scripted([offline()], { storage });
  await other.feed.start();
  assert.equal(other.feed.get().status, "error");
});

test("a deep link that is gone is noticed", async () => {
  const { feed, asked } = scripted([page(["b", "c"])], { startId: "a" });
  await feed.start();
  assert.equal(asked[0].start, "a");
  assert.equal(feed.get().missing, true);
});

test("starting again keeps what is here when there is nothing new", async () => {
  const { feed, ids } = scripted([page(["a"]), { request_id: "r", items: [], next_cursor: null }]);
  await feed.start();
  await feed.again();
  assert.equal(ids(), "a");
});

test("new clips join at the end of a feed that had ended", async () => {
  const { feed, ids } = scripted([page(["a", "b"]), page(["b", "c"])]);
  await feed.start();
  await feed.more();
  assert.equal(ids(), "abc");
});

test("a like moves its count by one, back again too, and never below none", () => {
  const liked = flipped(clip("a"), "liked", "likes", true);
  assert.deepEqual([liked.viewer.liked, liked.stats.likes], [true, 2]);
  assert.equal(flipped(liked, "liked", "likes", true), liked);
  assert.equal(flipped({ ...clip("a"), viewer: { liked: true }, stats: { likes: 0 } }, "liked", "likes", false).stats.likes, 0);
});

test("following a creator marks all their clips", async () => {
  const { feed } = scripted([page(["a", "b"])]);
  await feed.start();
  feed.follow("riya", true);
  assert.ok(feed.get().items.every((i) => i.viewer.following));
});

test("what was already seen does not move when clips are taken out", async () => {
  const { feed, ids } = scripted([page([..."abcd"])]);
  await feed.start();
  feed.drop((i) => "ac".includes(i.id), 1);
  assert.equal(ids(), "abd");
});

test("clips that were taken out come back to their places", async () => {
  const { feed, ids } = scripted([page([..."abcde"])]);
  await feed.start();
  const restore = feed.drop((i) => "bd".includes(i.id), 1);
  assert.equal(ids(), "ace");
  restore();
  assert.equal(ids(), "abcde");
  restore();
  assert.equal(ids(), "abcde");
});

test("a page that was on its way when something was turned down comes without it", async () => {
  const refusals = createRefusals();
  const { feed, ids } = scripted([page([..."ab"], "2"), page([..."cd"], "3")], { refusals });
  await feed.start();
  feed.at(1);
  refusals.add({ scope: "video", value: "c" });
  await settled();
  assert.equal(ids(), "abd");
  assert.equal(feed.get().ended, false);
});

test("a list that one comes back to leaves out what was turned down meanwhile, but nothing seen", async () => {
  const refusals = createRefusals();
  const { feed, ids } = scripted([page([..."abcd"])], { refusals });
  await feed.start();
  ["a", "c"].forEach((value) => refusals.add({ scope: "video", value }));
  feed.tidy(1);
  assert.equal(ids(), "abd");
});

test("a hashtag's own list shows what was asked for", async () => {
  const refusals = createRefusals();
  refusals.add({ scope: "video", value: "a" });
  const { feed, ids } = scripted([page([..."ab"])], { refusals, surface: "tag:glow" });
  await feed.start();
  assert.equal(ids(), "ab");
});

test("after a change of taste the next page comes right behind the clip on screen, and nothing is lost", async () => {
  const { feed, ids } = scripted([page([..."abcd"], "2"), page([..."xy"], "3")]);
  await feed.start();
  await feed.renew(() => 0);
  assert.equal(ids(), "axybcd");
});

test("a card stands among the clips once and is not kept for offline", async () => {
  const shelf = new Map();
  const storage = { getItem: (k) => shelf.get(k) ?? null, setItem: (k, v) => shelf.set(k, v) };
  const { feed, ids } = scripted([page([..."abc"])], { storage });
  await feed.start();
  feed.insert({ ...clip("P"), kind: "taste" }, 2);
  feed.insert({ ...clip("P"), kind: "taste" }, 1);
  assert.equal(ids(), "abPc");
  feed.drop((i) => i.id === "a", 0);
  assert.doesNotMatch(shelf.get("jhalak.feed.for_you"), /"P"/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { bufferedAhead, createSource } from "./source.mjs";

/** hls.js with its own behaviour: events, levels of loading, an estimate of the network. */
class FakeHls {
  static Events = { MANIFEST_PARSED: "parsed", FRAG_BUFFERED: "frag", ERROR: "error" };
  static ErrorTypes = { NETWORK_ERROR: "net", MEDIA_ERROR: "media" };
  static supported = true;
  static made = [];
  static isSupported() { return FakeHls.supported; }
  constructor(config) { Object.assign(this, { config: { ...config }, calls: [], heard: {}, bandwidthEstimate: 4e6 }); FakeHls.made.push(this); }
  on(name, call) { this.heard[name] = call; }
  tell(name, data = {}) { this.heard[name]?.(name, data); }
  loadSource(url) { this.calls.push(`source ${url}`); }
  attachMedia() { this.calls.push("media"); }
  startLoad() { this.calls.push("start"); }
  stopLoad() { this.calls.push("stop"); }
  recoverMediaError() { this.calls.push("recover"); }
  destroy() { this.calls.push("destroy"); }
}

function fakeVideo(native = "") {
  const heard = {};
  return {
    heard, src: "", addEventListener: (n, c) => { heard[n] = c; }, removeEventListener: (n) => delete heard[n],
    removeAttribute() { this.src = ""; }, load() {}, canPlayType: () => native,
  };
}

const ITEM = { id: "a", hls_url: "/a/master.m3u8", mp4_url: "/a/video.mp4" };

function made({ supported = true, native = "" } = {}) {
  FakeHls.supported = supported;
  FakeHls.made.length = 0;
  const failed = [];
  const network = { bps: 1e6 };
  const video = fakeVideo(native);
  const source = createSource({ video, Hls: FakeHls, network, onFailed: (kind) => failed.push(kind) });
  source.attach(ITEM, { buffer_s: 12, cap: -1 });
  return { source, video, network, failed, hls: FakeHls.made[0] };
}

test("MSE is asked before the browser's own HLS", () => {
  assert.equal(made({ native: "maybe" }).source.kind(), "mse");
  assert.equal(made({ supported: false, native: "maybe" }).source.kind(), "native");
  assert.equal(made({ supported: false }).source.kind(), "mp4");
});

test("nothing is loaded until the clip may, and a neighbour holds two seconds only", () => {
  const { source, hls } = made();
  hls.tell("parsed");
  assert.ok(!hls.calls.includes("start"));
  source.setLevel("warm");
  assert.ok(hls.calls.includes("start"));
  assert.equal(hls.config.maxBufferLength, 2);
  source.setLevel("live");
  assert.equal(hls.config.maxBufferLength, 12);
  source.setLevel("idle");
  assert.equal(hls.calls.at(-1), "stop");
});

test("the next player starts with the speed that the last one measured", () => {
  const { source, hls, network } = made();
  assert.equal(hls.config.abrEwmaDefaultEstimate, 1e6);
  source.attach({ ...ITEM, id: "b" });
  assert.equal(network.bps, 4e6);
  assert.equal(FakeHls.made[1].config.abrEwmaDefaultEstimate, 4e6);
});

test("a player that is left is destroyed", () => {
  const { source, hls, video } = made();
  source.dispose();
  assert.equal(hls.calls.at(-1), "destroy");
  assert.equal(video.heard.error, undefined);
});

test("a media error is repaired once, then the MP4 plays", () => {
  const { hls, video, source } = made();
  hls.tell("error", { fatal: true, type: "media" });
  assert.equal(hls.calls.at(-1), "recover");
  hls.tell("error", { fatal: true, type: "media" });
  assert.equal(source.kind(), "mp4");
  assert.equal(video.src, "/a/video.mp4");
});

test("a manifest that cannot be loaded falls back to the MP4 at once", () => {
  const { hls, source } = made();
  hls.tell("error", { fatal: true, type: "net" });
  assert.equal(source.kind(), "mp4");
});

test("errors that hls.js mends by itself change nothing", () => {
  const { hls, source } = made();
  hls.tell("error", { fatal: false, type: "net" });
  assert.equal(source.kind(), "mse");
});

test("when the MP4 fails too, it is said once", () => {
  const { hls, video, failed } = made();
  hls.tell("error", { fatal: true, type: "net" });
  video.heard.error();
  assert.deepEqual(failed, ["mp4"]);
});

test("a late word from a destroyed player is not heard", () => {
  const { source, hls } = made();
  source.attach({ ...ITEM, id: "b" });
  hls.tell("error", { fatal: true, type: "net" });
  assert.equal(source.kind(), "mse");
});

test("the buffer ahead is counted from the playhead", () => {
  const buffered = { length: 2, start: (i) => [0, 10][i], end: (i) => [4, 12][i] };
  assert.equal(bufferedAhead({ buffered, currentTime: 1 }), 3);
  assert.equal(bufferedAhead({ buffered, currentTime: 6 }), 0);
});

test("a clip that was taken away is not asked for again, in any form", () => {
  for (const code of [403, 404, 410]) {
    const { source, hls, video, failed } = made();
    hls.tell("parsed");
    hls.tell("error", { fatal: true, type: "net", response: { code } });
    assert.deepEqual(failed, ["gone"]);
    assert.equal(hls.calls.at(-1), "destroy");
    assert.equal(source.kind(), "");
    assert.equal(video.src, "");
  }
});

test("a server that fails is asked again first", () => {
  const { hls, failed } = made();
  hls.tell("parsed");
  hls.tell("error", { fatal: true, type: "net", response: { code: 503 } });
  assert.deepEqual(failed, []);
  assert.equal(hls.calls.at(-1), "start");
});

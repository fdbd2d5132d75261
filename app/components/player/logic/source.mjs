// One video element and its media: hls.js over MSE first, the browser's own HLS next, MP4 last.

// Chromium answers canPlayType for HLS too, so MSE is asked first: only hls.js has a bounded buffer.
const NATIVE_HLS = "application/vnd.apple.mpegurl";
const CONFIG = {
  autoStartLoad: false, enableWorker: false, capLevelToPlayerSize: true, testBandwidth: false,
  maxBufferLength: 12, maxMaxBufferLength: 20, maxBufferSize: 12_000_000, backBufferLength: 20,
  fragLoadingMaxRetry: 3, manifestLoadingMaxRetry: 2, levelLoadingMaxRetry: 2,
};
// The clip was taken away: asking again or asking for another file is no use.
const GONE = new Set([403, 404, 410]);
// A waiting neighbour holds its first two seconds and no more.
const WARM_BUFFER_S = 2;

/**
 * Binds media to `video`. Levels: "idle" loads nothing, "warm" the beginning, "live" plays.
 *
 * @param {{bps: number}} network bandwidth shared by all players, so that the next starts at the right rung
 * @param {(kind: string) => void} onFailed called when nothing could be played; "gone" when it was taken away
 */
export function createSource({ video, Hls, network, onFailed }) {
  let hls = null;
  let item = null;
  let kind = "";
  let level = "idle";
  let parsed = false;
  let repairs = 0;
  let budget = { buffer_s: 12, cap: -1 };

  function release() {
    if (hls) {
      if (hls.bandwidthEstimate > 0) network.bps = hls.bandwidthEstimate;
      hls.destroy();
    }
    hls = null;
    parsed = false;
    repairs = 0;
    if (kind) {
      video.removeAttribute("src");
      video.load();
    }
    kind = "";
  }

  function apply() {
    if (!item) return;
    if (kind === "mse") {
      hls.config.maxBufferLength = level === "live" ? budget.buffer_s : WARM_BUFFER_S;
      hls.autoLevelCapping = budget.cap;
      if (!parsed) return;
      if (level === "idle") hls.stopLoad();
      else hls.startLoad(-1);
      return;
    }
    video.preload = level === "live" ? "auto" : level === "warm" ? "metadata" : "none";
  }

  function openMse() {
    kind = "mse";
    const own = (hls = new Hls({ ...CONFIG, abrEwmaDefaultEstimate: network.bps }));
    own.on(Hls.Events.MANIFEST_PARSED, () => {
      if (own !== hls) return;
      parsed = true;
      apply();
    });
    own.on(Hls.Events.FRAG_BUFFERED, () => { if (own.bandwidthEstimate > 0) network.bps = own.bandwidthEstimate; });
    own.on(Hls.Events.ERROR, (_, data) => { if (own === hls && data.fatal) repair(data); });
    own.loadSource(item.hls_url);
    own.attachMedia(video);
  }

  function gone() {
    const left = item;
    release();
    item = left;
    onFailed("gone");
  }

  function repair(data) {
    if (GONE.has(data.response?.code)) return gone();
    repairs += 1;
    if (repairs === 1 && data.type === Hls.ErrorTypes.MEDIA_ERROR) return hls.recoverMediaError();
    if (repairs === 1 && parsed && data.type === Hls.ErrorTypes.NETWORK_ERROR) return hls.startLoad(-1);
    const left = item;
    release();
    item = left;
    return openMp4();
  }

  function openMp4() {
    if (!item.mp4_url) {
      onFailed("none");
      return;
    }
    kind = "mp4";
    video.src = item.mp4_url;
    apply();
  }

  function failed() {
    if (kind === "native") openMp4();
    else if (kind === "mp4") onFailed("mp4");
  }
  video.addEventListener("error", failed);

  return {
    attach(next, how = budget) {
      release();
      item = next;
      budget = how;
      if (item.hls_url && Hls?.isSupported()) openMse();
      else if (item.hls_url && video.canPlayType(NATIVE_HLS)) {
        kind = "native";
        video.src = item.hls_url;
        apply();
      } else openMp4();
    },
    setLevel(next) {
      if (level === next) return;
      level = next;
      apply();
    },
    retry() {
      const again = item;
      if (again) this.attach(again, budget);
    },
    gone,
    kind: () => kind,
    dispose() {
      video.removeEventListener("error", failed);
      release();
      item = null;
    },
  };
}

/** Seconds buffered from the playhead on. */
export function bufferedAhead(video) {
  const { buffered, currentTime } = video;
  for (let i = 0; i < buffered.length; i += 1) {
    if (buffered.start(i) <= currentTime + 0.3 && buffered.end(i) > currentTime) return buffered.end(i) - currentTime;
  }
  return 0;
}

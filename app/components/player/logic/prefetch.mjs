// Fetches beginnings of coming clips into the HTTP cache, within the budget of `preload.mjs`.
import { firstPieces, postersAhead, prefetchPlan, startVariant } from "./preload.mjs";

export function createPrefetch({ fetch, network, newImage = () => new Image() }) {
  const done = new Set();
  const posters = new Set();
  let running = null;

  async function text(url, signal) {
    const answer = await fetch(url, { signal, priority: "low", credentials: "same-origin" });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.text();
  }

  /** Fetches a clip's playlists and first segment; gives the bytes it took. */
  async function begin(item, signal) {
    const masterUrl = new URL(item.hls_url, location.href);
    const variant = startVariant(await text(masterUrl, signal), network.bps);
    if (!variant) return 0;
    const listUrl = new URL(variant.uri, masterUrl);
    let bytes = 0;
    for (const piece of firstPieces(await text(listUrl, signal))) {
      const answer = await fetch(new URL(piece, listUrl), { signal, priority: "low", credentials: "same-origin" });
      bytes += (await answer.arrayBuffer()).byteLength;
    }
    return bytes;
  }

  return {
    /** Called when the shown clip has enough in hand. */
    async run({ items, index, budget }) {
      for (const url of postersAhead(items, index)) {
        if (posters.has(url)) continue;
        posters.add(url);
        newImage().src = url;
      }
      if (running) return;
      const stop = new AbortController();
      running = stop;
      let spent = 0;
      try {
        while (!stop.signal.aborted) {
          const [item] = prefetchPlan({ items, index, budget, spent, done });
          if (!item) break;
          done.add(item.id);
          spent += await begin(item, stop.signal);
        }
      } catch {
        // Fetching ahead is a favour: what fails here is asked for again when it is shown.
      } finally {
        if (running === stop) running = null;
      }
    },
    /** The viewer moved on: what is being fetched may be the wrong thing now. */
    cancel() {
      running?.abort();
      running = null;
    },
  };
}

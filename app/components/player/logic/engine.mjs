// What all players of a page share: the API, the event log, the network's speed, the prefetcher.
import { createApi } from "./api.mjs";
import { createEventLog } from "./events.mjs";
import { createEventStore } from "./events_store.mjs";
import { createPrefetch } from "./prefetch.mjs";
import { createPrefs } from "./prefs.mjs";
import { budgetFor } from "./preload.mjs";
import { createRefusals } from "./refusals.mjs";

// A first guess before anything was measured: enough for the middle rung.
const FIRST_GUESS_BPS = 2_500_000;

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function databases() {
  try {
    return window.indexedDB;
  } catch {
    return undefined;
  }
}

export function createEngine(Hls) {
  const api = createApi();
  const network = { bps: FIRST_GUESS_BPS };
  // `start` is the clip that its own address opened, and `arrived` where that address stood.
  const surface = { name: "for_you", start: "", arrived: "link" };
  const events = createEventLog({
    store: createEventStore(databases()),
    send: (batch) => api.events(batch, { keepalive: batch.length < 20 }),
    beacon: (body) => navigator.sendBeacon("/api/v1/events", new Blob([body], { type: "application/json" })),
  });
  const refusals = createRefusals();
  // Other pages block and allow too, while the lists of clips wait to be come back to.
  window.addEventListener("jhalak:refusal", ({ detail }) => (detail.on ? refusals.add(detail) : refusals.remove(detail)));
  events.recover();
  const lastWords = new Set();
  return {
    /** Whoever still has something to log when the page goes away. */
    lastWords,
    leave() {
      lastWords.forEach((speak) => speak());
      events.leave();
    },
    Hls, api, network, events, surface,
    refusals,
    prefs: createPrefs(storage()),
    prefetch: createPrefetch({ fetch: (...args) => window.fetch(...args), network }),
    budget: () => budgetFor(navigator.connection),
    log: (type, item, facts) =>
      events.add(type, { video_id: item.id, request_id: item.request_id, position: item.position, surface: item.id === surface.start ? surface.arrived : surface.name, ...facts }),
  };
}

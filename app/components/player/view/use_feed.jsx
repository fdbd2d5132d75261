import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { createFeed } from "../logic/feed.mjs";

// Feeds outlive the player: coming back from a creator's page finds the clip one left.
const KEPT_MS = 10 * 60_000;
const kept = new Map();

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The feed of a surface and the place in it. */
export function useFeed({ api, refusals, surface, startId }) {
  const key = `${surface} ${startId}`;
  const entry = useMemo(() => {
    const known = kept.get(key);
    const usable = known && !startId && Date.now() - known.at < KEPT_MS && known.feed.get().status !== "error" && !known.feed.get().stale;
    if (usable) {
      known.feed.tidy(known.index + 1);
      return known;
    }
    const fresh = { feed: createFeed({ api, surface, startId, refusals, storage: storage() }), index: 0, at: Date.now(), started: false };
    kept.set(key, fresh);
    return fresh;
  }, [api, key]);
  const state = useSyncExternalStore(entry.feed.subscribe, entry.feed.get);
  const [, redraw] = useState(0);

  useEffect(() => {
    if (entry.started) return;
    entry.started = true;
    entry.feed.start();
  }, [entry]);
  const last = state.items.length - (state.ended ? 0 : 1);
  const index = Math.min(entry.index, Math.max(0, last));
  useEffect(() => {
    entry.at = Date.now();
    if (state.status === "ready") entry.feed.at(index);
  }, [entry, index, state.version]);

  return {
    feed: entry.feed, state, index,
    setIndex(next) { entry.index = next; redraw((n) => n + 1); },
  };
}

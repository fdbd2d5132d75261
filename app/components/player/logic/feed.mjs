// The list of clips behind the player: pages ahead of need, no repeats, optimistic flags, offline.

const AHEAD = 4;
const KEEP_OFFLINE = 8;
const RANKED = new Set(["for_you", "following"]);
const RETRY_MS = [1000, 3000, 8000, 30_000];

/**
 * A store of one surface.
 *
 * status: loading | ready | empty | error; `ended` once the catalogue is exhausted;
 * `stale` while the clips are those kept from the last visit.
 */
export function createFeed({ api, surface, startId = "", storage = null, refusals = null, setTimer = setTimeout }) {
  let state = { status: "loading", items: [], ended: false, stale: false, error: null, missing: false, version: 0 };
  let cursor = null;
  let busy = null;
  let failures = 0;
  const listeners = new Set();
  const seen = new Set();

  const set = (change) => {
    state = { ...state, ...change, version: state.version + 1 };
    listeners.forEach((listener) => listener());
  };
  const keyOf = `jhalak.feed.${surface}`;

  // Lists of one subject show what was asked for, whatever was turned down elsewhere.
  const refused = (item) => RANKED.has(surface) && item.id !== startId && (refusals?.cover(item) ?? false);

  function accept(page, first, ahead) {
    if (first && !page.items.length && state.items.length) return;
    if (first) seen.clear();
    const fresh = page.items.filter((item) => !seen.has(item.id));
    fresh.forEach((item) => seen.add(item.id));
    // A page that was on its way when something was turned down may still hold it.
    const wanted = fresh.filter((item) => !refused(item)).map((item) => ({ ...item, request_id: page.request_id }));
    const kept = first ? [] : state.items;
    const place = Math.min(ahead ? ahead() + 1 : kept.length, kept.length);
    const items = [...kept.slice(0, place), ...wanted, ...kept.slice(place)];
    cursor = page.next_cursor;
    failures = 0;
    set({
      items, status: items.length ? "ready" : "empty", // A page without anything new ends it too: a server that repeats itself is not asked for ever.
      ended: !cursor || fresh.length === 0,
      stale: false, error: null, missing: first && Boolean(startId) && items[0]?.id !== startId,
    });
    if (first && items.length) remember(items);
  }

  function remember(items) {
    try {
      storage?.setItem(keyOf, JSON.stringify(items.filter((item) => !item.isCard).slice(0, KEEP_OFFLINE)));
    } catch {
      // A full or forbidden storage only costs the offline view.
    }
  }

  function recalled() {
    try {
      const items = JSON.parse(storage?.getItem(keyOf) ?? "[]");
      return Array.isArray(items) ? items.filter((item) => item?.id && !refused(item)) : [];
    } catch {
      return [];
    }
  }

  function load(first, ahead) {
    busy ??= api
      .feed({ surface, cursor: first ? null : cursor, start: first ? startId : "" })
      .then((page) => accept(page, first, ahead))
      .catch((error) => fail(error, first))
      .finally(() => { busy = null; });
    return busy;
  }

  function fail(error, first) {
    if (error?.name === "AbortError") return;
    if (!first) {
      // The clips already here go on; the next page is asked for again, more and more slowly.
      const wait = RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)];
      set({ error });
      setTimer(() => {
        // Nobody looks any more: whoever comes back asks again.
        if (!listeners.size) failures = 0;
        else if (cursor) load(false);
      }, wait);
      return;
    }
    const kept = error.status === 0 ? recalled() : [];
    if (kept.length) set({ items: kept, status: "ready", stale: true, ended: true, error });
    else set({ status: "error", error });
  }

  const patch = (match, change) =>
    set({ items: state.items.map((item) => (match(item) ? change(item) : item)) });

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => load(true),
    retry() {
      if (state.status !== "ready") set({ status: "loading", error: null });
      return load(true);
    },
    /** Looks for clips that came after the end was reached; what is here stays. */
    more() {
      if (busy) return busy;
      cursor = null;
      return load(state.status !== "ready");
    },
    /** From the top again. What is here stays until there is something to put in its place. */
    again() {
      return load(true);
    },
    /** Tells where the viewer is; asks for the next page while four clips are still ahead. */
    at(index) {
      if (!busy && !failures && cursor && !state.ended && state.items.length - 1 - index <= AHEAD && !state.stale) load(false);
    },
    flip(id, flag, stat, on) {
      patch((item) => item.id === id, (item) => flipped(item, flag, stat, on));
    },
    settle(id, stat, count) {
      patch((item) => item.id === id, (item) => ({ ...item, stats: { ...item.stats, [stat]: count } }));
    },
    follow(handle, on) {
      patch((item) => item.creator.handle === handle, (item) => ({ ...item, viewer: { ...item.viewer, following: on } }));
    },
    /**
     * Takes clips out, never one above `keepUntil`: what was seen does not move.
     * Gives a function that puts them back where they were.
     */
    drop(match, keepUntil) {
      const before = state.items;
      set({ items: before.filter((item, i) => i < keepUntil || !match(item)) });
      const gone = before.filter((item) => !state.items.includes(item));
      if (gone.length) remember(state.items.slice(keepUntil));
      return () => {
        const here = new Set(state.items.map((item) => item.id));
        const items = [...state.items];
        gone.filter((item) => !here.has(item.id)).forEach((item) => items.splice(Math.min(before.indexOf(item), items.length), 0, item));
        set({ items, status: items.length ? "ready" : state.status });
      };
    },
    /** Leaves out what has been turned down since, above `keepUntil` what was seen stays. */
    tidy(keepUntil) {
      if (state.items.some((item, i) => i >= keepUntil && refused(item))) this.drop(refused, keepUntil);
    },
    /** Puts something that is not a clip among them, once. */
    insert(item, place) {
      if (seen.has(item.id) || place > state.items.length) return;
      seen.add(item.id);
      set({ items: [...state.items.slice(0, place), { ...item, isCard: true }, ...state.items.slice(place)] });
    },
    /**
     * Asks for the next page and puts it right behind the clip on screen: what waits there may
     * not be wanted any more. `index` tells where the viewer is when the page comes.
     */
    async renew(index) {
      await busy;
      if (cursor && !state.stale) await load(false, index);
    },
  };
}

/** The item with a viewer flag turned on or off and its count moved by one. */
export function flipped(item, flag, stat, on) {
  if (item.viewer[flag] === on) return item;
  const count = Math.max(0, (item.stats[stat] ?? 0) + (on ? 1 : -1));
  return { ...item, viewer: { ...item.viewer, [flag]: on }, stats: { ...item.stats, [stat]: count } };
}

// What preview and timeline share while a finger moves: the playhead, what is chosen, what is not yet saved.
import { keyOf } from "./spans.mjs";

const CALM = { now: 0, playing: false, selected: "", trim: null, cover: undefined, pin: null };

/** One per page; `seek`, `play` and `pause` are the preview's once it is there. */
export function createStore() {
  let state = CALM;
  const listeners = new Set();
  const store = {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      listeners.forEach((tell) => tell());
    },
    subscribe(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    /** True while a finger or a held key is changing something that was not handed in yet. */
    held: false,
    /** The server has answered: what it says holds again. A chosen pin stays chosen at its new time. */
    settle() {
      if (store.held) return;
      const { pin, selected } = state;
      const chosen = pin && pin.key === selected ? keyOf(pin.to) : selected;
      store.set({ trim: null, cover: undefined, pin: null, selected: chosen });
    },
    clear() {
      store.held = false;
      store.set(CALM);
    },
    /** Shows a change before it is handed in. */
    move(change) {
      store.held = true;
      store.set(change);
    },
    /** The change is about to be handed in; gives it back, or `null` when there is none. */
    rest(what) {
      store.held = false;
      return state[what] ?? null;
    },
    player: null,
    /** Shows the picture at `ms`, playing or not. */
    seek(ms) {
      store.set({ now: ms });
      store.player?.seek(ms);
    },
    toggle() {
      store.player?.toggle();
    },
  };
  return store;
}

/** The edit as the page should show it: the server's, with what a finger is changing on top. */
export function shown(state, { inMs, outMs, coverMs, pins }) {
  const trim = state.trim ?? { inMs, outMs };
  const cover = state.cover === undefined ? coverMs : state.cover;
  return {
    ...trim,
    coverMs: cover,
    pins: pins.map((pin) => (state.pin && keyOf(pin) === state.pin.key ? { ...state.pin.to, key: state.pin.key } : { ...pin, key: keyOf(pin) })),
  };
}

export const editor = createStore();

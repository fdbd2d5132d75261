// What all parts of the editor share: the edit with its history, what is chosen, the playhead, and what was said last.
import { Impossible, clipOf } from "./clips.mjs";
import { begun, recorded, redone, undone } from "./history.mjs";
import { textsFor } from "./texts.mjs";
import { clamp, frameOf, MS } from "./ticks.mjs";
import { lengthOf, momentAt, segments } from "./timeline.mjs";

const CALM = {
  locale: "", videoId: "", phase: "loading", problem: "", mayEdit: false, sources: [], history: begun({ version: 2, clips: [], texts: [], stickers: [], sounds: [], sound: { mute: false }, cover: null }),
  chosen: null, now: 0, playing: false, zoom: 1, said: "", saying: 0, saving: { phase: "saved", text: "", present: null, branch: null },
  help: false, drawn: {}, covers: [], music: [], stickers: [],
};

/**
 * @param {() => number} deps.clock milliseconds
 * @param {(edl: object) => void} deps.changed called when an edit has come to rest
 */
export function createBench({ clock, changed }) {
  let state = CALM;
  const listeners = new Set();
  let held = "";
  let gestures = 0;
  const bench = {
    get: () => state,
    subscribe(tell) { listeners.add(tell); return () => listeners.delete(tell); },
    set(change) { state = { ...state, ...change }; listeners.forEach((tell) => tell()); },
    player: null,
    say(text) { bench.set({ said: text, saying: state.saying + 1 }); },
    clear() { bench.player = null; bench.set({ ...CALM, locale: state.locale }); },
    /** The texts for whoever edits here. */
    t: () => textsFor(state.locale),
    edl: () => state.history.present,
    length: () => lengthOf(state.history.present),
    source: (name) => state.sources.find((source) => source.id === name) ?? null,
    /** Ticks of a frame of the clip's own upload, or of the one under the playhead. */
    frame: (name = "main") => frameOf(bench.source(name)?.fps ?? 30),
    /** Begins with an edit; the history before it is another's. */
    begin(edl) { bench.set({ history: begun(edl), chosen: null, now: Math.min(state.now, Math.max(0, lengthOf(edl) - 1)) }); },
    /**
     * Makes one change and says what happened.
     *
     * @param {(edl: object) => object} command
     * @param {string} gesture names a drag or a field; its steps are undone together
     */
    make(command, said = "", gesture = "") {
      if (!state.mayEdit) { bench.say(bench.t().locked); return false; }
      try {
        const next = command(bench.edl());
        const history = recorded(state.history, next, gesture, clock());
        if (history === state.history) return false;
        bench.set({ history, now: clamp(state.now, 0, lengthOf(next) - 1), chosen: still(next, state.chosen) });
        if (!held) changed(next);
        if (said) bench.say(said);
        return true;
      } catch (error) {
        if (!(error instanceof Impossible)) throw error;
        bench.say(error.why(bench.t()));
        return false;
      }
    },
    /** A finger or a held key begins something that is one step in the end. */
    hold() { held = `drag ${++gestures}`; return held; },
    rest() { if (held) { held = ""; changed(bench.edl()); } },
    undo: () => step(undone, bench.t().undone),
    redo: () => step(redone, bench.t().redone),
    /** A chosen part is shown, too: what is changed has to be seen. */
    choose(lane, id, said = "") {
      bench.set({ chosen: id ? { lane, id } : null });
      const part = lane === "clips" && !state.playing && segments(bench.edl()).find((p) => p.clip.id === id);
      if (part && (state.now < part.start || state.now >= part.end)) bench.seek(part.start);
      if (said) bench.say(said);
    },
    seek(at) {
      const now = clamp(Math.round(at), 0, Math.max(0, bench.length() - 1));
      bench.set({ now });
      bench.player?.seek(now);
    },
    /** What is under the playhead. */
    here: () => momentAt(bench.edl(), state.now),
    /** The chosen clip, or the one under the playhead. */
    clip: () => (state.chosen?.lane === "clips" && clipOf(bench.edl(), state.chosen.id)) || bench.here().clip,
  };
  function step(way, said) {
    if (!state.mayEdit) return;
    const history = way(state.history);
    if (history === state.history) { bench.say(way === undone ? bench.t().nothing_to_undo : bench.t().nothing_to_redo); return; }
    bench.set({ history, now: clamp(state.now, 0, lengthOf(history.present) - 1), chosen: still(history.present, state.chosen) });
    changed(history.present);
    bench.say(said);
  }
  return bench;
}

const LANES = new Set(["clips", "texts", "stickers", "sounds"]);
const still = (edl, chosen) => (chosen && LANES.has(chosen.lane) && !edl[chosen.lane].some((item) => item.id === chosen.id) ? null : chosen);

/** A source as the editor uses it: its length in ticks. */
export const sourceOf = (view) => ({ ...view, length: view.duration_ms * MS });

/** An edit with every open end filled in. */
export const filled = (edl, sources) => ({
  ...edl,
  clips: edl.clips.map((clip) => (clip.out === null ? { ...clip, out: sources.find((s) => s.id === clip.source)?.length ?? clip.in + 1 } : clip)),
});

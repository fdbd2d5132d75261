// What each key does, in terms of the bench.
import { LEAST_CLIP, moveClip, removeClip, setKeyframe, splitAt, trimClip, windowAt } from "./clips.mjs";
import { addText, itemOf, moveItem, removeItem } from "./layers.mjs";
import { clock, SECOND, spoken } from "./ticks.mjs";
import { momentAt, segments, shownAt } from "./timeline.mjs";

const LAYERS = new Set(["texts", "stickers", "sounds"]);
export const MOST_ZOOM = 40;

/** Carries out an action of `keys.mjs`; false when the page should have the key after all. */
export function carryOut(bench, action) {
  const act = ACTS[action.name];
  return act ? act(bench, action) !== false : false;
}

const partOf = (bench) => segments(bench.edl()).find((part) => part.clip.id === bench.clip().id);
const factsOf = (bench, clip) => ({ length: bench.source(clip.source)?.length ?? clip.out, frame: bench.frame(clip.source) });

/** One end of a clip at a moment of its source; the playhead shows that end. */
export function trimTo(bench, id, edge, at, gesture = "") {
  const clip = bench.edl().clips.find((c) => c.id === id);
  const done = bench.make((edl) => trimClip(edl, id, edge, at, factsOf(bench, clip)), "", gesture);
  if (done) {
    const part = segments(bench.edl()).find((p) => p.clip.id === id);
    const frame = bench.frame(clip.source);
    bench.seek(edge === "in" ? part.start : Math.max(part.start, part.end - frame));
    const t = bench.t();
    bench.say(edge === "in" ? t.begins_in_source(spoken(part.clip.in, frame, t)) : t.ends_in_source(spoken(part.clip.out, frame, t)));
  }
  return done;
}

export function split(bench) {
  const { clip } = bench.here();
  if (bench.make((edl) => splitAt(edl, bench.get().now, bench.frame(clip.source)), bench.t().split_at(clock(bench.get().now, bench.frame())))) {
    // What follows the cut is chosen, and the playhead stands on its first frame.
    const parts = segments(bench.edl());
    const next = parts[parts.findIndex((part) => part.clip.id === clip.id) + 1];
    bench.choose("clips", next.clip.id);
    bench.seek(next.start);
  }
}

export function removeChosen(bench) {
  const { chosen } = bench.get();
  if (!chosen || !(LAYERS.has(chosen.lane) || chosen.lane === "clips")) { bench.say(bench.t().choose_to_remove); return; }
  const { lane, id } = chosen;
  const number = bench.edl()[lane].findIndex((item) => item.id === id);
  const command = lane === "clips" ? (edl) => removeClip(edl, id) : (edl) => removeItem(edl, lane, id);
  if (!bench.make(command, lane === "clips" ? bench.t().part_removed(number + 1) : bench.t().removed(lane))) return;
  const left = bench.edl()[lane];
  bench.choose(lane, left[Math.min(number, left.length - 1)]?.id);
  bench.seek(bench.get().now);
}

export function newText(bench, change) {
  const t = bench.t();
  if (bench.make((edl) => addText(edl, bench.get().now, { text: t.new_text, ...change }), t.text_added)) bench.choose("texts", bench.edl().texts.at(-1).id);
}

export function markFrame(bench, change = {}) {
  const { clip } = partOf(bench);
  const at = sourceMoment(bench, clip);
  bench.make((edl) => setKeyframe(edl, clip.id, at, { ...windowAt(clip, at), ...change }), bench.t().mark_at(clock(bench.get().now, bench.frame())));
}

/** The moment of a clip's source under the playhead; its nearest end when the playhead is elsewhere. */
export function sourceMoment(bench, clip) {
  const { clip: under, at } = bench.here();
  if (under.id === clip.id) return at;
  return bench.get().now < segments(bench.edl()).find((part) => part.clip.id === clip.id).start ? clip.in : clip.out;
}

/** Moves a clip one place on, or a thing one frame. */
function shift(bench, { by, far }) {
  const { chosen } = bench.get();
  if (!chosen) { bench.say(bench.t().choose_to_move); return; }
  const { lane, id } = chosen;
  if (lane === "clips") {
    const at = bench.edl().clips.findIndex((clip) => clip.id === id);
    if (bench.make((edl) => moveClip(edl, id, Math.max(0, at + by)), "", "")) bench.say(bench.t().part_moved(at + 1, bench.edl().clips.findIndex((clip) => clip.id === id) + 1));
    return;
  }
  const item = LAYERS.has(lane) && itemOf(bench.edl(), lane, id);
  if (!item) return false;
  const frame = bench.frame();
  const long = far ? SECOND : frame;
  if (bench.make((edl) => moveItem(edl, lane, id, "body", item.start + by * long, frame), "", `shift ${id}`)) bench.say(bench.t().begins(lane, spoken(itemOf(bench.edl(), lane, id).start, frame, bench.t())));
}

function trimHere(bench, edge) {
  const part = partOf(bench);
  const { clip, at } = bench.here();
  if (clip.id !== part.clip.id) { bench.say(bench.t().not_here); return; }
  trimTo(bench, clip.id, edge, edge === "in" ? at : Math.max(at + bench.frame(clip.source), clip.in + LEAST_CLIP));
}

const ACTS = {
  toggle: (bench) => (bench.get().playing ? bench.player?.pause() : bench.player?.run()),
  back: (bench) => ACTS.step(bench, { by: -1, far: true }),
  on: (bench) => ACTS.step(bench, { by: 1, far: true }),
  step(bench, { by, far }) {
    bench.player?.pause();
    const { clip } = bench.here();
    bench.seek(bench.get().now + by * (far ? SECOND : Math.ceil((bench.frame(clip.source) * 1000) / clip.speed)));
    bench.say(spoken(bench.get().now, bench.frame(), bench.t()));
  },
  first: (bench) => bench.seek(0),
  last: (bench) => bench.seek(bench.length() - 1),
  markIn: (bench) => trimHere(bench, "in"),
  markOut: (bench) => trimHere(bench, "out"),
  edge(bench, { edge, by }) {
    const { clip } = partOf(bench);
    trimTo(bench, clip.id, edge, clip[edge] + by * bench.frame(clip.source), `edge ${clip.id} ${edge}`);
  },
  split,
  remove: removeChosen,
  undo: (bench) => { bench.undo(); bench.seek(bench.get().now); },
  redo: (bench) => { bench.redo(); bench.seek(bench.get().now); },
  text: (bench) => newText(bench),
  keyframe: (bench) => markFrame(bench),
  shift,
  zoomIn: (bench) => bench.set({ zoom: Math.min(MOST_ZOOM, bench.get().zoom * 1.5) }),
  zoomOut: (bench) => bench.set({ zoom: Math.max(1, bench.get().zoom / 1.5) }),
  help: (bench) => bench.set({ help: !bench.get().help }),
  rest(bench) { if (!bench.get().chosen && !bench.get().help) return false; bench.set({ chosen: null, help: false }); },
  edit: () => false,
};

/** Where the timeline shows this moment of the clip's own upload; the nearest kept one when it is cut away. */
export function placeOnTimeline(edl, at) {
  const there = shownAt(edl, "main", at);
  if (there !== null) return there;
  const next = segments(edl).find((part) => part.clip.source === "main" && part.clip.in > at);
  return next ? next.start : momentAt(edl, Infinity).end - 1;
}

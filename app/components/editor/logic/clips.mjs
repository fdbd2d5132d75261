// What can be done to the clips of an edit list. Each command gives a new list; what is not possible throws `Impossible`.
import { textsFor } from "./texts.mjs";
import { clamp, onFrame, SECOND } from "./ticks.mjs";
import { carried, lengthOf, momentAt, segments } from "./timeline.mjs";

export const MAX_CLIPS = 20;
export const MAX_KEYFRAMES = 60;
export const LEAST_CLIP = SECOND / 10;
export const LEAST = SECOND;
export const SPEEDS = [250, 500, 750, 1000, 1250, 1500, 2000, 3000, 4000];

/** A command that cannot be carried out; `why(texts)` says it to the person. */
export class Impossible extends Error {
  constructor(why) {
    super(why(textsFor("en")));
    this.why = why;
  }
}

export const clipOf = (edl, id) => edl.clips.find((clip) => clip.id === id);

/** An id that no thing of the list has: `c3`, `t1`. */
export function freshId(edl, letter) {
  const taken = new Set([...edl.clips, ...edl.texts, ...edl.stickers, ...edl.sounds].map((thing) => thing.id));
  let number = 1;
  while (taken.has(letter + number)) number += 1;
  return letter + number;
}

const withClips = (edl, clips) => {
  const after = { ...edl, clips };
  if (lengthOf(after) < LEAST) throw new Impossible((t) => t.least_left);
  return carried(edl, after);
};
const changed = (edl, id, change) => edl.clips.map((clip) => (clip.id === id ? { ...clip, ...change } : clip));

/** One end of a clip at a moment of its source, on a frame; never past the source, never to nothing. */
export function trimClip(edl, id, edge, at, { length, frame }) {
  const clip = clipOf(edl, id);
  const moment = length - at < frame / 2 ? length : onFrame(at, frame);
  const least = Math.max(frame, LEAST_CLIP);
  const to = edge === "in" ? clamp(moment, 0, clip.out - least) : clamp(moment, clip.in + least, length);
  return to === clip[edge] ? edl : withClips(edl, changed(edl, id, { [edge]: to }));
}

/** Cuts the clip under `at` in two, at a frame of its source. */
export function splitAt(edl, at, frame) {
  if (edl.clips.length >= MAX_CLIPS) throw new Impossible((t) => t.most_parts(MAX_CLIPS));
  const { clip, index, at: inside } = momentAt(edl, at);
  const cut = onFrame(inside, frame);
  const least = Math.max(frame, LEAST_CLIP);
  if (cut - clip.in < least || clip.out - cut < least) throw new Impossible((t) => t.too_close);
  const second = { ...clip, id: freshId(edl, "c"), in: cut };
  return { ...edl, clips: [...edl.clips.slice(0, index), { ...clip, out: cut }, second, ...edl.clips.slice(index + 1)] };
}

/** Takes a clip out; the rest closes up. */
export function removeClip(edl, id) {
  if (edl.clips.length === 1) throw new Impossible((t) => t.last_part);
  return withClips(edl, edl.clips.filter((clip) => clip.id !== id));
}

/** Puts a clip at another place of the order. */
export function moveClip(edl, id, to) {
  const clips = edl.clips.filter((clip) => clip.id !== id);
  clips.splice(clamp(to, 0, clips.length), 0, clipOf(edl, id));
  return clips.every((clip, i) => clip === edl.clips[i]) ? edl : withClips(edl, clips);
}

/** Where in the order a clip dragged so that its middle is at `at` would go. */
export const orderAt = (edl, id, at) => segments(edl).filter((part) => part.clip.id !== id && (part.start + part.end) / 2 < at).length;

/** A whole source as a further clip behind the `index`-th. */
export function addClip(edl, source, index) {
  if (edl.clips.length >= MAX_CLIPS) throw new Impossible((t) => t.most_parts(MAX_CLIPS));
  const clip = { id: freshId(edl, "c"), source: source.id, in: 0, out: source.length, speed: 1000, fit: "whole", frames: [], filter: null, volume: 1000 };
  return withClips(edl, [...edl.clips.slice(0, index), clip, ...edl.clips.slice(index)]);
}

/** Speed, fit, filter or volume of a clip. */
export const setClip = (edl, id, change) => withClips(edl, changed(edl, id, change));

/** The window of a reframed clip at a moment of its source: between two keyframes evenly, outside them at rest. */
export function windowAt(clip, at) {
  const frames = clip.frames;
  if (!frames.length) return { x: 500_000, y: 500_000, zoom: 1000 };
  const next = frames.findIndex((frame) => frame.at > at);
  if (next === 0) return frames[0];
  if (next < 0) return frames[frames.length - 1];
  const [a, b] = [frames[next - 1], frames[next]];
  const share = (at - a.at) / (b.at - a.at);
  const mix = (key) => Math.round(a[key] + (b[key] - a[key]) * share);
  return { x: mix("x"), y: mix("y"), zoom: mix("zoom") };
}

/** A keyframe at a moment of the source, new or in the place of the one there. */
export function setKeyframe(edl, id, at, window) {
  const clip = clipOf(edl, id);
  const moment = clamp(Math.round(at), clip.in, clip.out);
  const others = clip.frames.filter((frame) => frame.at !== moment);
  if (others.length >= MAX_KEYFRAMES) throw new Impossible((t) => t.most_marks(MAX_KEYFRAMES));
  const fresh = {
    at: moment,
    x: clamp(Math.round(window.x), 0, 1_000_000),
    y: clamp(Math.round(window.y), 0, 1_000_000),
    zoom: clamp(Math.round(window.zoom), 1000, 4000),
  };
  return setClip(edl, id, { frames: [...others, fresh].sort((a, b) => a.at - b.at) });
}

/** Takes the keyframe nearest to a moment of the source away. */
export function dropKeyframe(edl, id, at) {
  const { frames } = clipOf(edl, id);
  const nearest = frames.reduce((best, f) => (best && Math.abs(best.at - at) <= Math.abs(f.at - at) ? best : f), null);
  return nearest ? setClip(edl, id, { frames: frames.filter((f) => f !== nearest) }) : edl;
}

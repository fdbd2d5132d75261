// Texts, stickers, sounds and the cover of an edit list. Each command gives a new list. Pure.
import { freshId, Impossible } from "./clips.mjs";
import { clamp, onFrame, SECOND } from "./ticks.mjs";
import { lengthOf } from "./timeline.mjs";

export const MOST = { texts: 40, stickers: 40, sounds: 8 };
export const MAX_TEXT = 300;
export const MUSIC_LENGTH = 60 * SECOND;
const LEAST = SECOND / 5;
const STAYS = 3 * SECOND;
const LETTER = { texts: "t", stickers: "s", sounds: "m" };
const TEXT = { x: 500_000, y: 380_000, width: 800_000, size: 44, weight: 800, align: "center", color: "#ffffff", back: "shadow", back_color: "#000000", turn: 0 };

export const itemOf = (edl, lane, id) => edl[lane].find((item) => item.id === id);

function added(edl, lane, item) {
  if (edl[lane].length >= MOST[lane]) throw new Impossible((t) => t.most_things(lane, MOST[lane]));
  return { ...edl, [lane]: [...edl[lane], { id: freshId(edl, LETTER[lane]), ...item }] };
}

/** From `at` for three seconds, or as long as the clip lasts. */
function spanFrom(edl, at) {
  const length = lengthOf(edl);
  const start = clamp(Math.round(at), 0, length - Math.min(SECOND, length));
  return { start, end: Math.min(start + STAYS, length) };
}

export const addText = (edl, at, change = {}) => added(edl, "texts", { text: "Text", ...TEXT, ...spanFrom(edl, at), ...change });

export const addSticker = (edl, at, name) => added(edl, "stickers", { name, ...spanFrom(edl, at), x: 500_000, y: 500_000, size: 240, turn: 0 });

/** Music from a moment on, stepping back behind voices. */
export const addMusic = (edl, at, name) =>
  added(edl, "sounds", { source: `music:${name}`, start: clamp(Math.round(at), 0, lengthOf(edl) - SECOND / 2), in: 0, out: null, volume: 500, duck: true, fade_in: 0, fade_out: SECOND });

/** A recorded voice where it was spoken. */
export const addVoice = (edl, at, source) =>
  added(edl, "sounds", { source: source.id, start: clamp(Math.round(at), 0, lengthOf(edl) - 1), in: 0, out: source.length, volume: 1000, duck: false, fade_in: 0, fade_out: 0 });

export const removeItem = (edl, lane, id) => ({ ...edl, [lane]: edl[lane].filter((item) => item.id !== id) });

/** Changes fields of a thing; a text keeps at least one letter. */
export function setItem(edl, lane, id, change) {
  if (change.text !== undefined && !change.text.trim()) throw new Impossible((t) => t.needs_letter);
  return { ...edl, [lane]: edl[lane].map((item) => (item.id === id ? { ...item, ...change } : item)) };
}

/** Where a sound ends on the timeline. */
export const endOfSound = (edl, sound) => Math.min(lengthOf(edl), sound.out === null ? lengthOf(edl) : sound.start + sound.out - sound.in);

/** A thing with one of its ends (`start`, `end`) or all of it (`body`) moved to begin or end at `at`. */
export function moveItem(edl, lane, id, part, at, frame) {
  const item = itemOf(edl, lane, id);
  const length = lengthOf(edl);
  if (lane === "sounds") return setItem(edl, lane, id, movedSound(edl, item, part, onFrame(at, frame), length));
  const to = length - at < frame / 2 ? length : onFrame(at, frame);
  if (part === "start") return setItem(edl, lane, id, { start: clamp(to, 0, item.end - LEAST) });
  if (part === "end") return setItem(edl, lane, id, { end: clamp(to, item.start + LEAST, length) });
  const long = item.end - item.start;
  const start = clamp(onFrame(at, frame), 0, length - long);
  return setItem(edl, lane, id, { start, end: start + long });
}

function movedSound(edl, sound, part, to, length) {
  const end = endOfSound(edl, sound);
  const whole = sound.source.startsWith("music:") ? MUSIC_LENGTH : sound.out;
  if (part === "body") return { start: clamp(to, 0, length - LEAST) };
  if (part === "start") {
    const start = clamp(to, Math.max(0, sound.start - sound.in), end - LEAST);
    return { start, in: sound.in + start - sound.start };
  }
  return { out: clamp(sound.in + to - sound.start, sound.in + LEAST, Math.min(whole, sound.in + length - sound.start)) };
}

/** A thing at another place of the canvas, in ppm. */
export const placeItem = (edl, lane, id, x, y) =>
  setItem(edl, lane, id, { x: clamp(Math.round(x), 0, 1_000_000), y: clamp(Math.round(y), 0, 1_000_000) });

export const setMute = (edl, mute) => ({ ...edl, sound: { mute } });

/** The moment of the cover; `null` leaves it to the program. */
export const setCover = (edl, at) => ({ ...edl, cover: at === null ? null : { at: clamp(Math.round(at), 0, lengthOf(edl) - 1) } });

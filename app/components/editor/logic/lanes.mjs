// What lies on which lane of the timeline, and where. Pure.
import { endOfSound } from "./layers.mjs";
import { stickerName, textsFor, trackTitle } from "./texts.mjs";
import { MS } from "./ticks.mjs";
import { segments, shownSpans } from "./timeline.mjs";

export const LANES = ["clips", "texts", "stickers", "sounds", "pins", "cues"];
/** Which panel edits what lies on a lane. */
export const PANEL_OF = { clips: "clip", texts: "text", stickers: "stickers", sounds: "sound", pins: "products", cues: "captions" };

const title = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
export function soundName(source, music = [], t = textsFor("en")) {
  if (!source.startsWith("music:")) return t.voice_over;
  const name = source.slice(6);
  return trackTitle(music.find((m) => m.name === name) ?? { name, title: name.replaceAll("_", " ") }, t);
}

/**
 * The things of each lane by time: [{lane, id, label, start, end, ...}] in ticks of the timeline.
 *
 * @param {{pins: object[], cues: object[], music: object[]}} more pins in ms of the timeline, cues in ms of the clip's own source
 */
export function lanesOf(edl, { pins = [], cues = [], music = [] } = {}, t = textsFor("en")) {
  const byTime = (a, b) => a.start - b.start;
  const layer = (lane, label) => edl[lane].map((item) => ({ lane, id: item.id, label: label(item), start: item.start, end: lane === "sounds" ? endOfSound(edl, item) : item.end, item })).sort(byTime);
  return {
    clips: segments(edl).map((part) => ({ lane: "clips", id: part.clip.id, label: t.part(part.index + 1), start: part.start, end: part.end, item: part.clip })),
    texts: layer("texts", (item) => title(item.text)),
    stickers: layer("stickers", (item) => stickerName(item.name, t)),
    sounds: layer("sounds", (item) => soundName(item.source, music, t)),
    pins: pins.map((pin) => ({ lane: "pins", id: pin.key, label: pin.title, start: pin.start_ms * MS, end: pin.end_ms * MS, item: pin })).sort(byTime),
    cues: cues.flatMap((cue, number) =>
      shownSpans(edl, "main", cue.start_ms * MS, cue.end_ms * MS).map((span, piece) => ({ lane: "cues", id: `${number}.${piece}`, label: cue.text, ...span, item: { ...cue, number } }))),
  };
}

/** The row of each thing, so that no two in a row overlap: rows fill from the top. */
export function rowsOf(things) {
  const ends = [];
  return things.map((thing) => {
    let row = ends.findIndex((end) => end <= thing.start);
    if (row < 0) row = ends.length;
    ends[row] = thing.end;
    return row;
  });
}

/** The thing beside `id` in its lane, or the nearest in the next lane that has any. */
export function neighbour(lanes, lane, id, key) {
  const things = lanes[lane];
  const at = things.findIndex((thing) => thing.id === id);
  if (key === "ArrowRight" || key === "ArrowLeft") return things[at + (key === "ArrowRight" ? 1 : -1)] ?? null;
  if (key === "Home") return things[0];
  if (key === "End") return things[things.length - 1];
  const filled = LANES.filter((name) => lanes[name].length);
  const next = lanes[filled[filled.indexOf(lane) + (key === "ArrowDown" ? 1 : -1)]];
  const from = things[at]?.start ?? 0;
  return next?.reduce((best, thing) => (Math.abs(thing.start - from) < Math.abs(best.start - from) ? thing : best)) ?? null;
}

/** The picture of a strip that is nearest to a moment of the source, in ms. */
export const pictureNear = (pictures, ms) => pictures.reduce((best, p) => (best && Math.abs(best.time_ms - ms) <= Math.abs(p.time_ms - ms) ? best : p), null);

// Numbers to places, words and paths. Pure.
import { wordsOf } from "./words.mjs";

export const clamp = (x, low, high) => Math.min(high, Math.max(low, x));

/** `0:07.5`, without the tenth where it is zero. */
export function clock(ms) {
  const s = Math.floor(ms / 1000);
  const tenth = Math.floor((ms % 1000) / 100);
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}${tenth ? `.${tenth}` : ""}`;
}

export const percent = (share) => `${Math.round(share * 100)} %`;

/** The point whose quarter second holds `ms`; undefined without points. */
export function pointAt(points, ms, binMs = 250) {
  return points[clamp(Math.floor(ms / binMs), 0, points.length - 1)];
}

/** What was tapped and sold in the second of `ms`. */
export function momentAt(moments, ms) {
  return moments.find((m) => m.at_s === Math.floor(ms / 1000));
}

/** What a place of the curve says, in words. */
export function readout(point, moment, ms, words = wordsOf("en")) {
  if (!point) return clock(ms);
  const parts = [words.there(...[point.share, point.low, point.high].map(percent)), words.people(point.viewers)];
  if (point.rewatches) parts.push(words.again(point.rewatches));
  if (point.skipped) parts.push(words.skipped(point.skipped));
  if (point.left) parts.push(words.left(point.left));
  if (moment?.taps) parts.push(words.taps(moment.taps));
  if (moment?.orders) parts.push(words.orders(moment.orders));
  return `${clock(ms)}: ${parts.join(", ")}`;
}

/** An SVG path through `points`, each `[x, y]`. */
export const path = (points) => points.map(([x, y], at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** The closed band between two rows of points. */
export const band = (above, below) => (above.length ? `${path(above)}L${path([...below].reverse()).slice(1)}Z` : "");

/** Whole seconds to mark on an axis, at most `most` of them, none where it ends. */
export function marks(durationMs, most = 8) {
  const seconds = durationMs / 1000;
  const step = [1, 2, 5, 10, 15, 30, 60, 120].find((s) => seconds / s <= most) ?? 300;
  return Array.from({ length: Math.ceil(seconds / step) }, (_, n) => n * step).filter((s) => s <= seconds * 0.97);
}

/** Frames of a sprite from its WebVTT: when, and where on the sheet. */
export function framesOf(vtt) {
  const frames = [];
  const ms = (text) => text.split(":").reduce((all, part) => all * 60 + Number(part), 0) * 1000;
  for (const block of vtt.split(/\r?\n\r?\n/)) {
    const time = /([\d:.]+)\s+-->/.exec(block);
    const place = /#xywh=(\d+),(\d+),(\d+),(\d+)/.exec(block);
    if (time && place) frames.push({ at: Math.round(ms(time[1])), x: +place[1], y: +place[2], w: +place[3], h: +place[4] });
  }
  return frames;
}

/** The frame shown at `ms`. */
export function frameAt(frames, ms) {
  let found = frames[0];
  for (const frame of frames) if (frame.at <= ms) found = frame;
  return found;
}

/** How a frame is cut from its sheet into a box `width` wide. */
export function cut(frames, frame, width) {
  const scale = width / frame.w;
  const sheet = { w: Math.max(...frames.map((f) => f.x + f.w)), h: Math.max(...frames.map((f) => f.y + f.h)) };
  return {
    width, height: frame.h * scale,
    backgroundPosition: `${-frame.x * scale}px ${-frame.y * scale}px`,
    backgroundSize: `${sheet.w * scale}px ${sheet.h * scale}px`,
  };
}

/** Where values lie between the smallest and largest of all, from 0 to 1; all alike is the middle. */
export function along(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return (value) => (high > low ? (value - low) / (high - low) : 0.5);
}

/** Where a key takes the playhead; null for other keys. */
export function keyTo(key, ms, durationMs) {
  const steps = { ArrowRight: 250, ArrowLeft: -250, ArrowUp: 250, ArrowDown: -250, PageUp: 1000, PageDown: -1000 };
  if (key === "Home") return 0;
  if (key === "End") return Math.max(0, durationMs - 250);
  return key in steps ? clamp(ms + steps[key], 0, Math.max(0, durationMs - 1)) : null;
}

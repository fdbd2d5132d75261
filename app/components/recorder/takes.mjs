// Takes in their order: how long they are together, what room is left, what they are called. Pure.
import { wordsOf } from "./words.mjs";

export const COUNTDOWNS = [0, 3, 5, 10];
const TYPES = ["video/mp4;codecs=avc1.42E01F,mp4a.40.2", "video/mp4", "video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm"];

/** The first kind of file that this browser records, MP4 before WebM; an empty text leaves it to the browser. */
export const typeFor = (isSupported) => TYPES.find((type) => isSupported(type)) ?? "";

/** What a take is called on the shelf and by its creator. */
export function nameOf(number, type, at, words = wordsOf("en")) {
  const day = new Date(at);
  const two = (n) => String(n).padStart(2, "0");
  const stamp = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())} ${two(day.getHours())}.${two(day.getMinutes())}`;
  return `${words.take} ${number} ${stamp}.${type.startsWith("video/mp4") ? "mp4" : "webm"}`;
}

/** @param {{ms: number}[]} takes */
export const totalMs = (takes) => takes.reduce((sum, take) => sum + take.ms, 0);

/** How much may still be filmed. A take of less than a second is no clip, so it is not begun. */
export function leftMs(takes, maxS) {
  const left = maxS ? maxS * 1000 - totalMs(takes) : Infinity;
  return left < 1000 ? 0 : left;
}

/** `0:07`, `1:30`. */
export function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Bars above the picture: each take's share of what may be filmed, the running one last. */
export function shares(takes, runningMs, maxS) {
  const whole = maxS ? maxS * 1000 : Math.max(60_000, totalMs(takes) + runningMs);
  return [...takes.map((take) => take.ms), ...(runningMs ? [runningMs] : [])].map((ms) => Math.min(100, (ms / whole) * 100));
}

/** What is said aloud when something has changed. */
export function told(event, takes, ms = 0, words = wordsOf("en")) {
  const count = words.in_all(takes.length, clock(totalMs(takes)));
  switch (event) {
    case "recording": return words.recording;
    case "kept": return `${words.kept(Math.floor(ms / 1000))} ${count}`;
    case "short": return words.short;
    case "deleted": return `${words.deleted} ${takes.length ? count : words.none_left}`;
    case "full": return words.full;
    default: return "";
  }
}

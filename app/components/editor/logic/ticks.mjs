// Time as the edit list counts it: whole ticks, 120,000 a second. Pure.

import { textsFor } from "./texts.mjs";

export const SECOND = 120_000;
export const MS = 120;

export const clamp = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));

/** Ticks of one frame; whole for 24, 25, 30, 50, 60 and their 1000/1001 forms. */
export const frameOf = (fps) => Math.round(SECOND / (fps > 1 && fps <= 120 ? fps : 30));

/** The nearest frame. */
export const onFrame = (ticks, frame) => Math.round(ticks / frame) * frame;

export const msOf = (ticks) => Math.round(ticks / MS);

/** Ticks as 0:07.12: minutes, seconds, frames. */
export function clock(ticks, frame = frameOf(30)) {
  const at = Math.max(0, Math.round(ticks));
  let seconds = Math.floor(at / SECOND);
  let frames = Math.floor((at % SECOND) / frame + 1e-6);
  if ((frames + 0.5) * frame > SECOND) [seconds, frames] = [seconds + 1, 0];
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}.${String(frames).padStart(2, "0")}`;
}

/** Ticks of a typed 7, 7.5, 0:07.12 or 1:02; a dot after a colon counts frames. `null` when it is no time. */
export function parseClock(text, frame = frameOf(30)) {
  const found = /^\s*(?:(\d{1,3}):)?(\d{1,4})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  if (!found) return null;
  const [, minutes, seconds, rest] = found;
  const whole = (Number(minutes ?? 0) * 60 + Number(seconds)) * SECOND;
  if (rest === undefined) return whole;
  return minutes === undefined ? Math.round(whole + Number(`0.${rest}`) * SECOND) : whole + Number(rest) * frame;
}

/** Ticks for a screen reader: "7 seconds 12 frames". */
export const spoken = (ticks, frame = frameOf(30), t = textsFor("en")) => t.spoken(...clock(ticks, frame).split(/[:.]/).map(Number));

const STEPS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300];

/** Moments for the ruler, at least `gap` pixels apart, where a second is `scale` pixels wide. */
export function marks(length, scale, gap = 76) {
  const step = (STEPS.find((s) => s * scale >= gap) ?? 600) * SECOND;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, i) => Math.round(i * step));
}

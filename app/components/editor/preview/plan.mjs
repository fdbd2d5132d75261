// Which frames the result has, and what each shows: the twin of studio/render/plan.py.

import { TICKS } from "./timeline.mjs";

const MAX_FPS = 30;

/** Ticks of one frame of the result, from the rate of the source that leads it. */
export function frameTicksFor(fps, isVfr = false) {
  if (isVfr || !(fps > 0)) return TICKS / MAX_FPS;
  let rate = fps;
  while (rate > MAX_FPS * 1.01) rate /= 2;
  const whole = Math.max(Math.round(rate), 1);
  const slow = (whole * 1000) / 1001;
  const nearest = Math.abs(slow - rate) < Math.abs(whole - rate) ? slow : whole;
  return Math.round(TICKS / (Math.abs(nearest - rate) < 0.002 * rate ? nearest : MAX_FPS));
}

/** The source whose rate the result has: the main one if it is shown, else the first. */
export const leadingSource = (edl) =>
  edl.clips.some((clip) => clip.source === "main") ? "main" : edl.clips[0].source;

/** The tick that frame `number` shows: clear of the edges between the frames of any source. */
export const sampleAt = (number, frameTicks) =>
  number * frameTicks + Math.floor((frameTicks * 3) / 10);

/** How many frames show something before `tick`. */
export const framesBefore = (tick, frameTicks) =>
  Math.max(0, Math.ceil((tick - Math.floor((frameTicks * 3) / 10)) / frameTicks));

/** The frame that is on screen at a tick. */
export const frameAt = (tick, frameTicks, count) =>
  Math.min(Math.max(Math.floor(tick / frameTicks), 0), count - 1);

/** The source tick that frame `number` shows of the clip in `part`. */
export const sourceTick = (part, number, frameTicks) =>
  part.clip.in + Math.floor(((sampleAt(number, frameTicks) - part.start) * part.clip.speed) / 1000);

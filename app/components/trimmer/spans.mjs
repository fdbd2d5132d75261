// Times and places of an edit: whole milliseconds of the source, fractions of the picture. Pure.

export const MIN_CLIP_MS = 1000;
export const MIN_PIN_MS = 500;
export const GRID_MS = 50;

export const clamp = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));
export const snapped = (ms) => Math.round(ms / GRID_MS) * GRID_MS;

/** The trim after one of its ends is moved to `ms`; at least a second is left. */
export function trimmed({ inMs, outMs }, edge, ms, durationMs) {
  if (edge === "in") return { inMs: clamp(snapped(ms), 0, outMs - MIN_CLIP_MS), outMs };
  // The end of the source is on no grid.
  const wanted = durationMs - ms < GRID_MS ? durationMs : snapped(ms);
  return { inMs, outMs: clamp(wanted, inMs + MIN_CLIP_MS, durationMs) };
}

/** A cover that lies in the part that is kept; `null` stays the program's choice. */
export function coverWithin(coverMs, { inMs, outMs }) {
  return coverMs == null ? null : clamp(Math.round(coverMs), inMs, outMs - 1);
}

/**
 * A pin after one of its ends (`start`, `end`) or all of it (`body`) is moved to begin or end at `ms`.
 * It stays in the kept part and keeps its least length.
 */
export function pinMoved(pin, part, ms, { inMs, outMs }) {
  if (part === "start") return { ...pin, start_ms: clamp(snapped(ms), inMs, pin.end_ms - MIN_PIN_MS) };
  if (part === "end") {
    const wanted = outMs - ms < GRID_MS ? outMs : snapped(ms);
    return { ...pin, end_ms: clamp(wanted, pin.start_ms + MIN_PIN_MS, outMs) };
  }
  const length = pin.end_ms - pin.start_ms;
  const start = clamp(snapped(ms), inMs, outMs - length);
  return { ...pin, start_ms: start, end_ms: start + length };
}

/** The lane of each span, so that no two in a lane overlap: lanes fill from the top. */
export function lanesOf(spans) {
  const ends = [];
  const lanes = new Array(spans.length);
  const order = spans.map((_, i) => i).sort((a, b) => spans[a].start_ms - spans[b].start_ms);
  for (const i of order) {
    let lane = ends.findIndex((end) => end <= spans[i].start_ms);
    if (lane < 0) lane = ends.length;
    ends[lane] = spans[i].end_ms;
    lanes[i] = lane;
  }
  return lanes;
}

/** Moments for the ruler: about `wanted` of them, on round seconds. */
export function ticks(durationMs, wanted = 8) {
  const step = [500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000].find((s) => durationMs / s <= wanted) ?? 300000;
  return Array.from({ length: Math.floor(durationMs / step) + 1 }, (_, i) => i * step);
}

/** Milliseconds as 0:07.4. */
export function clock(ms) {
  const tenths = Math.floor(Math.max(0, ms) / 100);
  return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, "0")}.${tenths % 10}`;
}

/** Milliseconds for a screen reader: "7.4 seconds". */
export const spoken = (ms) => `${(ms / 1000).toFixed(1).replace(/\.0$/, "")} seconds`;

/**
 * The box of the whole picture in a frame, in fractions of the frame: what is cut off lies outside.
 *
 * @returns {{left: number, top: number, width: number, height: number}}
 */
export function pictureBox(width, height, frame = 9 / 16) {
  if (!(width > 0 && height > 0)) return { left: 0, top: 0, width: 1, height: 1 };
  const ratio = width / height;
  // As the feed does: an upright picture fills the screen, a wide one is shown whole.
  const fills = ratio <= 0.75;
  const wide = fills === ratio > frame;
  const box = wide ? { width: ratio / frame, height: 1 } : { width: 1, height: frame / ratio };
  return { ...box, left: (1 - box.width) / 2, top: (1 - box.height) / 2 };
}

/** A place in the frame (fractions) as a place in the picture, kept inside both. */
export function placeIn(box, fx, fy) {
  const inside = (value, at, length) => clamp((clamp(value, 0.03, 0.97) - at) / length, 0, 1);
  const round = (value) => Math.round(value * 1000) / 1000;
  return { x: round(inside(fx, box.left, box.width)), y: round(inside(fy, box.top, box.height)) };
}

/** The key that finds a pin again after its list was read anew. */
export const keyOf = (pin) => `${pin.product_id} ${pin.start_ms}`;

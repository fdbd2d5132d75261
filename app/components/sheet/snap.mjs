// Where a dragged sheet comes to rest: pure rules, in pixels and pixels per millisecond.

// A flick faster than this decides by direction alone.
const FLICK_PX_MS = 0.5;

/** The resting heights of a sheet, low to high; 0 (closed) always comes first. */
export function restingHeights(size, viewport, content) {
  const full = Math.round(viewport * 0.94);
  if (size === "full") return [0, full];
  if (size === "auto") return [0, Math.min(content, full)];
  return [0, Math.round(viewport * 0.62), full];
}

/** The height at which a sheet let go at `height` with upward `velocity` comes to rest. */
export function rest(heights, height, velocity) {
  if (Math.abs(velocity) >= FLICK_PX_MS) {
    const beyond = heights.filter((h) => (velocity > 0 ? h > height : h < height));
    if (beyond.length) return velocity > 0 ? beyond[0] : beyond[beyond.length - 1];
  }
  return heights.reduce((best, h) => (Math.abs(h - height) < Math.abs(best - height) ? h : best));
}

/** The height under the finger; past the top it resists instead of stopping dead. */
export function dragged(heights, start, up) {
  const top = heights[heights.length - 1];
  const raw = start + up;
  return raw <= top ? Math.max(0, raw) : top + (raw - top) * 0.2;
}

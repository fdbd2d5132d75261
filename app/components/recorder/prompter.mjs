// The teleprompter: where the words stand at a moment. Pure.

export const SPEEDS = { min: 40, max: 240, step: 10, usual: 120 };
export const SIZES = { min: 16, max: 44, step: 2, usual: 24 };

/** Words as people count them. */
export const wordsIn = (text) => text.trim().split(/\s+/u).filter(Boolean).length;

/** How long reading takes, in ms, at `speed` words a minute. */
export const readingMs = (text, speed) => (wordsIn(text) / Math.max(speed, 1)) * 60_000;

/**
 * How far the words have moved up, in the unit of `height`.
 *
 * The first line stands at the reading line in the beginning, the last one at the end.
 */
export function offsetAt(ms, text, speed, height) {
  const whole = readingMs(text, speed);
  return whole ? Math.min(1, Math.max(0, ms / whole)) * height : 0;
}

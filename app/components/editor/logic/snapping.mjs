// What a moved thing clings to: the playhead, cuts, and the ends of other things. Pure.
import { endOfSound } from "./layers.mjs";
import { lengthOf, segments } from "./timeline.mjs";

/** Moments worth clinging to, without those of the thing that moves. */
export function magnets(edl, now, moving = "") {
  const found = new Set([0, lengthOf(edl), now]);
  for (const part of segments(edl)) found.add(part.start).add(part.end);
  for (const item of [...edl.texts, ...edl.stickers]) if (item.id !== moving) found.add(item.start).add(item.end);
  for (const sound of edl.sounds) if (sound.id !== moving) found.add(sound.start).add(endOfSound(edl, sound));
  return [...found];
}

/**
 * `at`, or the magnet within `reach` of it. A body clings with either end.
 *
 * @param {number} long length of the thing when its body moves, else 0
 */
export function clung(at, points, reach, long = 0) {
  let best = at;
  let near = reach;
  for (const point of points) {
    for (const start of long ? [point, point - long] : [point]) {
      if (Math.abs(start - at) < near) [best, near] = [start, Math.abs(start - at)];
    }
  }
  return best;
}

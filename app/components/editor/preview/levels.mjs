// How loud what is at a moment: the rules of studio/render/sound.py. Levels are factors.

import { LEVELS } from "./data.mjs";

const gain = (db) => 10 ** (db / 20);

export const DUCKED = gain(LEVELS.duckByDb);

/** A sound's factor at a timeline tick; 0 where it does not play. `length` is in its own ticks. */
export function levelOf(sound, tick, length) {
  const inside = tick - sound.start;
  if (inside < 0 || inside >= length) return 0;
  const rise = sound.fade_in ? Math.min(1, inside / sound.fade_in) : 1;
  const fall = sound.fade_out ? Math.min(1, (length - inside) / sound.fade_out) : 1;
  return (sound.volume / 1000) * Math.max(0, Math.min(rise, fall));
}

/** How long a sound lasts on a timeline of `total` ticks; music without an end goes round. */
export function lengthOfSound(sound, total, ownLength) {
  const room = total - sound.start;
  if (sound.out == null && sound.source.startsWith("music:")) return room;
  return Math.min(room, (sound.out ?? ownLength) - sound.in);
}

/** Where in its file a sound is at a timeline tick, in its own ticks. */
export function placeIn(sound, tick, ownLength) {
  const at = sound.in + tick - sound.start;
  return sound.out == null && sound.source.startsWith("music:") && ownLength ? at % ownLength : at;
}

/** Whether speech of that mean square makes music step back. */
export const isLoud = (power) => 10 * Math.log10(Math.max(power, 1e-12)) > LEVELS.duckAboveDb;

/** The music's factor after `seconds` more of loud or quiet speech. */
export function duckedGain(before, loud, seconds) {
  const target = loud ? DUCKED : 1;
  const time = loud ? LEVELS.attackS : LEVELS.releaseS;
  return before + (target - before) * (1 - Math.exp(-seconds / time));
}

// Undo and redo. Steps of one gesture (a drag, a held key, typing in one field) are one. Pure.

const MOST = 200;
const PAUSE_MS = 1200;

export const begun = (edl) => ({ past: [], present: edl, future: [], key: "", at: 0 });

/**
 * The history after a change.
 *
 * @param {string} key names the gesture; steps with one key, one soon after the other, are undone together
 */
export function recorded(history, edl, key, now) {
  if (edl === history.present) return history;
  const same = key !== "" && key === history.key && now - history.at < PAUSE_MS;
  const past = same ? history.past : [...history.past, history.present].slice(-MOST);
  return { past, present: edl, future: [], key, at: now };
}

export function undone(history) {
  if (!history.past.length) return history;
  return { past: history.past.slice(0, -1), present: history.past[history.past.length - 1], future: [history.present, ...history.future], key: "", at: 0 };
}

export function redone(history) {
  if (!history.future.length) return history;
  return { past: [...history.past, history.present], present: history.future[0], future: history.future.slice(1), key: "", at: 0 };
}

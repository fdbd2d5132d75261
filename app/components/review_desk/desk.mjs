// Times and keys of the review desk. Pure.

export const STEP_MS = 1000;

/** `0:07.4` from milliseconds. */
export function clock(ms) {
  const tenths = Math.max(0, Math.floor(ms / 100));
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}.${tenths % 10}`;
}

/** A place within the clip. */
export const within = (ms, durationMs) => Math.min(Math.max(0, Math.round(ms)), Math.max(0, durationMs));

/**
 * What a key means on the desk, or nothing.
 *
 * @param {{key: string, shiftKey?: boolean, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean}} event
 * @param {{isTyping: boolean, isOnButton: boolean}} where
 * @returns {"" | "toggle" | "back" | "on" | "note"}
 */
export function meant(event, { isTyping, isOnButton }) {
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return "";
  if (event.key === " ") return isOnButton ? "" : "toggle";
  if (event.key === "ArrowLeft") return "back";
  if (event.key === "ArrowRight") return "on";
  return event.key.toLowerCase() === "n" ? "note" : "";
}

/** Where marks stand on a line of the clip, in percent; a mark past its end stands at the end. */
export function places(marks, durationMs) {
  if (!(durationMs > 0)) return [];
  return marks.map(({ key, at_ms: at }) => ({ key, percent: (within(at, durationMs) / durationMs) * 100 }));
}

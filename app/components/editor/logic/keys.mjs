// The editor's keys, by name of what they do; what each is for stands in the texts. Pure.

const PLAIN = {
  " ": "toggle", k: "toggle", j: "back", l: "on", i: "markIn", o: "markOut", s: "split", Delete: "remove", Backspace: "remove",
  t: "text", v: "keyframe", "+": "zoomIn", "=": "zoomIn", "-": "zoomOut", "?": "help", Escape: "rest", Home: "first", End: "last", Enter: "edit",
};

/**
 * What a key press means here; `null` when it is not ours.
 *
 * @param {boolean} typing the focus is in a field: it keeps its keys, but for undo in none
 * @param {boolean} onControl the focus is on a button or slider, which keeps Space, Enter and arrows
 */
export function actionOf({ key, shiftKey = false, ctrlKey = false, metaKey = false, altKey = false }, { typing = false, onControl = false } = {}) {
  const command = ctrlKey || metaKey;
  const low = key.length === 1 ? key.toLowerCase() : key;
  if (typing) return null;
  if (command) return low === "z" ? { name: shiftKey ? "redo" : "undo" } : low === "y" ? { name: "redo" } : null;
  if (key === "ArrowLeft" || key === "ArrowRight") {
    if (onControl && !altKey) return null;
    const by = key === "ArrowLeft" ? -1 : 1;
    return altKey ? { name: "shift", by, far: shiftKey } : { name: "step", by, far: shiftKey };
  }
  if (altKey) return null;
  if (key === "," || key === ".") return { name: "step", by: key === "," ? -1 : 1, far: false };
  if (key === "[" || key === "{") return { name: "edge", edge: "in", by: shiftKey ? -1 : 1 };
  if (key === "]" || key === "}") return { name: "edge", edge: "out", by: shiftKey ? 1 : -1 };
  if (onControl && [" ", "Enter", "Home", "End"].includes(key)) return null;
  return PLAIN[low] ? { name: PLAIN[low] } : null;
}

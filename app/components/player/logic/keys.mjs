// Keyboard of the feed, and the list that the help panel shows.

const ACTIONS = {
  ArrowDown: "next", j: "next", PageDown: "next",
  ArrowUp: "previous", k: "previous", PageUp: "previous",
  " ": "toggle", m: "mute", l: "like", c: "captions", s: "save",
  o: "comments", b: "bag", ",": "slower", ".": "faster",
  ArrowLeft: "back", ArrowRight: "forward", Home: "first", z: "undo", "?": "help", Escape: "close",
};

/** [keys, what they do, as the texts' `keys` name it]. */
export const SHORTCUTS = [
  [["↓", "J"], "next"], [["↑", "K"], "previous"], [["Space"], "toggle"],
  [["←", "→"], "seek"], [["M"], "mute"], [["L"], "like"], [["S"], "save"],
  [["C"], "captions"], [["O"], "comments"], [["B"], "bag"], [[",", "."], "speed"], [["Z"], "undo"], [["?"], "help"],
];

/** The action of a key event, or an empty text where the key belongs to somebody else. */
export function actionFor(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return "";
  const target = event.target;
  const tag = target?.tagName ?? "";
  if (tag === "INPUT" || tag === "TEXTAREA" || tag === "SELECT" || target?.isContentEditable) return "";
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Space and Enter press the focused control; arrows move a focused slider.
  if (key === " " && (tag === "BUTTON" || tag === "A")) return "";
  if (key.startsWith("Arrow") && target?.getAttribute?.("role") === "slider") return "";
  if (key.startsWith("Arrow") && target?.closest?.('[role="menu"]')) return "";
  return Object.hasOwn(ACTIONS, key) ? ACTIONS[key] : "";
}

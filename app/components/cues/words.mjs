// Where the caret stands among the words of a caption, and what a key asks for there. Pure.

/** The word before which a split at `caret` falls: between two words, never at an end; 0 is "nowhere". */
export function splitAt(text, caret) {
  const before = text.slice(0, caret).split(/\s+/).filter(Boolean).length;
  const all = text.split(/\s+/).filter(Boolean).length;
  const insideWord = caret > 0 && caret < text.length && /\S/.test(text[caret - 1]) && /\S/.test(text[caret]);
  const word = insideWord ? before - 1 : before;
  return word > 0 && word < all ? word : 0;
}

/** What a key in a caption's field means: "split", "merge", "up", "down", "keep", "drop" or nothing. */
export function meant({ key, ctrlKey = false, metaKey = false, altKey = false, shiftKey = false, isComposing = false }, { text, start, end }) {
  if (isComposing || altKey) return "";
  const strong = ctrlKey || metaKey;
  if (key === "Enter") return strong ? "split" : shiftKey ? "" : "keep";
  if (key === "Escape") return "drop";
  if (key === "Backspace" && start === 0 && end === 0 && !strong) return "merge";
  if (key === "ArrowUp" && !shiftKey) return "up";
  if (key === "ArrowDown" && !shiftKey) return "down";
  return "";
}

/** `0:03.2`, as it is read; `spoken` says it in words. */
export const clock = (ms) => `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}.${Math.floor(ms / 100) % 10}`;

/** Milliseconds of `0:03.2` or `3.2`, or null for what is no time. */
export function msOf(typed) {
  const match = /^(?:(\d{1,2}):)?(\d{1,4})(?:[.,](\d{1,3}))?$/.exec(typed.trim());
  if (!match || (match[1] && Number(match[2]) > 59)) return null;
  return (Number(match[1] ?? 0) * 60 + Number(match[2])) * 1000 + Number((match[3] ?? "0").padEnd(3, "0"));
}

/** Where one more caption has room after `at`: up to two seconds before the next one; null without room. */
export function roomAfter(cues, at, durationMs, least = 300) {
  const start = at < 0 ? 0 : cues[at].end_ms;
  const next = cues[at + 1]?.start_ms ?? durationMs;
  const end = Math.min(start + 2000, next, durationMs);
  return end - start >= least ? { start, end } : null;
}

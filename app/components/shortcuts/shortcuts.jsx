// Page-wide keys. Typing in a field, holding a modifier or being in a dialog keeps them silent; a key
// that is held down acts once, unless it is one of `held`. Escape leaves a field.
import { useEffect, useRef } from "react";

const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable=true]";
const NONE = [];

export function Shortcuts({ keys, held = NONE, about = "", onKey }) {
  const latest = useRef(null);
  latest.current = { onKey, about };
  useEffect(() => {
    const wanted = new Set(keys);
    const press = (event) => {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("[role=dialog]")) return;
      if (event.target.closest?.(TYPING)) {
        if (key === "Escape") event.target.blur();
        return;
      }
      if (!wanted.has(key) || (event.repeat && !held.includes(key))) return;
      event.preventDefault();
      latest.current.onKey?.(key, latest.current.about);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [keys.join(), held.join()]);
  return null;
}

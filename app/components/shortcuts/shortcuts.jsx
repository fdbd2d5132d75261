// Page-wide keys. Typing in a field, holding a modifier or being in a dialog keeps them silent.
import { useEffect, useRef } from "react";

const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=dialog] *";

export function Shortcuts({ keys, onKey }) {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const wanted = new Set(keys);
    const press = (event) => {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (event.ctrlKey || event.metaKey || event.altKey || !wanted.has(key)) return;
      if (event.target.closest?.(TYPING)) return;
      event.preventDefault();
      latest.current?.(key);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [keys.join()]);
  return null;
}

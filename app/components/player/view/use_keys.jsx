import { useEffect, useRef } from "react";
import { actionFor } from "../logic/keys.mjs";

/** Runs the action of a key while `enabled`; a dialog of the page keeps its keys for itself. */
export function useKeys(enabled, actions) {
  const live = useRef(null);
  live.current = enabled ? actions : null;
  useEffect(() => {
    const press = (event) => {
      if (!live.current || document.querySelector(".sheet-layer.open, dialog[open]")) return;
      const call = live.current[actionFor(event)];
      if (!call) return;
      event.preventDefault();
      // A held arrow does not race through the feed.
      if (!event.repeat) call();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

// A beat while the page is looked at.
import { useEffect, useRef } from "react";

export function Pulse({ active, everyMs = 1500, onBeat }) {
  const beat = useRef(onBeat);
  beat.current = onBeat;
  useEffect(() => {
    if (!active) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && navigator.onLine) beat.current?.();
    }, everyMs);
    return () => clearInterval(timer);
  }, [active, everyMs]);
  return null;
}

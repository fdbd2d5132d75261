import { useEffect, useRef, useState } from "react";

/** What the page around the player does: hidden, resized, offline, left; and the first gesture. */
export function usePage({ engine, stage, onGesture }) {
  const [hidden, setHidden] = useState(document.hidden);
  const [online, setOnline] = useState(navigator.onLine);
  const [box, setBox] = useState({ width: 0, height: 0 });
  const gesture = useRef(onGesture);
  gesture.current = onGesture;

  useEffect(() => {
    const seen = () => {
      setHidden(document.hidden);
      if (document.hidden) engine.leave();
    };
    const net = () => setOnline(navigator.onLine);
    const leave = () => engine.leave();
    const first = () => {
      gesture.current();
      ["pointerup", "keydown"].forEach((name) => window.removeEventListener(name, first, true));
    };
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("online", net);
    window.addEventListener("offline", net);
    window.addEventListener("pagehide", leave);
    ["pointerup", "keydown"].forEach((name) => window.addEventListener(name, first, true));
    return () => {
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("online", net);
      window.removeEventListener("offline", net);
      window.removeEventListener("pagehide", leave);
      ["pointerup", "keydown"].forEach((name) => window.removeEventListener(name, first, true));
      // The clips of this page have said theirs on their own way out.
      engine.events.flush();
    };
  }, [engine]);

  useEffect(() => {
    const measure = () => {
      const frame = stage.current?.querySelector(".clip-frame");
      if (frame) setBox({ width: frame.clientWidth, height: frame.clientHeight });
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(stage.current);
    measure();
    return () => watcher.disconnect();
  }, []);

  return { hidden, online, box };
}

// The bench as React sees it, and how a thing follows a finger.
import { useRef, useSyncExternalStore } from "react";
import { bench } from "../logic/room.mjs";

export const useBench = () => useSyncExternalStore(bench.subscribe, bench.get, bench.get);
export const scriptOf = (text) => (/[\u0900-\u097F]/.test(text) ? "hi" : undefined);

/**
 * Pointer handlers: `onMove(dx, dy, event)` in pixels since the grab, after the first four; `onEnd(moved)` once.
 * The whole drag is one step of undo, whose name `onMove` gets last.
 */
export function useDrag({ onStart = () => {}, onMove, onEnd = () => {} }) {
  const held = useRef(null);
  return {
    onPointerDown(event) {
      if (event.button > 0 || event.target.closest("[data-no-drag]")) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { x: event.clientX, y: event.clientY, moved: false, gesture: "" };
      onStart(event);
    },
    onPointerMove(event) {
      const grab = held.current;
      if (!grab) return;
      const [dx, dy] = [event.clientX - grab.x, event.clientY - grab.y];
      if (!grab.moved && Math.hypot(dx, dy) < 4) return;
      if (!grab.moved) { grab.moved = true; grab.gesture = bench.hold(); }
      onMove(dx, dy, event, grab.gesture);
    },
    onPointerUp() { finish(); },
    onPointerCancel() { finish(); },
  };
  function finish() {
    const grab = held.current;
    held.current = null;
    if (!grab) return;
    if (grab.moved) bench.rest();
    onEnd(grab.moved);
  }
}

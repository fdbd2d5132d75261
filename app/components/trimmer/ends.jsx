// The handles of a span: its ends and, where it has one, its body. Each follows a finger and the arrow keys.
import { useRef } from "react";
import { spoken } from "./spans.mjs";

const KEYS = { ArrowLeft: -100, ArrowRight: 100, ArrowDown: -100, ArrowUp: 100, PageDown: -1000, PageUp: 1000 };

/**
 * @param {[number, number]} span start and end in ms
 * @param {(part: "start" | "end" | "body", ms: number) => void} onMove while it moves
 * @param {() => void} onKeep once it rests
 */
export function Ends({ labels, span, limits, msAt, onMove, onKeep, onChoose, body, image, icon, only, className = "", style, disabled = false }) {
  const held = useRef(null);
  const timer = useRef(0);
  const grab = (event, part) => {
    onChoose?.();
    if (disabled || event.button > 0) return;
    event.stopPropagation();
    const el = event.currentTarget;
    el.setPointerCapture(event.pointerId);
    // A body is held where it was taken, an end jumps to the finger.
    held.current = { by: part === "body" ? msAt(event.clientX) - span[0] : 0, from: event.clientX, moved: false };
    const move = (e) => {
      if (!held.current.moved && Math.abs(e.clientX - held.current.from) < 4) return;
      held.current.moved = true;
      onMove(part, msAt(e.clientX) - held.current.by);
    };
    const end = () => {
      el.removeEventListener("pointermove", move);
      el.removeEventListener("pointerup", end);
      el.removeEventListener("pointercancel", end);
      if (held.current.moved) onKeep();
    };
    el.addEventListener("pointermove", move);
    el.addEventListener("pointerup", end);
    el.addEventListener("pointercancel", end);
  };
  const press = (event, part) => {
    const by = KEYS[event.key] * (event.shiftKey ? 10 : 1);
    const now = part === "end" ? span[1] : span[0];
    const to = by ? now + by : event.key === "Home" ? limits[0] : event.key === "End" ? limits[1] : null;
    if (to === null || disabled) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(part, to);
    // A held key is one change.
    clearTimeout(timer.current);
    timer.current = setTimeout(onKeep, 350);
  };
  const slider = (part, label) => (
    <span className={`end ${part} ${className}`} style={style} role="slider" tabIndex={disabled ? -1 : 0} aria-disabled={disabled || undefined} aria-label={label}
      aria-valuemin={Math.round(limits[0])} aria-valuemax={Math.round(limits[1])} aria-valuenow={Math.round(part === "end" ? span[1] : span[0])}
      aria-valuetext={spoken(part === "end" ? span[1] : span[0])} onFocus={() => onChoose?.()}
      onPointerDown={(e) => grab(e, part)} onKeyDown={(e) => press(e, part)}>{icon}</span>
  );
  if (only) return slider(only, labels[0]);
  return (
    <>
      {body && (
        <button type="button" className="block-body" aria-label={`${body}, ${spoken(span[0])} to ${spoken(span[1])}. Arrow keys move it.`} onFocus={() => onChoose?.()}
          onPointerDown={(e) => grab(e, "body")} onKeyDown={(e) => press(e, "body")} onClick={() => onChoose?.()}>
          {image && <img src={image} alt="" draggable={false} />}
          <span className="clip-1">{body}</span>
        </button>
      )}
      {slider("start", labels[0])}
      {slider("end", labels[1])}
    </>
  );
}

import { forwardRef, useImperativeHandle, useRef, useState } from "react";
import { clock, spokenTime } from "../logic/format.mjs";
import { useTexts } from "./texts.jsx";

const STEP_MS = 1000;

/** The thin progress of the clip: widens under the finger, moves by arrow keys. */
export const Scrubber = forwardRef(function Scrubber({ durationMs, onSeek, onHold }, handle) {
  const t = useTexts();
  const bar = useRef(null);
  const time = useRef(null);
  const now = useRef({ ms: 0, length: durationMs, held: false, spoken: -1 });
  now.current.t = t;
  const [wide, setWide] = useState(false);

  const paint = (ms, length) => {
    const s = now.current;
    Object.assign(s, { ms, length });
    const el = bar.current;
    if (!el) return;
    el.style.setProperty("--at", String(length > 0 ? Math.min(1, ms / length) : 0));
    const second = Math.round(ms / 1000);
    if (second !== s.spoken) {
      s.spoken = second;
      el.setAttribute("aria-valuenow", String(second));
      el.setAttribute("aria-valuetext", s.t.time_of(spokenTime(ms, s.t), spokenTime(length, s.t)));
    }
    if (time.current) time.current.textContent = `${clock(ms)} / ${clock(length)}`;
  };
  useImperativeHandle(handle, () => ({
    frame(ms, length) { if (!now.current.held) paint(ms, length); },
  }), []);

  const seek = (ms) => {
    const { length } = now.current;
    const to = Math.min(Math.max(0, ms), Math.max(0, length - 100));
    paint(to, length);
    onSeek(to);
  };
  const under = (event) => {
    const box = bar.current.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * now.current.length;
  };
  const hold = (on) => {
    now.current.held = on;
    setWide(on);
    onHold(on);
  };
  const keys = (event) => {
    const { ms, length } = now.current;
    const to = { ArrowLeft: ms - STEP_MS, ArrowDown: ms - STEP_MS, ArrowRight: ms + STEP_MS, ArrowUp: ms + STEP_MS, Home: 0, End: length }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    seek(to);
  };

  return (
    <div ref={bar} className={`scrub ${wide ? "wide" : ""}`} role="slider" tabIndex={0} aria-label={t.position}
      aria-valuemin={0} aria-valuemax={Math.round(durationMs / 1000)} aria-valuenow={0} onKeyDown={keys}
      onPointerDown={(e) => { e.currentTarget.setPointerCapture(e.pointerId); hold(true); seek(under(e)); }}
      onPointerMove={(e) => now.current.held && seek(under(e))}
      onPointerUp={() => now.current.held && hold(false)} onPointerCancel={() => now.current.held && hold(false)}>
      <span className="scrub-time num" aria-hidden="true" ref={time} />
      <span className="scrub-rail"><span className="scrub-fill" /></span>
      <span className="scrub-knob" />
    </div>
  );
});

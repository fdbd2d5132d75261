import { useEffect, useRef } from "react";
import { createSwipe, createTaps, createWheel } from "../logic/gesture.mjs";
import { isSettled, rubber, springStep } from "../logic/spring.mjs";

const LONG_PRESS_MS = 480;
const AFTER_PRESS_MS = 350;
const OWN = "button, a, input, [role=slider], [role=menu], [data-own]";

/**
 * Moves the track of clips: follows the finger, springs when let go, can be caught on the way.
 *
 * `go(step)` comes back for keys and buttons. The index changes when the finger leaves, not when
 * the spring rests, so that the next clip starts at once.
 */
export function usePager({ stage, track, index, count, enabled, onIndex, onTap, onDoubleTap, onLongPress }) {
  const now = useRef({ pos: index, v: 0, target: index, frame: 0, at: 0 });
  const live = useRef({});
  Object.assign(live.current, { index, count, enabled, onIndex, onTap, onDoubleTap, onLongPress });

  const paint = () => {
    const height = stage.current?.clientHeight ?? 0;
    if (track.current) track.current.style.transform = `translate3d(0, ${-now.current.pos * height}px, 0)`;
  };
  const halt = () => { cancelAnimationFrame(now.current.frame); now.current.frame = 0; };
  const spring = () => {
    const s = now.current;
    halt();
    s.at = performance.now();
    const step = (t) => {
      const next = springStep({ x: s.pos, v: s.v }, s.target, (t - s.at) / 1000);
      Object.assign(s, { pos: next.x, v: next.v, at: t });
      if (isSettled(next, s.target)) Object.assign(s, { pos: s.target, v: 0, frame: 0 });
      else s.frame = requestAnimationFrame(step);
      paint();
    };
    s.frame = requestAnimationFrame(step);
  };
  const settle = (target, velocity = 0) => {
    const s = now.current;
    Object.assign(s, { target, v: velocity });
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      halt();
      const moved = Math.abs(s.pos - target) > 0.01;
      Object.assign(s, { pos: target, v: 0 });
      paint();
      if (moved) track.current?.animate([{ opacity: 0.2 }, { opacity: 1 }], 80);
    } else spring();
    if (target !== live.current.index) live.current.onIndex(target);
  };
  const go = (step) => {
    const target = Math.min(Math.max(0, live.current.index + step), Math.max(0, live.current.count - 1));
    settle(target, now.current.v);
  };

  useEffect(() => {
    const s = now.current;
    // Somebody else moved it (a new surface, a removed clip): no journey, just there.
    if (s.target !== index) { halt(); Object.assign(s, { pos: index, target: index, v: 0 }); }
    paint();
  });

  useEffect(() => {
    const el = stage.current;
    const s = now.current;
    const swipe = createSwipe();
    const wheel = createWheel();
    const taps = createTaps({
      onSingle: (x, y) => live.current.onTap(x, y),
      onDouble: (x, y) => live.current.onDoubleTap(x, y),
    });
    let finger = null;
    let press = 0;
    // The lift after a long press must not click what has just opened under the finger.
    const swallow = (e) => { e.preventDefault(); e.stopPropagation(); };
    const down = (e) => {
      if (!live.current.enabled || !e.isPrimary || e.button > 0 || e.target.closest("[role=slider], [data-own]")) return;
      finger = { id: e.pointerId, base: s.pos, moved: false, own: e.target.closest(OWN) !== null, x: e.clientX, y: e.clientY };
      if (e.pointerType !== "mouse") {
        halt();
        s.v = 0;
        swipe.down(e.clientX, e.clientY, e.timeStamp);
      }
      if (!finger.own) {
        press = setTimeout(() => {
          if (!finger || finger.moved) return;
          finger.done = true;
          taps.cancel();
          window.addEventListener("click", swallow, true);
          live.current.onLongPress();
        }, LONG_PRESS_MS);
      }
    };
    const move = (e) => {
      if (finger?.id !== e.pointerId) return;
      if (Math.hypot(e.clientX - finger.x, e.clientY - finger.y) > 8) { finger.moved = true; clearTimeout(press); }
      if (e.pointerType === "mouse" || finger.done) return;
      const offset = swipe.move(e.clientX, e.clientY, e.timeStamp);
      if (offset === null) return;
      // Captured only now: a tap must still reach the button under it.
      if (!el.hasPointerCapture(e.pointerId)) el.setPointerCapture(e.pointerId);
      s.pos = rubber(finger.base - offset / el.clientHeight, live.current.count - 1);
      paint();
    };
    const up = (e) => {
      if (finger?.id !== e.pointerId) return;
      const { own, moved, done } = finger;
      finger = null;
      clearTimeout(press);
      if (done) setTimeout(() => window.removeEventListener("click", swallow, true), AFTER_PRESS_MS);
      const let_go = e.pointerType === "mouse" || done ? { step: 0, velocity: 0 } : swipe.up(e.clientY, e.timeStamp, el.clientHeight);
      if (e.type === "pointercancel") { taps.cancel(); settle(live.current.index); return; }
      if (let_go.swiped) {
        const target = Math.min(Math.max(0, live.current.index + let_go.step), Math.max(0, live.current.count - 1));
        settle(target, (-let_go.velocity * 1000) / el.clientHeight);
        return;
      }
      if (e.pointerType !== "mouse") settle(live.current.index);
      if (!own && !moved && !done) taps.tap(e.clientX, e.clientY, e.timeStamp);
    };
    const roll = (e) => {
      if (e.ctrlKey || e.target.closest("[data-scroll]")) return;
      e.preventDefault();
      if (!live.current.enabled) return;
      const unit = e.deltaMode === 1 ? 16 : e.deltaMode === 2 ? el.clientHeight : 1;
      if (Math.abs(e.deltaX) > Math.abs(e.deltaY)) return;
      const step = wheel.push(e.deltaY * unit, e.timeStamp);
      if (step) go(step);
    };
    const still = (e) => { if (e.pointerType === "touch" || finger) e.preventDefault(); };
    const resized = new ResizeObserver(paint);
    resized.observe(el);
    const names = [["pointerdown", down], ["pointermove", move], ["pointerup", up], ["pointercancel", up], ["contextmenu", still]];
    names.forEach(([name, call]) => el.addEventListener(name, call));
    el.addEventListener("wheel", roll, { passive: false });
    return () => {
      names.forEach(([name, call]) => el.removeEventListener(name, call));
      el.removeEventListener("wheel", roll);
      resized.disconnect();
      taps.cancel();
      clearTimeout(press);
      window.removeEventListener("click", swallow, true);
      halt();
    };
  }, []);

  return { go };
}

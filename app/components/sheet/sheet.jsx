import { useEffect, useId, useRef, useState } from "react";
import { dragged, rest, restingHeights } from "./snap.mjs";

const DESK = "(min-width: 1024px)";
const TABBABLE = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]';

/** A sheet from below (phone) or a panel at the right edge (desk) that follows the finger. */
export function Sheet({ open, title, size = "half", hideTitle = false, lang, closing = "Close", onClose, children }) {
  const box = useRef(null);
  const body = useRef(null);
  const drag = useRef(null);
  const opener = useRef(null);
  const close = useRef(onClose);
  close.current = onClose;
  const [mounted, setMounted] = useState(open);
  const titleId = useId();
  if (open && !mounted) setMounted(true);

  const heights = () => {
    const el = box.current;
    // Not scrollHeight: a body that grew for other content would never shrink again.
    const { paddingTop, paddingBottom } = getComputedStyle(body.current);
    const content = [...body.current.children].reduce((sum, child) => sum + child.offsetHeight, 0);
    const natural = el.offsetHeight - body.current.offsetHeight + content + parseFloat(paddingTop) + parseFloat(paddingBottom);
    return restingHeights(size, window.innerHeight, natural);
  };
  const setHeight = (height) => {
    const el = box.current;
    const low = heights()[1];
    el.style.setProperty("--sheet-h", `${Math.max(height, low)}px`);
    el.style.setProperty("--sheet-y", `${Math.max(0, low - height)}px`);
  };

  useEffect(() => {
    if (!mounted) return undefined;
    if (!open) {
      const leave = setTimeout(() => setMounted(false), 260);
      if (opener.current?.isConnected) opener.current.focus({ preventScroll: true });
      return () => clearTimeout(leave);
    }
    opener.current = document.activeElement;
    setHeight(heights()[1]);
    // Leaving the page from inside takes the sheet away before its observer is told.
    const watcher = new ResizeObserver(() => body.current && !drag.current && size === "auto" && setHeight(heights()[1]));
    [...body.current.children].forEach((c) => watcher.observe(c));
    box.current.focus({ preventScroll: true });
    // A tap beside the controls takes the focus out of the sheet; Escape closes it all the same.
    const escape = (event) => { if (event.key === "Escape" && !event.defaultPrevented) { event.preventDefault(); close.current?.(); } };
    document.addEventListener("keydown", escape);
    return () => {
      watcher.disconnect();
      document.removeEventListener("keydown", escape);
    };
  }, [open, mounted, size]);
  useEffect(() => { if (mounted && open && size === "auto" && !drag.current) setHeight(heights()[1]); });

  useEffect(() => {
    const el = body.current;
    if (!el) return undefined;
    // React's touch handlers are passive; a pull at the top of the list has to stop the scroll.
    const move = (event) => {
      const held = drag.current;
      const y = event.touches[0].clientY;
      if (held?.kind === "body") {
        if (!held.on && y - held.y > 8 && el.scrollTop <= 0) Object.assign(held, { on: true, y, last: y, at: event.timeStamp });
        if (held.on) { event.preventDefault(); moveTo(y, event.timeStamp); }
      }
    };
    el.addEventListener("touchmove", move, { passive: false });
    return () => el.removeEventListener("touchmove", move);
  }, [mounted]);

  const begin = (y, at, kind) => {
    if (matchMedia(DESK).matches) return;
    const style = getComputedStyle(box.current);
    const shift = new DOMMatrix(style.transform).m42;
    drag.current = { kind, on: kind === "head", y, last: y, at, v: 0, from: parseFloat(style.height) - shift };
    if (kind === "head") box.current.classList.add("dragging");
  };
  const moveTo = (y, at) => {
    const held = drag.current;
    box.current.classList.add("dragging");
    if (at > held.at) held.v = 0.6 * held.v + 0.4 * ((held.last - y) / (at - held.at));
    Object.assign(held, { last: y, at });
    setHeight(dragged(heights(), held.from, held.y - y));
    held.now = dragged(heights(), held.from, held.y - y);
  };
  const end = () => {
    const held = drag.current;
    drag.current = null;
    if (!held?.on) return;
    box.current.classList.remove("dragging");
    const target = rest(heights(), held.now ?? held.from, held.v);
    if (target === 0) close.current?.();
    else setHeight(target);
  };
  const onKeyDown = (event) => {
    event.stopPropagation();
    if (event.key === "Escape") { event.preventDefault(); close.current?.(); }
    if (event.key !== "Tab") return;
    const stops = [...box.current.querySelectorAll(TABBABLE)].filter((el) => el.offsetParent !== null);
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (!stops.length || document.activeElement === edge || document.activeElement === box.current && event.shiftKey) {
      event.preventDefault();
      (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
    }
  };

  if (!mounted) return null;
  return (
    <div className={`sheet-layer ${open ? "open" : ""}`}>
      <div className="sheet-shade" onClick={() => close.current?.()} />
      <section ref={box} className={`sheet ${size}`} role="dialog" aria-modal="true" aria-labelledby={titleId} lang={lang}
        tabIndex={-1} onKeyDown={onKeyDown}>
        <header className="sheet-head"
          onPointerDown={(e) => { if (!e.target.closest("button")) { e.currentTarget.setPointerCapture(e.pointerId); begin(e.clientY, e.timeStamp, "head"); } }}
          onPointerMove={(e) => drag.current?.kind === "head" && moveTo(e.clientY, e.timeStamp)}
          onPointerUp={end} onPointerCancel={end}>
          <span className="sheet-handle" aria-hidden="true" />
          <h2 id={titleId} className={hideTitle ? "sr" : ""}>{title}</h2>
          <button type="button" className="icon-btn sheet-close" aria-label={closing} onClick={() => close.current?.()}>
            <svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true"><path d="M18 6 6 18M6 6l12 12" /></svg>
          </button>
        </header>
        <div ref={body} className="sheet-body"
          onTouchStart={(e) => begin(e.touches[0].clientY, e.timeStamp, "body")}
          onTouchEnd={end} onTouchCancel={end}>{children}</div>
      </section>
    </div>
  );
}

// The clip along its time: pictures, the part that is kept, the cover, products, captions.
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Image, Pause, Play, ScissorsLineDashed, ZoomIn, ZoomOut } from "lucide-react";
import { Ends } from "./ends.jsx";
import { clamp, clock, coverWithin, lanesOf, pinMoved, spoken, ticks, trimmed } from "./spans.mjs";
import { editor, shown } from "./store.mjs";

const ZOOMS = [1, 2, 4, 8];
const none = () => {};

/** The timeline; every handle is a slider for fingers and for arrow keys. */
export function ClipTimeline({ covers = [], durationMs = 1, inMs = 0, outMs = 0, coverMs = null, pins = [], cues = [], canTrim = false, canPin = false, onTrim = none, onCover = none, onPin = none, onSelect = none }) {
  const state = useSyncExternalStore(editor.subscribe, editor.get, editor.get);
  const [zoom, setZoom] = useState(1);
  const scroller = useRef(null);
  const track = useRef(null);
  const edit = shown(state, { inMs, outMs, coverMs, pins });
  const at = (ms) => `${(clamp(ms, 0, durationMs) / durationMs) * 100}%`;
  const msAt = (clientX) => {
    const rect = track.current.getBoundingClientRect();
    return clamp(((clientX - rect.left) / rect.width) * durationMs, 0, durationMs);
  };
  const changed = () => track.current.dispatchEvent(new CustomEvent("jhalak:edit", { bubbles: true }));

  useEffect(() => {
    if (zoom === 1 || !state.playing) return;
    const el = scroller.current;
    const x = (state.now / durationMs) * el.scrollWidth;
    if (x < el.scrollLeft + 24 || x > el.scrollLeft + el.clientWidth - 24) el.scrollLeft = x - el.clientWidth / 3;
  }, [state.now, zoom]);

  const trim = {
    move(edge, ms) {
      const next = trimmed(edit, edge, ms, durationMs);
      editor.move({ trim: next });
      editor.seek(edge === "in" ? next.inMs : Math.max(next.inMs, next.outMs - 40));
    },
    keep() {
      const next = editor.rest("trim");
      if (!next) return;
      const cover = coverWithin(edit.coverMs, next);
      changed();
      onTrim(next.inMs, next.outMs, cover ?? -1);
    },
  };
  const cover = {
    move: (ms) => { const to = coverWithin(ms, edit); editor.move({ cover: to }); editor.seek(to); },
    keep() {
      const to = editor.rest("cover");
      if (to == null) return;
      changed();
      onCover(to);
    },
  };
  const pinned = (pin) => ({
    move(part, ms) {
      const to = pinMoved(pin, part, ms, edit);
      editor.move({ pin: { key: pin.key, to } });
      editor.seek(part === "end" ? to.end_ms - 40 : to.start_ms);
    },
    keep() {
      const held = editor.rest("pin");
      if (!held || held.key !== pin.key) return;
      changed();
      onPin(pin.key, held.to.start_ms, held.to.end_ms, held.to.x, held.to.y);
    },
  });
  const choose = (pin) => { editor.set({ selected: pin.key }); onSelect(pin.key); };
  const scrub = (event) => {
    const el = event.currentTarget;
    el.setPointerCapture(event.pointerId);
    editor.seek(msAt(event.clientX));
    const move = (e) => editor.seek(msAt(e.clientX));
    const end = () => { el.removeEventListener("pointermove", move); el.removeEventListener("pointerup", end); el.removeEventListener("pointercancel", end); };
    el.addEventListener("pointermove", move);
    el.addEventListener("pointerup", end);
    el.addEventListener("pointercancel", end);
  };
  const step = (event) => {
    const by = { ArrowLeft: -100, ArrowRight: 100, PageDown: -1000, PageUp: 1000 }[event.key];
    if (event.key === " ") { event.preventDefault(); editor.toggle(); }
    if (!by && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    editor.seek(by ? clamp(state.now + by * (event.shiftKey ? 10 : 1), 0, durationMs) : event.key === "Home" ? edit.inMs : edit.outMs);
  };
  const here = (edge) => { trim.move(edge, state.now); trim.keep(); };

  const lanes = lanesOf(edit.pins);
  const rows = Math.max(1, ...lanes.map((lane) => lane + 1));
  const level = ZOOMS.indexOf(zoom);
  return (
    <section className="clip-timeline" aria-label="Timeline">
      <div className="timeline-bar">
        <button type="button" className="icon-btn" aria-label={state.playing ? "Pause" : "Play"} onClick={() => editor.toggle()}>
          {state.playing ? <Pause size={20} fill="currentColor" aria-hidden="true" /> : <Play size={20} fill="currentColor" aria-hidden="true" />}
        </button>
        <span className="num small timeline-now"><strong>{clock(state.now)}</strong> <span className="faint">of {clock(durationMs)}</span></span>
        {canTrim && (
          <div className="timeline-acts">
            <button type="button" className="btn secondary s" onClick={() => here("in")}><ScissorsLineDashed size={16} aria-hidden="true" /><span>Start here</span></button>
            <button type="button" className="btn secondary s" onClick={() => here("out")}><span>End here</span></button>
            <button type="button" className="btn secondary s" onClick={() => { cover.move(state.now); cover.keep(); }}><Image size={16} aria-hidden="true" /><span>Cover here</span></button>
          </div>
        )}
        <span className="push row tight timeline-zoom">
          <button type="button" className="icon-btn" aria-label="Zoom out" disabled={level === 0} onClick={() => setZoom(ZOOMS[level - 1])}><ZoomOut size={20} aria-hidden="true" /></button>
          <button type="button" className="icon-btn" aria-label="Zoom in" disabled={level === ZOOMS.length - 1} onClick={() => setZoom(ZOOMS[level + 1])}><ZoomIn size={20} aria-hidden="true" /></button>
        </span>
      </div>
      <div className="timeline-scroll" ref={scroller}>
        <div className="timeline-track" ref={track} style={{ width: `${zoom * 100}%` }}>
          <div className="ruler" role="slider" tabIndex={0} aria-label="Playhead" aria-valuemin={0} aria-valuemax={durationMs} aria-valuenow={Math.round(state.now)} aria-valuetext={spoken(state.now)}
            onPointerDown={scrub} onKeyDown={step}>
            {ticks(durationMs, 8 * zoom).filter((ms) => ms < durationMs * (1 - 0.04 / zoom)).map((ms) => <span key={ms} style={{ left: at(ms) }}>{clock(ms).replace(".0", "")}</span>)}
          </div>
          <div className="strip" onPointerDown={(e) => e.target.closest("[role=slider]") ? null : scrub(e)}>
            {covers.map((c) => <img key={c.time_ms} src={c.url} alt="" draggable={false} />)}
            <i className="cut" style={{ left: 0, width: at(edit.inMs) }} />
            <i className="cut" style={{ left: at(edit.outMs), right: 0 }} />
            <div className="kept" style={{ left: at(edit.inMs), width: at(edit.outMs - edit.inMs) }}>
              {canTrim && (
                <Ends labels={["Start of the clip", "End of the clip"]} span={[edit.inMs, edit.outMs]} limits={[0, durationMs]} msAt={msAt}
                  onMove={(part, ms) => trim.move(part === "start" ? "in" : "out", ms)} onKeep={trim.keep} />
              )}
            </div>
            {edit.coverMs != null && (
              <Ends only="start" labels={["Cover"]} span={[edit.coverMs, edit.coverMs]} limits={[edit.inMs, edit.outMs]} msAt={msAt} className="cover-mark"
                style={{ left: at(edit.coverMs) }} disabled={!canTrim} onMove={(_, ms) => cover.move(ms)} onKeep={cover.keep} icon={<Image size={14} aria-hidden="true" />} />
            )}
          </div>
          <p className="lane-name">Products</p>
          <div className="lane pins" style={{ "--rows": rows }}>
            {edit.pins.map((pin, i) => {
              const act = pinned(pin);
              return (
                <div key={pin.key} className={`pin-block ${pin.key === state.selected ? "chosen" : ""}`} style={{ left: at(pin.start_ms), width: at(pin.end_ms - pin.start_ms), "--row": lanes[i] }}>
                  <Ends labels={[`Start of ${pin.title}`, `End of ${pin.title}`]} body={pin.title} span={[pin.start_ms, pin.end_ms]} limits={[edit.inMs, edit.outMs]} msAt={msAt}
                    disabled={!canPin} onChoose={() => choose(pin)} onMove={act.move} onKeep={act.keep} image={pin.image_url} />
                </div>
              );
            })}
            {!edit.pins.length && <p className="lane-empty">Tag a product and it shows here at its time</p>}
          </div>
          <p className="lane-name">Captions</p>
          <div className="lane cues">
            {cues.map((cue) => (
              <button key={cue.start_ms} type="button" className="cue" style={{ left: at(cue.start_ms), width: at(cue.end_ms - cue.start_ms) }} title={cue.text}
                lang={/[\u0900-\u097F]/.test(cue.text) ? "hi" : undefined} aria-label={`Caption at ${spoken(cue.start_ms)}: ${cue.text}`} onClick={() => editor.seek(cue.start_ms)}>{cue.text}</button>
            ))}
            {!cues.length && <p className="lane-empty">Captions you write show here</p>}
          </div>
          <i className="playhead" style={{ left: at(state.now) }} aria-hidden="true" />
        </div>
      </div>
    </section>
  );
}

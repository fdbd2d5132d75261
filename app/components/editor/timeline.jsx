// The clip along its time: parts with their pictures, texts, stickers, sounds, products and captions on lanes of their own.
import { useEffect, useRef, useState } from "react";
import { Keyboard, Pause, Play, Redo2, Scissors, Trash2, Undo2, ZoomIn, ZoomOut } from "lucide-react";
import { carryOut, MOST_ZOOM, removeChosen, split } from "./logic/actions.mjs";
import { LANES, lanesOf } from "./logic/lanes.mjs";
import { bench } from "./logic/room.mjs";
import { clock, marks, SECOND, spoken } from "./logic/ticks.mjs";
import { lengthOf } from "./logic/timeline.mjs";
import { Lane } from "./view/lane.jsx";
import { useBench } from "./view/use_bench.jsx";

const none = () => {};

export function EditorTimeline({ pins = [], cues = [], canPin = false, onPin = none, onSelect = none, onCue = none, onPanel = none }) {
  const state = useBench();
  const t = bench.t();
  const scroller = useRef(null);
  const track = useRef(null);
  const [width, setWidth] = useState(800);
  const ready = state.phase === "ready";
  const edl = bench.edl();
  const length = Math.max(1, lengthOf(edl));
  const frame = bench.frame();
  const scale = (width * state.zoom) / (length / SECOND);

  useEffect(() => {
    const seen = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width));
    seen.observe(scroller.current);
    return () => seen.disconnect();
  }, []);
  // The playhead stays in sight, whoever moves it.
  useEffect(() => {
    const el = scroller.current;
    const x = (state.now / length) * el.scrollWidth;
    if (state.zoom > 1 && (x < el.scrollLeft + 24 || x > el.scrollLeft + el.clientWidth - 24)) el.scrollLeft = x - el.clientWidth / 3;
  }, [state.now, state.zoom, length]);
  usePinch(scroller);

  const lanes = lanesOf(edl, { pins, cues, music: state.music }, t);
  const ticksAt = (clientX) => {
    const rect = track.current.getBoundingClientRect();
    return ((clientX - rect.left) / rect.width) * length;
  };
  const shared = { state, t, lanes, length, frame, width: width * state.zoom, canPin, onPin, onCue, onPanel, onSelect, ticksAt };
  return (
    <section className="clip-timeline" aria-label={t.timeline} aria-busy={!ready}>
      <Bar state={state} t={t} ready={ready} length={length} frame={frame} />
      <div className="timeline-scroll" ref={scroller}>
        <div className="timeline-track" ref={track} style={{ width: `${state.zoom * 100}%` }}>
          <Ruler state={state} t={t} length={length} frame={frame} scale={scale} ticksAt={ticksAt} />
          {ready && LANES.map((name) => <Lane key={name} name={name} {...shared} />)}
          {ready && edl.cover && <i className="ed-cover-mark" style={{ left: `${(edl.cover.at / length) * 100}%` }} aria-hidden="true" title={t.cover} />}
          <i className="playhead" style={{ left: `${(state.now / length) * 100}%` }} aria-hidden="true" />
        </div>
      </div>
    </section>
  );
}

function Bar({ state, t, ready, length, frame }) {
  const off = !ready || !state.mayEdit;
  const Button = ({ icon: Icon, label, onClick, disabled, ...more }) => (
    <button type="button" className="icon-btn" aria-label={label} title={label} disabled={disabled} onClick={onClick} {...more}><Icon size={20} aria-hidden="true" /></button>
  );
  return (
    <div className="timeline-bar">
      <Button icon={state.playing ? Pause : Play} label={state.playing ? t.pause : t.play} disabled={!ready} onClick={() => carryOut(bench, { name: "toggle" })} />
      <span className="num small timeline-now"><strong>{clock(state.now, frame)}</strong> <span className="faint">{t.of_whole(clock(length, frame))}</span></span>
      <span className="timeline-acts">
        <Button icon={Undo2} label={t.undo} disabled={off || !state.history.past.length} onClick={() => carryOut(bench, { name: "undo" })} />
        <Button icon={Redo2} label={t.redo} disabled={off || !state.history.future.length} onClick={() => carryOut(bench, { name: "redo" })} />
        <Button icon={Scissors} label={t.split_here} disabled={off} onClick={() => split(bench)} />
        <Button icon={Trash2} label={t.remove_chosen} disabled={off || !["clips", "texts", "stickers", "sounds"].includes(state.chosen?.lane)} onClick={() => removeChosen(bench)} />
      </span>
      <span className="timeline-zoom">
        <Button icon={ZoomOut} label={t.zoom_out} disabled={state.zoom <= 1} onClick={() => carryOut(bench, { name: "zoomOut" })} />
        <input type="range" className="ed-zoom" aria-label={t.zoom} data-quiet="true" min={0} max={100} value={Math.round((Math.log(state.zoom) / Math.log(MOST_ZOOM)) * 100)} aria-valuetext={t.times(state.zoom.toFixed(1))}
          onChange={(e) => bench.set({ zoom: MOST_ZOOM ** (e.target.value / 100) })} />
        <Button icon={ZoomIn} label={t.zoom_in} disabled={state.zoom >= MOST_ZOOM} onClick={() => carryOut(bench, { name: "zoomIn" })} />
        <Button icon={Keyboard} label={t.keys_title} aria-pressed={state.help} onClick={() => carryOut(bench, { name: "help" })} />
      </span>
    </div>
  );
}

function Ruler({ state, t, length, frame, scale, ticksAt }) {
  const scrub = (event) => {
    const el = event.currentTarget;
    el.setPointerCapture(event.pointerId);
    bench.seek(ticksAt(event.clientX));
    const move = (e) => bench.seek(ticksAt(e.clientX));
    const end = () => { el.removeEventListener("pointermove", move); el.removeEventListener("pointerup", end); el.removeEventListener("pointercancel", end); };
    el.addEventListener("pointermove", move);
    el.addEventListener("pointerup", end);
    el.addEventListener("pointercancel", end);
  };
  const press = (event) => {
    const act = {
      ArrowLeft: { name: "step", by: -1 }, ArrowRight: { name: "step", by: 1 }, PageDown: { name: "step", by: -1, far: true }, PageUp: { name: "step", by: 1, far: true },
      Home: { name: "first" }, End: { name: "last" }, " ": { name: "toggle" },
    }[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    carryOut(bench, { ...act, far: act.far || event.shiftKey });
  };
  return (
    <div className="ruler" role="slider" tabIndex={0} aria-label={t.playhead} aria-valuemin={0} aria-valuemax={length} aria-valuenow={state.now} aria-valuetext={spoken(state.now, frame, t)} onPointerDown={scrub} onKeyDown={press}>
      {marks(length, scale).map((at) => <span key={at} style={{ left: `${(at / length) * 100}%` }}>{clock(at, frame).replace(".00", "")}</span>)}
    </div>
  );
}

/** Two fingers, or the wheel with Ctrl, zoom around where they are. */
function usePinch(scroller) {
  useEffect(() => {
    const el = scroller.current;
    const touches = new Map();
    let from = null;
    const gap = () => { const [a, b] = [...touches.values()]; return Math.abs(a - b); };
    const zoomTo = (zoom, clientX) => {
      const before = (el.scrollLeft + clientX - el.getBoundingClientRect().left) / el.scrollWidth;
      bench.set({ zoom: Math.min(MOST_ZOOM, Math.max(1, zoom)) });
      requestAnimationFrame(() => { el.scrollLeft = before * el.scrollWidth - (clientX - el.getBoundingClientRect().left); });
    };
    const down = (e) => { if (e.pointerType === "touch") { touches.set(e.pointerId, e.clientX); if (touches.size === 2) from = { gap: Math.max(20, gap()), zoom: bench.get().zoom }; } };
    const move = (e) => { if (touches.has(e.pointerId)) { touches.set(e.pointerId, e.clientX); if (from && touches.size === 2) zoomTo((from.zoom * gap()) / from.gap, e.clientX); } };
    const up = (e) => { touches.delete(e.pointerId); from = null; };
    const wheel = (e) => { if (e.ctrlKey) { e.preventDefault(); zoomTo(bench.get().zoom * Math.exp(-e.deltaY / 300), e.clientX); } };
    const heard = [["pointerdown", down], ["pointermove", move], ["pointerup", up], ["pointercancel", up]];
    heard.forEach(([name, act]) => el.addEventListener(name, act, true));
    el.addEventListener("wheel", wheel, { passive: false });
    return () => { heard.forEach(([name, act]) => el.removeEventListener(name, act, true)); el.removeEventListener("wheel", wheel); };
  }, []);
}

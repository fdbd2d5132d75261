// The clip as a phone will show it: trimmed, muted if so wished, with its products and captions in place.
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Play, Smartphone, Tag } from "lucide-react";
import { pictureBox, placeIn } from "./spans.mjs";
import { editor, shown } from "./store.mjs";

const NUDGE = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const none = () => {};

/** The preview in its phone frame; pins can be dragged and nudged. */
export function ClipStage({ source = "", poster = "", width = 0, height = 0, durationMs = 0, inMs = 0, outMs = 0, coverMs = null, mute = false, pins = [], cues = [], selected = "", revision = 0, canPin = false, onPin = none, onSelect = none, onPlayhead = none }) {
  const state = useSyncExternalStore(editor.subscribe, editor.get, editor.get);
  const video = useRef(null);
  const frame = useRef(null);
  const nudged = useRef(0);
  const [zones, setZones] = useState(true);
  const [broken, setBroken] = useState(false);
  const edit = shown(state, { inMs, outMs, coverMs, pins });
  const live = useRef(edit);
  live.current = edit;

  useEffect(() => { editor.settle(); }, [revision]);
  useEffect(() => { editor.set({ selected }); }, [selected]);
  useEffect(() => {
    const el = video.current;
    let frameId = 0;
    const follow = () => {
      const { inMs: from, outMs: to } = live.current;
      const now = el.currentTime * 1000;
      if (!el.paused && (now >= to - 15 || now < from - 60)) el.currentTime = from / 1000;
      if (!el.paused) {
        editor.set({ now: el.currentTime * 1000 });
        frameId = requestAnimationFrame(follow);
      }
    };
    const began = () => { cancelAnimationFrame(frameId); editor.set({ playing: true }); follow(); };
    const rested = () => { editor.set({ playing: false }); onPlayhead(Math.round(editor.get().now)); };
    // A source without a gap at its end stops there by itself.
    const ended = () => { el.currentTime = live.current.inMs / 1000; el.play().catch(none); };
    let settled = 0;
    editor.player = {
      seek(ms) {
        el.currentTime = Math.min(ms, durationMs - 30) / 1000;
        clearTimeout(settled);
        settled = setTimeout(() => el.paused && onPlayhead(Math.round(ms)), 200);
      },
      toggle() {
        if (!el.paused) return el.pause();
        const { inMs: from, outMs: to } = live.current;
        const now = el.currentTime * 1000;
        if (now < from || now > to - 100) el.currentTime = from / 1000;
        return el.play().catch(none);
      },
    };
    // Other parts of the page point at a moment of what is shown.
    const point = (event) => editor.seek(live.current.inMs + event.detail.ms);
    document.addEventListener("jhalak:seek", point);
    // The preview begins where the clip will begin.
    const opened = () => { el.currentTime = live.current.inMs / 1000; editor.set({ now: live.current.inMs }); };
    if (el.readyState > 0) opened();
    el.addEventListener("loadedmetadata", opened);
    el.addEventListener("play", began);
    el.addEventListener("pause", rested);
    el.addEventListener("ended", ended);
    return () => {
      cancelAnimationFrame(frameId);
      clearTimeout(settled);
      document.removeEventListener("jhalak:seek", point);
      editor.player = null;
      editor.clear();
      el.pause();
    };
  }, [source]);

  const box = pictureBox(width, height);
  const place = { left: `${box.left * 100}%`, top: `${box.top * 100}%`, width: `${box.width * 100}%`, height: `${box.height * 100}%` };
  const here = edit.pins.filter((pin) => (pin.start_ms <= state.now && state.now < pin.end_ms) || pin.key === state.selected);
  const cue = cues.find((c) => c.start_ms <= state.now && state.now < c.end_ms);
  const choose = (pin) => { editor.set({ selected: pin.key }); onSelect(pin.key); };
  const keep = (pin) => {
    editor.rest("pin");
    frame.current.dispatchEvent(new CustomEvent("jhalak:edit", { bubbles: true }));
    onPin(pin.key, pin.start_ms, pin.end_ms, pin.x, pin.y);
  };
  const moveTo = (pin, at) => editor.move({ pin: { key: pin.key, to: { ...pin, ...at } } });

  const drag = (event, pin) => {
    if (!canPin) return;
    const el = event.currentTarget;
    el.setPointerCapture(event.pointerId);
    choose(pin);
    let moved = null;
    const move = (e) => {
      if (!moved && Math.hypot(e.clientX - event.clientX, e.clientY - event.clientY) < 4) return;
      const rect = frame.current.getBoundingClientRect();
      moved = placeIn(box, (e.clientX - rect.left) / rect.width, (e.clientY - rect.top) / rect.height);
      moveTo(pin, moved);
    };
    const end = () => {
      el.removeEventListener("pointermove", move);
      el.removeEventListener("pointerup", end);
      el.removeEventListener("pointercancel", end);
      if (moved) keep({ ...pin, ...moved });
    };
    el.addEventListener("pointermove", move);
    el.addEventListener("pointerup", end);
    el.addEventListener("pointercancel", end);
  };
  const nudge = (event, pin) => {
    const by = NUDGE[event.key];
    if (!by || !canPin) return;
    event.preventDefault();
    const step = event.shiftKey ? 0.05 : 0.01;
    const round = (v) => Math.round(Math.min(1, Math.max(0, v)) * 1000) / 1000;
    const at = { x: round(pin.x + by[0] * step), y: round(pin.y + by[1] * step) };
    moveTo(pin, at);
    // A held key is one change.
    clearTimeout(nudged.current);
    nudged.current = setTimeout(() => keep({ ...pin, ...at }), 350);
  };

  return (
    <div className="stage">
      <div className="stage-phone night" ref={frame}>
        <video ref={video} src={source} poster={poster || undefined} muted={mute} playsInline preload="auto" style={place} tabIndex={-1}
          className={box.width >= 1 && box.height >= 1 ? "fills" : ""} aria-hidden="true" onError={() => setBroken(true)} />
        {broken && poster && <img src={poster} alt="" style={place} />}
        {broken && <p className="stage-broken">This browser cannot play the file here. It will be made playable when you submit.</p>}
        {zones && <Zones />}
        {cue && <p className="stage-cue" lang={/[\u0900-\u097F]/.test(cue.text) ? "hi" : undefined}><span>{cue.text}</span></p>}
        <button type="button" className="stage-tap" aria-label={state.playing ? "Pause the preview" : "Play the preview"} onClick={() => editor.toggle()}>
          {!state.playing && !broken && <span aria-hidden="true"><Play size={30} fill="currentColor" /></span>}
        </button>
        <div className="stage-picture" style={place}>
          {here.map((pin) => (
            <button key={pin.key} type="button" className={`stage-pin ${pin.key === state.selected ? "chosen" : ""}`}
              style={{ left: `${pin.x * 100}%`, top: `${pin.y * 100}%` }}
              aria-label={`${pin.title}, ${Math.round(pin.x * 100)} % from the left, ${Math.round(pin.y * 100)} % from the top. Arrow keys move it.`}
              onPointerDown={(e) => drag(e, pin)} onKeyDown={(e) => nudge(e, pin)} onFocus={() => choose(pin)}>
              {pin.image_url ? <img src={pin.image_url} alt="" draggable={false} /> : <Tag size={18} aria-hidden="true" />}
            </button>
          ))}
        </div>
      </div>
      <button type="button" className="chip-btn stage-zones" aria-pressed={zones} onClick={() => setZones(!zones)}>
        <Smartphone size={16} aria-hidden="true" />What the feed covers
      </button>
    </div>
  );
}

/** What the feed lays over a clip. */
function Zones() {
  return (
    <div className="zones" aria-hidden="true">
      <i className="zone-top" />
      <i className="zone-rail"><b /><b /><b /><b /></i>
      <i className="zone-foot"><b /><b /><em /></i>
    </div>
  );
}

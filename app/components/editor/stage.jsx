// The preview in its phone frame: what is over the picture can be taken by a finger or moved by arrow keys.
import { useEffect, useRef, useState } from "react";
import { Play, Smartphone, Tag } from "lucide-react";
import { lanesOf } from "./logic/lanes.mjs";
import { placeItem, setItem } from "./logic/layers.mjs";
import { bench } from "./logic/room.mjs";
import { scriptOf, useBench, useDrag } from "./view/use_bench.jsx";
import { usePlayer } from "./view/use_player.jsx";

const NUDGE = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const none = () => {};
const kept = (value) => Math.min(1, Math.max(0, value));

export function EditorStage({ poster = "", pins = [], cues = [], selected = "", canPin = false, onPin = none, onSelect = none, onPlayhead = none }) {
  const state = useBench();
  const t = bench.t();
  const box = useRef(null);
  const [zones, setZones] = useState(true);
  const [moved, setMoved] = useState(null);
  const { canvas, video, isPlain, isBroken } = usePlayer(state, onPlayhead);
  useEffect(() => { if (selected) bench.choose("pins", selected); }, [selected]);
  useEffect(() => { setMoved(null); }, [pins]);
  const ready = state.phase === "ready";
  const lanes = ready ? lanesOf(bench.edl(), { pins, cues }, t) : null;
  const visible = (thing) => (thing.start <= state.now && state.now < thing.end) || (state.chosen?.lane === thing.lane && state.chosen.id === thing.id);
  const cue = lanes?.cues.find((c) => c.start <= state.now && state.now < c.end);
  const size = () => box.current.getBoundingClientRect();
  const pinTo = (pin, x, y, rests) => {
    const to = { ...pin, x: Math.round(kept(x) * 1000) / 1000, y: Math.round(kept(y) * 1000) / 1000 };
    setMoved(to);
    if (rests) keepPin(to);
  };
  const keepPin = (to) => {
    box.current.dispatchEvent(new CustomEvent("jhalak:edit", { bubbles: true }));
    onPin(to.key, to.start_ms, to.end_ms, to.x, to.y);
  };

  return (
    <div className="stage">
      <div className="stage-phone night" ref={box}>
        <canvas ref={canvas} width={540} height={960} className="ed-video" aria-hidden="true" hidden={isPlain} />
        <video ref={video} playsInline preload="auto" tabIndex={-1} aria-hidden="true" className="ed-video" hidden={!isPlain} style={isPlain ? plainStyle(state) : undefined} />
        {isBroken && poster && <img src={poster} alt="" className="ed-video" />}
        {isBroken && <p className="stage-broken">{t.broken}</p>}
        {zones && <Zones />}
        {cue && <p className="stage-cue" lang={scriptOf(cue.label)}><span>{cue.label}</span></p>}
        <button type="button" className="stage-tap" disabled={!ready} aria-label={state.playing ? t.pause_preview : t.play_preview} onClick={() => (state.playing ? bench.player?.pause() : bench.player?.run())}>
          {!state.playing && ready && !isBroken && <span aria-hidden="true"><Play size={30} fill="currentColor" /></span>}
        </button>
        {ready && (
          <div className="stage-picture">
            {[...lanes.texts, ...lanes.stickers].filter(visible).map((thing) => <Layer key={thing.id} thing={thing} size={size} state={state} t={t} plain={isPlain} />)}
            {lanes.pins.filter(visible).map((thing) => (
              <Pin key={thing.id} pin={moved?.key === thing.id ? moved : thing.item} chosen={state.chosen?.lane === "pins" && state.chosen.id === thing.id} canPin={canPin} size={size} t={t}
                onMove={pinTo} onKeep={keepPin} onChoose={() => { bench.choose("pins", thing.id); onSelect(thing.id); }} />
            ))}
          </div>
        )}
      </div>
      <button type="button" className="chip-btn stage-zones" aria-pressed={zones} onClick={() => setZones(!zones)}>
        <Smartphone size={16} aria-hidden="true" />{t.zones}
      </button>
    </div>
  );
}

/** The clip under the playhead as it will be framed, as far as a plain <video> can show it. */
function plainStyle(state) {
  if (state.phase !== "ready") return {};
  const { clip } = bench.here();
  return { objectFit: clip.fit === "fill" ? "cover" : "contain" };
}

function Layer({ thing, size, state, t, plain }) {
  const { item, lane, id } = thing;
  const from = useRef(item);
  const chosen = state.chosen?.lane === lane && state.chosen.id === id;
  const drag = useDrag({
    onStart: () => { from.current = item; bench.choose(lane, id); },
    onMove: (dx, dy, _, gesture) => { const { width, height } = size(); bench.make((edl) => placeItem(edl, lane, id, from.current.x + (dx / width) * 1e6, from.current.y + (dy / height) * 1e6), "", gesture); },
  });
  const grow = useDrag({
    onStart: () => { from.current = item; },
    onMove: (dx, dy, _, gesture) => {
      const { width } = size();
      const by = 1 + (dx + dy) / (width * (lane === "texts" ? 0.8 : item.size / 1000));
      const next = Math.round(Math.min(lane === "texts" ? 160 : 1000, Math.max(lane === "texts" ? 16 : 60, from.current.size * by)));
      bench.make((edl) => setItem(edl, lane, id, { size: next }), "", gesture);
    },
  });
  const nudge = (event) => {
    const by = NUDGE[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? 50_000 : 10_000;
    bench.make((edl) => placeItem(edl, lane, id, item.x + by[0] * step, item.y + by[1] * step), "", `nudge ${id}`);
  };
  const place = { left: `${item.x / 1e4}%`, top: `${item.y / 1e4}%`, rotate: `${item.turn / 1000}deg` };
  const shape = lane === "texts"
    ? { ...place, width: `${item.width / 1e4}%`, fontSize: `${(item.size / 1000) * (16 / 9) * 100}cqw`, fontWeight: item.weight, textAlign: item.align, color: item.color, "--back": item.back_color }
    : { ...place, width: `${item.size / 10}%` };
  return (
    <div className={`stage-layer ${lane} ${item.back ?? ""} ${chosen ? "chosen" : ""}`} style={shape}>
      <button type="button" className="stage-layer-body" lang={scriptOf(thing.label)} aria-label={t.layer(lane, thing.label)}
        {...(state.mayEdit ? drag : {})} onKeyDown={nudge} onFocus={() => bench.choose(lane, id)}>
        {lane === "texts" && <span className={plain ? "" : "unseen"}>{item.text}</span>}
      </button>
      {chosen && state.mayEdit && <i className="stage-grow" aria-hidden="true" {...grow} />}
    </div>
  );
}

function Pin({ pin, chosen, canPin, size, t, onMove, onKeep, onChoose }) {
  const from = useRef(pin);
  const last = useRef(null);
  const timer = useRef(0);
  const drag = useDrag({
    onStart: () => { from.current = pin; last.current = null; onChoose(); },
    onMove: (dx, dy) => { const { width, height } = size(); last.current = { x: from.current.x + dx / width, y: from.current.y + dy / height }; onMove(from.current, last.current.x, last.current.y, false); },
    onEnd: (moved) => { if (moved && last.current) onMove(from.current, last.current.x, last.current.y, true); },
  });
  const nudge = (event) => {
    const by = NUDGE[event.key];
    if (!by || !canPin || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? 0.05 : 0.01;
    const round = (v) => Math.round(kept(v) * 1000) / 1000;
    const to = { ...pin, x: round(pin.x + by[0] * step), y: round(pin.y + by[1] * step) };
    onMove(to, to.x, to.y, false);
    // A held key is one change.
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onKeep(to), 350);
  };
  return (
    <button type="button" className={`stage-pin ${chosen ? "chosen" : ""}`} style={{ left: `${pin.x * 100}%`, top: `${pin.y * 100}%` }}
      aria-label={t.pin(pin.title, Math.round(pin.x * 100), Math.round(pin.y * 100))}
      {...(canPin ? drag : {})} onKeyDown={nudge} onFocus={onChoose}>
      {pin.image_url ? <img src={pin.image_url} alt="" draggable={false} /> : <Tag size={18} aria-hidden="true" />}
    </button>
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

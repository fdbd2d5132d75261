// One lane of the timeline: a list of things by time, one stop of the Tab key; the chosen thing shows its ends.
import { useEffect, useRef, useState } from "react";
import { trimTo } from "../logic/actions.mjs";
import { moveClip, orderAt } from "../logic/clips.mjs";
import { neighbour, PANEL_OF, pictureNear, rowsOf } from "../logic/lanes.mjs";
import { moveItem } from "../logic/layers.mjs";
import { api, bench, draw } from "../logic/room.mjs";
import { clung, magnets } from "../logic/snapping.mjs";
import { wavePath } from "../logic/strip.mjs";
import { clamp, clock, MS, msOf, SECOND, spoken } from "../logic/ticks.mjs";
import { scriptOf, useDrag } from "./use_bench.jsx";

const LEAST_PIN = SECOND / 2;
const REACH_PX = 8;

export function Lane({ name, state, t, lanes, length, frame, width, canPin, onPin, onCue, onPanel, onSelect }) {
  const things = lanes[name];
  const [moving, setMoving] = useState(null);
  const timer = useRef(0);
  useEffect(() => { setMoving(null); }, [things.map((t) => `${t.id} ${t.start} ${t.end}`).join()]);
  const shown = things.map((thing) => (moving?.id === thing.id ? { ...thing, ...moving } : thing));
  const rows = name === "clips" ? shown.map(() => 0) : rowsOf(shown);
  const chosen = state.chosen?.lane === name ? shown.find((t) => t.id === state.chosen.id) : null;
  const may = name === "pins" || name === "cues" ? canPin : state.mayEdit;
  const perPixel = length / Math.max(1, width);
  const choose = (thing) => { bench.choose(name, thing.id); if (name === "pins") onSelect(thing.id); };

  /** Moves a thing's `start`, `end` or `body` to `at`; pins and captions are the page's, so they rest first. */
  const moveTo = (thing, part, at, gesture) => {
    const long = thing.end - thing.start;
    const to = clung(at, magnets(bench.edl(), state.now, thing.id), gesture ? REACH_PX * perPixel : 0, part === "body" ? long : 0);
    if (name === "clips") {
      const { clip } = { clip: thing.item };
      if (part === "body") bench.make((edl) => moveClip(edl, thing.id, orderAt(edl, thing.id, at + long / 2)), "", gesture);
      else trimTo(bench, thing.id, part === "start" ? "in" : "out", part === "start" ? clip.in + ((to - thing.start) * clip.speed) / 1000 : clip.in + ((to - thing.start) * clip.speed) / 1000, gesture);
      return null;
    }
    if (name !== "pins" && name !== "cues") { bench.make((edl) => moveItem(edl, name, thing.id, part, to, frame), "", gesture); return null; }
    const span = part === "body" ? { start: clamp(to, 0, length - long), end: clamp(to, 0, length - long) + long }
      : part === "start" ? { start: clamp(to, 0, thing.end - LEAST_PIN), end: thing.end } : { start: thing.start, end: clamp(to, thing.start + LEAST_PIN, length) };
    setMoving({ id: thing.id, ...span });
    return span;
  };
  const keep = (thing, span) => {
    if (!span) return;
    document.getElementById("editor")?.dispatchEvent(new CustomEvent("jhalak:edit", { bubbles: true }));
    const { item } = thing;
    if (name === "pins") onPin(item.key, msOf(span.start), msOf(span.end), item.x, item.y);
    else onCue(item.number, item.start_ms + msOf(span.start - thing.start), item.end_ms + msOf(span.end - thing.end));
  };

  const press = (event, thing) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.altKey && (name === "pins" || name === "cues") && may && /^Arrow(Left|Right)$/.test(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      const by = (event.key === "ArrowLeft" ? -1 : 1) * (event.shiftKey ? SECOND : frame);
      const span = moveTo(thing, "body", thing.start + by, "");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => keep(things.find((t) => t.id === thing.id), span), 400);
      return;
    }
    if (event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      choose(thing);
      onPanel(PANEL_OF[name]);
      focusField(PANEL_OF[name]);
      return;
    }
    if (!/^(Arrow|Home$|End$)/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = neighbour(lanes, name, thing.id, event.key);
    if (!next) return;
    document.getElementById(`ed-${next.lane}-${next.id}`)?.focus();
  };

  const stop = chosen?.id ?? shown[0]?.id;
  return (
    <>
      <p className="lane-name" id={`lane-${name}`}>{t.lanes[name]}</p>
      <div className={`lane ed-lane ${name}`} style={{ "--rows": Math.max(1, ...rows.map((row) => row + 1)) }}>
        {!things.length && <p className="lane-empty">{t.empty[name]}</p>}
        <div role="listbox" aria-labelledby={`lane-${name}`} aria-orientation="horizontal" className="ed-things">
          {shown.map((thing, i) => (
            <Thing key={thing.id} t={t} thing={thing} row={rows[i]} length={length} frame={frame} stop={thing.id === stop} chosen={chosen?.id === thing.id} may={may} state={state} perPixel={perPixel} width={width}
              onChoose={() => choose(thing)} onPress={(e) => press(e, thing)} onMove={moveTo} onKeep={(span) => keep(things.find((t) => t.id === thing.id), span)} />
          ))}
        </div>
        {chosen && may && ["start", "end"].map((part) => (
          <Edge key={part} t={t} part={part} thing={chosen} row={rows[shown.indexOf(chosen)]} length={length} frame={frame} perPixel={perPixel} onMove={moveTo}
            onKeep={(span) => keep(things.find((t) => t.id === chosen.id), span)} />
        ))}
      </div>
    </>
  );
}

/** The first field of a panel, once the page shows it. */
function focusField(panel, tries = 20) {
  const field = document.querySelector(`#panel-${panel}:not([hidden]) :is(textarea, input:not([type=file]), button)`);
  const words = document.querySelector(`#panel-${panel}:not([hidden]) textarea`);
  if (words || (field && tries < 15)) (words ?? field).focus();
  else if (tries) setTimeout(() => focusField(panel, tries - 1), 60);
}

function Thing({ t, thing, row, length, frame, stop, chosen, may, state, perPixel, width, onChoose, onPress, onMove, onKeep }) {
  const from = useRef(thing);
  const span = useRef(null);
  const drag = useDrag({
    onStart: () => { from.current = thing; span.current = null; onChoose(); },
    onMove: (dx, _, __, gesture) => { if (may) span.current = onMove(from.current, "body", from.current.start + dx * perPixel, gesture); },
    onEnd: (moved) => { if (moved) onKeep(span.current); else if (thing.lane !== "clips") bench.seek(clamp(state.now, thing.start, thing.end - 1)); },
  });
  const style = { left: `${(thing.start / length) * 100}%`, width: `${((thing.end - thing.start) / length) * 100}%`, "--row": row };
  return (
    <div id={`ed-${thing.lane}-${thing.id}`} role="option" aria-selected={chosen} tabIndex={stop ? 0 : -1} className={`ed-thing ${thing.lane} ${chosen ? "chosen" : ""}`} style={style}
      lang={scriptOf(thing.label)} aria-label={t.thing(thing.label, spoken(thing.start, frame, t), spoken(thing.end, frame, t))} onFocus={onChoose} onKeyDown={onPress} {...drag}>
      {thing.lane === "clips" || thing.lane === "sounds" ? <Strip thing={thing} state={state} width={((thing.end - thing.start) / length) * width} /> : null}
      {thing.item.image_url && <img src={thing.item.image_url} alt="" draggable={false} />}
      <span className="ed-thing-name">{thing.lane === "clips" ? `${clock(thing.end - thing.start, frame)}${thing.item.speed === 1000 ? "" : ` · ${thing.item.speed / 1000}×`}` : thing.label}</span>
    </div>
  );
}

const STRIP_PX = 64;
const NOTHING = { pictures: [], wave: null };

/** Pictures of a part, each of the moment that it stands at, and its sound along the lower edge; of a voice its sound. */
function Strip({ thing, state, width }) {
  const { item } = thing;
  const source = state.sources.find((one) => one.id === item.source);
  useEffect(() => { if (source) draw(source); }, [source]);
  const { pictures, wave } = state.drawn[item.source] ?? NOTHING;
  const first = thing.lane === "clips" ? pictures[0] : null;
  const tile = first ? (first.width / first.height) * STRIP_PX : STRIP_PX;
  const many = first ? clamp(Math.ceil(width / tile), 1, 200) : 0;
  const grown = first ? STRIP_PX / first.height : 1;
  const sheet = pictures.reduce(([w, h], p) => [Math.max(w, p.x + p.width), Math.max(h, p.y + p.height)], [0, 0]);
  const points = clamp(Math.round(width / 2), 2, 1200);
  return (
    <>
      {first && <span className="ed-strip" aria-hidden="true">
        {Array.from({ length: many }, (_, i) => {
          const picture = pictureNear(pictures, (item.in + ((i + 0.5) / many) * ((item.out ?? source.length) - item.in)) / MS);
          return <i key={i} style={{ flexBasis: tile, backgroundImage: `url(${api.stripUrl(state.videoId, item.source)})`, backgroundSize: `${sheet[0] * grown}px ${sheet[1] * grown}px`, backgroundPosition: `${-picture.x * grown}px ${-picture.y * grown}px` }} />;
        })}
      </span>}
      {wave && (
        <svg className="ed-wave" viewBox={`0 0 ${points} 2`} preserveAspectRatio="none" aria-hidden="true"><path d={wavePath(wave, item.in / MS, (item.out ?? source.length) / MS, points)} fill="currentColor" /></svg>
      )}
    </>
  );
}

const EDGE_KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** An end of the chosen thing, as a slider for fingers and arrow keys. */
function Edge({ t, part, thing, row, length, frame, perPixel, onMove, onKeep }) {
  const from = useRef(thing);
  const span = useRef(null);
  const timer = useRef(0);
  const at = part === "start" ? thing.start : thing.end;
  const drag = useDrag({
    onStart: () => { from.current = thing; span.current = null; },
    onMove: (dx, _, __, gesture) => { span.current = onMove(from.current, part, from.current[part] + dx * perPixel, gesture); },
    onEnd: (moved) => { if (moved) onKeep(span.current); },
  });
  const press = (event) => {
    const by = EDGE_KEYS[event.key] ? EDGE_KEYS[event.key] * (event.shiftKey ? SECOND : frame) : { PageUp: SECOND, PageDown: -SECOND }[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const moved = onMove(thing, part, at + by, "");
    clearTimeout(timer.current);
    if (moved) timer.current = setTimeout(() => onKeep(moved), 400);
  };
  // Of a part its source's moment is what an end means; of everything else the timeline's.
  const value = thing.lane === "clips" ? (part === "start" ? thing.item.in : thing.item.out) : at;
  return (
    <span className={`ed-edge ${part} ${thing.lane}`} style={{ left: `${(at / length) * 100}%`, "--row": row }} role="slider" tabIndex={0} aria-label={part === "start" ? t.start_of(thing.label) : t.end_of(thing.label)}
      aria-valuemin={0} aria-valuemax={thing.lane === "clips" ? bench.source(thing.item.source)?.length ?? length : length} aria-valuenow={Math.round(value)} aria-valuetext={spoken(value, frame, t)} onKeyDown={press} {...drag} />
  );
}

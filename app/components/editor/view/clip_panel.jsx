// What can be done to a part: its ends, place, speed and sound; and a further clip.
import { ArrowLeftToLine, ArrowRightToLine, ChevronLeft, ChevronRight, Scissors, Trash2 } from "lucide-react";
import { carryOut, removeChosen, split, trimTo } from "../logic/actions.mjs";
import { setClip, SPEEDS } from "../logic/clips.mjs";
import { bench } from "../logic/room.mjs";
import { clock } from "../logic/ticks.mjs";
import { lengthOf, lengthOfClip } from "../logic/timeline.mjs";
import { AddClip } from "./add_clip.jsx";
import { Choice, percent, Range, TimeField } from "./fields.jsx";

export function ClipPanel({ state, t }) {
  const clip = bench.clip();
  const edl = bench.edl();
  const number = edl.clips.findIndex((c) => c.id === clip.id);
  const frame = bench.frame(clip.source);
  const off = !state.mayEdit;
  const choose = () => bench.choose("clips", clip.id);
  const set = (change, said, gesture) => bench.make((list) => setClip(list, clip.id, change), said, gesture);
  return (
    <>
      <div className="ed-head">
        <h2>{t.part_of(number + 1, edl.clips.length)}</h2>
        <span className="num small soft">{t.of(clock(lengthOfClip(clip), frame), clock(lengthOf(edl), frame))}</span>
      </div>
      <div className="ed-two">
        <TimeField label={t.starts_at} value={clip.in} frame={frame} disabled={off} onKeep={(at) => trimTo(bench, clip.id, "in", at)} />
        <TimeField label={t.ends_at} value={clip.out} frame={frame} disabled={off} onKeep={(at) => trimTo(bench, clip.id, "out", at)} />
      </div>
      <div className="ed-acts">
        <button type="button" className="btn secondary s" disabled={off} onClick={() => carryOut(bench, { name: "markIn" })}><ArrowLeftToLine size={16} aria-hidden="true" /><span>{t.start_here}</span></button>
        <button type="button" className="btn secondary s" disabled={off} onClick={() => carryOut(bench, { name: "markOut" })}><ArrowRightToLine size={16} aria-hidden="true" /><span>{t.end_here}</span></button>
        <button type="button" className="btn secondary s" disabled={off} onClick={() => split(bench)}><Scissors size={16} aria-hidden="true" /><span>{t.split}</span></button>
        <button type="button" className="btn secondary s" disabled={off || number === 0} onClick={() => { choose(); carryOut(bench, { name: "shift", by: -1 }); }}><ChevronLeft size={16} aria-hidden="true" /><span>{t.earlier}</span></button>
        <button type="button" className="btn secondary s" disabled={off || number === edl.clips.length - 1} onClick={() => { choose(); carryOut(bench, { name: "shift", by: 1 }); }}><ChevronRight size={16} aria-hidden="true" /><span>{t.later}</span></button>
        <button type="button" className="btn danger-quiet s" disabled={off || edl.clips.length === 1} onClick={() => { choose(); removeChosen(bench); }}><Trash2 size={16} aria-hidden="true" /><span>{t.remove_part}</span></button>
      </div>
      <Choice label={t.speed} value={clip.speed} disabled={off} options={SPEEDS.map((s) => [s, `${s / 1000}×`])} onChoose={(speed) => set({ speed }, t.speed_is(speed / 1000))} />
      <Range label={t.part_volume} value={clip.volume} min={0} max={2000} step={50} show={percent} disabled={off} onChange={(volume) => set({ volume }, "", `volume ${clip.id}`)} />
      {state.mayEdit && <AddClip after={number + 1} />}
    </>
  );
}

// How a part fills the upright frame, and how the frame moves over it.
import { Diamond, Trash2 } from "lucide-react";
import { markFrame, sourceMoment } from "../logic/actions.mjs";
import { dropKeyframe, setClip, windowAt } from "../logic/clips.mjs";
import { bench } from "../logic/room.mjs";
import { clock } from "../logic/ticks.mjs";
import { placeOnTimeline } from "../logic/actions.mjs";
import { Choice, Range } from "./fields.jsx";

const share = (ppm) => `${Math.round(ppm / 10_000)} %`;

export function FramePanel({ state, t }) {
  const clip = bench.clip();
  const off = !state.mayEdit;
  const at = sourceMoment(bench, clip);
  const window = windowAt(clip, at);
  const frame = bench.frame(clip.source);
  // Without marks the first one holds for the whole part.
  const move = (change, key) => {
    const moment = clip.frames.length ? at : clip.in;
    bench.make((edl) => {
      const one = edl.clips.find((c) => c.id === clip.id);
      const others = one.frames.filter((f) => f.at !== moment);
      return setClip(edl, clip.id, { fit: "fill", frames: [...others, { at: moment, ...windowAt(one, at), ...change, at: moment }].sort((a, b) => a.at - b.at) });
    }, "", `${key} ${clip.id} ${moment}`);
  };
  return (
    <>
      <h2>{t.frame}</h2>
      <Choice label={t.picture} value={clip.fit} disabled={off} options={[["fill", t.fills], ["whole", t.whole]]}
        onChoose={(fit) => bench.make((edl) => setClip(edl, clip.id, { fit }), fit === "fill" ? t.fills : t.whole)} />
      <Range label={t.closer} value={window.zoom} min={1000} max={4000} step={10} show={(v) => `${(v / 1000).toFixed(2)}×`} disabled={off} onChange={(zoom) => move({ zoom }, "zoom")} />
      <Range label={t.left_right} value={window.x} min={0} max={1_000_000} step={5000} show={share} disabled={off} onChange={(x) => move({ x }, "x")} />
      <Range label={t.top_bottom} value={window.y} min={0} max={1_000_000} step={5000} show={share} disabled={off} onChange={(y) => move({ y }, "y")} />
      <div className="ed-acts">
        <button type="button" className="btn secondary s" disabled={off} onClick={() => markFrame(bench)}><Diamond size={16} aria-hidden="true" /><span>{t.mark_here}</span></button>
        <button type="button" className="btn ghost s" disabled={off || !clip.frames.length} onClick={() => bench.make((edl) => setClip(edl, clip.id, { frames: [] }), t.at_rest)}><span>{t.start_over}</span></button>
      </div>
      {clip.frames.length > 1 && (
        <ul className="ed-list" aria-label={t.marks}>
          {clip.frames.map((mark) => (
            <li key={mark.at} className="row tight">
              <button type="button" className="btn ghost s grow num" onClick={() => bench.seek(placeOnTimeline(bench.edl(), mark.at))}><span>{clock(mark.at, frame)}</span></button>
              <button type="button" className="icon-btn" aria-label={t.remove_mark(clock(mark.at, frame))} disabled={off} onClick={() => bench.make((edl) => dropKeyframe(edl, clip.id, mark.at), t.mark_removed)}><Trash2 size={18} aria-hidden="true" /></button>
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">{t.frame_about}</p>
    </>
  );
}

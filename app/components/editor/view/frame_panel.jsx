// How a part fills the upright frame, and how the frame moves over it.
import { Diamond, Trash2 } from "lucide-react";
import { markFrame, sourceMoment } from "../logic/actions.mjs";
import { dropKeyframe, setClip, windowAt } from "../logic/clips.mjs";
import { bench } from "../logic/room.mjs";
import { clock } from "../logic/ticks.mjs";
import { placeOnTimeline } from "../logic/actions.mjs";
import { Choice, Range } from "./fields.jsx";

const share = (ppm) => `${Math.round(ppm / 10_000)} %`;

export function FramePanel({ state }) {
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
      <h2>Frame</h2>
      <Choice label="The picture" value={clip.fit} disabled={off} options={[["fill", "Fills the frame"], ["whole", "Shown whole"]]}
        onChoose={(fit) => bench.make((edl) => setClip(edl, clip.id, { fit }), fit === "fill" ? "Fills the frame" : "Shown whole")} />
      <Range label="Closer" value={window.zoom} min={1000} max={4000} step={10} show={(v) => `${(v / 1000).toFixed(2)}×`} disabled={off} onChange={(zoom) => move({ zoom }, "zoom")} />
      <Range label="Left to right" value={window.x} min={0} max={1_000_000} step={5000} show={share} disabled={off} onChange={(x) => move({ x }, "x")} />
      <Range label="Top to bottom" value={window.y} min={0} max={1_000_000} step={5000} show={share} disabled={off} onChange={(y) => move({ y }, "y")} />
      <div className="ed-acts">
        <button type="button" className="btn secondary s" disabled={off} onClick={() => markFrame(bench)}><Diamond size={16} aria-hidden="true" /><span>Mark here</span></button>
        <button type="button" className="btn ghost s" disabled={off || !clip.frames.length} onClick={() => bench.make((edl) => setClip(edl, clip.id, { frames: [] }), "The frame is at rest")}><span>Start over</span></button>
      </div>
      {clip.frames.length > 1 && (
        <ul className="ed-list" aria-label="Frame marks">
          {clip.frames.map((mark) => (
            <li key={mark.at} className="row tight">
              <button type="button" className="btn ghost s grow num" onClick={() => bench.seek(placeOnTimeline(bench.edl(), mark.at))}><span>{clock(mark.at, frame)}</span></button>
              <button type="button" className="icon-btn" aria-label={`Delete the mark at ${clock(mark.at, frame)}`} disabled={off} onClick={() => bench.make((edl) => dropKeyframe(edl, clip.id, mark.at), "Mark deleted")}><Trash2 size={18} aria-hidden="true" /></button>
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">Between two marks the frame moves evenly, so it can follow what you show.</p>
    </>
  );
}

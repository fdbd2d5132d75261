// Words over the picture: write, style, place.
import { useEffect, useState } from "react";
import { Plus, Trash2 } from "lucide-react";
import { newText, removeChosen } from "../logic/actions.mjs";
import { itemOf, MAX_TEXT, moveItem, setItem } from "../logic/layers.mjs";
import { bench } from "../logic/room.mjs";
import { NEW_TEXTS } from "../logic/texts.mjs";
import { Choice, Range, TimeField } from "./fields.jsx";
import { scriptOf } from "./use_bench.jsx";

const share = (ppm) => `${Math.round(ppm / 10_000)} %`;

/** The words as they are typed; an empty field changes nothing until something stands in it again. */
function Words({ item, t, off, onWrite }) {
  const [typed, setTyped] = useState(item.text);
  useEffect(() => { if (typed.trim()) setTyped(item.text); }, [item.text]);
  const write = (text) => { setTyped(text); if (text.trim()) onWrite(text); };
  return (
    <div className="field">
      <label htmlFor="ed-text">{t.words}</label>
      <textarea id="ed-text" className="input" rows={2} maxLength={MAX_TEXT} value={typed} lang={scriptOf(typed)} disabled={off} data-quiet="true"
        onChange={(e) => write(e.target.value)} onBlur={() => setTyped(item.text)} onFocus={(e) => NEW_TEXTS.includes(item.text) && e.target.select()} />
    </div>
  );
}

export function TextPanel({ state, t }) {
  const off = !state.mayEdit;
  const edl = bench.edl();
  const id = state.chosen?.lane === "texts" ? state.chosen.id : null;
  const item = id && itemOf(edl, "texts", id);
  const frame = bench.frame();
  const set = (change, said = "", key = "") => bench.make((list) => setItem(list, "texts", id, change), said, key && `${key} ${id}`);
  return (
    <>
      <div className="ed-head"><h2>{t.text}</h2>
        <button type="button" className="btn primary s" disabled={off} onClick={() => newText(bench)}><Plus size={16} aria-hidden="true" /><span>{t.add_text}</span></button>
      </div>
      {!item && (edl.texts.length
        ? <ul className="ed-list">{edl.texts.map((text) => (
            <li key={text.id}><button type="button" className="ed-row" lang={scriptOf(text.text)} onClick={() => { bench.choose("texts", text.id); bench.seek(text.start); }}>{text.text}</button></li>))}</ul>
        : <p className="soft small">{t.text_about}</p>)}
      {item && (
        <>
          <Words key={id} item={item} t={t} off={off} onWrite={(text) => set({ text }, "", "words")} />
          <Choice label={t.colour} value={item.color} disabled={off} className="colors" onChoose={(color) => set({ color }, t.colour_changed)}
            options={Object.entries(t.colours).map(([color, name]) => [color, <span key={color} className="ed-swatch"><i style={{ background: color }} /><span className="sr">{name}</span></span>])} />
          <Choice label={t.behind} value={item.back} disabled={off} options={Object.entries(t.backs)}
            onChoose={(back) => set({ back, back_color: item.color === "#1c1420" ? "#ffffff" : "#1c1420" }, t.changed)} />
          <div className="ed-two">
            <Choice label={t.weight} value={item.weight} disabled={off} options={[[500, t.calm], [800, t.loud]]} onChoose={(weight) => set({ weight }, t.changed)} />
            <Choice label={t.align} value={item.align} disabled={off} options={Object.entries(t.aligned)} onChoose={(align) => set({ align }, t.changed)} />
          </div>
          <Range label={t.size} value={item.size} min={16} max={160} show={(v) => `${(v / 10).toFixed(1)} %`} disabled={off} onChange={(size) => set({ size }, "", "size")} />
          <Range label={t.width} value={item.width} min={100_000} max={1_000_000} step={10_000} show={share} disabled={off} onChange={(width) => set({ width }, "", "width")} />
          <Range label={t.turn} value={item.turn} min={-45_000} max={45_000} step={1000} show={(v) => `${v / 1000}°`} disabled={off} onChange={(turn) => set({ turn }, "", "turn")} />
          <div className="ed-two">
            <TimeField label={t.from} value={item.start} frame={frame} disabled={off} onKeep={(at) => bench.make((list) => moveItem(list, "texts", id, "start", at, frame), t.moved)} />
            <TimeField label={t.to} value={item.end} frame={frame} disabled={off} onKeep={(at) => bench.make((list) => moveItem(list, "texts", id, "end", at, frame), t.moved)} />
          </div>
          <div className="ed-acts">
            <button type="button" className="btn danger-quiet s" disabled={off} onClick={() => removeChosen(bench)}><Trash2 size={16} aria-hidden="true" /><span>{t.remove_text}</span></button>
            <button type="button" className="btn ghost s" onClick={() => bench.choose("texts", null)}><span>{t.all_texts}</span></button>
          </div>
        </>
      )}
    </>
  );
}

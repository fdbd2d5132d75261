// Filters, the stickers' shelf, and the cover.
import { Check, Sparkles, Trash2 } from "lucide-react";
import { removeChosen } from "../logic/actions.mjs";
import { setClip } from "../logic/clips.mjs";
import { addSticker, itemOf, setCover, setItem } from "../logic/layers.mjs";
import { bench } from "../logic/room.mjs";
import { lookName, stickerName } from "../logic/texts.mjs";
import { clock, MS } from "../logic/ticks.mjs";
import { shownAt } from "../logic/timeline.mjs";
import { Choice, percent, Range } from "./fields.jsx";

export function LookPanel({ state, t, looks }) {
  const clip = bench.clip();
  const off = !state.mayEdit;
  const many = bench.edl().clips.length > 1;
  const set = (filter, said, key = "") => bench.make((edl) => setClip(edl, clip.id, { filter }), said, key);
  return (
    <>
      <h2>{t.look}</h2>
      <Choice label={many ? t.part_filter : t.filter} value={clip.filter?.name ?? ""} disabled={off} options={[["", t.as_filmed], ...looks.map((name) => [name, lookName(name, t)])]}
        onChoose={(name) => set(name ? { name, amount: clip.filter?.amount ?? 1000 } : null, name ? lookName(name, t) : t.as_filmed)} />
      {clip.filter && <Range label={t.how_much} value={clip.filter.amount} min={0} max={1000} step={10} show={percent} disabled={off} onChange={(amount) => set({ ...clip.filter, amount }, "", `look ${clip.id}`)} />}
      {many && <button type="button" className="btn secondary s" disabled={off} onClick={() => bench.make((edl) => ({ ...edl, clips: edl.clips.map((c) => ({ ...c, filter: clip.filter })) }), t.same_look_done)}><span>{t.same_look}</span></button>}
    </>
  );
}

export function StickerPanel({ state, t }) {
  const off = !state.mayEdit;
  const id = state.chosen?.lane === "stickers" ? state.chosen.id : null;
  const item = id && itemOf(bench.edl(), "stickers", id);
  const set = (change, key) => bench.make((edl) => setItem(edl, "stickers", id, change), "", `${key} ${id}`);
  const add = (name) => { if (bench.make((edl) => addSticker(edl, bench.get().now, name), t.sticker_added(stickerName(name, t)))) bench.choose("stickers", bench.edl().stickers.at(-1).id); };
  return (
    <>
      <h2>{t.stickers_title}</h2>
      {item && (
        <div className="ed-card">
          <div className="ed-head"><h3>{stickerName(item.name, t)}</h3>
            <button type="button" className="btn danger-quiet s" disabled={off} onClick={() => removeChosen(bench)}><Trash2 size={16} aria-hidden="true" /><span>{t.remove}</span></button>
          </div>
          <Range label={t.size} value={item.size} min={60} max={1000} step={10} show={percent} disabled={off} onChange={(size) => set({ size }, "size")} />
          <Range label={t.turn} value={item.turn} min={-180_000} max={180_000} step={1000} show={(v) => `${v / 1000}°`} disabled={off} onChange={(turn) => set({ turn }, "turn")} />
        </div>
      )}
      <ul className="ed-stickers" aria-label={t.stickers_add}>
        {state.stickers.map(({ name, url }) => (
          <li key={name}><button type="button" aria-label={stickerName(name, t)} title={stickerName(name, t)} disabled={off} onClick={() => add(name)}><img src={url} alt="" loading="lazy" draggable={false} /></button></li>
        ))}
      </ul>
    </>
  );
}

export function CoverPanel({ state, t }) {
  const off = !state.mayEdit;
  const edl = bench.edl();
  const choices = state.covers.map((p) => ({ ...p, at: shownAt(edl, "main", p.time_ms * MS) })).filter((p) => p.at !== null);
  const set = (at) => { if (bench.make((list) => setCover(list, at), at === null ? t.cover_auto : t.cover_at(clock(at, bench.frame()))) && at !== null) bench.seek(at); };
  return (
    <>
      <h2 id="ed-cover">{t.cover}</h2>
      <p className="small soft">{t.cover_about}</p>
      <div className="ed-acts">
        <button type="button" className="btn secondary s" disabled={off} onClick={() => set(state.now)}><span>{t.this_frame}</span></button>
        {edl.cover && <button type="button" className="btn ghost s num" onClick={() => bench.seek(edl.cover.at)}><span>{t.now_at(clock(edl.cover.at, bench.frame()))}</span></button>}
      </div>
      <div role="radiogroup" aria-labelledby="ed-cover" className="cover-choices">
        <button type="button" role="radio" aria-checked={!edl.cover} className="cover-choice auto" disabled={off} onClick={() => set(null)}><Sparkles size={20} aria-hidden="true" /><span className="tiny strong">{t.best}</span></button>
        {choices.map((p) => (
          <button key={p.time_ms} type="button" role="radio" aria-checked={edl.cover?.at === p.at} className="cover-choice" disabled={off} aria-label={t.picture_at(clock(p.at, bench.frame()))} onClick={() => set(p.at)}>
            <img src={p.url} alt="" />{edl.cover?.at === p.at && <Check size={18} aria-hidden="true" />}
          </button>
        ))}
      </div>
    </>
  );
}

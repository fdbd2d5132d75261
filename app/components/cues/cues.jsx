// The captions of a clip, one row each: text, times, split and join, and "play from here".
import { ListPlus, Merge, Play, Split, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { textsFor } from "./texts.mjs";
import { clock, meant, msOf, roomAfter, splitAt } from "./words.mjs";

/** The preview plays from `ms`: whoever owns it may take the event, else the page's video is moved. */
function playFrom(ms) {
  const taken = !document.dispatchEvent(new CustomEvent("jhalak:play-from", { detail: { ms }, cancelable: true }));
  const video = taken ? null : document.querySelector("#editor video");
  if (!video) return;
  video.currentTime = ms / 1000;
  video.play().catch(() => {});
}

function Time({ label, value, disabled, onKeep }) {
  const [typed, setTyped] = useState(clock(value));
  useEffect(() => setTyped(clock(value)), [value]);
  const keep = () => {
    const ms = msOf(typed);
    if (ms === null || clock(ms) === clock(value)) setTyped(clock(value));
    else onKeep(ms);
  };
  return <input className="input num cue-time" aria-label={label} value={typed} disabled={disabled} inputMode="decimal"
    onChange={(e) => setTyped(e.target.value)} onBlur={keep} onKeyDown={(e) => e.key === "Enter" && keep()} />;
}

function Row({ cue, number, count, lang, canEdit, t, focusOn, act, walk }) {
  const [text, setText] = useState(cue.text);
  const field = useRef(null);
  useEffect(() => setText(cue.text), [cue.text]);
  useEffect(() => { if (focusOn) field.current?.focus(); }, [focusOn]);
  const isChanged = text.trim() !== cue.text;
  const keep = () => isChanged && act("reword", number, { text });
  const split = () => {
    const word = splitAt(text, field.current.selectionStart) || Math.ceil(text.split(/\s+/).filter(Boolean).length / 2);
    // The words count as they are typed: a change is kept before it is split.
    act("split", number, { text: isChanged ? text : null, word });
  };
  const press = (e) => {
    const { selectionStart: start, selectionEnd: end } = e.currentTarget;
    const what = meant({ key: e.key, ctrlKey: e.ctrlKey, metaKey: e.metaKey, altKey: e.altKey, shiftKey: e.shiftKey, isComposing: e.nativeEvent.isComposing }, { text, start, end });
    if (!what || (what === "merge" && number === 0)) return;
    e.preventDefault();
    if (what === "keep") { keep(); walk(number + 1); }
    else if (what === "drop") setText(cue.text);
    else if (what === "split") split();
    else if (what === "merge") act("merge", number - 1, { text: null });
    else { keep(); walk(number + (what === "up" ? -1 : 1)); }
  };
  const words = text.split(/\s+/).filter(Boolean).length;
  return (
    <li className="cue-row">
      <button type="button" className="icon-btn" aria-label={t.play_from(clock(cue.start_ms))} onClick={() => playFrom(cue.start_ms)}><Play size={18} aria-hidden="true" /></button>
      <span className="cue-body">
        <input ref={field} className="input cue-text" aria-label={t.caption(number + 1)} value={text} lang={lang} readOnly={!canEdit} maxLength={400} spellCheck="true"
          onChange={(e) => setText(e.target.value)} onBlur={keep} onKeyDown={canEdit ? press : undefined} />
        <span className="cue-tools">
          <Time label={t.starts_at(number + 1)} value={cue.start_ms} disabled={!canEdit} onKeep={(ms) => act("move", number, { start: ms, end: cue.end_ms })} />
          <span aria-hidden="true" className="faint">–</span>
          <Time label={t.ends_at(number + 1)} value={cue.end_ms} disabled={!canEdit} onKeep={(ms) => act("move", number, { start: cue.start_ms, end: ms })} />
          {canEdit && <span className="push row tight">
            <button type="button" className="icon-btn" aria-label={t.split(number + 1)} disabled={words < 2} onMouseDown={(e) => e.preventDefault()} onClick={split}><Split size={18} aria-hidden="true" /></button>
            <button type="button" className="icon-btn" aria-label={t.join(number + 1)} disabled={number + 1 >= count} onClick={() => act("merge", number, { text: null })}><Merge size={18} aria-hidden="true" /></button>
            <button type="button" className="icon-btn" aria-label={t.remove(number + 1)} onClick={() => act("reword", number, { text: "" })}><Trash2 size={18} aria-hidden="true" /></button>
          </span>}
        </span>
      </span>
    </li>
  );
}

export function CueList({ cues = [], lang = "", durationMs = 0, canEdit = false, locale = "", onChange }) {
  const t = textsFor(locale);
  const [focus, setFocus] = useState(-1);
  const act = (what, number, { text = null, word = 0, start = 0, end = 0 }) => onChange(what, number, text ?? "", word, start, end, text !== null);
  const walk = (number) => setFocus(Math.max(0, Math.min(cues.length - 1, number)));
  const room = roomAfter(cues, cues.length - 1, durationMs);
  return (
    <div className="cue-list" data-quiet="true">
      <ol aria-label={t.captions}>
        {cues.map((cue, number) => (
          <Row key={`${number}-${cue.start_ms}`} cue={cue} number={number} count={cues.length} lang={lang} canEdit={canEdit} t={t} focusOn={focus === number} act={act} walk={walk} />
        ))}
      </ol>
      {canEdit && <p className="tiny faint">{t.keys}</p>}
      {canEdit && room && <button type="button" className="btn ghost s" onClick={() => onChange("insert", cues.length, "…", 0, room.start, room.end, true)}><ListPlus size={18} aria-hidden="true" /><span>{t.one_more}</span></button>}
    </div>
  );
}

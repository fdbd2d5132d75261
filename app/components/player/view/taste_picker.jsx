import { useEffect, useRef, useState } from "react";
import { Check, Sparkles } from "lucide-react";
import { MOST_PICKED, cardOf, mayAsk, noteAsked, placeFor, toggled } from "../logic/picker.mjs";
import { useTexts } from "./texts.jsx";

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Puts the question among the clips of somebody new, once. */
export function usePicker({ engine, feed, items, index, enabled }) {
  const asked = useRef(false);
  const now = useRef(index);
  now.current = index;
  const length = items.length;
  useEffect(() => {
    if (asked.current || length < placeFor(index) || !mayAsk({ index, enabled, storage: storage() })) return;
    asked.current = true;
    engine.api.tasteChoices().then(({ is_due: due, choices }) => {
      if (due) feed.insert(cardOf(choices), placeFor(now.current));
      else noteAsked(storage());
    }, () => {}); // Nobody misses a question that does not come.
  }, [index, enabled, length]);
}

/** "What do you like?": up to three taps, then the feed goes on with it. */
export function TastePicker({ index, live, choices, onDone, onSkip, onGo }) {
  const t = useTexts();
  const [picked, setPicked] = useState([]);
  const [done, setDone] = useState(false);
  useEffect(() => { if (live) noteAsked(storage()); }, [live]);
  const full = picked.length === MOST_PICKED;
  const send = async () => {
    if (await onDone(choices.filter((one) => picked.includes(one.value)))) { setDone(true); onGo(); }
  };
  return (
    <section className={`clip message-clip taste-picker ${live ? "live" : ""}`} style={{ top: `${index * 100}%` }} inert={!live} aria-hidden={live ? undefined : true} aria-labelledby="taste-picker-title">
      <div className="clip-frame"><div className="taste-card">
        <h2 id="taste-picker-title">{t.what_like}</h2>
        <p className="soft">{done ? t.picked : t.pick_three}</p>
        <div className="taste-grid" role="group" aria-label={t.things}>
          {choices.map(({ kind, value, label, image_url: image }) => {
            const on = picked.includes(value);
            return (
              <button key={`${kind} ${value}`} type="button" className="taste-choice" aria-pressed={on} disabled={done || (full && !on)}
                onClick={() => setPicked(toggled(picked, value))}>
                <span className="taste-picture">{image ? <img src={image} alt="" draggable={false} loading="lazy" /> : <Sparkles size={28} aria-hidden="true" />}</span>
                <span className="taste-label clip-1" lang={/[\u0900-\u097F]/.test(label) ? "hi" : "en"}>{label}</span>
                {on && <span className="taste-tick" aria-hidden="true"><Check size={16} strokeWidth={3} /></span>}
              </button>
            );
          })}
        </div>
        <div className="taste-acts">
          <button type="button" className="btn primary block" disabled={!picked.length || done} onClick={send}>{t.show_these(picked.length)}</button>
          <button type="button" className="btn ghost block" disabled={done} onClick={onSkip}>{t.not_now}</button>
        </div>
      </div></div>
    </section>
  );
}

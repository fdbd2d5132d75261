// Small form parts of the panels: a range with its number, a typed time, a row of choices.
import { useEffect, useId, useState } from "react";
import { clock, parseClock } from "../logic/ticks.mjs";

/** A labelled slider that says its value. */
export function Range({ label, value, min, max, step = 1, show = String, disabled = false, onChange }) {
  const id = useId();
  return (
    <div className="ed-range">
      <label htmlFor={id}>{label}</label>
      <output className="num small soft" htmlFor={id}>{show(value)}</output>
      <input id={id} type="range" min={min} max={max} step={step} value={value} disabled={disabled} aria-valuetext={show(value)} data-quiet="true"
        onChange={(e) => onChange(Number(e.target.value))} />
    </div>
  );
}

/** A time as 0:07.12, kept on Enter or on leaving the field. */
export function TimeField({ label, value, frame, disabled = false, onKeep }) {
  const id = useId();
  const [text, setText] = useState(clock(value, frame));
  useEffect(() => setText(clock(value, frame)), [value, frame]);
  const keep = () => {
    const at = parseClock(text, frame);
    if (at === null || at === value) setText(clock(value, frame));
    else onKeep(at);
  };
  return (
    <div className="ed-time">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input num" value={text} disabled={disabled} inputMode="decimal" autoComplete="off" spellCheck={false} data-quiet="true"
        onChange={(e) => setText(e.target.value)} onBlur={keep} onKeyDown={(e) => e.key === "Enter" && keep()} />
    </div>
  );
}

/** One of a few, as chips; `options` are [value, label]. */
export function Choice({ label, value, options, disabled = false, onChoose, className = "" }) {
  const id = useId();
  const step = (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const at = options.findIndex(([option]) => option === value);
    const next = (at + by + options.length) % options.length;
    onChoose(options[next][0]);
    event.currentTarget.children[next]?.focus();
  };
  return (
    <div className="ed-choice">
      <span id={id} className="small strong">{label}</span>
      <div role="radiogroup" aria-labelledby={id} className={`ed-chips ${className}`} onKeyDown={step}>
        {options.map(([option, text], i) => (
          <button key={String(option)} type="button" role="radio" aria-checked={option === value} disabled={disabled} className="chip-btn"
            tabIndex={option === value || (i === 0 && !options.some(([o]) => o === value)) ? 0 : -1} onClick={() => onChoose(option)}>{text}</button>
        ))}
      </div>
    </div>
  );
}

export const percent = (value) => `${Math.round(value / 10)} %`;

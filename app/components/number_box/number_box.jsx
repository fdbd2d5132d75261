// A number that is kept when it rests: on Enter, on leaving the field, or shortly after the last step.
import { useEffect, useId, useRef, useState } from "react";

const REST_MS = 500;

export function NumberBox({ label, value, min = 0, max = 0, step = 0.1, unit = "", disabled = false, revision = 0, onKeep }) {
  const id = useId();
  const [text, setText] = useState(String(value));
  const timer = useRef(0);
  const last = useRef(String(value));
  useEffect(() => {
    last.current = String(value);
    if (!timer.current) setText(String(value)); // Else somebody is typing, and this answers something older.
  }, [value, revision]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const input = useRef(null);
  const tell = (name) => input.current?.dispatchEvent(new CustomEvent(`jhalak:${name}`, { bubbles: true }));
  const keep = (now) => {
    clearTimeout(timer.current);
    timer.current = 0;
    const number = Math.min(max, Math.max(min, Number(now)));
    if (now.trim() === "" || !Number.isFinite(number) || String(number) === last.current) {
      setText(last.current);
      tell("drop");
      return;
    }
    setText(String(number));
    last.current = String(number);
    tell("edit");
    onKeep(number);
  };
  return (
    <span className="number-box">
      <label htmlFor={id}>{label}</label>
      <span className="number-input">
        <input ref={input} id={id} className="input num" type="number" inputMode="decimal" value={text} min={min} max={max} step={step} disabled={disabled}
          onChange={(e) => { const now = e.target.value; setText(now); clearTimeout(timer.current); timer.current = setTimeout(() => keep(now), REST_MS); }}
          onBlur={(e) => keep(e.target.value)}
          onKeyDown={(e) => e.key === "Enter" && keep(e.currentTarget.value)} />
        {unit && <span className="faint small" aria-hidden="true">{unit}</span>}
      </span>
    </span>
  );
}

/** Reads a text file and hands its words over; for captions that lie in a file. */
export function TextFile({ label, accept, disabled = false, onText }) {
  const input = useRef(null);
  const take = async (file) => file && onText((await file.slice(0, 600_000).text()));
  return (
    <>
      <input ref={input} type="file" accept={accept} className="sr" tabIndex={-1} aria-hidden="true" data-quiet="true"
        onChange={(e) => { take(e.target.files[0]); e.target.value = ""; }} />
      <button type="button" className="btn ghost s" disabled={disabled} onClick={() => input.current.click()}><span>{label}</span></button>
    </>
  );
}

// A text area with line numbers; a wrong line is marked, chosen and in sight.
import { useEffect, useId, useRef, useState } from "react";
import { linesOf, placeOf } from "./lines.mjs";

const REST_MS = 500;
const LINE_PX = 20;

export function LinedText({ of = "", value = "", label = "", wrongLine = 0, wrong = "", readOnly = false, onRest }) {
  const [text, setText] = useState(value);
  const [scroll, setScroll] = useState(0);
  const area = useRef(null);
  const told = useRef(value);
  const rest = useRef(onRest);
  rest.current = onRest;
  const note = useId();
  useEffect(() => {
    setText(value);
    told.current = value;
    area.current.scrollTop = 0;
  }, [of]);
  const tell = (now) => {
    if (now === told.current || readOnly) return;
    told.current = now;
    rest.current?.(now);
  };
  useEffect(() => {
    const timer = setTimeout(() => tell(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const place = placeOf(area.current.value, wrongLine);
    if (!place) return;
    area.current.focus();
    area.current.setSelectionRange(...place);
    area.current.scrollTop = Math.max(0, (wrongLine - 5) * LINE_PX);
  }, [wrongLine, wrong]);
  return (
    <div className="lined">
      <div className="lined-box">
        <div className="lined-numbers num" aria-hidden="true">
          <ol style={{ translate: `0 ${-scroll}px` }}>
            {Array.from({ length: linesOf(text) }, (_, at) => <li key={at} className={at + 1 === wrongLine ? "wrong" : ""}>{at + 1}</li>)}
          </ol>
        </div>
        <textarea ref={area} value={text} readOnly={readOnly} aria-label={label} aria-invalid={wrongLine > 0} aria-describedby={note}
          spellCheck={false} autoCapitalize="off" autoComplete="off" wrap="off"
          onChange={(event) => setText(event.target.value)} onBlur={() => tell(text)} onScroll={(event) => setScroll(event.target.scrollTop)} />
      </div>
      <p id={note} className="error" role={wrong ? "alert" : undefined}>{wrong}</p>
    </div>
  );
}

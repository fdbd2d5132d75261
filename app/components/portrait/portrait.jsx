// One's own portrait with its two buttons: change it, take it off.
import { useEffect, useId, useRef, useState } from "react";
import { CircleAlert, ImageUp, Trash2 } from "lucide-react";
import { change, KINDS, refusal } from "./picture.mjs";
import { wordsOf } from "./words.mjs";

export function Portrait({ url = "", name = "", locale = "en", onChange, onRefuse }) {
  const [shown, setShown] = useState(url);
  const [busy, setBusy] = useState("");
  const [problem, setProblem] = useState(null);
  const [said, setSaid] = useState("");
  const input = useRef(null);
  const choose = useRef(null);
  const hint = useId();
  const words = wordsOf(locale);
  useEffect(() => setShown(url), [url]);

  const send = async (file) => {
    if (busy) return;
    const reason = file ? refusal(file, words) : "";
    setProblem(reason ? { detail: reason, code: "", lang: words.language } : null);
    setSaid("");
    if (reason) return;
    setBusy(file ? "put" : "off");
    const came = await change(file, (...args) => window.fetch(...args), words);
    setBusy("");
    choose.current?.focus({ preventScroll: true });
    if (came.problem) {
      if (came.problem.code === "picture_refused") onRefuse?.();
      return setProblem(came.problem);
    }
    setShown(came.url);
    setSaid(file ? words.shows_now : words.is_off);
    onChange?.(came.url);
  };

  return (
    <div className="portrait-edit" lang={words.language}>
      <span className="avatar" style={{ "--size": "112px" }}>
        <span aria-hidden="true">{name[0] ?? "?"}</span>
        {shown && <img src={shown} alt={words.yours} />}
      </span>
      <div className="portrait-acts">
        <div className="row wrap">
          <button ref={choose} type="button" className="btn secondary" aria-busy={busy === "put"} aria-describedby={hint} onClick={() => !busy && input.current.click()}>
            {busy === "put" ? <span className="spinner" aria-hidden="true" /> : <ImageUp size={18} aria-hidden="true" />}
            <span className="btn-label">{shown ? words.change : words.add}</span>
          </button>
          {shown && (
            <button type="button" className="btn ghost" aria-busy={busy === "off"} onClick={() => send(null)}>
              {busy === "off" ? <span className="spinner" aria-hidden="true" /> : <Trash2 size={18} aria-hidden="true" />}
              <span className="btn-label">{words.take_off}</span>
            </button>
          )}
        </div>
        <div id={hint}>
          {problem ? (
            <p className="portrait-problem" role="alert" lang={problem.lang}>
              <CircleAlert size={16} aria-hidden="true" />
              <span>{problem.detail}</span>
            </p>
          ) : (
            <p className="small faint">{words.hint}</p>
          )}
        </div>
        <p className="small soft" role="status">{busy === "put" ? words.checking : said}</p>
      </div>
      <input ref={input} type="file" accept={KINDS.join(",")} className="sr" tabIndex={-1} aria-hidden="true" data-portrait="file"
        onChange={(e) => { const file = e.target.files[0]; e.target.value = ""; if (file) send(file); }} />
    </div>
  );
}

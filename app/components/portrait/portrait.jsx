// One's own portrait with its two buttons: change it, take it off.
import { useEffect, useId, useRef, useState } from "react";
import { CircleAlert, ImageUp, Trash2 } from "lucide-react";
import { change, KINDS, refusal } from "./picture.mjs";

// Written in the reader's language by the server; all else is in English.
const JUDGED = ["picture_refused", "not_screened"];

export function Portrait({ url = "", name = "", locale = "en", onChange, onRefuse }) {
  const [shown, setShown] = useState(url);
  const [busy, setBusy] = useState("");
  const [problem, setProblem] = useState(null);
  const [said, setSaid] = useState("");
  const input = useRef(null);
  const choose = useRef(null);
  const hint = useId();
  useEffect(() => setShown(url), [url]);

  const send = async (file) => {
    if (busy) return;
    const reason = file ? refusal(file) : "";
    setProblem(reason ? { detail: reason, code: "" } : null);
    setSaid("");
    if (reason) return;
    setBusy(file ? "put" : "off");
    const came = await change(file, (...args) => window.fetch(...args));
    setBusy("");
    choose.current?.focus({ preventScroll: true });
    if (came.problem) {
      if (came.problem.code === "picture_refused") onRefuse?.();
      return setProblem(came.problem);
    }
    setShown(came.url);
    setSaid(file ? "Your new picture shows now." : "Your picture is off.");
    onChange?.(came.url);
  };

  return (
    <div className="portrait-edit">
      <span className="avatar" style={{ "--size": "112px" }}>
        <span aria-hidden="true">{name[0] ?? "?"}</span>
        {shown && <img src={shown} alt="Your picture" />}
      </span>
      <div className="portrait-acts">
        <div className="row wrap">
          <button ref={choose} type="button" className="btn secondary" aria-busy={busy === "put"} aria-describedby={hint} onClick={() => !busy && input.current.click()}>
            {busy === "put" ? <span className="spinner" aria-hidden="true" /> : <ImageUp size={18} aria-hidden="true" />}
            <span className="btn-label">{shown ? "Change picture" : "Add a picture"}</span>
          </button>
          {shown && (
            <button type="button" className="btn ghost" aria-busy={busy === "off"} onClick={() => send(null)}>
              {busy === "off" ? <span className="spinner" aria-hidden="true" /> : <Trash2 size={18} aria-hidden="true" />}
              <span className="btn-label">Take it off</span>
            </button>
          )}
        </div>
        <div id={hint}>
          {problem ? (
            <p className="portrait-problem" role="alert" lang={JUDGED.includes(problem.code) ? locale : "en"}>
              <CircleAlert size={16} aria-hidden="true" />
              <span>{problem.detail}</span>
            </p>
          ) : (
            <p className="small faint">JPEG, PNG or WebP, up to 8 MB. Its middle is shown, once it was checked.</p>
          )}
        </div>
        <p className="small soft" role="status">{busy === "put" ? "Sending and checking your picture" : said}</p>
      </div>
      <input ref={input} type="file" accept={KINDS.join(",")} className="sr" tabIndex={-1} aria-hidden="true" data-portrait="file"
        onChange={(e) => { const file = e.target.files[0]; e.target.value = ""; if (file) send(file); }} />
    </div>
  );
}

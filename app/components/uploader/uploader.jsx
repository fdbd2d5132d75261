// Picks, films or takes a dropped clip, sends it by tus, and opens its editor.
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Camera, CircleAlert, CloudUpload, Film, History, Pause, Play, RotateCw, WifiOff, X } from "lucide-react";
import * as tus from "tus-js-client";
import { Recorder } from "../recorder/recorder.jsx";
import { hold } from "./hold.mjs";
import { refusal, remaining, size } from "./rules.mjs";
import { sha256Of } from "./sha256.mjs";
import { openShelf } from "./shelf.mjs";
import { createTransfer, IDLE, unfinished } from "./transfer.mjs";
import { languageOf, wordsOf } from "./words.mjs";

/** The whole way from a file to the editor. */
export function Uploader({ maxBytes = 0, freeBytes = 0, clipMaxS = 0, locale = "en" }) {
  const t = wordsOf(locale);
  const words = useRef(t);
  words.current = t;
  const navigate = useNavigate();
  const [state, setState] = useState(IDLE);
  const [problem, setProblem] = useState("");
  const [over, setOver] = useState(false);
  const [cut, setCut] = useState(null);
  const [filming, setFilming] = useState(false);
  const [shelf] = useState(() => openShelf(window.indexedDB, navigator.storage));
  const transfer = useRef(null);
  const input = useRef(null);
  const depth = useRef(0);
  const hint = useId();

  useEffect(() => {
    transfer.current = createTransfer({
      tus, fetch: (...args) => window.fetch(...args), now: () => performance.now(), tell: setState, words: () => words.current,
      digest: (file, options) => sha256Of(file, { ...options, subtle: window.crypto.subtle }), shelf, hold,
      kept: (file, id) => sent(shelf, file, id), done: (id) => navigate(`/studio/clips/${id}`, { replace: true }),
    });
    stillThere(shelf).then((left) => {
      setCut(left);
      if (left?.file && transfer.current.state().phase === "idle") transfer.current.begin(left.file, { isKept: true });
    });
    shelf.takes().then((takes) => takes.length && setFilming(true));
    const online = () => transfer.current.state().phase === "waiting" && transfer.current.resume();
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("online", online);
      transfer.current.stop();
    };
  }, []);

  const busy = ["sending", "paused", "waiting", "reading"].includes(state.phase);
  useEffect(() => {
    if (!busy) return undefined;
    const warn = (event) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [busy]);

  const take = useCallback((files) => {
    const file = files?.[0];
    if (!file || transfer.current.state().phase === "sending") return;
    const reason = files.length > 1 ? words.current.one_only : refusal(file, { maxBytes, freeBytes: freeBytes || Infinity }, words.current);
    setProblem(reason);
    setCut(null);
    if (!reason) transfer.current.begin(file);
  }, [maxBytes, freeBytes]);

  const use = (takes) => {
    setFilming(false);
    transfer.current.begin(takes.map((take) => take.file), { videoId: takes[0].videoId, isKept: true });
  };
  const again = () => { setState(IDLE); setProblem(""); input.current?.click(); };
  const percent = state.total ? Math.floor((state.sent / state.total) * 100) : 0;
  const active = state.phase !== "idle";
  const long = clipMaxS && (clipMaxS >= 120 ? t.minutes(Math.round(clipMaxS / 60)) : t.seconds(clipMaxS));

  return (
    <div
      lang={t.language}
      className={`uploader ${over ? "over" : ""} ${active || filming ? "active" : ""}`}
      onDragEnter={(e) => { e.preventDefault(); depth.current += 1; setOver(!active); }}
      onDragOver={(e) => e.preventDefault()}
      onDragLeave={() => { depth.current -= 1; if (depth.current <= 0) setOver(false); }}
      onDrop={(e) => { e.preventDefault(); depth.current = 0; setOver(false); if (!active) take(e.dataTransfer.files); }}
    >
      <input ref={input} id="studio-file" type="file" accept="video/*" className="sr" tabIndex={-1} aria-hidden="true"
        onChange={(e) => { take(e.target.files); e.target.value = ""; }} />
      {!active && filming && <Recorder maxS={clipMaxS} shelf={shelf} locale={locale} onTakes={use} onClose={() => setFilming(false)} />}
      {!active && !filming && (
        <div className="uploader-drop">
          <span className="uploader-art" aria-hidden="true"><CloudUpload size={40} /></span>
          <h2>{over ? t.let_go : t.choose}</h2>
          <p className="soft" id={hint}>{t.wanted(long, maxBytes && size(maxBytes))}</p>
          <div className="row wrap uploader-ways">
            <button type="button" className="btn primary l" aria-describedby={hint} onClick={() => input.current.click()}>
              <Film size={20} aria-hidden="true" /><span className="btn-label">{t.choose}</span>
            </button>
            <button type="button" className="btn secondary l" onClick={() => setFilming(true)}>
              <Camera size={20} aria-hidden="true" /><span className="btn-label">{t.film}</span>
            </button>
          </div>
          <p className="small faint uploader-desk">{t.or_drop}</p>
          {problem && <p className="notice danger" role="alert"><CircleAlert size={18} aria-hidden="true" /><span>{problem}</span></p>}
          {cut && !problem && (
            <p className="notice" role="status">
              <History size={18} aria-hidden="true" />
              <span>{t.unfinished}<strong lang="">{cut.name}</strong>{t.unfinished_more(cut.percent)}</span>
            </p>
          )}
        </div>
      )}
      {active && (
        <section className="uploader-run" aria-label={t.upload}>
          <div className="row">
            <span className={`uploader-mark ${state.phase}`} aria-hidden="true">
              {state.phase === "waiting" ? <WifiOff size={24} /> : state.phase === "failed" || state.phase === "refused" ? <CircleAlert size={24} /> : <Film size={24} />}
            </span>
            <div className="grow">
              <p className="strong clip-1" lang="">{state.name}</p>
              <p className="small soft" role="status">{state.of > 1 ? t.take(state.number, state.of) : ""}{t.phases[state.phase]}</p>
            </div>
            {state.phase !== "refused" && <span className="uploader-percent num">{percent} %</span>}
          </div>
          {state.phase !== "refused" && (
            <div className={`progress ${state.phase === "reading" ? "busy" : ""}`} role="progressbar" aria-label={t.upload_of(state.name)} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
              <i style={{ width: `${percent}%` }} />
            </div>
          )}
          {state.phase === "sending" && (
            <p className="small soft num">
              {t.sent(size(state.sent), size(state.total))}
              {state.speed > 0 && ` · ${t.speed(size(state.speed))} · ${remaining((state.total - state.sent) / state.speed, t)}`}
            </p>
          )}
          {cut?.file && state.phase === "sending" && <p className="small soft">{t.was_cut(cut.percent)}</p>}
          {state.phase === "paused" && <p className="small soft">{t.kept}</p>}
          {state.problem && <p className={`notice ${state.phase === "waiting" ? "highlight" : "danger"}`} role="alert"><CircleAlert size={18} aria-hidden="true" /><span lang={languageOf(state.problem)}>{state.problem}</span></p>}
          <div className="row wrap">
            {state.phase === "sending" && <Act icon={Pause} label={t.pause} onClick={() => transfer.current.pause()} />}
            {state.phase === "paused" && <Act icon={Play} label={t.go_on} kind="primary" onClick={() => transfer.current.resume()} />}
            {(state.phase === "waiting" || state.phase === "failed") && <Act icon={RotateCw} label={t.again} kind="primary" onClick={() => transfer.current.resume()} />}
            {state.videoId && ["failed", "refused"].includes(state.phase) && <Act icon={Film} label={t.without} onClick={() => navigate(`/studio/clips/${state.videoId}`, { replace: true })} />}
            {state.phase === "refused" && <Act icon={Film} label={t.another} kind="primary" onClick={again} />}
            {["sending", "paused", "waiting", "failed"].includes(state.phase) && <Act icon={X} label={t.cancel} kind="ghost" onClick={() => transfer.current.cancel()} />}
          </div>
        </section>
      )}
    </div>
  );
}

function Act({ icon: Icon, label, kind = "secondary", onClick }) {
  return (
    <button type="button" className={`btn ${kind}`} onClick={onClick}>
      <Icon size={18} aria-hidden="true" /><span className="btn-label">{label}</span>
    </button>
  );
}

/** A take that has arrived is no longer kept here; the others learn which draft they belong to. */
async function sent(shelf, file, videoId) {
  for (const take of await shelf.takes()) {
    if (take.name === file.name && take.at === file.lastModified) await shelf.forget(take.id);
    else await shelf.note({ ...take, videoId });
  }
}

/** The newest cut-off upload that the server still has: how much has arrived, and the file where this browser kept it. */
async function stillThere(shelf) {
  const [newest] = await unfinished(tus);
  if (!newest) return null;
  const answer = await fetch(newest.url, { method: "HEAD", credentials: "same-origin", headers: { "Tus-Resumable": "1.0.0" } }).catch(() => null);
  if (!answer) return null;
  const shelfKey = await shelf.keyStarting(`${newest.name}-${newest.size}-`);
  const offset = Number(answer.headers.get("Upload-Offset"));
  if (!answer.ok || !offset) {
    await tus.defaultOptions.urlStorage.removeUpload(newest.key);
    if (shelfKey) await shelf.drop(shelfKey);
    return null;
  }
  return { name: newest.name, percent: Math.floor((offset / newest.size) * 100), file: shelfKey && (await shelf.file(shelfKey)) };
}

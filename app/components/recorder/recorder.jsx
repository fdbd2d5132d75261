// Films takes in the browser: camera, countdown, teleprompter, review. Sending them is the uploader's part.
import { useCallback, useEffect, useRef, useState } from "react";
import { Camera, Check, CircleAlert, Play, RotateCcw, Trash2, X } from "lucide-react";
import { choices, isFront, missing, problemOf, wanted } from "./devices.mjs";
import { Panel } from "./panel.jsx";
import { offsetAt, SIZES, SPEEDS } from "./prompter.mjs";
import { film, found } from "./session.mjs";
import { clock, leftMs, shares, told, totalMs, typeFor } from "./takes.mjs";
import { wordsOf } from "./words.mjs";

const SETTINGS = { camera: "", microphone: "", countdown: 3, mirror: true, torch: false, script: "", speed: SPEEDS.usual, size: SIZES.usual };

/** The stream of the chosen devices, which devices there are, and the name of what went wrong. */
function useCamera(set, onSet) {
  const [stream, setStream] = useState(null);
  const [devices, setDevices] = useState([]);
  const [problem, setProblem] = useState("");
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const why = missing({ mediaDevices: navigator.mediaDevices, MediaRecorder: window.MediaRecorder, isSecureContext: window.isSecureContext });
    setProblem(why);
    if (why) return undefined;
    let over = false;
    let opened = null;
    (async () => {
      try {
        opened = await navigator.mediaDevices.getUserMedia(wanted(set)).catch((error) => {
          // Without a microphone there is still a picture to film.
          if (error.name !== "NotFoundError") throw error;
          return navigator.mediaDevices.getUserMedia(wanted({ ...set, sound: false }));
        });
        if (over) return;
        setStream(opened);
        setDevices(await navigator.mediaDevices.enumerateDevices());
        const [picture] = opened.getVideoTracks();
        const [sound] = opened.getAudioTracks();
        onSet({
          camera: picture.getSettings().deviceId ?? "", microphone: sound?.getSettings().deviceId ?? "",
          torch: false, ...(attempt === 0 && !set.camera && { mirror: isFront(picture.getSettings()) }),
        });
      } catch (error) {
        if (!over) setProblem(problemOf(error));
      } finally {
        if (over) opened?.getTracks().forEach((track) => track.stop());
      }
    })();
    return () => {
      over = true;
      opened?.getTracks().forEach((track) => track.stop());
      setStream(null);
    };
  }, [attempt]);
  const again = useCallback(() => setAttempt((n) => n + 1), []);
  return { stream, devices, problem, again };
}

/**
 * @param {object} props
 * @param {number} props.maxS the longest clip, in seconds; 0 where unknown
 * @param {object} props.shelf keeps takes until the server has them
 * @param {string} props.locale in which it speaks
 * @param {(takes: object[]) => void} props.onTakes what was filmed, to be sent
 * @param {() => void} props.onClose
 */
export function Recorder({ maxS = 0, shelf, locale = "en", onTakes, onClose }) {
  const t = wordsOf(locale);
  const [set, setSet] = useState(SETTINGS);
  const onSet = useCallback((change) => setSet((old) => ({ ...old, ...change })), []);
  const { stream, devices, problem, again } = useCamera(set, onSet);
  const [takes, setTakes] = useState([]);
  const [phase, setPhase] = useState("ready"); // ready → counting → filming → ready; ready ⇄ review
  const [count, setCount] = useState(0);
  const [ms, setMs] = useState(0);
  const [said, setSaid] = useState("");
  const running = useRef(null);
  const timer = useRef(0);
  const picture = useRef(null);
  const prompter = useRef(null);
  const title = useRef(null);

  useEffect(() => { title.current?.focus(); found(shelf).then(setTakes); }, []);
  useEffect(() => { if (picture.current) picture.current.srcObject = stream; }, [stream, phase]);
  useEffect(() => () => { clearTimeout(timer.current); running.current?.stop(); }, []);

  const change = (wish) => {
    onSet(wish);
    if (("camera" in wish || "microphone" in wish) && stream) again();
    if ("torch" in wish) stream?.getVideoTracks()[0]?.applyConstraints({ advanced: [{ torch: wish.torch }] }).catch(() => {});
  };

  const stop = useCallback(async (full) => {
    clearTimeout(timer.current);
    if (!running.current) { setPhase("ready"); setCount(0); return; }
    const filming = running.current;
    running.current = null;
    setPhase("ready");
    const take = await filming.stop();
    setMs(0);
    if (!take) { setSaid(told("short", [], 0, t)); return; }
    setTakes((old) => {
      const all = [...old, take];
      setSaid(`${told("kept", all, take.ms, t)}${full ? ` ${told("full", all, 0, t)}` : ""}`);
      return all;
    });
  }, [t]);

  const begin = useCallback(() => {
    running.current = film({
      MediaRecorder: window.MediaRecorder, stream, type: typeFor((kind) => window.MediaRecorder.isTypeSupported(kind)), shelf, number: takes.length + 1, words: t,
      now: () => performance.now(), date: () => Date.now(), id: () => `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`,
    });
    setPhase("filming");
    setSaid(told("recording", takes, 0, t));
    const left = leftMs(takes, maxS);
    const beat = () => {
      const elapsed = running.current?.elapsed() ?? 0;
      setMs(elapsed);
      if (elapsed >= left) stop(true);
      else if (running.current) timer.current = setTimeout(beat, 100);
    };
    beat();
  }, [stream, takes, maxS, shelf, stop, t]);

  const press = () => {
    if (phase !== "ready") { stop(false); return; }
    const tick = (left) => {
      setCount(left);
      if (left === 0) begin();
      else timer.current = setTimeout(() => tick(left - 1), 1000);
    };
    if (set.countdown) setPhase("counting");
    tick(set.countdown);
  };

  const deleteLast = async () => {
    const last = takes.at(-1);
    await shelf.forget(last.id);
    setTakes((old) => { const rest = old.slice(0, -1); setSaid(told("deleted", rest, 0, t)); return rest; });
    if (takes.length === 1) setPhase("ready");
  };

  const full = leftMs(takes, maxS) === 0;
  const busy = phase === "filming" || phase === "counting";
  const height = prompter.current?.scrollHeight ?? 0;
  const hasTorch = Boolean(stream?.getVideoTracks()[0]?.getCapabilities?.().torch);
  return (
    <section className="rec" aria-label={t.recorder} lang={t.language}>
      <div className="row">
        <h2 className="grow" tabIndex={-1} ref={title}>{phase === "review" ? t.look : t.film}</h2>
        <button type="button" className="btn ghost" disabled={busy} onClick={onClose}><X size={18} aria-hidden="true" /><span className="btn-label">{t.close}</span></button>
      </div>
      {problem && phase !== "review" && (
        <div className="notice danger" role="alert">
          <CircleAlert size={18} aria-hidden="true" />
          <span className="grow">{t.problems[problem]}</span>
          <button type="button" className="btn secondary s" onClick={again}><RotateCcw size={16} aria-hidden="true" /><span className="btn-label">{t.again}</span></button>
        </div>
      )}
      <div className="rec-room">
        <div className="rec-side">
          <div className="rec-stage">
            {phase === "review" ? <Review takes={takes} words={t} /> : (
              <>
                <video ref={picture} className={set.mirror ? "mirrored" : ""} autoPlay muted playsInline aria-label={t.sees} />
                <div className="rec-guide" aria-hidden="true"><i /><i /></div>
                {set.script.trim() && (
                  <div className="rec-prompter" aria-hidden="true">
                    <p ref={prompter} lang="" style={{ fontSize: `${set.size}px`, transform: `translateY(${-offsetAt(ms, set.script, set.speed, height)}px)` }}>{set.script}</p>
                  </div>
                )}
                {phase === "counting" && <span className="rec-count num" aria-hidden="true">{count}</span>}
              </>
            )}
            <div className="rec-bars" aria-hidden="true">
              {shares(takes, phase === "filming" ? ms : 0, maxS).map((share, n) => <i key={n} style={{ width: `${share}%` }} />)}
            </div>
            <span className={`rec-clock num ${phase === "filming" ? "on" : ""}`}>{clock(totalMs(takes) + ms)}{maxS ? ` / ${clock(maxS * 1000)}` : ""}</span>
          </div>
          <div className="rec-deck">
            <button type="button" className="btn ghost" disabled={busy || takes.length === 0} onClick={deleteLast} aria-label={t.delete_last}><Trash2 size={18} aria-hidden="true" /><span className="btn-label">{t.delete_parts[0]}<span className="rec-wide">{t.delete_parts[1]}</span>{t.delete_parts[2]}</span></button>
            {phase !== "review" && (
              <button type="button" className={`rec-button ${busy ? "on" : ""}`} disabled={!stream || (full && !busy)} aria-label={phase === "filming" ? t.pause : phase === "counting" ? t.stop_count : takes.length ? t.next : t.start} onClick={press}><i aria-hidden="true" /></button>
            )}
            <button type="button" className="btn secondary" disabled={busy || takes.length === 0} onClick={() => setPhase(phase === "review" ? "ready" : "review")}>
              {phase === "review" ? <Camera size={18} aria-hidden="true" /> : <Play size={18} aria-hidden="true" />}
                <span className="btn-label">{phase === "review" ? t.more : t.review}</span>
            </button>
          </div>
        </div>
        {phase !== "review" && <Panel words={t} set={set} onSet={change} cameras={choices(devices, "videoinput", t)} microphones={choices(devices, "audioinput", t)} hasTorch={hasTorch} locked={busy} />}
      </div>
      <p className="sr" role="status" aria-live="polite">{phase === "counting" ? String(count) : said}</p>
      <div className="row wrap rec-end">
        <span className="grow small soft num">{takes.length === 0 ? t.nothing : t.sum(takes.length, clock(totalMs(takes)), full)}</span>
        <button type="button" className="btn primary" disabled={busy || takes.length === 0} onClick={() => onTakes(takes)}><Check size={18} aria-hidden="true" /><span className="btn-label">{t.use(takes.length)}</span></button>
      </div>
    </section>
  );
}

/** Plays the takes one after the other. */
function Review({ takes, words }) {
  const [number, setNumber] = useState(0);
  const [address, setAddress] = useState("");
  const take = takes[Math.min(number, takes.length - 1)];
  useEffect(() => {
    const made = URL.createObjectURL(take.file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [take]);
  return (
    <video key={address} src={address || undefined} controls autoPlay playsInline aria-label={words.take_of(Math.min(number, takes.length - 1) + 1, takes.length)}
      onEnded={() => setNumber((n) => (n + 1 < takes.length ? n + 1 : 0))} />
  );
}

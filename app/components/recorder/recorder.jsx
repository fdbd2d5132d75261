// Films takes in the browser: camera, countdown, teleprompter, review. Sending them is the uploader's part.
import { useCallback, useEffect, useRef, useState } from "react";
import { Camera, Check, CircleAlert, Play, RotateCcw, Trash2, X } from "lucide-react";
import { choices, isFront, missing, problemOf, wanted } from "./devices.mjs";
import { Panel } from "./panel.jsx";
import { offsetAt, SIZES, SPEEDS } from "./prompter.mjs";
import { film, found } from "./session.mjs";
import { clock, leftMs, shares, told, totalMs, typeFor } from "./takes.mjs";

const SETTINGS = { camera: "", microphone: "", countdown: 3, mirror: true, torch: false, script: "", speed: SPEEDS.usual, size: SIZES.usual };

/** The stream of the chosen devices, which devices there are, and what went wrong. */
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
 * @param {(takes: object[]) => void} props.onTakes what was filmed, to be sent
 * @param {() => void} props.onClose
 */
export function Recorder({ maxS = 0, shelf, onTakes, onClose }) {
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
    if (!take) { setSaid(told("short", [])); return; }
    setTakes((old) => {
      const all = [...old, take];
      setSaid(`${told("kept", all, take.ms)}${full ? ` ${told("full", all)}` : ""}`);
      return all;
    });
  }, []);

  const begin = useCallback(() => {
    running.current = film({
      MediaRecorder: window.MediaRecorder, stream, type: typeFor((kind) => window.MediaRecorder.isTypeSupported(kind)), shelf, number: takes.length + 1,
      now: () => performance.now(), date: () => Date.now(), id: () => `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`,
    });
    setPhase("filming");
    setSaid(told("recording", takes));
    const left = leftMs(takes, maxS);
    const beat = () => {
      const elapsed = running.current?.elapsed() ?? 0;
      setMs(elapsed);
      if (elapsed >= left) stop(true);
      else if (running.current) timer.current = setTimeout(beat, 100);
    };
    beat();
  }, [stream, takes, maxS, shelf, stop]);

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
    setTakes((old) => { const rest = old.slice(0, -1); setSaid(told("deleted", rest)); return rest; });
    if (takes.length === 1) setPhase("ready");
  };

  const full = leftMs(takes, maxS) === 0;
  const busy = phase === "filming" || phase === "counting";
  const height = prompter.current?.scrollHeight ?? 0;
  const hasTorch = Boolean(stream?.getVideoTracks()[0]?.getCapabilities?.().torch);
  return (
    <section className="rec" aria-label="Recorder">
      <div className="row">
        <h2 className="grow" tabIndex={-1} ref={title}>{phase === "review" ? "Look at your takes" : "Film here"}</h2>
        <button type="button" className="btn ghost" disabled={busy} onClick={onClose}><X size={18} aria-hidden="true" /><span className="btn-label">Close</span></button>
      </div>
      {problem && phase !== "review" && (
        <div className="notice danger" role="alert">
          <CircleAlert size={18} aria-hidden="true" />
          <span className="grow">{problem}</span>
          <button type="button" className="btn secondary s" onClick={again}><RotateCcw size={16} aria-hidden="true" /><span className="btn-label">Try again</span></button>
        </div>
      )}
      <div className="rec-room">
        <div className="rec-side">
          <div className="rec-stage">
            {phase === "review" ? <Review takes={takes} /> : (
              <>
                <video ref={picture} className={set.mirror ? "mirrored" : ""} autoPlay muted playsInline aria-label="What the camera sees" />
                <div className="rec-guide" aria-hidden="true"><i /><i /></div>
                {set.script.trim() && (
                  <div className="rec-prompter" aria-hidden="true">
                    <p ref={prompter} style={{ fontSize: `${set.size}px`, transform: `translateY(${-offsetAt(ms, set.script, set.speed, height)}px)` }}>{set.script}</p>
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
            <button type="button" className="btn ghost" disabled={busy || takes.length === 0} onClick={deleteLast} aria-label="Delete last take"><Trash2 size={18} aria-hidden="true" /><span className="btn-label">Delete <span className="rec-wide">last take</span></span></button>
            {phase !== "review" && (
              <button type="button" className={`rec-button ${busy ? "on" : ""}`} disabled={!stream || (full && !busy)} aria-label={phase === "filming" ? "Pause filming" : phase === "counting" ? "Stop the countdown" : takes.length ? "Film the next take" : "Start filming"} onClick={press}><i aria-hidden="true" /></button>
            )}
            <button type="button" className="btn secondary" disabled={busy || takes.length === 0} onClick={() => setPhase(phase === "review" ? "ready" : "review")}>
              {phase === "review" ? <Camera size={18} aria-hidden="true" /> : <Play size={18} aria-hidden="true" />}
                <span className="btn-label">{phase === "review" ? "Film more" : "Review"}</span>
            </button>
          </div>
        </div>
        {phase !== "review" && <Panel set={set} onSet={change} cameras={choices(devices, "videoinput")} microphones={choices(devices, "audioinput")} hasTorch={hasTorch} locked={busy} />}
      </div>
      <p className="sr" role="status" aria-live="polite">{phase === "counting" ? String(count) : said}</p>
      <div className="row wrap rec-end">
        <span className="grow small soft num">{takes.length === 0 ? "Nothing filmed yet. Each take is kept on this device until it has arrived." : `${takes.length} ${takes.length === 1 ? "take" : "takes"}, ${clock(totalMs(takes))}${full ? ", as long as a clip may be" : ""}`}</span>
        <button type="button" className="btn primary" disabled={busy || takes.length === 0} onClick={() => onTakes(takes)}><Check size={18} aria-hidden="true" /><span className="btn-label">{takes.length > 1 ? `Use ${takes.length} takes` : "Use this take"}</span></button>
      </div>
    </section>
  );
}

/** Plays the takes one after the other. */
function Review({ takes }) {
  const [number, setNumber] = useState(0);
  const [address, setAddress] = useState("");
  const take = takes[Math.min(number, takes.length - 1)];
  useEffect(() => {
    const made = URL.createObjectURL(take.file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [take]);
  return (
    <video key={address} src={address || undefined} controls autoPlay playsInline aria-label={`Take ${Math.min(number, takes.length - 1) + 1} of ${takes.length}`}
      onEnded={() => setNumber((n) => (n + 1 < takes.length ? n + 1 : 0))} />
  );
}

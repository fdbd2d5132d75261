// A clip as a reviewer sees it: pictures with their times before anything moves, then the player.
import { useEffect, useMemo, useRef, useState } from "react";
import { Eye, EyeOff, Palette, Pause, Play, Volume2, VolumeX } from "lucide-react";
import { clock, cut, frameAt, framesOf } from "../charts/scales.mjs";
import { lineAt, lineClass, stripOf } from "./moments.mjs";
import { keepLooks, readLooks } from "./looks.mjs";
import { createMeter } from "./exposure.mjs";
import { wordsOf } from "./words.mjs";

const NONE = [];
const TILE = 46;
const STAGE = 236;
const BUSY = "input, textarea, select, [contenteditable=true], [role=dialog] *";
const OWN_SPACE = "button, a, summary, [role=slider]";

function useFrames(url) {
  const [frames, setFrames] = useState(NONE);
  useEffect(() => {
    setFrames(NONE);
    if (!url) return undefined;
    const stop = new AbortController();
    fetch(url, { signal: stop.signal, credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((text) => setFrames(framesOf(text)))
      .catch(() => {}); // The player stands without them, too.
    return () => stop.abort();
  }, [url]);
  return frames;
}

/** Tells the server how long harmful pictures were shown; `onCounted` hears of each answer. */
function useExposure({ caseId, counts, shown, onCounted }) {
  const told = useRef(onCounted);
  told.current = onCounted;
  const meter = useRef(null);
  useEffect(() => {
    if (!counts) return undefined;
    const send = async (seconds) => {
      try {
        const answer = await fetch(`/api/v1/moderation/cases/${caseId}/exposure`, {
          method: "POST", credentials: "same-origin", keepalive: true,
          headers: { "Content-Type": "application/json" }, body: JSON.stringify({ seconds }),
        });
        if (answer.ok) told.current?.();
        return false; // A refusal stays one: the case is somebody else's now.
      } catch {
        return true;
      }
    };
    const made = createMeter({ now: () => performance.now(), send });
    meter.current = made;
    const timer = setInterval(() => made.beat(), 1000);
    const early = () => made.flush(); // Before a key or a press gives the case away.
    addEventListener("keydown", early, true);
    addEventListener("pointerdown", early, true);
    return () => {
      clearInterval(timer);
      removeEventListener("keydown", early, true);
      removeEventListener("pointerdown", early, true);
      made.show(false);
      meter.current = null;
    };
  }, [caseId, counts]);
  useEffect(() => meter.current?.show(shown), [caseId, counts, shown]);
}

function Toggle({ on, label, cap, onClick, children }) {
  return (
    <button type="button" className="cv-toggle" aria-pressed={on} aria-keyshortcuts={cap?.toLowerCase()} onClick={onClick}>
      {children}<span>{label}</span>{cap && <kbd className="kbd">{cap}</kbd>}
    </button>
  );
}

function Track({ words, track, marks, ms, onJump }) {
  const now = lineAt(track.lines, ms);
  return (
    <section className="cv-lines" aria-label={track.title}>
      <h4 className="small strong">{track.title}</h4>
      <ol>
        {track.lines.map((line, at) => (
          <li key={`${line.start}-${at}`} aria-current={at === now ? "true" : undefined}>
            <button type="button" className={lineClass(line, marks)} onClick={() => onJump(line.start)} title={words.to(clock(line.start))}>
              <span className="cv-time num">{clock(line.start)}</span>
              <span className="cv-words" lang={track.language}>{line.text}</span>
              {line.found.length > 0 && <span className="chip danger">{words.found(line.found.join(", "))}</span>}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Spoken({ words, name, unheard, tracks, marks, ms, onJump }) {
  if (!unheard && !tracks.length) return null;
  return (
    <section className="stack tight" aria-label={name}>
      <h3 className="eyebrow">{name}</h3>
      {unheard && <p className="small soft">{unheard}</p>}
      {tracks.map((track) => <Track key={track.title} words={words} track={track} marks={marks} ms={ms} onJump={onJump} />)}
    </section>
  );
}

export function CaseViewer({ caseId, src = "", poster = "", sprite = "", spriteVtt = "", durationMs = 1, marks = NONE, spoken = "", unheard = "", tracks = NONE, counts = false, locale = "en", onCounted }) {
  const t = wordsOf(locale);
  const [looks, setLooks] = useState(() => readLooks(globalThis.localStorage));
  const [ms, setMs] = useState(0);
  const [started, setStarted] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [visible, setVisible] = useState(true);
  const video = useRef(null);
  const frames = useFrames(spriteVtt);
  const strip = useMemo(() => stripOf(frames, marks), [frames, marks]);

  useEffect(() => { setMs(0); setStarted(false); setPlaying(false); }, [caseId]);
  useEffect(() => {
    const see = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, []);
  useExposure({ caseId, counts, shown: !looks.blur && visible && (playing || strip.length > 0), onCounted });

  const turn = (name) => setLooks((before) => {
    const after = { ...before, [name]: !before[name] };
    keepLooks(globalThis.localStorage, after);
    return after;
  });
  const jump = (to) => {
    setMs(to);
    if (video.current) video.current.currentTime = to / 1000;
  };
  const play = () => {
    if (!src) return;
    if (!started) setStarted(true); // It starts once it is there, at the moment that was chosen.
    else if (video.current?.paused) video.current.play().catch(() => {});
    else video.current?.pause();
  };
  useEffect(() => {
    if (!started || !video.current) return;
    video.current.currentTime = ms / 1000;
    video.current.play().catch(() => {});
  }, [started]);

  const latest = useRef({});
  latest.current = { play, turn, jump };
  useEffect(() => {
    const press = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.closest?.(BUSY)) return;
      const key = event.key.toLowerCase();
      if (key === " " && !event.target.closest?.(OWN_SPACE)) latest.current.play();
      else if (key === "b") latest.current.turn("blur");
      else if (key === "g") latest.current.turn("grey");
      else return;
      event.preventDefault();
    };
    const go = (event) => latest.current.jump(Number(event.detail) || 0);
    addEventListener("keydown", press);
    addEventListener("jhalak:case-jump", go);
    return () => {
      removeEventListener("keydown", press);
      removeEventListener("jhalak:case-jump", go);
    };
  }, []);

  const still = frames.length > 0 && frameAt(frames, ms);
  const ground = { backgroundImage: `url(${sprite})` };
  const at = (time) => `${(Math.min(time, durationMs) / durationMs) * 100}%`;
  return (
    <div className={`cv${looks.blur ? " blurred" : ""}${looks.grey ? " grey" : ""}`} lang={t.language}>
      <div className="cv-bar" role="group" aria-label={t.how}>
        <Toggle on={looks.blur} label={t.blur} cap="B" onClick={() => turn("blur")}>{looks.blur ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}</Toggle>
        <Toggle on={looks.grey} label={t.grey} cap="G" onClick={() => turn("grey")}><Palette size={16} aria-hidden="true" /></Toggle>
        <Toggle on={looks.mute} label={t.muted} onClick={() => turn("mute")}>{looks.mute ? <VolumeX size={16} aria-hidden="true" /> : <Volume2 size={16} aria-hidden="true" />}</Toggle>
        {counts && !looks.blur && <span className="tiny soft cv-counts">{t.counts}</span>}
      </div>
      <div className="cv-room">
        <div className="cv-stage">
          {started
            ? <video key={caseId} ref={video} src={src} poster={poster} muted={looks.mute} playsInline preload="auto" aria-label={t.clip}
                onTimeUpdate={(event) => setMs(Math.round(event.target.currentTime * 1000))} onPlay={() => setPlaying(true)} onPause={() => setPlaying(false)} onEnded={() => setPlaying(false)} />
            : still
              ? <i className="cv-still" role="img" aria-label={t.still(clock(still.at))} style={{ ...cut(frames, still, STAGE), ...ground }} />
              : <img src={poster} alt={t.cover} />}
        </div>
        <ol className="cv-strip" aria-label={t.frames}>
          {strip.map((frame) => (
            <li key={frame.at}>
              <button type="button" className={frame.found.length ? "found" : ""} aria-label={frame.found.length ? t.flagged(clock(frame.at), frame.found.join(", ")) : t.to(clock(frame.at))} onClick={() => jump(frame.at)}>
                <i style={{ ...cut(frames, frame, TILE), ...ground }} aria-hidden="true" />
                <span className="tiny num">{clock(frame.at)}</span>
              </button>
            </li>
          ))}
        </ol>
      </div>
      <div className="cv-time-row">
        <button type="button" className="icon-btn" onClick={play} disabled={!src} aria-label={playing ? t.pause : t.play} aria-keyshortcuts="Space">
          {playing ? <Pause size={20} aria-hidden="true" /> : <Play size={20} aria-hidden="true" />}
        </button>
        <kbd className="kbd">Space</kbd>
        <div className="cv-rail">
          {marks.map((mark, n) => <i key={n} className={mark.is_over ? "over" : ""} style={{ left: at(mark.at_ms) }} title={`${clock(mark.at_ms)} ${mark.title}`} />)}
          <input type="range" min={0} max={durationMs} step={250} value={Math.min(ms, durationMs)} aria-label={t.moment} aria-valuetext={clock(ms)} onChange={(event) => jump(Number(event.target.value))} />
        </div>
        <span className="small num soft">{clock(Math.floor(ms / 1000) * 1000)} / {clock(Math.round(durationMs / 1000) * 1000)}</span>
      </div>
      <Spoken words={t} name={spoken} unheard={unheard} tracks={tracks} marks={marks} ms={ms} onJump={jump} />
    </div>
  );
}

// The clip that somebody answers for: plays, steps by keys, tells where it rests, shows notes on its line.
import Hls from "hls.js/light";
import { Pause, Play, Volume2, VolumeX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { createSource } from "../player/logic/source.mjs";
import { clock, meant, places, STEP_MS, within } from "./desk.mjs";
import { wordsOf } from "./words.mjs";

const TYPING = "input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=dialog] *";
const REST_MS = 150;
const FIRST_GUESS_BPS = 2_500_000;

export function ReviewDesk({ hlsUrl = "", mp4Url = "", posterUrl = "", durationMs = 0, marks = [], tracks = [], noteField = "", locale = "en", onRest }) {
  const video = useRef(null);
  const told = useRef(onRest);
  told.current = onRest;
  const [now, setNow] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [muted, setMuted] = useState(false);
  const [failed, setFailed] = useState(false);
  const words = wordsOf(locale);

  useEffect(() => {
    setFailed(false);
    setNow(0);
    const own = createSource({ video: video.current, Hls, network: { bps: FIRST_GUESS_BPS }, onFailed: () => setFailed(true) });
    own.attach({ hls_url: hlsUrl, mp4_url: mp4Url });
    own.setLevel("live");
    return () => own.dispose();
  }, [hlsUrl, mp4Url]);

  const toggle = () => {
    const el = video.current;
    if (el.paused) el.play().catch(() => setPlaying(false));
    else el.pause();
  };
  const seek = (ms) => {
    video.current.currentTime = within(ms, durationMs) / 1000;
    setNow(within(ms, durationMs));
  };
  const hands = useRef({});
  hands.current = { toggle, seek };

  useEffect(() => {
    const press = (event) => {
      const what = meant(event, { isTyping: Boolean(event.target.closest?.(TYPING)), isOnButton: Boolean(event.target.closest?.("button, a, summary")) });
      if (!what) return;
      const field = what === "note" ? document.getElementById(noteField) : null;
      if (what === "note" && !field) return;
      event.preventDefault();
      if (what === "toggle") hands.current.toggle();
      else if (field) field.focus();
      else hands.current.seek(video.current.currentTime * 1000 + (what === "on" ? STEP_MS : -STEP_MS));
    };
    // Whoever writes a note means the picture that they see.
    const pause = (event) => { if (event.target.id === noteField) video.current.pause(); };
    const jump = (event) => { video.current.pause(); hands.current.seek(event.detail.ms); };
    addEventListener("keydown", press);
    document.addEventListener("focusin", pause);
    document.addEventListener("jhalak:review-at", jump);
    return () => {
      removeEventListener("keydown", press);
      document.removeEventListener("focusin", pause);
      document.removeEventListener("jhalak:review-at", jump);
    };
  }, [noteField]);

  useEffect(() => {
    if (playing) return undefined;
    const timer = setTimeout(() => told.current?.(within(now, durationMs)), REST_MS);
    return () => clearTimeout(timer);
  }, [now, playing, durationMs]);

  return (
    <div className="desk">
      <div className="desk-picture">
        <video ref={video} poster={posterUrl || undefined} playsInline muted={muted} aria-label={words.clip} onClick={toggle}
          onTimeUpdate={(e) => setNow(within(e.currentTarget.currentTime * 1000, durationMs))}
          onPlay={() => setPlaying(true)} onPause={() => setPlaying(false)} onEnded={() => setPlaying(false)}>
          {tracks.map((track, i) => <track key={track.url} kind="subtitles" src={track.url} srcLang={track.language} label={track.label} default={i === 0} />)}
        </video>
        {failed && <p className="desk-failed" role="alert">{words.failed}</p>}
      </div>
      <div className="desk-line">
        <input type="range" className="desk-range" aria-label={words.place} min={0} max={durationMs} step={100} value={now} aria-valuetext={clock(now)}
          onChange={(e) => { video.current.pause(); seek(Number(e.target.value)); }} />
        <span className="desk-marks" aria-hidden="true">
          {places(marks, durationMs).map(({ key, percent }) => <i key={key} style={{ left: `${percent}%` }} />)}
        </span>
      </div>
      <div className="desk-hands">
        <button type="button" className="icon-btn" aria-label={playing ? words.pause : words.play} aria-keyshortcuts="Space" onClick={toggle}>
          {playing ? <Pause size={24} aria-hidden="true" /> : <Play size={24} aria-hidden="true" />}
        </button>
        <button type="button" className="icon-btn" aria-label={muted ? words.sound_on : words.sound_off} onClick={() => setMuted(!muted)}>
          {muted ? <VolumeX size={22} aria-hidden="true" /> : <Volume2 size={22} aria-hidden="true" />}
        </button>
        <span className="num small soft push">{clock(now)} / {clock(durationMs)}</span>
      </div>
    </div>
  );
}

import { useEffect, useState } from "react";
import { Link, useNavigate } from "react-router";
import { ArrowLeft, Search, Volume2, VolumeX, WifiOff } from "lucide-react";
import { useTexts } from "./texts.jsx";

const POLL_MS = 4000;

/** How a surface that is not a tab calls itself. */
function surfaceName(surface, t) {
  const [kind, rest] = [surface.split(":")[0], surface.slice(surface.indexOf(":") + 1)];
  if (kind === "tag") return `#${rest}`;
  if (kind === "creator") return `@${rest}`;
  return surface === "saved" ? t.saved_clips : t.clips;
}

/** Tabs, sound, search. */
export function Top({ surface, onSurface, muted, onMute }) {
  const t = useTexts();
  const navigate = useNavigate();
  const tabbed = surface === "for_you" || surface === "following";
  const tab = (name, label) => (
    <button type="button" className="top-tab" aria-pressed={surface === name} onClick={() => surface !== name && onSurface(name)}>{label}</button>
  );
  const Sound = muted ? VolumeX : Volume2;
  return (
    <header className="player-top">
      {tabbed
        ? <button type="button" className="icon-btn" aria-pressed={!muted} aria-label={t.sound} onClick={onMute}><Sound size={24} aria-hidden="true" /></button>
        : <button type="button" className="icon-btn" aria-label={t.back} onClick={() => (history.length > 1 ? navigate(-1) : navigate("/"))}><ArrowLeft size={24} aria-hidden="true" /></button>}
      {tabbed
        ? <div className="top-tabs" role="group" aria-label={t.feed}><h1 className="sr">{surface === "following" ? t.clips_following : t.clips_for_you}</h1>{tab("following", t.following)}{tab("for_you", t.for_you)}</div>
        : <h1 className="top-name">{surfaceName(surface, t)}</h1>}
      {tabbed
        ? <Link className="icon-btn" to="/search" aria-label={t.search}><Search size={24} aria-hidden="true" /></Link>
        : <button type="button" className="icon-btn" aria-pressed={!muted} aria-label={t.sound} onClick={onMute}><Sound size={24} aria-hidden="true" /></button>}
    </header>
  );
}

/** "Tap for sound" while it is muted and nobody chose silence; else nothing. */
export function SoundPill({ show, onSound }) {
  const t = useTexts();
  if (!show) return null;
  return <button type="button" className="clip-pill sound-pill" onClick={onSound}><VolumeX size={18} aria-hidden="true" />{t.tap_for_sound}</button>;
}

export function OfflinePill({ show }) {
  const t = useTexts();
  if (!show) return null;
  return <div className="clip-pill" role="status"><WifiOff size={16} aria-hidden="true" />{t.offline_clips}</div>;
}

/** How many clips of the demo are ready; nothing once all are, or where there is no demo. */
export function useSeeding(api) {
  const [seeding, setSeeding] = useState(null);
  useEffect(() => {
    let timer = 0;
    let gone = false;
    const ask = () => api.demoStatus().then(
      (status) => {
        const { ready, total } = status ?? {};
        if (gone || !(total > 0)) return;
        setSeeding(ready < total ? { ready, total } : null);
        if (ready < total) timer = setTimeout(ask, POLL_MS);
      },
      (error) => { if (!gone && error.status !== 404) timer = setTimeout(ask, POLL_MS * 3); },
    );
    ask();
    return () => { gone = true; clearTimeout(timer); };
  }, [api]);
  return seeding;
}

export function SeedingPill({ seeding }) {
  const t = useTexts();
  if (!seeding) return null;
  const { ready, total } = seeding;
  return (
    <div className="clip-pill seeding" role="status">
      <span className="seeding-ring" style={{ "--part": ready / total }} aria-hidden="true" />
      <span className="num">{t.seeding(ready, total)}</span>
    </div>
  );
}

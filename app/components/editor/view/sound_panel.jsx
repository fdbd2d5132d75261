// The clip's own sound, music that steps back behind voices, and a voice over the picture.
import { useEffect, useRef, useState } from "react";
import { Music, Pause, Play, Plus, Trash2 } from "lucide-react";
import { removeChosen } from "../logic/actions.mjs";
import { soundName } from "../logic/lanes.mjs";
import { addMusic, itemOf, setItem, setMute } from "../logic/layers.mjs";
import { bench } from "../logic/room.mjs";
import { trackTitle } from "../logic/texts.mjs";
import { SECOND } from "../logic/ticks.mjs";
import { percent, Range } from "./fields.jsx";
import { VoiceOver } from "./voice_over.jsx";

export function SoundPanel({ state, t }) {
  const seconds = (ticks) => t.seconds((ticks / SECOND).toFixed(1));
  const off = !state.mayEdit;
  const edl = bench.edl();
  const id = state.chosen?.lane === "sounds" ? state.chosen.id : null;
  const item = id && itemOf(edl, "sounds", id);
  const set = (change, said = "", key = "") => bench.make((list) => setItem(list, "sounds", id, change), said, key && `${key} ${id}`);
  return (
    <>
      <h2>{t.sound}</h2>
      <label className="check">
        <span className="grow"><span className="strong">{t.mute}</span><span className="small faint"><br />{t.mute_more}</span></span>
        <input type="checkbox" role="switch" className="switch" data-quiet="true" checked={edl.sound.mute} disabled={off} onChange={(e) => bench.make((list) => setMute(list, e.target.checked), e.target.checked ? t.muted : t.unmuted)} />
      </label>
      {item && (
        <div className="ed-card">
          <div className="ed-head"><h3>{soundName(item.source, state.music, t)}</h3>
            <button type="button" className="btn danger-quiet s" disabled={off} onClick={() => removeChosen(bench)}><Trash2 size={16} aria-hidden="true" /><span>{t.remove}</span></button>
          </div>
          <Range label={t.volume} value={item.volume} min={0} max={2000} step={50} show={percent} disabled={off} onChange={(volume) => set({ volume }, "", "volume")} />
          <Range label={t.fades_in} value={item.fade_in} min={0} max={5 * SECOND} step={SECOND / 10} show={seconds} disabled={off} onChange={(fade_in) => set({ fade_in }, "", "fade in")} />
          <Range label={t.fades_out} value={item.fade_out} min={0} max={5 * SECOND} step={SECOND / 10} show={seconds} disabled={off} onChange={(fade_out) => set({ fade_out }, "", "fade out")} />
          <label className="check"><span className="grow">{t.duck}</span>
            <input type="checkbox" role="switch" className="switch" data-quiet="true" checked={item.duck} disabled={off} onChange={(e) => set({ duck: e.target.checked }, t.changed)} />
          </label>
        </div>
      )}
      {state.mayEdit && <VoiceOver state={state} t={t} />}
      <MusicList state={state} t={t} off={off} />
    </>
  );
}

/** The program's own library, to listen to before it is laid under the clip. */
function MusicList({ state, t, off }) {
  const [playing, setPlaying] = useState("");
  const audio = useRef(null);
  useEffect(() => () => audio.current?.pause(), []);
  if (!state.music.length) return null;
  const listen = (track) => {
    if (playing === track.name) { audio.current.pause(); setPlaying(""); return; }
    bench.player?.pause();
    audio.current.src = track.url;
    audio.current.play().then(() => setPlaying(track.name), () => setPlaying(""));
  };
  const use = (track) => {
    audio.current.pause();
    setPlaying("");
    if (bench.make((edl) => addMusic(edl, bench.get().now, track.name), t.laid(trackTitle(track, t)))) bench.choose("sounds", bench.edl().sounds.at(-1).id);
  };
  return (
    <section aria-labelledby="ed-music" className="stack tight">
      <h3 id="ed-music">{t.music_title}</h3>
      <audio ref={audio} onEnded={() => setPlaying("")} />
      <ul className="ed-list">
        {state.music.map((track) => (
          <li key={track.name} className="row tight ed-music">
            <button type="button" className="icon-btn" aria-label={playing === track.name ? t.stop(trackTitle(track, t)) : t.listen(trackTitle(track, t))} aria-pressed={playing === track.name} onClick={() => listen(track)}>
              {playing === track.name ? <Pause size={20} aria-hidden="true" /> : <Play size={20} aria-hidden="true" />}
            </button>
            <span className="grow stack"><span className="small strong">{trackTitle(track, t)}</span>{track.mood && <span className="tiny soft">{t.moods[track.mood] ?? track.mood}</span>}</span>
            <button type="button" className="btn secondary s" disabled={off} aria-label={t.use_it(trackTitle(track, t))} onClick={() => use(track)}><Plus size={16} aria-hidden="true" /><span>{t.use}</span></button>
          </li>
        ))}
      </ul>
      <p className="tiny faint row tight"><Music size={14} aria-hidden="true" />{t.music_about}</p>
    </section>
  );
}

// The clip's own sound, music that steps back behind voices, and a voice over the picture.
import { useEffect, useRef, useState } from "react";
import { Music, Pause, Play, Plus, Trash2 } from "lucide-react";
import { removeChosen } from "../logic/actions.mjs";
import { soundName } from "../logic/lanes.mjs";
import { addMusic, itemOf, setItem, setMute } from "../logic/layers.mjs";
import { bench } from "../logic/room.mjs";
import { SECOND } from "../logic/ticks.mjs";
import { percent, Range } from "./fields.jsx";
import { VoiceOver } from "./voice_over.jsx";

const seconds = (ticks) => `${(ticks / SECOND).toFixed(1)} s`;

export function SoundPanel({ state }) {
  const off = !state.mayEdit;
  const edl = bench.edl();
  const id = state.chosen?.lane === "sounds" ? state.chosen.id : null;
  const item = id && itemOf(edl, "sounds", id);
  const set = (change, said = "", key = "") => bench.make((list) => setItem(list, "sounds", id, change), said, key && `${key} ${id}`);
  return (
    <>
      <h2>Sound</h2>
      <label className="check">
        <span className="grow"><span className="strong">Without the clip’s own sound</span><span className="small faint"><br />Music and voice-over stay.</span></span>
        <input type="checkbox" role="switch" className="switch" data-quiet="true" checked={edl.sound.mute} disabled={off} onChange={(e) => bench.make((list) => setMute(list, e.target.checked), e.target.checked ? "Muted" : "With its own sound")} />
      </label>
      {item && (
        <div className="ed-card">
          <div className="ed-head"><h3>{soundName(item.source, state.music)}</h3>
            <button type="button" className="btn danger-quiet s" disabled={off} onClick={() => removeChosen(bench)}><Trash2 size={16} aria-hidden="true" /><span>Delete</span></button>
          </div>
          <Range label="Volume" value={item.volume} min={0} max={2000} step={50} show={percent} disabled={off} onChange={(volume) => set({ volume }, "", "volume")} />
          <Range label="Fades in" value={item.fade_in} min={0} max={5 * SECOND} step={SECOND / 10} show={seconds} disabled={off} onChange={(fade_in) => set({ fade_in }, "", "fade in")} />
          <Range label="Fades out" value={item.fade_out} min={0} max={5 * SECOND} step={SECOND / 10} show={seconds} disabled={off} onChange={(fade_out) => set({ fade_out }, "", "fade out")} />
          <label className="check"><span className="grow">Steps back while somebody speaks</span>
            <input type="checkbox" role="switch" className="switch" data-quiet="true" checked={item.duck} disabled={off} onChange={(e) => set({ duck: e.target.checked }, "Changed")} />
          </label>
        </div>
      )}
      {state.mayEdit && <VoiceOver state={state} />}
      <MusicList state={state} off={off} />
    </>
  );
}

/** The program's own library, to listen to before it is laid under the clip. */
function MusicList({ state, off }) {
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
    if (bench.make((edl) => addMusic(edl, bench.get().now, track.name), `${track.title} laid under the clip`)) bench.choose("sounds", bench.edl().sounds.at(-1).id);
  };
  return (
    <section aria-labelledby="ed-music" className="stack tight">
      <h3 id="ed-music">Music</h3>
      <audio ref={audio} onEnded={() => setPlaying("")} />
      <ul className="ed-list">
        {state.music.map((track) => (
          <li key={track.name} className="row tight ed-music">
            <button type="button" className="icon-btn" aria-label={`${playing === track.name ? "Stop" : "Listen to"} ${track.title}`} aria-pressed={playing === track.name} onClick={() => listen(track)}>
              {playing === track.name ? <Pause size={20} aria-hidden="true" /> : <Play size={20} aria-hidden="true" />}
            </button>
            <span className="grow stack"><span className="small strong">{track.title}</span>{track.mood && <span className="tiny soft">{track.mood}</span>}</span>
            <button type="button" className="btn secondary s" disabled={off} aria-label={`Use ${track.title}`} onClick={() => use(track)}><Plus size={16} aria-hidden="true" /><span>Use</span></button>
          </li>
        ))}
      </ul>
      <p className="tiny faint row tight"><Music size={14} aria-hidden="true" />All of it is Jhalak’s own, free to use in your clips.</p>
    </section>
  );
}

// Joins the preview to the bench: it shows what the playhead and the edit say, and tells where it is.
import { useEffect, useRef, useState } from "react";
import { createPlainPlayer } from "../logic/plain_player.mjs";
import { bench, layerUrl } from "../logic/room.mjs";
import { clamp, msOf, SECOND } from "../logic/ticks.mjs";
import { createPreview } from "../preview/preview.mjs";

const factsOf = (source) => ({ url: source.url, width: source.width, height: source.height, duration: source.length / SECOND, fps: source.fps });

/** Adds what has become known to the preview's own list of files. */
function know(sources, { sources: views, music }) {
  for (const view of views) sources[view.id] ??= factsOf(view);
  for (const track of music) sources[`music:${track.name}`] ??= { url: track.url, duration: track.duration_ms / 1000 };
}

function fullPlayer(canvas, sources, told) {
  const preview = createPreview(canvas, { sources, layerUrl }, bench.edl());
  let running = false;
  preview.onTick((tick) => { if (running) bench.set({ now: clamp(tick, 0, bench.length() - 1) }); });
  preview.onState(({ state, problem }) => {
    running = state === "playing" || state === "loading";
    told(running, state === "error" ? problem || "It cannot be shown." : "");
  });
  return {
    seek: (at) => { preview.seek(at); },
    refresh(at) {
      preview.setEdl(bench.edl());
      if (!running && preview.tick !== at) preview.seek(at);
    },
    run: () => { preview.play(); },
    pause: () => preview.pause(),
    dispose: () => preview.dispose(),
  };
}

/**
 * @param {(ms: number) => void} onRest called where the playhead rests
 * @returns {{canvas, video, isPlain: boolean, isBroken: boolean}} refs for the two elements; the plain one is
 *   shown where the browser cannot draw the full preview
 */
export function usePlayer({ phase, history, sources, music, now, playing }, onRest) {
  const canvas = useRef(null);
  const video = useRef(null);
  const files = useRef({});
  const [isPlain, setPlain] = useState(false);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    if (phase !== "ready") return undefined;
    let player;
    files.current = {};
    know(files.current, bench.get());
    const told = (running, problem) => { bench.set({ playing: running }); setBroken(Boolean(problem)); };
    try {
      player = fullPlayer(canvas.current, files.current, told);
      setPlain(false);
    } catch {
      // No WebGL 2: the clips alone can still be watched and cut.
      setPlain(true);
      player = createPlainPlayer(video.current, { edl: bench.edl, urlOf: (name) => bench.source(name)?.url ?? "", onTick: (at) => bench.set({ now: at }), onState: (running) => told(running, "") });
    }
    bench.player = player;
    player.seek(bench.get().now);
    return () => {
      if (bench.player === player) bench.player = null;
      player.dispose();
      bench.set({ playing: false });
    };
  }, [phase]);
  useEffect(() => { know(files.current, { sources, music }); }, [sources, music]);
  const shown = useRef(null);
  useEffect(() => {
    // The player begins with the edit as it is; only a later one is news to it.
    if (shown.current && bench.player && shown.current !== history.present) bench.player.refresh(bench.get().now);
    shown.current = bench.player ? history.present : null;
  }, [history.present, phase]);
  useEffect(() => {
    if (playing || phase !== "ready") return undefined;
    const timer = setTimeout(() => onRest(msOf(now)), 250);
    return () => clearTimeout(timer);
  }, [now, playing, phase]);
  return { canvas, video, isPlain, isBroken };
}

import { useEffect, useRef, useState } from "react";
import { bufferedAhead, createSource } from "../logic/source.mjs";
import { watchStillThere } from "../logic/still_there.mjs";
import { createWatch } from "../logic/watch.mjs";

// How often the shown clip looks whether its neighbours may load.
const CHECK_MS = 400;

/**
 * Plays one clip in one recycled video element.
 *
 * role: "live" is shown, "warm" may buffer its beginning, "idle" keeps what it has, "cold" has nothing.
 * `onFrame(ms, durationMs)` is called on every animation frame while the clip is shown.
 */
export function usePlayback({ item, role, held, ui, engine, onFrame, onRoom, onMutedOnly }) {
  const video = useRef(null);
  const source = useRef(null);
  const watch = useRef(null);
  const latest = useRef({});
  Object.assign(latest.current, { held, onFrame, onRoom, onMutedOnly, ui });
  // Facts about a clip, not about the recycled element: they end with the clip by themselves.
  const [facts, setFacts] = useState({ id: item.id });
  const is = facts.id === item.id ? facts : { id: item.id };
  const set = (change) => setFacts((now) => ({ ...(now.id === item.id ? now : { id: item.id }), ...change }));
  const live = role === "live";
  const attachedId = useRef("");
  if (role !== "cold") attachedId.current = item.id;
  const attached = attachedId.current === item.id;

  useEffect(() => {
    if (!attached) return undefined;
    const el = video.current;
    const own = createSource({
      video: el, Hls: engine.Hls, network: engine.network,
      onFailed: (kind) => set({ failed: true, gone: kind === "gone", waiting: false }),
    });
    source.current = own;
    own.attach(item, engine.budget());
    const first = () => { if (el.readyState >= 2) set({ shown: true }); };
    const wait = () => set({ waiting: true });
    const go = () => {
      set({ waiting: false, failed: false });
      first();
      if (el.paused) latest.current.play?.();
    };
    const names = [["loadeddata", first], ["waiting", wait], ["playing", go], ["canplay", go]];
    names.forEach(([name, call]) => el.addEventListener(name, call));
    return () => {
      names.forEach(([name, call]) => el.removeEventListener(name, call));
      own.dispose();
      source.current = null;
    };
  }, [item.id, attached, engine]);

  useEffect(() => {
    source.current?.setLevel(live ? "live" : role === "warm" ? "warm" : "idle");
  }, [role, item.id, attached]);

  useEffect(() => {
    const url = item.hls_url ?? item.mp4_url;
    if (!live || !attached || held || !url) return undefined;
    return watchStillThere({ url, onGone: () => source.current?.gone() });
  }, [live, attached, held, item.id]);

  useEffect(() => {
    const el = video.current;
    el.muted = ui.muted || !live;
    el.defaultPlaybackRate = ui.speed;
    el.playbackRate = ui.speed;
  }, [ui.muted, ui.speed, live, item.id]);

  useEffect(() => {
    const el = video.current;
    if (!live || held) {
      el.pause();
      return undefined;
    }
    let dropped = false;
    const play = async () => {
      try {
        await el.play();
        if (!dropped) set({ blocked: false });
      } catch (error) {
        if (dropped || error.name !== "NotAllowedError") return;
        if (el.muted) { set({ blocked: true }); return; }
        // Sound needs a gesture first: the clip plays on without it, and the page says so.
        el.muted = true;
        latest.current.onMutedOnly();
        play();
      }
    };
    // Opening the media aborts a play() that came too early; "canplay" asks again.
    latest.current.play = play;
    play();
    return () => { dropped = true; latest.current.play = null; };
  }, [live, held, item.id, attached]);

  useEffect(() => {
    if (!live) return undefined;
    const el = video.current;
    const own = createWatch({ durationMs: item.duration_ms, emit: (type, facts) => engine.log(type, item, facts) });
    watch.current = own;
    let frame = 0;
    let checked = 0;
    const onSeek = () => { if (el.currentTime > 0.2) own.jump(); };
    const loop = (t) => {
      frame = requestAnimationFrame(loop);
      own.visible(t);
      const length = el.duration > 0 && Number.isFinite(el.duration) ? el.duration * 1000 : item.duration_ms;
      const ms = el.currentTime * 1000;
      if (!el.paused && el.readyState > 2) own.tick(ms, length);
      latest.current.onFrame(ms, length);
      if (t - checked > CHECK_MS) {
        checked = t;
        latest.current.onRoom(bufferedAhead(el), (length - ms) / 1000);
      }
    };
    const stop = () => cancelAnimationFrame(frame);
    const away = () => {
      stop();
      if (document.hidden) own.hidden();
      else frame = requestAnimationFrame(loop);
    };
    const leave = () => own.report(false);
    engine.lastWords.add(leave);
    frame = requestAnimationFrame(loop);
    el.addEventListener("seeking", onSeek);
    document.addEventListener("visibilitychange", away);
    return () => {
      stop();
      el.removeEventListener("seeking", onSeek);
      document.removeEventListener("visibilitychange", away);
      engine.lastWords.delete(leave);
      own.report(true);
      watch.current = null;
      if (el.readyState > 0) el.currentTime = 0;
    };
  }, [live, item.id, engine]);

  return {
    video, shown: Boolean(is.shown), blocked: Boolean(is.blocked), failed: Boolean(is.failed), gone: Boolean(is.gone),
    waiting: Boolean(is.waiting) && live && !held,
    retry() { set({ failed: false }); source.current?.retry(); },
    unblock() { video.current.play().then(() => set({ blocked: false }), () => set({ blocked: true })); },
    seek(ms) { watch.current?.jump(); video.current.currentTime = Math.max(0, ms / 1000); },
  };
}

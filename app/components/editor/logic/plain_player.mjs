// Plays the edit's clips one after the other in one <video>: what can be seen before the full preview is there.
import { MS } from "./ticks.mjs";
import { lengthOf, momentAt } from "./timeline.mjs";

/**
 * @param {HTMLVideoElement} video
 * @param {object} deps
 * @param {() => object} deps.edl the edit as it is now
 * @param {(source: string) => string} deps.urlOf
 * @param {(at: number) => void} deps.onTick called with the timeline's moment while it plays
 * @param {(playing: boolean) => void} deps.onState
 */
export function createPlainPlayer(video, { edl, urlOf, onTick, onState }) {
  let now = 0;
  let frame = 0;
  let wanted = false;
  let gone = false;

  const show = (at, force) => {
    const moment = momentAt(edl(), at);
    const url = urlOf(moment.source);
    if (video.getAttribute("src") !== url) video.src = url;
    const seconds = moment.at / MS / 1000;
    if (force || Math.abs(video.currentTime - seconds) > 0.25) video.currentTime = seconds;
    video.playbackRate = Math.min(4, moment.clip.speed / 1000);
    video.muted = edl().sound.mute || moment.clip.volume === 0;
    video.volume = Math.min(1, moment.clip.volume / 1000);
    return moment;
  };
  const follow = () => {
    if (gone || !wanted) return;
    const moment = momentAt(edl(), now);
    const inside = video.currentTime * 1000 * MS;
    if (!video.seeking && video.readyState >= 2) {
      const at = moment.start + ((inside - moment.clip.in) * 1000) / moment.clip.speed;
      if (inside >= moment.clip.out - 20 * MS || video.ended) {
        now = moment.end;
        if (now >= lengthOf(edl()) - 1) now = 0;
        show(now, true);
        video.play().catch(() => {});
      } else if (at >= moment.start) now = Math.min(Math.round(at), moment.end - 1);
      onTick(now);
    }
    frame = requestAnimationFrame(follow);
  };
  const halt = () => { cancelAnimationFrame(frame); if (wanted) { wanted = false; onState(false); } };
  return {
    seek(at) { now = at; show(at, true); },
    /** After a change of the edit: the same moment, drawn anew. */
    refresh(at) { now = at; if (!wanted) show(at, false); },
    run() {
      show(now, false);
      if (wanted) return;
      wanted = true;
      onState(true);
      video.play().catch(() => halt());
      frame = requestAnimationFrame(follow);
    },
    pause() { video.pause(); halt(); },
    dispose() { gone = true; halt(); video.pause(); video.removeAttribute("src"); video.load(); },
  };
}

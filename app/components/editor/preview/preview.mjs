// The editor's preview: shows and plays an edit as the server will render it.
//
//   const preview = createPreview(canvas, {sources, layerUrl}, edl)
//
// `sources` names every file of the edit: {main: {url, width, height, duration, fps, is_vfr?},
// "<upload id>": {…}, "music:<name>": {url, duration}}; durations are in seconds, sizes those of the
// upright picture. `layerUrl(item, canvasHeight)` gives {url, width, height} of a text's or
// sticker's picture, made for that height of the canvas (`POST /studio/layers/…`). Ticks are those
// of the timeline, 120,000 a second.

import { createDecks } from "./decks.mjs";
import { layersAt } from "./framing.mjs";
import { createPainter } from "./painter.mjs";
import { frameAt, frameTicksFor, framesBefore, leadingSource, sampleAt, sourceTick } from "./plan.mjs";
import { createSounds } from "./sounds.mjs";
import { TICKS, lengthOf, segments } from "./timeline.mjs";

export function createPreview(canvas, { sources, layerUrl }, edl) {
  const painter = createPainter(canvas);
  const decks = createDecks(sources);
  const sounds = createSounds(sources, decks.elements);
  const listeners = { tick: new Set(), state: new Set() };
  const pictures = new Map(); // What a layer looks like → its key, once it is there.
  let edit, parts, total, frameTicks, count;
  let tick = 0;
  let state = "paused";
  let wanted = 0; // The number of the newest seek; an older one gives up.
  let loop = 0;
  let isDisposed = false;

  const tell = (kind, value) => listeners[kind].forEach((listener) => listener(value));

  function setState(next, problem) {
    state = next;
    tell("state", { state, problem: problem?.message ?? "" });
  }

  function use(next) {
    edit = next;
    parts = segments(edit);
    total = lengthOf(edit);
    const lead = sources[leadingSource(edit)];
    frameTicks = frameTicksFor(lead.fps, lead.is_vfr);
    count = framesBefore(total, frameTicks);
    sounds.setEdl(edit);
    const looks = new Set([...(edit.stickers ?? []), ...(edit.texts ?? [])].map(lookOf));
    for (const key of pictures.keys()) if (!looks.has(key)) pictures.delete(key);
    painter.keepOnly(looks);
  }

  // Place and time do not change a layer's picture.
  function lookOf(item) {
    const { start, end, x, y, id, ...look } = item;
    return JSON.stringify([look, canvas.height]);
  }

  /** The pictures of the layers at a tick, fetched where they are not there yet. */
  async function pictured(at) {
    await Promise.all(
      layersAt(edit, at).map((item) => {
        const key = lookOf(item);
        if (!pictures.has(key)) pictures.set(key, fetchPicture(key, item));
        return pictures.get(key);
      }),
    );
  }

  async function fetchPicture(key, item) {
    const { url, height } = await layerUrl(item, canvas.height);
    const image = new Image();
    image.crossOrigin = "anonymous";
    image.src = url;
    await image.decode();
    if (isDisposed) return;
    painter.keep(key, image);
    pictures.set(key, { share: height ? height / image.height : 1 });
  }

  const partAt = (at) => parts.find((part) => at < part.end) ?? parts.at(-1);

  function paint(part, number) {
    const at = sampleAt(number, frameTicks);
    const { width, height } = sources[part.clip.source];
    const layers = layersAt(edit, at)
      .map((item) => ({ item, key: lookOf(item) }))
      .filter(({ key }) => painter.has(key))
      .map(({ item, key }) => ({ item, key, share: pictures.get(key)?.share ?? 1 }));
    painter.take(decks.front.video);
    painter.paint(part.clip, [width, height], sourceTick(part, number, frameTicks), layers);
  }

  /** Shows the frame that is on screen at a tick; resolves once it is drawn, or another is wanted. */
  async function seek(to) {
    const mine = (wanted += 1);
    tick = Math.min(Math.max(Math.round(to), 0), Math.max(total - 1, 0));
    const number = frameAt(tick, frameTicks, count);
    const part = partAt(sampleAt(number, frameTicks));
    try {
      await Promise.all([
        decks.seek(part, sourceTick(part, number, frameTicks)),
        pictured(sampleAt(number, frameTicks)),
      ]);
    } catch (problem) {
      if (mine === wanted && !isDisposed) setState("error", problem);
      return;
    }
    if (mine !== wanted || isDisposed) return;
    paint(part, number);
    tell("tick", tick);
  }

  async function play() {
    if (state === "playing" || isDisposed) return;
    await sounds.start();
    if (tick >= total - frameTicks) tick = 0;
    setState("loading");
    await seek(tick);
    if (isDisposed || state !== "loading") return;
    setState("playing");
    run(partAt(tick));
  }

  function run(part) {
    const { video } = decks.front;
    video.playbackRate = part.clip.speed / 1000;
    video.preservesPitch = true;
    video.play().catch((problem) => stop("error", problem));
    const next = parts[parts.indexOf(part) + 1];
    if (next) decks.prepare(next).catch(() => {}); // Its own turn tells what is wrong with it.
    void pictured(part.start);
    loop = requestAnimationFrame(() => step(part, next));
  }

  function step(part, next) {
    if (state !== "playing") return;
    const { video } = decks.front;
    const inside = Math.max(0, video.currentTime * TICKS - part.clip.in);
    tick = Math.min(part.start + Math.floor((inside * 1000) / part.clip.speed), total);
    if (tick >= part.end || video.ended) {
      if (!next) return finish();
      if (!decks.isPrepared(next)) {
        video.pause();
        loop = requestAnimationFrame(() => step(part, next));
        return undefined;
      }
      decks.swap();
      tick = next.start;
      run(next);
      return undefined;
    }
    void pictured(tick + TICKS / 2);
    paint(part, frameAt(tick, frameTicks, count));
    sounds.follow(tick, part.clip, video);
    tell("tick", tick);
    loop = requestAnimationFrame(() => step(part, next));
    return undefined;
  }

  function finish() {
    tick = total;
    stop("ended");
    tell("tick", tick);
  }

  function stop(next, problem) {
    cancelAnimationFrame(loop);
    decks.front.video.pause();
    sounds.pause();
    setState(next, problem);
  }

  function pause() {
    if (state !== "playing" && state !== "loading") return;
    stop("paused");
    seek(tick);
  }

  const on = (kind) => (listener) => {
    listeners[kind].add(listener);
    return () => listeners[kind].delete(listener);
  };

  use(edl);
  return {
    /** Another edit; what is on screen is drawn anew. */
    setEdl(next) {
      const wasPlaying = state === "playing";
      if (wasPlaying) stop("paused");
      use(next);
      const shown = seek(Math.min(tick, total - 1));
      return wasPlaying ? shown.then(play) : shown;
    },
    seek(to) {
      if (state === "playing") stop("paused");
      return seek(to);
    },
    play,
    pause,
    onTick: on("tick"),
    onState: on("state"),
    setVolume: sounds.setVolume,
    get tick() {
      return tick;
    },
    get length() {
      return total;
    },
    get frameTicks() {
      return frameTicks;
    },
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      cancelAnimationFrame(loop);
      listeners.tick.clear();
      listeners.state.clear();
      decks.dispose();
      sounds.dispose();
      painter.dispose();
    },
  };
}

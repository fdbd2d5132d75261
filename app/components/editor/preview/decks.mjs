// The video elements behind the preview: one shows, one waits at the start of the next clip.

import { TICKS } from "./timeline.mjs";

const LOAD_MS = 20_000;
const SHOWN_MS = 80;

/** Two decks for `sources` ({name: {url}}); `onElement` is told of each element once. */
export function createDecks(sources, onElement = () => {}) {
  const decks = [0, 1].map(() => {
    const video = document.createElement("video");
    video.playsInline = true;
    video.preload = "auto";
    video.crossOrigin = "anonymous";
    onElement(video);
    return { video, source: null, part: null };
  });
  let front = 0;

  async function load(deck, source) {
    if (deck.source === source) return;
    deck.source = source;
    deck.video.src = sources[source].url;
    deck.video.load();
    await event(deck.video, "loadeddata", LOAD_MS);
  }

  /** Brings a deck to the frame that its source shows at a tick; resolves once it can be drawn. */
  async function seekDeck(deck, part, at) {
    await load(deck, part.clip.source);
    deck.part = part;
    const { video } = deck;
    const seconds = Math.min(at / TICKS, Math.max(0, video.duration - 0.001));
    if (Math.abs(video.currentTime - seconds) > 1e-6 || video.seeking) {
      const drawn = frameShown(video);
      const seeked = event(video, "seeked", LOAD_MS);
      video.currentTime = seconds;
      await seeked;
      await drawn;
    }
  }

  return {
    elements: decks.map((deck) => deck.video),
    get front() {
      return decks[front];
    },

    /** Shows the clip of `part` at a source tick; of two decks, the one that has its file. */
    async seek(part, at) {
      const known = decks.findIndex((deck) => deck.source === part.clip.source);
      const other = decks[front].source === part.clip.source ? front : known;
      const next = other < 0 ? front : other;
      if (next !== front) decks[front].video.pause();
      front = next;
      await seekDeck(decks[front], part, at);
    },

    /** Lets the deck behind wait at the first frame of a clip. */
    async prepare(part) {
      const back = decks[1 - front];
      back.video.pause();
      await seekDeck(back, part, part.clip.in);
    },

    isPrepared: (part) => decks[1 - front].part === part && !decks[1 - front].video.seeking,

    /** The deck behind comes to the front. */
    swap() {
      decks[front].video.pause();
      front = 1 - front;
    },

    dispose() {
      for (const { video } of decks) {
        video.pause();
        video.removeAttribute("src");
        video.load();
      }
    },
  };
}

/** Resolves with the next event of that name; rejects on an error or after a while. */
export function event(element, name, limitMs) {
  return new Promise((resolve, reject) => {
    const stop = (then, value) => {
      clearTimeout(timer);
      element.removeEventListener(name, done);
      element.removeEventListener("error", failed);
      then(value);
    };
    const done = () => stop(resolve);
    const failed = () => stop(reject, new Error(element.error?.message || "This file does not play."));
    const timer = setTimeout(() => stop(reject, new Error("This file takes too long.")), limitMs);
    element.addEventListener(name, done);
    element.addEventListener("error", failed);
  });
}

// A seek within one frame presents nothing new, so a presented frame is waited for only so long.
function frameShown(video) {
  if (!video.requestVideoFrameCallback) return Promise.resolve();
  return new Promise((resolve) => {
    const request = video.requestVideoFrameCallback(() => resolve());
    video.addEventListener(
      "seeked",
      () => setTimeout(() => {
        video.cancelVideoFrameCallback(request);
        resolve();
      }, SHOWN_MS),
      { once: true },
    );
  });
}

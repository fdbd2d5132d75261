// What a viewer chose about playing; kept in the browser, harmless when it cannot be.

import { LANGUAGES } from "./texts.mjs";

const KEY = "jhalak.player";
const DEFAULTS = { sound: null, captions: "auto", speed: 1, autoplay: true, language: "" };
export const SPEEDS = [0.5, 1, 1.5, 2];

export function createPrefs(storage) {
  let value = { ...DEFAULTS };
  try {
    value = cleaned(JSON.parse(storage?.getItem(KEY) ?? "{}"));
  } catch {
    // Unreadable: the defaults.
  }
  const listeners = new Set();
  return {
    get: () => value,
    set(change) {
      value = cleaned({ ...value, ...change });
      try {
        storage?.setItem(KEY, JSON.stringify(value));
      } catch {
        // Private mode: it holds for this page.
      }
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function cleaned(raw) {
  const from = raw && typeof raw === "object" ? raw : {};
  return {
    sound: typeof from.sound === "boolean" ? from.sound : DEFAULTS.sound,
    captions: ["auto", "on", "off"].includes(from.captions) ? from.captions : DEFAULTS.captions,
    speed: SPEEDS.includes(from.speed) ? from.speed : DEFAULTS.speed,
    autoplay: typeof from.autoplay === "boolean" ? from.autoplay : DEFAULTS.autoplay,
    // Empty: as the viewer's account or browser says.
    language: LANGUAGES.some(([code]) => code === from.language) ? from.language : DEFAULTS.language,
  };
}

/** Captions show when chosen, and by themselves while there is no sound. */
export const captionsShown = (captions, muted) => captions === "on" || (captions === "auto" && muted);

/** The speed one step slower (−1) or faster (+1). */
export function steppedSpeed(speed, step) {
  const i = SPEEDS.indexOf(speed) + step;
  return SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, i))];
}

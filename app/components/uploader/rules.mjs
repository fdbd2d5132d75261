// What the uploader knows by itself: kind words before a byte is sent. The server decides.
import { wordsOf } from "./words.mjs";

const VIDEO_NAME = /\.(mp4|m4v|mov|webm|mkv|3gp|3g2|gif)$/i;

/**
 * Why a file need not be sent at all, as a sentence; an empty text when it may be tried.
 *
 * @param {{name: string, size: number, type: string}} file
 * @param {{maxBytes: number, freeBytes: number}} limits 0 where unknown
 * @param {object} words of `words.mjs`
 */
export function refusal(file, { maxBytes = 0, freeBytes = Infinity } = {}, words = wordsOf("en")) {
  if (file.size === 0) return words.empty;
  if (!file.type.startsWith("video/") && !VIDEO_NAME.test(file.name)) {
    if (file.type.startsWith("image/")) return words.picture;
    return file.type.startsWith("audio/") ? words.sound : words.no_video;
  }
  if (maxBytes && file.size > maxBytes) return words.heavy(size(file.size), size(maxBytes));
  if (file.size > freeBytes) return words.no_space(size(file.size), size(freeBytes));
  return "";
}

/** Bytes as people read them: 940 kB, 12.4 MB, 1.5 GB. */
export function size(bytes) {
  for (const [unit, of] of [["GB", 2 ** 30], ["MB", 2 ** 20]]) {
    if (bytes >= of) return `${(bytes / of).toFixed(bytes < 100 * of ? 1 : 0).replace(/\.0$/, "")} ${unit}`;
  }
  return `${Math.max(bytes ? 1 : 0, Math.round(bytes / 1024))} kB`;
}

/** Seconds as people read them: "a few seconds", "40 s", "3 min". */
export function remaining(seconds, words = wordsOf("en")) {
  if (!Number.isFinite(seconds)) return "";
  if (seconds < 5) return words.few_left;
  if (seconds < 90) return words.seconds_left(Math.ceil(seconds / 5) * 5);
  return words.minutes_left(Math.round(seconds / 60));
}

const WINDOW_MS = 6000;

/** Bytes per second over the last seconds, so that one stall does not make the number jump. */
export function createSpeed() {
  let points = [];
  return {
    reset: () => { points = []; },
    at(now, sent) {
      points = [...points.filter((p) => now - p.now < WINDOW_MS), { now, sent }];
      const first = points[0];
      return now - first.now < 250 ? 0 : Math.max(0, ((sent - first.sent) / (now - first.now)) * 1000);
    },
  };
}

/** The server's own sentence out of a problem+json body; `fallback` when it sent none. */
export function detailOf(body, fallback) {
  try {
    const { detail, title } = JSON.parse(body);
    return detail || title || fallback;
  } catch {
    return fallback;
  }
}

/** The stable name of what went wrong; an empty text when the server gave none. */
export function codeOf(body) {
  try {
    return JSON.parse(body).code ?? "";
  } catch {
    return "";
  }
}

/** What to say of a failed request. `status` is 0 when no answer came. */
export function failure(status, body, words = wordsOf("en")) {
  if (status === 0) return words.away;
  if (status === 401) return words.signed_out;
  if (status === 410) return words.expired;
  return detailOf(body, words.not_taken);
}

// What the uploader knows by itself: kind words before a byte is sent. The server decides.

const VIDEO_NAME = /\.(mp4|m4v|mov|webm|mkv|3gp|3g2|gif)$/i;

/**
 * Why a file need not be sent at all, as a sentence; an empty text when it may be tried.
 *
 * @param {{name: string, size: number, type: string}} file
 * @param {{maxBytes: number, freeBytes: number}} limits 0 where unknown
 */
export function refusal(file, { maxBytes = 0, freeBytes = Infinity } = {}) {
  if (file.size === 0) return "This file is empty. Choose the clip again.";
  if (!file.type.startsWith("video/") && !VIDEO_NAME.test(file.name)) {
    const what = file.type.startsWith("image/") ? "This is a picture" : file.type.startsWith("audio/") ? "This is only sound" : "This does not look like a video";
    return `${what}. Choose an MP4, MOV or WebM clip.`;
  }
  if (maxBytes && file.size > maxBytes) return `This file has ${size(file.size)}; one clip may have ${size(maxBytes)}. Export it at 1080 × 1920 and try again.`;
  if (file.size > freeBytes) return `This file has ${size(file.size)} and ${size(freeBytes)} of your space is left. Delete a clip you no longer need first.`;
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
export function remaining(seconds) {
  if (!Number.isFinite(seconds)) return "";
  if (seconds < 5) return "a few seconds left";
  if (seconds < 90) return `${Math.ceil(seconds / 5) * 5} s left`;
  return `${Math.round(seconds / 60)} min left`;
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
export function failure(status, body) {
  if (status === 0) return "There is no connection. What has arrived is safe; the rest follows by itself.";
  if (status === 401) return "You are signed out. Sign in again; what has arrived is safe.";
  if (status === 410) return "This upload waited too long and was cleared. Choose the file again.";
  return detailOf(body, "The server could not take the file. Please try again.");
}

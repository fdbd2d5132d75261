// One take: MediaRecorder's seconds go to the shelf as they come, so that a killed tab loses at most one.
import { nameOf } from "./takes.mjs";

const SLICE_MS = 1000;
const LEAST_MS = 1000;

/**
 * Films `stream` until `stop()`.
 *
 * @param {object} deps
 * @param {typeof MediaRecorder} deps.MediaRecorder
 * @param {MediaStream} deps.stream
 * @param {string} deps.type as `typeFor` chose it
 * @param {object} deps.shelf
 * @param {number} deps.number of the take
 * @param {() => number} deps.now milliseconds that never jump
 * @param {() => number} deps.date milliseconds since 1970
 * @param {() => string} deps.id
 * @param {object} [deps.words] of `words.mjs`
 * @returns {{elapsed: () => number, stop: () => Promise<object | null>}} `stop` gives the take, or `null` for one too short
 */
export function film({ MediaRecorder, stream, type, shelf, number, now, date, id, words }) {
  const at = date();
  const recorder = new MediaRecorder(stream, { ...(type && { mimeType: type }), videoBitsPerSecond: 8_000_000, audioBitsPerSecond: 128_000 });
  const take = { id: id(), name: nameOf(number, type, at, words), type: (type || "video/webm").split(";")[0], at, ms: 0 };
  const parts = [];
  let writing = shelf.note({ ...take });
  const begun = now();
  const elapsed = () => now() - begun;
  recorder.ondataavailable = ({ data }) => {
    if (!data.size) return;
    const n = parts.push(data) - 1;
    const ms = elapsed();
    writing = writing.then(() => shelf.add(take.id, n, data)).then(() => shelf.note({ ...take, ms }));
  };
  const over = new Promise((resolve) => { recorder.onstop = resolve; });
  recorder.start(SLICE_MS);
  return {
    elapsed,
    async stop() {
      take.ms = elapsed();
      if (recorder.state !== "inactive") recorder.stop();
      await over;
      await writing;
      if (take.ms < LEAST_MS || !parts.length) {
        await shelf.forget(take.id);
        return null;
      }
      await shelf.note({ ...take });
      return { ...take, file: new File(parts, take.name, { type: take.type, lastModified: at }) };
    },
  };
}

/** What earlier visits left behind: takes with their files; empty notes are cleared away. */
export async function found(shelf) {
  const takes = [];
  for (const take of await shelf.takes()) {
    const file = await shelf.take(take);
    if (file && take.ms >= LEAST_MS) takes.push({ ...take, file });
    else await shelf.forget(take.id);
  }
  return takes;
}

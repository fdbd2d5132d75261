// A short clip lies in the buffer as a whole and would loop for ever: the player asks whether it may.

export const ASK_MS = 6_000;
const GONE = new Set([403, 404, 410]);

/**
 * Asks every `everyMs` whether `url` is still there, past every cache; `onGone` is called once.
 * What cannot be asked (no network, a server that fails) counts as there.
 *
 * @returns {() => void} stops asking
 */
export function watchStillThere({ url, onGone, everyMs = ASK_MS, fetch = globalThis.fetch.bind(globalThis), setTimer = setInterval, clearTimer = clearInterval }) {
  let over = false;
  const timer = setTimer(async () => {
    let status;
    try {
      ({ status } = await fetch(url, { method: "HEAD", cache: "no-store", credentials: "same-origin" }));
    } catch {
      return;
    }
    if (over || !GONE.has(status)) return;
    stop();
    onGone();
  }, everyMs);
  function stop() {
    over = true;
    clearTimer(timer);
  }
  return stop;
}

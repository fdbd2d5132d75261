// Follows a clip's processing: by a stream of events, and by asking where there is none.

export const ASK_MS = 2000;
// Errors in a row after which the stream is given up; a browser comes back by itself before.
const PATIENCE = 3;

/** What is shown: the newest that was told, never less than before. */
export function merged(before, told) {
  return { ...told, progress: Math.max(told.progress, before?.progress ?? 0) };
}

/** Percent, whole; 100 is kept for the end. */
export function percentOf(told) {
  return told.is_over ? 100 : Math.min(99, Math.floor(told.progress * 100));
}

/**
 * Tells each change until the end, then closes.
 * @returns a function that stops it
 */
export function follow({ streamUrl, stepsUrl, EventSource, fetch, later, forget, tell, end }) {
  let source = null, timer = null, over = false, errors = 0, shown = null;

  const stop = () => {
    over = true;
    source?.close();
    if (timer !== null) forget(timer);
  };
  const take = (told) => {
    if (over) return;
    shown = merged(shown, told);
    tell(shown);
    if (told.is_over) {
      stop();
      end();
    }
  };
  const ask = async () => {
    timer = null;
    try {
      const answer = await fetch(stepsUrl, { headers: { Accept: "application/json" } });
      if (answer.ok) take(await answer.json());
      else if (answer.status === 401 || answer.status === 403 || answer.status === 404) stop();
    } catch {
      // Offline: the next question may be answered.
    }
    if (!over) timer = later(ask, ASK_MS);
  };
  const askInstead = () => {
    source?.close();
    source = null;
    if (!over && timer === null) timer = later(ask, 0);
  };

  if (!EventSource) {
    askInstead();
    return stop;
  }
  source = new EventSource(streamUrl);
  const hear = (event) => {
    errors = 0;
    take(JSON.parse(event.data));
  };
  source.addEventListener("progress", hear);
  source.addEventListener("end", hear);
  source.onerror = () => {
    errors += 1;
    if (source && (source.readyState === 2 || errors >= PATIENCE)) askInstead();
  };
  return stop;
}

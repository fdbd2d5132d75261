// The event log: what happened leaves in batches, survives a closed tab, never twice.

const BATCH_MS = 2000;
const BATCH_MAX = 50;
// sendBeacon and keepalive refuse more than 64 KiB in flight.
const BEACON_BYTES = 60_000;
const KEEP = 500;
const RETRY_MS = [2000, 5000, 15_000, 60_000];

/**
 * @param {(events: object[]) => Promise<unknown>} send one request; rejects with `status`
 * @param {(body: string) => boolean} beacon last words of a closing page
 */
export function createEventLog({ send, beacon, newId = () => crypto.randomUUID(), now = () => new Date(), setTimer = setTimeout, clearTimer = clearTimeout }) {
  let queue = [];
  let flying = [];
  let timer = null;
  let failures = 0;

  const schedule = (wait) => {
    if (timer === null && queue.length) timer = setTimer(() => { timer = null; flush(); }, wait);
  };

  async function flush() {
    if (flying.length || !queue.length) return;
    flying = queue.splice(0, BATCH_MAX);
    let again = false;
    try {
      await send(flying);
      failures = 0;
    } catch (error) {
      // 4xx will not get better by repeating; 0, 429 and 5xx may.
      again = !(error.status >= 400 && error.status < 500 && error.status !== 429);
    }
    if (again) {
      queue = [...flying, ...queue].slice(-KEEP);
      failures += 1;
    }
    flying = [];
    schedule(again ? RETRY_MS[Math.min(failures - 1, RETRY_MS.length - 1)] : BATCH_MS);
  }

  return {
    /** Adds an event; the id and the time are given here. */
    add(type, facts) {
      const event = { event_id: newId(), type, at: now().toISOString() };
      for (const [name, value] of Object.entries(facts)) if (value !== undefined && value !== null) event[name] = value;
      queue.push(event);
      if (queue.length > KEEP) queue.shift();
      if (queue.length >= BATCH_MAX && timer !== null && !failures) {
        clearTimer(timer);
        timer = null;
        flush();
        return;
      }
      schedule(BATCH_MS);
    },
    flush,
    /** Sends what is left while the page goes away. What was in flight goes again: ids dedupe. */
    leave() {
      const left = [...flying, ...queue];
      queue = [];
      while (left.length) {
        const part = [];
        let size = 0;
        while (left.length && part.length < BATCH_MAX) {
          size += JSON.stringify(left[0]).length + 1;
          if (part.length && size > BEACON_BYTES) break;
          part.push(left.shift());
        }
        if (!beacon(JSON.stringify({ events: part }))) {
          queue = [...part, ...left];
          return;
        }
      }
    },
    pending: () => queue.length + flying.length,
  };
}

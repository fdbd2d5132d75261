// The event log: what happened leaves in batches, survives a closed tab, never twice.

const BATCH_MS = 2000;
const BATCH_MAX = 50;
// sendBeacon and keepalive refuse more than 64 KiB in flight.
const BEACON_BYTES = 60_000;
const KEEP = 500;
const RETRY_MS = [2000, 5000, 15_000, 60_000];
// The server takes nothing older, and remembers ids for as long.
// Told with each event, so that what is lost can be laid to a version; raised with each change here.
const APP = "web 1";
const TOO_OLD_MS = 7 * 24 * 3600_000;
const NOWHERE = { put: async () => {}, remove: async () => {}, all: async () => [] };

/**
 * @param {(events: object[]) => Promise<unknown>} send one request; rejects with `status`
 * @param {(body: string) => boolean} beacon last words of a closing page
 * @param store where events wait across visits (`events_store.mjs`)
 */
export function createEventLog({ send, beacon, store = NOWHERE, newId = () => crypto.randomUUID(), session = null, now = () => new Date(), setTimer = setTimeout, clearTimer = clearTimeout }) {
  let queue = [];
  let flying = [];
  let timer = null;
  let failures = 0;
  let told = 0; // The server sees by a missing number that something was lost.
  let own = new Set(); // Ids of this page, until what earlier ones left is known.

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
    } else {
      store.remove(flying.map((event) => event.event_id));
    }
    flying = [];
    schedule(again ? RETRY_MS[Math.min(failures - 1, RETRY_MS.length - 1)] : BATCH_MS);
  }

  /** Takes up what earlier visits could not tell. The server counts an id once. */
  async function recover() {
    const oldest = new Date(now().getTime() - TOO_OLD_MS).toISOString();
    const all = await store.all();
    if (!own) return;
    const left = all.filter((event) => !own.has(event.event_id));
    own = null;
    const late = left.filter((event) => event.at <= oldest);
    if (late.length) store.remove(late.map((event) => event.event_id));
    queue = [...left.filter((event) => event.at > oldest), ...queue].slice(-KEEP);
    schedule(BATCH_MS);
  }

  return {
    /** Adds an event; the id, the time and its number in this visit are given here. */
    add(type, facts) {
      session ??= newId();
      const event = { event_id: newId(), type, at: now().toISOString(), session, seq: (told += 1), app: APP };
      for (const [name, value] of Object.entries(facts)) if (value !== undefined && value !== null) event[name] = value;
      own?.add(event.event_id);
      store.put(event);
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
    recover,
    /**
     * Sends what is left while the page goes away. What was in flight goes again: ids dedupe.
     * Nobody tells whether a beacon arrived, so the store keeps them for the next visit.
     */
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

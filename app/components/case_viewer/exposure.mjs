// Counts how long harmful pictures were really shown, and tells the server now and then.

const LEAST_MS = 250; // Less than this nobody has seen.

/**
 * @param now the time in ms.
 * @param send tells the server so many seconds; resolves to whether it should be tried again.
 * @param everyMs how much is told at once.
 */
export function createMeter({ now, send, everyMs = 3000 }) {
  let since = null;
  let held = 0;
  const gather = () => {
    if (since === null) return;
    const at = now();
    held += Math.max(0, at - since);
    since = at;
  };
  const flush = async () => {
    gather();
    if (held < LEAST_MS) return;
    const told = held;
    held = 0;
    if (await send(told / 1000)) held += told;
  };
  return {
    /** Whether something is shown from now on. */
    show(active) {
      gather();
      since = active ? now() : null;
    },
    /** Called every second or so. */
    beat() {
      gather();
      return held >= everyMs ? flush() : undefined;
    },
    flush,
  };
}

// The right to send a file, for one tab alone.

/** A way to give the right back; `null` when another tab has it. */
export function hold(name) {
  if (!navigator.locks) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    navigator.locks.request(`upload:${name}`, { ifAvailable: true }, (lock) => {
      if (!lock) { resolve(null); return undefined; }
      return new Promise((letGo) => resolve(letGo));
    });
  });
}

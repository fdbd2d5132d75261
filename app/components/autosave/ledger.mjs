// When may one say "Saved"? Not while something changed is still on its way.

// Typed text is sent this long after the last keystroke, as the pages' debounce has it.
export const TYPING_MS = 600;

/** What was changed and not yet answered, field by field. */
export function createLedger() {
  const due = new Map();
  let quickest = Infinity; // The shortest way to the server and back so far.
  return {
    /** `field` changed at `now`; typed text is sent a little later. */
    changed: (field, now, typed) => due.set(field, now + (typed ? TYPING_MS : 0)),
    /** What was typed into `field` is sent at once: it was left, or Enter was pressed. */
    hurried(field, now) {
      if (due.has(field)) due.set(field, now);
    },
    /** The server answered at `now`. What was sent since it can have heard is still open. */
    answered(now) {
      const waits = [...due.values()].filter((sent) => sent <= now);
      if (waits.length) quickest = Math.min(quickest, now - Math.min(...waits));
      for (const [field, sent] of due) if (sent <= now - quickest) due.delete(field);
    },
    /** Nothing of `field` was sent after all. */
    dropped: (field) => due.delete(field),
    pending: () => due.size > 0,
  };
}

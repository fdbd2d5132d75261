// When may one say "Saved"? Not while something changed is still on its way.
//
// After each change the badge sends a question; its answer says that all before it was dealt with.

// Typed text is sent by then after the last keystroke: pages wait for 600, and clocks are not exact.
export const TYPING_MS = 620;

/** What was changed and not yet dealt with, field by field. Times are milliseconds of one clock. */
export function createLedger() {
  const open = new Map(); // field: { due: when it is sent, question: the one asked after it, or 0 }
  const waiting = () => [...open.values()].filter((change) => !change.question);
  return {
    /** `field` changed at `now`; typed text is sent a little later. */
    changed: (field, now, typed) => open.set(field, { due: now + (typed ? TYPING_MS : 0), question: 0 }),
    /** What was typed into `field` is sent at once: it was left, or Enter was pressed. */
    hurried(field, now) {
      if (open.has(field)) open.set(field, { due: now, question: 0 });
    },
    /** Whether something was sent by `now` that no question was asked after. */
    isDue: (now) => waiting().some((change) => change.due <= now),
    /** Question `number` is asked at `now`. */
    asked(number, now) {
      for (const change of waiting()) if (change.due <= now) change.question = number;
    },
    /** When the next question is to be asked; `Infinity` while all is asked about. */
    next: () => Math.min(...waiting().map((change) => change.due)),
    /** Question `number` was answered, and with it all that were asked before. */
    answered(number) {
      for (const [field, change] of open) if (change.question && change.question <= number) open.delete(field);
    },
    /** Nothing of `field` was sent after all. */
    dropped: (field) => open.delete(field),
    pending: () => open.size > 0,
  };
}

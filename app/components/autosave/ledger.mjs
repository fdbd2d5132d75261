// When may one say "Saved"? Not while something typed is still on its way.

// Text is sent this long after the last keystroke; the pages' debounce is a little shorter.
export const TYPING_MS = 700;

/** What was changed, what was answered: `pending` tells whether anything is open. */
export function createLedger() {
  let due = 0;
  let open = false;
  return {
    /** Something changed at `now`; typed text is sent a little later. */
    changed(now, typed) {
      open = true;
      due = Math.max(due, now + (typed ? TYPING_MS - 100 : 0));
    },
    /** The server answered at `now`. An answer to an earlier change leaves later ones open. */
    answered(now) {
      if (now >= due) open = false;
    },
    /** Nothing was sent after all. */
    dropped() { open = false; },
    pending: () => open,
  };
}

// What was chosen is shown at once, and what the server says of it as soon as it says it.

/** The course of several buttons of which one is chosen: what is wished, and what of it was told. */
export function createGroup() {
  let wish, told = [], last = 0;
  const listeners = new Set();
  const become = (next, rest) => {
    told = rest;
    if (wish === next) return;
    wish = next;
    listeners.forEach((tell) => tell());
  };
  return {
    subscribe(tell) { listeners.add(tell); return () => listeners.delete(tell); },
    /** What is to be shown instead of the server's choice, if anything. */
    wish: () => wish,
    /** Somebody chose `value`; question `number` is asked after it. */
    choose(value, number) { last = number; become(value, [...told, value]); },
    /** The server's choice became `value`. */
    became(value) {
      const rest = told.slice(told.indexOf(value) + 1 || told.length);
      become(rest.length ? wish : undefined, rest);
    },
    /** All up to question `number` is dealt with; what was not taken by then was refused. */
    answered(number) { if (last && number >= last) { last = 0; become(undefined, []); } },
  };
}

const groups = new Map();

/** The group of radio buttons that share a name. */
export function groupOf(name) {
  if (!groups.has(name)) groups.set(name, createGroup());
  return groups.get(name);
}

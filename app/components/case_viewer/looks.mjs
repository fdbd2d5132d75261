// How a reviewer wants to look at clips; kept in the browser. The gentlest is the default.

const KEY = "jhalak.console.looks";
export const DEFAULTS = Object.freeze({ blur: true, grey: true, mute: true });

/** What was chosen; whatever cannot be read is as gentle as can be. */
export function readLooks(storage) {
  try {
    const kept = JSON.parse(storage?.getItem(KEY) ?? "{}");
    return Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, kept?.[name] !== false]));
  } catch {
    return { ...DEFAULTS };
  }
}

/** Keeps a choice; false where the browser keeps nothing, and it holds for this page alone. */
export function keepLooks(storage, looks) {
  try {
    storage.setItem(KEY, JSON.stringify(looks));
    return true;
  } catch {
    return false;
  }
}

// Pressed twice is meant once: on a poor line the answer to the first press is not there yet.

export const AGAIN_MS = 2000;

/** Whether a form is sent again just as it was. Gives a function of the form, what it holds, and when. */
export function createOnce() {
  const sent = new WeakMap();
  return (form, holds, now) => {
    const before = sent.get(form);
    if (before && before.holds === holds && now - before.at < AGAIN_MS) return true;
    sent.set(form, { holds, at: now });
    return false;
  };
}

/** What a form holds, as a text. */
export function holdings(entries) {
  return JSON.stringify([...entries].map(([name, value]) => [name, typeof value === "string" ? value : `${value.name} ${value.size}`]));
}

// Lines of a text by their numbers, counted from 1. Pure.

export const linesOf = (text) => text.split("\n").length;

/** Where line `number` begins and ends; null where there is none. */
export function placeOf(text, number) {
  if (number < 1 || number > linesOf(text)) return null;
  let start = 0;
  for (let line = 1; line < number; line += 1) start = text.indexOf("\n", start) + 1;
  const end = text.indexOf("\n", start);
  return [start, end < 0 ? text.length : end];
}

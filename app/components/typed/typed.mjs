// What is typed belongs to whoever types: an answer of the server never takes letters away that
// came after what it answers. Only what the server says of its own accord replaces the text.

/** The course of one field: what stands in it, and what of that was told and is not answered yet. */
export function begun(value) {
  return { text: value, known: value, told: [] };
}

/** Somebody typed. */
export function wrote(course, text) {
  return { ...course, text };
}

/** What stands there is told, unless that was told last. Gives the course and whether to tell. */
export function rested(course) {
  const last = course.told.length ? course.told.at(-1) : course.known;
  if (course.text === last) return [course, false];
  return [{ ...course, told: [...course.told, course.text] }, true];
}

/** The server's value changed: an answer to what was told, or news. */
export function answered(course, value) {
  const at = course.told.indexOf(value);
  if (at >= 0) return { ...course, known: value, told: course.told.slice(at + 1) };
  return begun(value);
}

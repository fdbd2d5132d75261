// What the address of the form asks for. The browser reads it by itself: on a poor line people sign
// in before the server has told the page anything.

/** Where to go afterwards, whether somebody wants to join, and most likely to publish. */
export function asked(search) {
  const query = new URLSearchParams(search);
  const next = query.get("next") || "";
  return {
    next: /^\/(?![/\\])/.test(next) ? next.slice(0, 300) : "/", // Only paths of this site.
    isNew: query.has("new"),
    isCreator: query.get("why") === "studio",
  };
}

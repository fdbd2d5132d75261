// Sends a picture to be one's portrait, and says in words what came of it.
export const KINDS = ["image/jpeg", "image/png", "image/webp"];
export const MAX_BYTES = 8 * 1024 * 1024;
const AWAY = { detail: "There is no connection. Nothing was changed; please try again.", code: "away" };

/** Why `file` is not worth sending; empty when it is. The server looks again. */
export function refusal(file) {
  if (file.size === 0) return "That file is empty. Choose another picture.";
  if (file.type && !KINDS.includes(file.type)) return "That file is no JPEG, PNG or WebP. Save the picture as one of these.";
  if (file.size > MAX_BYTES) return `That picture has ${(file.size / 1048576).toFixed(1)} MB; it may have up to 8. Save it smaller and choose it again.`;
  return "";
}

/** What the server says to a new portrait, or to none: `{ url }`, or `{ problem: { detail, code } }`. */
export async function change(file, fetch) {
  const options = file
    ? { method: "PUT", body: file, headers: { "Content-Type": file.type || "application/octet-stream" } }
    : { method: "DELETE" };
  let answer, said;
  try {
    answer = await fetch("/api/v1/me/avatar", { credentials: "same-origin", ...options });
    said = await answer.json();
  } catch {
    return { problem: AWAY };
  }
  if (answer.ok) return { url: said.avatar_url || "" };
  return { problem: { detail: said.detail || "That did not work. Please try again.", code: said.code || "" } };
}

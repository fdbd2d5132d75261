// Sends a picture to be one's portrait, and says in words what came of it.
export const KINDS = ["image/jpeg", "image/png", "image/webp"];
export const MAX_BYTES = 8 * 1024 * 1024;

/** Why `file` is not worth sending, in these words; empty when it is. The server looks again. */
export function refusal(file, words) {
  if (file.size === 0) return words.empty;
  if (file.type && !KINDS.includes(file.type)) return words.kind;
  if (file.size > MAX_BYTES) return words.heavy((file.size / 1048576).toFixed(1));
  return "";
}

/**
 * What the server says to a new portrait, or to none: `{ url }`, or `{ problem: { detail, code, lang } }`
 * with the language of `detail`; `words` say what the server cannot.
 */
export async function change(file, fetch, words) {
  const options = file
    ? { method: "PUT", body: file, headers: { "Content-Type": file.type || "application/octet-stream" } }
    : { method: "DELETE" };
  let answer, said;
  try {
    answer = await fetch("/api/v1/me/avatar", { credentials: "same-origin", ...options });
    said = await answer.json();
  } catch {
    return { problem: { detail: words.away, code: "away", lang: words.language } };
  }
  if (answer.ok) return { url: said.avatar_url || "" };
  if (!said.detail) return { problem: { detail: words.failed, code: said.code || "", lang: words.language } };
  return { problem: { detail: said.detail, code: said.code || "", lang: answer.headers.get("Content-Language") || "en" } };
}

// How numbers, times and captions read on a clip.

/** 999 → "999", 12400 → "12.4k", 3000000 → "3M": at most four signs. */
export function compactCount(n) {
  const value = Math.max(0, Math.floor(Number(n) || 0));
  if (value < 1000) return String(value);
  const [size, unit] = value < 1_000_000 ? [1000, "k"] : [1_000_000, "M"];
  const scaled = value / size;
  // Cut, never rounded up: 12 499 likes are not yet 12.5k.
  const text = scaled < 100 ? (Math.floor(scaled * 10) / 10).toFixed(1) : String(Math.floor(scaled));
  return text.replace(/\.0$/, "") + unit;
}

/** Milliseconds as "0:07" or "1:02:03". */
export function clock(ms) {
  const total = Math.max(0, Math.floor((Number(ms) || 0) / 1000));
  const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (n) => String(n).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Milliseconds as a screen reader should say them: "7 seconds", "1 minute 2 seconds". `t` are the texts. */
export function spokenTime(ms, t) {
  const total = Math.max(0, Math.round((Number(ms) || 0) / 1000));
  const [m, s] = [Math.floor(total / 60), total % 60];
  if (!m) return t.seconds(s);
  return s ? `${t.minutes(m)} ${t.seconds(s)}` : t.minutes(m);
}

/** A caption as runs of text and hashtags: [{text}, {text: "#monsoon", tag: "monsoon"}]. */
export function captionRuns(caption) {
  const runs = [];
  let from = 0;
  // Marks (\p{M}) belong to the word: without them a Devanagari tag would end at its first matra.
  for (const found of String(caption ?? "").matchAll(/(?<![\p{L}\p{M}\p{N}_&])#([\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*)/gu)) {
    if (found.index > from) runs.push({ text: caption.slice(from, found.index) });
    runs.push({ text: found[0], tag: found[1].toLowerCase() });
    from = found.index + found[0].length;
  }
  if (from < String(caption ?? "").length) runs.push({ text: caption.slice(from) });
  return runs;
}

/** One sentence that introduces a clip to a screen reader. */
export function announcement(item, t) {
  const parts = [item.creator?.display_name ?? t.a_creator, item.caption];
  if (item.is_sponsored) parts.push(t.sponsored);
  const count = item.products?.length ?? 0;
  if (count) parts.push(t.product_count(count));
  return `${parts.filter(Boolean).map((part) => part.replace(/[.\s]+$/, "")).join(". ")}.`;
}

/** The words of the chip that says what a machine made, or an empty text. */
export function aiLabel(item, t) {
  const parts = item.ai_made ?? [];
  if (parts.includes("whole")) return t.ai_whole;
  if (parts.includes("voice") && parts.includes("face")) return t.ai_both;
  if (parts.includes("face")) return t.ai_face;
  return parts.includes("voice") ? t.ai_voice : "";
}

/** The words of the disclosure chip, or an empty text where none is due. */
export function disclosureLabel(item, t) {
  if (item.is_sponsored) return t.sponsored;
  const brand = item.partner?.display_name;
  if (brand && item.disclosure === "paid") return t.paid_with(brand);
  if (brand && item.disclosure === "gifted") return t.gifted_by(brand);
  return { gifted: t.gifted, paid: t.paid, own_brand: t.own_brand }[item.disclosure] ?? "";
}

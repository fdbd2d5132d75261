// WebVTT as the player needs it: cues in milliseconds, drawn by ourselves at a sane size.

const TIMING = /^(?:(\d+):)?(\d{2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d+):)?(\d{2}):(\d{2})[.,](\d{3})/;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "\u200e", "&rlm;": "\u200f" };

/** Cues of a WebVTT text, by start: [{start, end, text}] in ms. Broken blocks are left out. */
export function parseVtt(text) {
  const cues = [];
  for (const block of String(text).replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").split(/\n{2,}/)) {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => line.includes("-->"));
    const found = at >= 0 && at <= 1 ? TIMING.exec(lines[at].trim()) : null;
    if (!found) continue;
    const ms = (i) => ((Number(found[i] ?? 0) * 60 + Number(found[i + 1])) * 60 + Number(found[i + 2])) * 1000 + Number(found[i + 3]);
    const words = plain(lines.slice(at + 1).join("\n"));
    if (words && ms(5) > ms(1)) cues.push({ start: ms(1), end: ms(5), text: words });
  }
  return cues.sort((a, b) => a.start - b.start);
}

function plain(text) {
  return text.replace(/<[^>]*>/g, "").replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (e) => ENTITIES[e]).trim();
}

/** The text on screen at `ms`; overlapping cues are joined by a line break. */
export function cueAt(cues, ms) {
  return cues.filter((cue) => cue.start <= ms && ms < cue.end).map((cue) => cue.text).join("\n");
}

/** The track to show: the viewer's languages first, then the clip's own, then the first. */
export function trackFor(tracks, languages, clipLanguage) {
  const base = (code) => String(code ?? "").toLowerCase().split("-")[0];
  for (const wanted of [...languages, clipLanguage]) {
    const found = tracks.find((track) => base(track.language) === base(wanted));
    if (found) return found;
  }
  return tracks[0] ?? null;
}

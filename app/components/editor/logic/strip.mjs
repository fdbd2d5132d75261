// What the server drew of a source: small pictures by time, and how loud it is. Pure.

const LINE = /(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})\s+-->/;
const PLACE = /#xywh=(\d+),(\d+),(\d+),(\d+)/;

/** The pictures of a film strip: [{time_ms, x, y, width, height}], from its WebVTT. */
export function stripOf(vtt) {
  const found = [];
  let time = null;
  for (const line of vtt.split(/\r?\n/)) {
    const at = LINE.exec(line);
    if (at) time = ((Number(at[1] ?? 0) * 60 + Number(at[2])) * 60 + Number(at[3])) * 1000 + Number(at[4]);
    const place = PLACE.exec(line);
    if (place && time !== null) found.push({ time_ms: time, x: +place[1], y: +place[2], width: +place[3], height: +place[4] });
  }
  return found;
}

/** A waveform between two moments of the source as an SVG path in a box of `many` × 2, mirrored at 1. */
export function wavePath({ peaks, per_second: rate }, fromMs, toMs, many) {
  const high = Array.from({ length: many }, (_, i) => {
    const a = Math.floor(((fromMs + ((toMs - fromMs) * i) / many) / 1000) * rate);
    const b = Math.max(a + 1, Math.floor(((fromMs + ((toMs - fromMs) * (i + 1)) / many) / 1000) * rate));
    return Math.max(0, ...peaks.slice(a, b)) / 255;
  });
  const line = (sign) => high.map((h, i) => `${i},${(1 - sign * h).toFixed(2)}`);
  return many ? `M${[...line(1), ...line(-1).reverse()].join("L")}Z` : "";
}

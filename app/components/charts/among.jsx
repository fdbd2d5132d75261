// One value with its interval among the clips before it.
import { along } from "./scales.mjs";

const NONE = [];

export function Among({ value = 0, low = 0, high = 0, others = NONE, median = 0, known = false, label = "" }) {
  const sure = known ? [value, low, high] : NONE;
  const all = [...others, ...sure];
  if (!all.length) return <span className="among none" role="img" aria-label={label} />;
  const place = along(all);
  const at = (number) => `${4 + place(number) * 92}%`;
  return (
    <span className="among" role="img" aria-label={label}>
      <i className="among-line" />
      {known && high > low && <i className="among-sure" style={{ left: at(low), width: `${(place(high) - place(low)) * 92}%` }} />}
      {others.map((other, n) => <i key={n} className="among-other" style={{ left: at(other) }} />)}
      {others.length >= 3 && <i className="among-median" style={{ left: at(median) }} />}
      {known && <i className="among-this" style={{ left: at(value) }} />}
    </span>
  );
}

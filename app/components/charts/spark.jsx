// A small curve; what it says stands in its label.
import { path } from "./scales.mjs";

const NONE = [];

export function Spark({ points = NONE, label = "" }) {
  if (points.length < 2) return <span className="spark none tiny faint">{label}</span>;
  const at = points.map((share, n) => [(n / (points.length - 1)) * 72, 22 - share * 20]);
  return (
    <svg className="spark" width="72" height="24" viewBox="0 0 72 24" role="img" aria-label={label}>
      <path className="spark-area" d={`${path(at)}L72 24L0 24Z`} />
      <path className="spark-line" d={path(at)} />
    </svg>
  );
}

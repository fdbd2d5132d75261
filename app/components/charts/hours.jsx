// What arrived and what was handled, hour by hour; each hour is a list item with its numbers in words.
const NONE = [];

export function HoursChart({ hours = NONE, label = "" }) {
  const most = Math.max(1, ...hours.flatMap((h) => [h.arrived, h.handled]));
  const height = (count) => ({ height: `${count ? Math.max(3, (count / most) * 100) : 0}%` });
  return (
    <ol className="hours-chart" aria-label={label}>
      {hours.map((h, at) => (
        <li key={at} tabIndex={0} aria-label={h.said} data-said={h.said}>
          <i className="arrived" style={height(h.arrived)} aria-hidden="true" />
          <i className="handled" style={height(h.handled)} aria-hidden="true" />
          {at % 6 === hours.length % 6 && <span className="tiny num" aria-hidden="true">{h.short}</span>}
        </li>
      ))}
    </ol>
  );
}

// Bars by day; each is a list item with its numbers in words.
const NONE = [];

export function DaysChart({ days = NONE, label = "" }) {
  const most = Math.max(1, ...days.map((d) => d.views));
  return (
    <ol className="days-chart" aria-label={label}>
      {days.map((d, at) => (
        <li key={d.day} tabIndex={0} aria-label={d.said} data-said={d.said} className={d.orders ? "sold" : ""}>
          <i style={{ height: `${d.views ? Math.max(3, (d.views / most) * 100) : 0}%` }} aria-hidden="true" />
          {(at % 7 === days.length % 7 || days.length < 8) && <span className="tiny num" aria-hidden="true">{d.short}</span>}
        </li>
      ))}
    </ol>
  );
}

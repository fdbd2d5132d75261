// A clip's processing as it happens: a bar, what is done now, and every step.
import { useEffect, useRef, useState } from "react";
import { Check } from "lucide-react";
import { follow, percentOf } from "./follow.mjs";
import { wordsOf } from "./words.mjs";

function said(told, t) {
  if (!told?.steps.some((step) => step.at !== "next")) return t.waiting;
  return told.is_playable ? t.plays : t.plays_soon;
}

export function LiveProgress({ clipId = "", percent = 0, locale = "en", onEnd }) {
  const t = wordsOf(locale);
  const [told, setTold] = useState(null);
  const end = useRef(onEnd);
  end.current = onEnd;

  useEffect(() => {
    setTold(null);
    if (!clipId) return undefined;
    const address = `/api/v1/studio/videos/${encodeURIComponent(clipId)}`;
    return follow({
      streamUrl: `${address}/progress`, stepsUrl: `${address}/steps`, EventSource: window.EventSource,
      fetch: (...args) => window.fetch(...args), later: (call, ms) => setTimeout(call, ms), forget: clearTimeout,
      tell: setTold, end: () => end.current?.(),
    });
  }, [clipId]);

  const shown = Math.max(told ? percentOf(told) : 0, told ? 0 : percent);
  return (
    <div className="live-progress" lang={t.language}>
      <div className="row way-progress">
        <div className="progress" role="progressbar" aria-label={t.preparing} aria-valuenow={shown} aria-valuemin={0} aria-valuemax={100}>
          <i style={{ width: `${shown}%` }} />
        </div>
        <span className="small num soft" aria-hidden="true">{shown} %</span>
      </div>
      <p className="small soft">{said(told, t)}</p>
      {told?.steps.length ? (
        <ol className="live-steps" aria-label={t.steps}>
          {told.steps.map((step) => (
            <li key={step.name} className={`live-step ${step.at}`} aria-current={step.at === "now" ? "step" : undefined}>
              <span className="live-mark" aria-hidden="true">{step.at === "done" ? <Check size={12} /> : null}</span>
              <span className="tiny">{step.words}</span>
              <span className="sr">{t[step.at]}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}

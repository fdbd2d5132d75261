// A clip's processing as it happens: a bar, what is done now, and every step.
import { useEffect, useRef, useState } from "react";
import { Check } from "lucide-react";
import { follow, percentOf } from "./follow.mjs";

const PLACES = { done: "Done", now: "Now", next: "To come", skipped: "Left out" };

function said(told) {
  if (!told?.steps.some((step) => step.at !== "next")) return "Waiting for its turn";
  return told.is_playable ? "The preview plays already." : "The preview plays in a moment.";
}

export function LiveProgress({ clipId = "", percent = 0, onEnd }) {
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
    <div className="live-progress">
      <div className="row way-progress">
        <div className="progress" role="progressbar" aria-label="Getting ready" aria-valuenow={shown} aria-valuemin={0} aria-valuemax={100}>
          <i style={{ width: `${shown}%` }} />
        </div>
        <span className="small num soft" aria-hidden="true">{shown} %</span>
      </div>
      <p className="small soft">{said(told)}</p>
      {told?.steps.length ? (
        <ol className="live-steps" aria-label="Steps">
          {told.steps.map((step) => (
            <li key={step.name} className={`live-step ${step.at}`} aria-current={step.at === "now" ? "step" : undefined}>
              <span className="live-mark" aria-hidden="true">{step.at === "done" ? <Check size={12} /> : null}</span>
              <span className="tiny">{step.words}</span>
              <span className="sr">{PLACES[step.at]}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}

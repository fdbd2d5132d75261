// What was decided, and a few seconds to take it back.
import { useEffect, useState } from "react";
import { Undo2 } from "lucide-react";
import { wordsOf } from "./words.mjs";

export function UndoToast({ of = "", said = "", leftMs = 0, locale = "en", onUndo }) {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!of) {
      setLeft(0);
      return undefined;
    }
    const end = performance.now() + leftMs;
    const count = () => setLeft(Math.max(0, end - performance.now()));
    count();
    const timer = setInterval(count, 200);
    return () => clearInterval(timer);
  }, [of, leftMs]);
  const t = wordsOf(locale);
  return (
    <div className="undo" data-shown={left > 0} lang={t.language}>
      <p role="status" className="sr">{of ? t.told(said) : ""}</p>
      {left > 0 && (
        <div className="undo-card">
          <span className="undo-said">{said}</span>
          <button type="button" className="undo-btn" onClick={() => onUndo?.()} aria-keyshortcuts="z">
            <Undo2 size={18} aria-hidden="true" /><span>{t.undo}</span><kbd className="kbd">Z</kbd>
          </button>
          <span className="num undo-left" aria-hidden="true">{t.seconds(Math.ceil(left / 1000))}</span>
          <i className="undo-bar" style={{ width: `${leftMs ? (left / leftMs) * 100 : 0}%` }} aria-hidden="true" />
        </div>
      )}
    </div>
  );
}

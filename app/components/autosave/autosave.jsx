// "Saving…" from the first keystroke, "Saved" when the server has it, and why not otherwise.
import { useEffect, useRef, useState } from "react";
import { Check, CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import { createLedger } from "./ledger.mjs";

const TYPED = 'textarea, input[type="text"], input[type="number"], input:not([type])';

/** The state of the autosave, announced to screen readers when it changes. */
export function SaveState({ scope, answers, problem }) {
  const ledger = useRef(null);
  ledger.current ??= createLedger();
  const [pending, setPending] = useState(false);
  const [online, setOnline] = useState(true);
  const show = () => setPending(ledger.current.pending());

  useEffect(() => {
    const changed = (event) => {
      if (!event.target.closest?.(scope) || event.target.closest('[data-quiet="true"]')) return;
      ledger.current.changed(event.target, performance.now(), event.type === "input" && event.target.matches(TYPED));
      show();
    };
    const hurried = (event) => ledger.current.hurried(event.target, performance.now());
    const dropped = (event) => { ledger.current.dropped(event.target); show(); };
    const line = () => setOnline(navigator.onLine);
    const leave = (event) => ledger.current.pending() && event.preventDefault();
    line();
    const heard = [[document, "input", changed], [document, "jhalak:edit", changed], [document, "focusout", hurried], [document, "jhalak:drop", dropped],
      [window, "online", line], [window, "offline", line], [window, "beforeunload", leave]];
    heard.forEach(([on, name, act]) => on.addEventListener(name, act));
    return () => heard.forEach(([on, name, act]) => on.removeEventListener(name, act));
  }, [scope]);
  useEffect(() => { ledger.current.answered(performance.now()); show(); }, [answers]);

  const [kind, Icon, text] = !online
    ? ["offline", CloudOff, pending ? "Not saved" : "No connection"]
    : pending ? ["busy", LoaderCircle, "Saving…"]
      : problem ? ["problem", CircleAlert, "Not saved"] : ["saved", Check, "Saved"];
  return (
    <span className={`save-state ${kind}`} role="status" title={problem || text}>
      <Icon size={16} aria-hidden="true" /><span>{text}</span>
    </span>
  );
}

// "Saving…" from the first keystroke, "Saved" when the server has it, and why not otherwise. The edit itself
// saves by its own way and tells of it by `jhalak:saving`; the badge shows whichever of the two is worse.
import { useEffect, useRef, useState } from "react";
import { Check, CircleAlert, CloudOff, GitBranch, LoaderCircle } from "lucide-react";
import { answeredUpTo, question } from "../echo/echo.mjs";
import { createLedger } from "./ledger.mjs";
import { wordsOf } from "./words.mjs";

const TYPED = 'textarea, input:is([type="text"], [type="number"], [type="datetime-local"], :not([type]))';

// React takes a choice back until the server has answered, so that no "input" event ever tells of it.
const CHOICE = 'input:is([type="radio"], [type="checkbox"])';

const WORST = ["problem", "branch", "offline", "busy"];
const EDIT = { saving: ["busy", LoaderCircle], offline: ["offline", CloudOff], beside: ["branch", GitBranch], refused: ["problem", CircleAlert] };

/** The state of the autosave, announced to screen readers when it changes. */
export function SaveState({ scope, heard, problem, locale = "", onAsk }) {
  const t = wordsOf(locale);
  const ledger = useRef(null);
  ledger.current ??= createLedger();
  const [pending, setPending] = useState(false);
  const [online, setOnline] = useState(true);
  const [edit, setEdit] = useState({ phase: "saved", text: "" });
  const timer = useRef(0);
  const onAskNow = useRef(onAsk);
  onAskNow.current = onAsk;
  const show = () => {
    setPending(ledger.current.pending());
    clearTimeout(timer.current);
    const next = ledger.current.next();
    // Never within the event itself: what the page sends upon it goes first.
    if (next < Infinity) timer.current = setTimeout(ask, next - performance.now());
  };
  const ask = () => {
    const now = performance.now();
    if (ledger.current.isDue(now)) {
      const { number, text } = question();
      ledger.current.asked(number, now);
      onAskNow.current(text);
    }
    show();
  };

  useEffect(() => {
    const changed = (event) => {
      if (!event.target.closest?.(scope) || event.target.closest('[data-quiet="true"]')) return;
      ledger.current.changed(event.target, performance.now(), event.type === "input" && event.target.matches(TYPED));
      show();
    };
    const pressed = (event) => event.target.matches?.(CHOICE) && changed(event);
    const hurried = (event) => { ledger.current.hurried(event.target, performance.now()); show(); };
    const dropped = (event) => { ledger.current.dropped(event.target); show(); };
    const line = () => setOnline(navigator.onLine);
    const leave = (event) => ledger.current.pending() && event.preventDefault();
    const saving = (event) => setEdit(event.detail);
    line();
    const ears = [[document, "input", changed], [document, "click", pressed], [document, "jhalak:edit", changed], [document, "focusout", hurried], [document, "jhalak:drop", dropped],
      [window, "jhalak:saving", saving], [window, "online", line], [window, "offline", line], [window, "beforeunload", leave]];
    ears.forEach(([on, name, act]) => on.addEventListener(name, act));
    return () => { clearTimeout(timer.current); ears.forEach(([on, name, act]) => on.removeEventListener(name, act)); };
  }, [scope]);
  useEffect(() => {
    ledger.current.answered(answeredUpTo(heard));
    show();
  }, [heard]);

  const words = !online && pending ? ["offline", CloudOff, t.not_saved] : pending ? ["busy", LoaderCircle, t.saving] : problem ? ["problem", CircleAlert, t.not_saved] : null;
  const cut = EDIT[edit.phase] && [...EDIT[edit.phase], edit.text];
  const [kind, Icon, text] = [words, cut].filter(Boolean).sort((a, b) => WORST.indexOf(a[0]) - WORST.indexOf(b[0]))[0] ?? ["saved", Check, t.saved];
  return (
    <span className={`save-state ${kind}`} role="status" title={problem || text}>
      <Icon size={16} aria-hidden="true" /><span>{text}</span>
    </span>
  );
}

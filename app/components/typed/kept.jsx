// Lists, check boxes and radio buttons whose choice the server keeps; see kept.mjs. React takes a choice
// back until its answer comes, and on a poor line it then looks as if nothing had been pressed.
import { useEffect, useRef, useSyncExternalStore } from "react";
import { answeredUpTo, question } from "../echo/echo.mjs";
import { createGroup, groupOf } from "./kept.mjs";

/** What to show for the server's `truth` while a choice is under way, and how to choose. */
function useKept(group, truth, isTrue, heard, onAsk) {
  const wish = useSyncExternalStore(group.subscribe, group.wish, () => undefined);
  useEffect(() => { if (isTrue) group.became(truth); }, [group, truth, isTrue]);
  useEffect(() => group.answered(answeredUpTo(heard)), [group, heard]);
  const choose = (value, tell) => {
    const { number, text } = question();
    group.choose(value, number);
    tell();
    setTimeout(() => onAsk(text));
  };
  return [wish, choose];
}

function useOwnGroup() {
  const group = useRef(null);
  return (group.current ??= createGroup());
}

export function KeptSelect({ value, onChange, heard = "", onAsk, ...props }) {
  const [wish, choose] = useKept(useOwnGroup(), value, true, heard, onAsk);
  return <select {...props} value={wish ?? value} onChange={(event) => choose(event.target.value, () => onChange(event))} />;
}

export function KeptCheck({ checked = false, onChange, heard = "", onAsk, ...props }) {
  const [wish, choose] = useKept(useOwnGroup(), checked, true, heard, onAsk);
  return <input type="checkbox" {...props} checked={wish ?? checked} onChange={(event) => choose(event.target.checked, () => onChange(event))} />;
}

export function KeptRadio({ name, value, checked = false, onChange, heard = "", onAsk, ...props }) {
  const [wish, choose] = useKept(groupOf(name), value, checked, heard, onAsk);
  return <input type="radio" {...props} name={name} value={value} checked={wish === undefined ? checked : wish === value} onChange={(event) => choose(value, () => onChange(event))} />;
}

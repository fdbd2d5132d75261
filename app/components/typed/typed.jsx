// An input or a text of several lines whose text the server keeps as well; see typed.mjs.
import { useEffect, useRef, useState } from "react";
import { answered, begun, rested, wrote } from "./typed.mjs";

const REST_MS = 300;

function Typed({ Field, ref, value = "", onChange, onBlur, ...props }) {
  const [course, setCourse] = useState(() => begun(value));
  const now = useRef(course);
  const seen = useRef(value);
  const timer = useRef(0);
  const field = useRef(null);
  const set = (next) => setCourse((now.current = next));
  const tell = useRef(null);
  tell.current = () => {
    clearTimeout(timer.current);
    const [next, isNew] = rested(now.current);
    if (!isNew) return;
    set(next);
    onChange({ target: { value: next.text } });
  };
  useEffect(() => {
    if (seen.current === value) return;
    seen.current = value;
    set(answered(now.current, value));
  }, [value]);
  useEffect(() => {
    // Before the form's own handler, so that a late letter does not follow what was sent.
    const { form } = field.current;
    const flush = () => tell.current();
    form?.addEventListener("submit", flush, true);
    return () => { form?.removeEventListener("submit", flush, true); clearTimeout(timer.current); };
  }, []);
  const hold = (node) => {
    field.current = node;
    if (typeof ref === "function") ref(node);
    else if (ref) ref.current = node;
  };
  const type = (event) => {
    set(wrote(now.current, event.target.value));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => tell.current(), REST_MS);
  };
  const leave = (event) => { tell.current(); onBlur?.(event); };
  return <Field {...props} ref={hold} value={course.text} onChange={type} onBlur={leave} />;
}

export const TypedInput = (props) => <Typed Field="input" {...props} />;
export const TypedArea = (props) => <Typed Field="textarea" {...props} />;

// Keeps a form that is sent twice in a moment from being sent twice; `data-again` lets one be.
import { useEffect } from "react";
import { createOnce, holdings } from "./once.mjs";

export function Once() {
  useEffect(() => {
    const isAgain = createOnce();
    const submit = (event) => {
      const form = event.target;
      if (form.hasAttribute("data-again")) return;
      if (!isAgain(form, holdings(new FormData(form)), performance.now())) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener("submit", submit, true);
    return () => document.removeEventListener("submit", submit, true);
  }, []);
  return null;
}

// The form for signing in and joining. A password goes to the API and nowhere else.
import { useEffect, useId, useState } from "react";
import { asked } from "./asked.mjs";
import { languageOf, wayOut } from "./refused.mjs";
import { wordsOf } from "./words.mjs";

function Field({ label, name, hint, ...input }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} className="input" aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}

export function SignIn({ reason, locale }) {
  const t = wordsOf(locale);
  const { next, isNew, isCreator } = asked(location.search);
  const [joining, setJoining] = useState(isNew);
  useEffect(() => setJoining(isNew), [isNew]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const way = problem && wayOut(problem);
  const send = async (event) => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget));
    form.role = form.role ? "creator" : "shopper";
    setBusy(true);
    setProblem(null);
    try {
      const answer = await fetch(`/api/v1/auth/${joining ? "register" : "login"}`, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(form),
      });
      if (answer.ok) return location.assign(next);
      setProblem(await answer.json());
    } catch {
      setProblem({ detail: t.away });
    }
    setBusy(false);
  };
  return (
    <div className="sign-in">
      <div className="stack tight">
        <h1>{joining ? t.join_jhalak : t.welcome}</h1>
        <p className="soft">{reason || (joining ? t.come_along : t.waiting)}</p>
      </div>
      <form data-again="" onSubmit={send} key={joining ? "join" : "in"}>
        {joining && <Field label={t.name} name="display_name" autoComplete="name" required maxLength={60} />}
        {joining && (
          <Field label={t.handle} name="handle" autoComplete="username" required minLength={3} maxLength={30}
            pattern="[A-Za-z0-9][A-Za-z0-9._]{2,29}" autoCapitalize="none" hint={t.handle_hint} />
        )}
        <Field label={t.email} name="email" type="email" autoComplete="email" required />
        <Field label={t.password} name="password" type="password" required minLength={joining ? 10 : 1}
          autoComplete={joining ? "new-password" : "current-password"} hint={joining ? t.password_hint : ""} />
        {joining && (
          <label className="row">
            <input type="checkbox" name="role" value="creator" defaultChecked={isCreator} /> {t.creator}
          </label>
        )}
        <div className="error" role="alert" lang={problem ? languageOf(problem.detail) : undefined}>
          {problem && <p>{problem.detail}</p>}
          {way && <p><a className="link" href={way.href}>{way.label}</a></p>}
        </div>
        <button className="btn primary block" aria-busy={busy} disabled={busy}>
          <span className="btn-label">{joining ? t.join : t.sign_in}</span>
        </button>
      </form>
      <button type="button" className="btn ghost block" onClick={() => { setJoining(!joining); setProblem(null); }}>
        <span className="btn-label">{joining ? t.has_account : t.is_new}</span>
      </button>
    </div>
  );
}

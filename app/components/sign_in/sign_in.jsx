// The form for signing in and joining. A password goes to the API and nowhere else.
import { useEffect, useId, useState } from "react";
import { languageOf, wayOut } from "./refused.mjs";

const safePath = (next) => (/^\/(?![/\\])/.test(next || "") ? next : "/");

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

export function SignIn({ next, start, reason, creator = false }) {
  const [joining, setJoining] = useState(start === "register");
  // The address is read by the server, a moment after this is drawn.
  useEffect(() => setJoining(start === "register"), [start]);
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
      if (answer.ok) return location.assign(safePath(next));
      setProblem(await answer.json());
    } catch {
      setProblem({ detail: "There is no connection. Nothing was sent; please try again." });
    }
    setBusy(false);
  };
  return (
    <div className="sign-in">
      <div className="stack tight">
        <h1>{joining ? "Join Jhalak" : "Welcome back"}</h1>
        <p className="soft">{reason || (joining ? "Your bag and likes come along." : "Your bag and likes are waiting.")}</p>
      </div>
      <form onSubmit={send} key={joining ? "join" : "in"}>
        {joining && <Field label="Name" name="display_name" autoComplete="name" required maxLength={60} />}
        {joining && (
          <Field label="Handle" name="handle" autoComplete="username" required minLength={3} maxLength={30}
            pattern="[A-Za-z0-9][A-Za-z0-9._]{2,29}" autoCapitalize="none" hint="Letters a–z, digits, dots, underscores" />
        )}
        <Field label="Email" name="email" type="email" autoComplete="email" required />
        <Field label="Password" name="password" type="password" required minLength={joining ? 10 : 1}
          autoComplete={joining ? "new-password" : "current-password"} hint={joining ? "Ten characters or more" : ""} />
        {joining && (
          <label className="row">
            <input type="checkbox" name="role" value="creator" defaultChecked={creator} key={String(creator)} /> I want to publish clips
          </label>
        )}
        <div className="error" role="alert" lang={problem ? languageOf(problem.detail) : undefined}>
          {problem && <p>{problem.detail}</p>}
          {way && <p><a className="link" href={way.href}>{way.label}</a></p>}
        </div>
        <button className="btn primary block" aria-busy={busy} disabled={busy}>
          <span className="btn-label">{joining ? "Join" : "Sign in"}</span>
        </button>
      </form>
      <button type="button" className="btn ghost block" onClick={() => { setJoining(!joining); setProblem(null); }}>
        <span className="btn-label">{joining ? "I have an account" : "I am new here"}</span>
      </button>
    </div>
  );
}

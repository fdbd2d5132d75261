import { useEffect, useRef, useState } from "react";
import { ArrowLeft, Ban, Captions, ChevronRight, EyeOff, Flag, Gauge, Hash, Info, Keyboard, LayoutGrid, Link2, UserX } from "lucide-react";
import { Sheet } from "../../sheet/sheet.jsx";
import { SPEEDS } from "../logic/prefs.mjs";
import { SHORTCUTS } from "../logic/keys.mjs";
import { refusable } from "../logic/refusals.mjs";
import { Why } from "./why.jsx";

const REASONS = [
  ["misleading", "False claim about a product"], ["counterfeit", "Fake or counterfeit goods"], ["spam", "Spam or a scam"],
  ["sexual", "Nudity or sexual content"], ["hate", "Hate or harassment"], ["violence", "Violence or danger"],
  ["minors", "Puts a child at risk"], ["other", "Something else"],
];
const SCOPE_ICONS = { video: EyeOff, creator: UserX, category: LayoutGrid, tag: Hash };
const TITLES = { main: "This clip", refuse: "What do you not want to see?", report: "Report this clip", why: "Why am I seeing this?" };
const CAPTIONS = [["auto", "Auto"], ["on", "On"], ["off", "Off"]];

function Row({ icon: Icon, children, onClick, more, className = "" }) {
  return (
    <button type="button" className={`menu-row ${className}`} onClick={onClick}>
      {Icon && <Icon size={22} aria-hidden="true" />}<span className="grow">{children}</span>{more && <ChevronRight size={18} aria-hidden="true" />}
    </button>
  );
}

function Choice({ icon: Icon, label, options, value, onPick }) {
  return (
    <fieldset className="menu-choice">
      <legend><Icon size={22} aria-hidden="true" />{label}</legend>
      <div>{options.map(([key, text]) => (
        <button key={key} type="button" aria-pressed={key === value} onClick={() => onPick(key)}>{text}</button>
      ))}</div>
    </fieldset>
  );
}

/** What a long press or "more" opens. */
export function Menu({ item, page, onPage, onClose, prefs, onPrefs, actions, locale }) {
  const [kept, setKept] = useState(item);
  if (item && item !== kept) setKept(item);
  const body = useRef(null);
  // The row that was pressed is gone on the next page: the focus stays in the sheet.
  useEffect(() => { if (item) body.current?.closest("[role=dialog]")?.focus({ preventScroll: true }); }, [page]);
  return (
    <Sheet open={Boolean(item)} title={TITLES[page]} size="auto" onClose={onClose}>
      <div ref={body}>
        {kept && page === "main" && <Main item={kept} onPage={onPage} prefs={prefs} onPrefs={onPrefs} actions={actions} />}
        {kept && page === "refuse" && <Refuse item={kept} actions={actions} />}
        {kept && page === "report" && <Report onSend={(reason, detail) => actions.report(kept, reason, detail)} />}
        {kept && page === "why" && <Why item={kept} actions={actions} locale={locale} />}
        {kept && page !== "main" && <Row icon={ArrowLeft} className="menu-back" onClick={() => onPage("main")}>Back</Row>}
      </div>
    </Sheet>
  );
}

function Main({ item, onPage, prefs, onPrefs, actions }) {
  return (
    <div className="clip-menu">
      <Row icon={EyeOff} more onClick={() => onPage("refuse")}>Not interested</Row>
      <Row icon={Info} more onClick={() => onPage("why")}>Why am I seeing this?</Row>
      <Row icon={Link2} onClick={() => actions.copyLink(item)}>Copy link</Row>
      <Choice icon={Captions} label="Captions" options={CAPTIONS} value={prefs.captions} onPick={(captions) => onPrefs({ captions })} />
      <Choice icon={Gauge} label="Speed" options={SPEEDS.map((s) => [s, `${s}×`])} value={prefs.speed} onPick={(speed) => onPrefs({ speed })} />
      <label className="check menu-switch"><span className="grow">Play clips by themselves</span>
        <input type="checkbox" role="switch" className="switch" checked={prefs.autoplay} onChange={(e) => onPrefs({ autoplay: e.target.checked })} /></label>
      <Row icon={Keyboard} className="menu-keys" onClick={actions.help}>Keyboard shortcuts</Row>
      <Row icon={Flag} more onClick={() => onPage("report")}><span className="danger-text">Report</span></Row>
    </div>
  );
}

function Refuse({ item, actions }) {
  const said = { video: "Only this clip", creator: `Clips by ${item.creator.display_name}` };
  return (
    <div className="clip-menu">
      <p className="soft small">It works at once. You can take it back here for a moment, and later under “Your taste”.</p>
      {refusable(item).map((refusal) => (
        <Row key={`${refusal.scope} ${refusal.value}`} icon={SCOPE_ICONS[refusal.scope]} onClick={() => actions.refuse(item, refusal)}>
          <span className="clip-1">{said[refusal.scope] ?? (refusal.scope === "tag" ? `Clips with ${refusal.label}` : `Clips about ${refusal.label.toLowerCase()}`)}</span>
        </Row>
      ))}
      <Row icon={Ban} onClick={() => actions.block(item)}><span className="danger-text">Block {item.creator.display_name}</span></Row>
    </div>
  );
}

function Report({ onSend }) {
  const [reason, setReason] = useState("");
  const [detail, setDetail] = useState("");
  return (
    <form className="clip-menu" onSubmit={(e) => { e.preventDefault(); if (reason) onSend(reason, detail); }}>
      <p className="soft small">A person looks at it. The clip disappears from your feed at once, and its creator is not told who you are.</p>
      {REASONS.map(([key, text]) => (
        <label key={key} className="check"><input type="radio" name="reason" value={key} checked={reason === key} onChange={() => setReason(key)} />{text}</label>
      ))}
      <textarea className="input" rows="2" maxLength={500} aria-label="Anything else we should know" placeholder="Anything else we should know"
        value={detail} onChange={(e) => setDetail(e.target.value)} />
      <button type="submit" className="btn danger block" disabled={!reason}>Send the report</button>
    </form>
  );
}

/** Keyboard shortcuts. */
export function Help({ open, onClose }) {
  return (
    <Sheet open={open} title="Keyboard shortcuts" size="auto" onClose={onClose}>
      <dl className="key-list">{SHORTCUTS.map(([keys, what]) => (
        <div key={what}><dt>{keys.map((key) => <kbd key={key} className="kbd">{key}</kbd>)}</dt><dd>{what}</dd></div>
      ))}</dl>
    </Sheet>
  );
}

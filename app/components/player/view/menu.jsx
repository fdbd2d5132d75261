import { useEffect, useState } from "react";
import { Captions, ChevronRight, EyeOff, Flag, Gauge, Hash, Info, Keyboard, Link2, UserX } from "lucide-react";
import { Sheet } from "../../sheet/sheet.jsx";
import { SPEEDS } from "../logic/prefs.mjs";
import { SHORTCUTS } from "../logic/keys.mjs";
import { whyRows } from "../logic/why.mjs";

const REASONS = [
  ["misleading", "False claim about a product"], ["counterfeit", "Fake or counterfeit goods"], ["spam", "Spam or a scam"],
  ["sexual", "Nudity or sexual content"], ["hate", "Hate or harassment"], ["violence", "Violence or danger"],
  ["minors", "Puts a child at risk"], ["other", "Something else"],
];
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
export function Menu({ item, page, onPage, onClose, prefs, onPrefs, actions }) {
  const [kept, setKept] = useState(item);
  if (item && item !== kept) setKept(item);
  const titles = { main: "This clip", report: "Report this clip", why: "Why this clip" };
  return (
    <Sheet open={Boolean(item)} title={titles[page]} size="auto" onClose={onClose}>
      {kept && page === "main" && <Main item={kept} onPage={onPage} prefs={prefs} onPrefs={onPrefs} actions={actions} />}
      {kept && page === "report" && <Report onSend={(reason, detail) => actions.report(kept, reason, detail)} />}
      {kept && page === "why" && <Why item={kept} api={actions.api} />}
    </Sheet>
  );
}

function Main({ item, onPage, prefs, onPrefs, actions }) {
  return (
    <div className="clip-menu">
      <Row icon={EyeOff} onClick={() => actions.notInterested(item, "video")}>Not interested</Row>
      <Row icon={UserX} onClick={() => actions.notInterested(item, "creator")}>Fewer from {item.creator.display_name}</Row>
      {item.hashtags?.[0] && <Row icon={Hash} onClick={() => actions.notInterested(item, "tag", item.hashtags[0])}>Fewer with #{item.hashtags[0]}</Row>}
      <Row icon={Info} more onClick={() => onPage("why")}>Why this clip</Row>
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

function Why({ item, api }) {
  const [rows, setRows] = useState(null);
  useEffect(() => {
    let gone = false;
    api.explain(item.request_id).then((data) => !gone && setRows(whyRows(data, item)), () => !gone && setRows(whyRows(null, item)));
    return () => { gone = true; };
  }, [item.id]);
  return (
    <div className="clip-menu" aria-live="polite">
      {rows === null ? <span className="skeleton" style={{ height: 64 }} /> : rows.map((row) => <p key={row} className="why-row"><Info size={18} aria-hidden="true" />{row}</p>)}
      <p className="soft small">Likes, saves, follows and what you watch to the end shape what comes next. "Not interested" works from the next page on.</p>
    </div>
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

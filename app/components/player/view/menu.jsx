import { useEffect, useRef, useState } from "react";
import { ArrowLeft, Ban, Captions, ChevronRight, EyeOff, Flag, Gauge, Hash, Info, Keyboard, Languages, LayoutGrid, Link2, UserX } from "lucide-react";
import { Sheet } from "../../sheet/sheet.jsx";
import { SPEEDS } from "../logic/prefs.mjs";
import { SHORTCUTS } from "../logic/keys.mjs";
import { refusable } from "../logic/refusals.mjs";
import { LANGUAGES } from "../logic/texts.mjs";
import { useTexts } from "./texts.jsx";
import { Why } from "./why.jsx";

const SCOPE_ICONS = { video: EyeOff, creator: UserX, category: LayoutGrid, tag: Hash };

function Row({ icon: Icon, children, onClick, more, className = "" }) {
  return (
    <button type="button" className={`menu-row ${className}`} onClick={onClick}>
      {Icon && <Icon size={22} aria-hidden="true" />}<span className="grow">{children}</span>{more && <ChevronRight size={18} aria-hidden="true" />}
    </button>
  );
}

function Choice({ icon: Icon, label, options, value, onPick, lang = false }) {
  return (
    <fieldset className="menu-choice">
      <legend><Icon size={22} aria-hidden="true" />{label}</legend>
      <div>{options.map(([key, text]) => (
        <button key={key} type="button" lang={lang ? key : undefined} aria-pressed={key === value} onClick={() => onPick(key)}>{text}</button>
      ))}</div>
    </fieldset>
  );
}

/** What a long press or "more" opens. */
export function Menu({ item, page, onPage, onClose, prefs, onPrefs, actions }) {
  const t = useTexts();
  const [kept, setKept] = useState(item);
  if (item && item !== kept) setKept(item);
  const body = useRef(null);
  // The row that was pressed is gone on the next page: the focus stays in the sheet.
  useEffect(() => { if (item) body.current?.closest("[role=dialog]")?.focus({ preventScroll: true }); }, [page]);
  return (
    <Sheet open={Boolean(item)} title={{ main: t.this_clip, refuse: t.refuse_what, report: t.report_clip, why: t.why_seeing }[page]} lang={t.language} closing={t.close} size="auto" onClose={onClose}>
      <div ref={body}>
        {kept && page === "main" && <Main item={kept} onPage={onPage} prefs={prefs} onPrefs={onPrefs} actions={actions} />}
        {kept && page === "refuse" && <Refuse item={kept} actions={actions} />}
        {kept && page === "report" && <Report onSend={(reason, detail) => actions.report(kept, reason, detail)} />}
        {kept && page === "why" && <Why item={kept} actions={actions} />}
        {kept && page !== "main" && <Row icon={ArrowLeft} className="menu-back" onClick={() => onPage("main")}>{t.back}</Row>}
      </div>
    </Sheet>
  );
}

function Main({ item, onPage, prefs, onPrefs, actions }) {
  const t = useTexts();
  const captions = [["auto", t.captions_auto], ["on", t.on], ["off", t.off]];
  return (
    <div className="clip-menu">
      <Row icon={EyeOff} more onClick={() => onPage("refuse")}>{t.not_interested}</Row>
      <Row icon={Info} more onClick={() => onPage("why")}>{t.why_seeing}</Row>
      <Row icon={Link2} onClick={() => actions.copyLink(item)}>{t.copy_link}</Row>
      <Choice icon={Captions} label={t.captions} options={captions} value={prefs.captions} onPick={(chosen) => onPrefs({ captions: chosen })} />
      <Choice icon={Gauge} label={t.speed} options={SPEEDS.map((s) => [s, `${s}×`])} value={prefs.speed} onPick={(speed) => onPrefs({ speed })} />
      <Choice icon={Languages} label={t.in_language} options={LANGUAGES} value={t.language} onPick={(language) => onPrefs({ language })} lang />
      <label className="check menu-switch"><span className="grow">{t.play_alone}</span>
        <input type="checkbox" role="switch" className="switch" checked={prefs.autoplay} onChange={(e) => onPrefs({ autoplay: e.target.checked })} /></label>
      <Row icon={Keyboard} className="menu-keys" onClick={actions.help}>{t.shortcuts}</Row>
      <Row icon={Flag} more onClick={() => onPage("report")}><span className="danger-text">{t.report}</span></Row>
    </div>
  );
}

function Refuse({ item, actions }) {
  const t = useTexts();
  return (
    <div className="clip-menu">
      <p className="soft small">{t.refuse_note}</p>
      {refusable(item).map((refusal) => (
        <Row key={`${refusal.scope} ${refusal.value}`} icon={SCOPE_ICONS[refusal.scope]} onClick={() => actions.refuse(item, refusal)}>
          <span className="clip-1">{t.refuse[refusal.scope](refusal.label)}</span>
        </Row>
      ))}
      <Row icon={Ban} onClick={() => actions.block(item)}><span className="danger-text">{t.block(item.creator.display_name)}</span></Row>
    </div>
  );
}

/** The third tap sends: more, report, what is wrong. */
function Report({ onSend }) {
  const t = useTexts();
  const [detail, setDetail] = useState("");
  return (
    <div className="clip-menu">
      <p className="soft small">{t.report_note}</p>
      <textarea className="input" rows="1" maxLength={500} aria-label={t.report_detail} placeholder={t.report_detail}
        value={detail} onChange={(e) => setDetail(e.target.value)} />
      {Object.entries(t.report_reasons).map(([key, text]) => (
        <Row key={key} icon={Flag} onClick={() => onSend(key, detail)}>{text}</Row>
      ))}
    </div>
  );
}

/** Keyboard shortcuts. */
export function Help({ open, onClose }) {
  const t = useTexts();
  return (
    <Sheet open={open} title={t.shortcuts} lang={t.language} closing={t.close} size="auto" onClose={onClose}>
      <dl className="key-list">{SHORTCUTS.map(([keys, what]) => (
        <div key={what}><dt>{keys.map((key) => <kbd key={key} className="kbd">{key}</kbd>)}</dt><dd>{t.keys[what]}</dd></div>
      ))}</dl>
    </Sheet>
  );
}

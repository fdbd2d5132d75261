import { useEffect, useState } from "react";
import { Link } from "react-router";
import { Megaphone, SlidersHorizontal, Sprout, ThumbsDown, ThumbsUp } from "lucide-react";
import { entryOf, mentions, subjectOf, tally, whySentence } from "../logic/why.mjs";
import { useTexts } from "./texts.jsx";

const MUTES = 4;

/** Why this clip is here: a sentence, what one can do about it, and the numbers for whoever asks. */
export function Why({ item, actions }) {
  const t = useTexts();
  const [story, setStory] = useState(undefined);
  useEffect(() => {
    let gone = false;
    setStory(undefined);
    // Without an explanation (it ran out, or the network is away) the sheet says what the card itself knows.
    actions.api.explain(item.request_id).then((data) => !gone && setStory(data), () => !gone && setStory(null));
    return () => { gone = true; };
  }, [item.id]);
  if (story === undefined) return <div className="why-clip" aria-busy="true"><span className="skeleton why-skeleton" /><span className="sr" role="status">{t.loading}</span></div>;
  const { text, language, stranger } = whySentence(story, item, t.language);
  const subject = subjectOf(story, item);
  return (
    <div className="why-clip">
      <p className="why-sentence" role="status" lang={language}>{text}</p>
      {stranger && <p className="why-note soft" lang={language}><Sprout size={18} aria-hidden="true" />{stranger}</p>}
      {mentions(item, t.language).map((line) => <p key={line} className="why-note soft" lang={language}><Megaphone size={18} aria-hidden="true" />{line}</p>)}
      <div className="why-turn" role="group" aria-label={t.turn(subject.label)}>
        <button type="button" className="btn secondary" onClick={() => actions.turn(item, subject, "more")}><ThumbsUp size={18} aria-hidden="true" />{t.more_like}</button>
        <button type="button" className="btn secondary" onClick={() => actions.turn(item, subject, "less")}><ThumbsDown size={18} aria-hidden="true" />{t.less_like}</button>
      </div>
      <p className="soft small why-about">{t.about[0]}<strong>{subject.label}</strong>{t.about[1]}</p>
      {item.hashtags?.length > 0 && (
        <div className="why-mutes" role="group" aria-label={t.mute_tags}>
          {item.hashtags.slice(0, MUTES).map((tag) => (
            <button key={tag} type="button" className="chip-btn" onClick={() => actions.refuse(item, { scope: "tag", value: tag, label: `#${tag}` })}>{t.mute_tag(tag)}</button>
          ))}
        </div>
      )}
      <Link className="menu-row" to="/me/taste"><SlidersHorizontal size={22} aria-hidden="true" /><span className="grow">{t.edit_taste}</span></Link>
      <Numbers entry={entryOf(story, item)} />
    </div>
  );
}

function Numbers({ entry }) {
  const t = useTexts();
  const terms = Object.keys(entry?.terms ?? {});
  if (!terms.length) return null;
  const { rows, total } = tally(entry.terms, entry.score, t.terms);
  return (
    <details className="why-numbers unfolds">
      <summary>{t.details}</summary>
      <table>
        <caption className="sr">{t.adds_up}</caption>
        <tbody>{rows.map((row) => <tr key={row.name}><th scope="row">{row.name}</th><td className="num">{row.text}</td></tr>)}</tbody>
        <tfoot><tr><th scope="row">{t.score}</th><td className="num">{total}</td></tr></tfoot>
      </table>
      {entry.sources.length > 0 && <p className="soft small">{t.proposed_by(entry.sources.map((name) => name.replaceAll("_", " ")).join(", "))}{entry.propensity < 1 && t.chance(Math.max(0.1, entry.propensity * 100).toFixed(1))}</p>}
    </details>
  );
}

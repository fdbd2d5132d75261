import { useEffect, useState } from "react";
import { Link } from "react-router";
import { Megaphone, SlidersHorizontal, Sprout, ThumbsDown, ThumbsUp } from "lucide-react";
import { entryOf, mentions, subjectOf, tally, whySentence } from "../logic/why.mjs";

const MUTES = 4;

/** Why this clip is here: a sentence, what one can do about it, and the numbers for whoever asks. */
export function Why({ item, actions, locale }) {
  const [story, setStory] = useState(undefined);
  useEffect(() => {
    let gone = false;
    setStory(undefined);
    // Without an explanation (it ran out, or the network is away) the sheet says what the card itself knows.
    actions.api.explain(item.request_id).then((data) => !gone && setStory(data), () => !gone && setStory(null));
    return () => { gone = true; };
  }, [item.id]);
  if (story === undefined) return <div className="why-clip" aria-busy="true"><span className="skeleton why-skeleton" /><span className="sr" role="status">Loading</span></div>;
  const { text, language, stranger } = whySentence(story, item, locale);
  const subject = subjectOf(story, item);
  return (
    <div className="why-clip">
      <p className="why-sentence" role="status" lang={language}>{text}</p>
      {stranger && <p className="why-note soft" lang={language}><Sprout size={18} aria-hidden="true" />{stranger}</p>}
      {mentions(item, locale).map((line) => <p key={line} className="why-note soft" lang={language}><Megaphone size={18} aria-hidden="true" />{line}</p>)}
      <div className="why-turn" role="group" aria-label={`More or less of ${subject.label}`}>
        <button type="button" className="btn secondary" onClick={() => actions.turn(item, subject, "more")}><ThumbsUp size={18} aria-hidden="true" />More like this</button>
        <button type="button" className="btn secondary" onClick={() => actions.turn(item, subject, "less")}><ThumbsDown size={18} aria-hidden="true" />Less like this</button>
      </div>
      <p className="soft small why-about">About <strong>{subject.label}</strong>, from the next clips on.</p>
      {item.hashtags?.length > 0 && (
        <div className="why-mutes" role="group" aria-label="Mute a hashtag">
          {item.hashtags.slice(0, MUTES).map((tag) => (
            <button key={tag} type="button" className="chip-btn" onClick={() => actions.refuse(item, { scope: "tag", value: tag, label: `#${tag}` })}>Mute #{tag}</button>
          ))}
        </div>
      )}
      <Link className="menu-row" to="/me/taste"><SlidersHorizontal size={22} aria-hidden="true" /><span className="grow">Edit your taste</span></Link>
      <Numbers entry={entryOf(story, item)} />
    </div>
  );
}

function Numbers({ entry }) {
  const terms = Object.keys(entry?.terms ?? {});
  if (!terms.length) return null;
  const { rows, total } = tally(entry.terms, entry.score);
  return (
    <details className="why-numbers">
      <summary>Details</summary>
      <table>
        <caption className="sr">What each term adds to the score</caption>
        <tbody>{rows.map((row) => <tr key={row.name}><th scope="row">{row.name}</th><td className="num">{row.text}</td></tr>)}</tbody>
        <tfoot><tr><th scope="row">Score</th><td className="num">{total}</td></tr></tfoot>
      </table>
      {entry.sources.length > 0 && <p className="soft small">Proposed by {entry.sources.map((name) => name.replaceAll("_", " ")).join(", ")}.{entry.propensity < 1 ? ` Exploration had a chance of ${Math.max(0.1, entry.propensity * 100).toFixed(1)} % to propose it.` : ""}</p>}
    </details>
  );
}

import { Link } from "react-router";
import { CloudOff, RotateCw, Sparkles, Users } from "lucide-react";
import { useTexts } from "./texts.jsx";

/** The shape of a clip that is on its way. */
export function FeedSkeleton() {
  const t = useTexts();
  return (
    <div className="clip live skeleton-clip" aria-busy="true">
      <div className="clip-frame">
        <span className="sr" role="status">{t.loading_clips}</span>
        <div className="clip-foot" aria-hidden="true">
          <div className="clip-details">
            <div className="details-who"><span className="clip-sk round" /><span className="clip-sk" style={{ width: 120 }} /></div>
            <span className="clip-sk" style={{ width: "92%" }} /><span className="clip-sk" style={{ width: "64%" }} />
          </div>
        </div>
      </div>
      <div className="player-rail" aria-hidden="true">{[0, 1, 2, 3, 4].map((i) => <span key={i} className="clip-sk round rail-act-sk" />)}</div>
    </div>
  );
}

function Message({ icon: Icon, title, children, alert = false }) {
  return (
    <div className="clip live message-clip" role={alert ? "alert" : undefined}>
      <div className="clip-frame"><div className="empty">
        <div className="art"><Icon size={36} aria-hidden="true" /></div>
        <h2>{title}</h2>
        {children}
      </div></div>
    </div>
  );
}

export function FeedEmpty({ surface, seeding, onForYou }) {
  const t = useTexts();
  if (surface === "following") {
    return (
      <Message icon={Users} title={t.no_follows}>
        <p>{t.no_follows_more}</p>
        <Link className="btn primary" to="/search">{t.find_creators}</Link>
        <button type="button" className="btn ghost" onClick={onForYou}>{t.back_to_for_you}</button>
      </Message>
    );
  }
  if (surface === "saved") {
    return <Message icon={Sparkles} title={t.nothing_saved}><p>{t.nothing_saved_more}</p><Link className="btn primary" to="/">{t.to_feed}</Link></Message>;
  }
  return (
    <Message icon={Sparkles} title={seeding ? t.being_made : t.no_clips}>
      <p>{seeding ? t.being_made_more : t.no_clips_more}</p>
      {!seeding && <Link className="btn primary" to="/studio">{t.make_first}</Link>}
    </Message>
  );
}

export function FeedError({ error, onRetry }) {
  const t = useTexts();
  const offline = error?.status === 0;
  return (
    <Message icon={CloudOff} title={offline ? t.offline : t.not_loaded} alert>
      <p>{offline ? t.offline_more : t.not_loaded_more}</p>
      <button type="button" className="btn primary" onClick={onRetry}><RotateCw size={18} aria-hidden="true" />{t.try_again}</button>
    </Message>
  );
}

/** After the last clip. */
export function FeedEnd({ index, live, seeding, surface, onAgain }) {
  const t = useTexts();
  return (
    <div className={`clip message-clip end ${live ? "live" : ""}`} style={{ top: `${index * 100}%` }} inert={!live}>
      <div className="clip-frame"><div className="empty">
        <div className="art"><Sparkles size={36} aria-hidden="true" /></div>
        <h2>{seeding ? t.coming : t.seen_all}</h2>
        <p>{seeding ? t.coming_more(seeding.ready, seeding.total)
          : surface === "for_you" ? t.seen_all_more : t.last_clip}</p>
        <Link className="btn primary" to="/search">{t.search}</Link>
        <button type="button" className="btn ghost" onClick={onAgain}><RotateCw size={18} aria-hidden="true" />{t.from_top}</button>
      </div></div>
    </div>
  );
}

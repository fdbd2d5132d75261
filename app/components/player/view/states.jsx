import { Link } from "react-router";
import { CloudOff, RotateCw, Sparkles, Users } from "lucide-react";

/** The shape of a clip that is on its way. */
export function FeedSkeleton() {
  return (
    <div className="clip live skeleton-clip" aria-busy="true">
      <div className="clip-frame">
        <span className="sr" role="status">Loading clips</span>
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
  if (surface === "following") {
    return (
      <Message icon={Users} title="Follow people you like">
        <p>Clips by creators and brands you follow gather here, newest first.</p>
        <Link className="btn primary" to="/search">Find creators</Link>
        <button type="button" className="btn ghost" onClick={onForYou}>Back to For you</button>
      </Message>
    );
  }
  if (surface === "saved") {
    return <Message icon={Sparkles} title="Nothing saved yet"><p>Tap the bookmark on a clip and it waits here.</p><Link className="btn primary" to="/">To the feed</Link></Message>;
  }
  return (
    <Message icon={Sparkles} title={seeding ? "The first clips are being made" : "No clips here yet"}>
      <p>{seeding ? "They appear here by themselves, in a moment." : "Once somebody publishes a clip, it plays here."}</p>
      {!seeding && <Link className="btn primary" to="/studio">Make the first one</Link>}
    </Message>
  );
}

export function FeedError({ error, onRetry }) {
  const offline = error?.status === 0;
  return (
    <Message icon={CloudOff} title={offline ? "You are offline" : "The feed did not load"} alert>
      <p>{offline ? "Clips come back as soon as there is a connection." : "It is us, not you. Your likes and your bag are safe."}</p>
      <button type="button" className="btn primary" onClick={onRetry}><RotateCw size={18} aria-hidden="true" />Try again</button>
    </Message>
  );
}

/** After the last clip. */
export function FeedEnd({ index, live, seeding, surface, onAgain }) {
  return (
    <div className={`clip message-clip end ${live ? "live" : ""}`} style={{ top: `${index * 100}%` }} inert={!live}>
      <div className="clip-frame"><div className="empty">
        <div className="art"><Sparkles size={36} aria-hidden="true" /></div>
        <h2>{seeding ? "More clips are on their way" : "You have seen it all for now"}</h2>
        <p>{seeding ? `${seeding.ready} of ${seeding.total} are ready. New ones join by themselves.`
          : surface === "for_you" ? "New clips arrive through the day. Meanwhile, look for something of your own." : "That was the last clip here."}</p>
        <Link className="btn primary" to="/search">Search</Link>
        <button type="button" className="btn ghost" onClick={onAgain}><RotateCw size={18} aria-hidden="true" />Start again from the top</button>
      </div></div>
    </div>
  );
}

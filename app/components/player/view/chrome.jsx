import { memo, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { BadgeCheck, Bookmark, Ellipsis, Heart, MessageCircle, Music2, Share2 } from "lucide-react";
import { aiLabel, captionRuns, compactCount, disclosureLabel } from "../logic/format.mjs";
import { useTexts } from "./texts.jsx";

function Action({ icon: Icon, label, count, on, onClick, className = "" }) {
  const n = typeof count === "number" ? `, ${count}` : "";
  return (
    <button type="button" className={`rail-act ${className} ${on ? "on" : ""}`} aria-label={`${label}${n}`}
      aria-pressed={on === undefined ? undefined : on} onClick={onClick}>
      <Icon size={30} strokeWidth={2} fill={on ? "currentColor" : "none"} aria-hidden="true" />
      {typeof count === "number" && <span className="num" aria-hidden="true">{compactCount(count)}</span>}
    </button>
  );
}

/** Like, comment, save, share, more. */
export const Rail = memo(function Rail({ item, actions }) {
  const t = useTexts();
  const { stats, viewer } = item;
  return (
    <div className="player-rail">
      <Action className="like" icon={Heart} label={viewer.liked ? t.liked : t.like} count={stats.likes} on={viewer.liked} onClick={() => actions.like(item)} />
      <Action icon={MessageCircle} label={t.comments} count={stats.comments} onClick={() => actions.comments(item)} />
      <Action className="save" icon={Bookmark} label={viewer.saved ? t.saved : t.save} count={stats.saves} on={viewer.saved} onClick={() => actions.save(item)} />
      <Action icon={Share2} label={t.share} count={stats.shares} onClick={() => actions.share(item)} />
      <Action icon={Ellipsis} label={t.more_actions} onClick={() => actions.menu(item)} />
    </div>
  );
});

/** Who made it, what it says, what one hears. */
export const Details = memo(function Details({ item, actions, isMe }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [long, setLong] = useState(false);
  const text = useRef(null);
  useEffect(() => {
    setOpen(false);
    const el = text.current;
    setLong(Boolean(el) && el.scrollHeight > el.clientHeight + 2);
  }, [item.id]);
  const { creator } = item;
  const chips = [disclosureLabel(item, t), aiLabel(item, t)].filter(Boolean);
  return (
    <div className="clip-details">
      <div className="details-who">
        <Link to={`/c/${creator.handle}`} className="details-creator">
          <span className="avatar"><span aria-hidden="true">{creator.display_name?.[0] ?? "?"}</span>
            {creator.avatar_url && <img src={creator.avatar_url} alt="" loading="lazy" />}</span>
          <span className="clip-1">{creator.display_name}</span>
          {creator.is_brand && <BadgeCheck size={16} aria-label={t.brand} className="details-brand" />}
        </Link>
        {!isMe && (
          <button type="button" className={`clip-follow ${item.viewer.following ? "on" : ""}`} aria-pressed={item.viewer.following}
            aria-label={t.follow_whom(creator.display_name)} onClick={() => actions.follow(item)}>
            {item.viewer.following ? t.followed : t.follow}
          </button>
        )}
      </div>
      {chips.length > 0 && <div className="details-chips">{chips.map((chip) => <span key={chip} className="details-chip">{chip}</span>)}</div>}
      {item.caption && (
        <div className={`details-caption ${open ? "open" : ""}`} data-own={open ? "" : undefined} data-scroll={open ? "" : undefined}>
          <p ref={text} lang={/[\u0900-\u097F]/.test(item.caption) ? "hi" : "en"}>
            {captionRuns(item.caption).map((run, i) => run.tag
              ? <Link key={i} to={`/t/${encodeURIComponent(run.tag)}`}>{run.text}</Link>
              : <span key={i}>{run.text}</span>)}
          </p>
          {(long || open) && <button type="button" className="details-more" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t.less : t.more}</button>}
        </div>
      )}
      {item.audio_title && <div className="details-audio"><Music2 size={14} aria-hidden="true" /><span className="sr">{t.sound_line}</span><span className="clip-1">{item.audio_title}</span></div>}
    </div>
  );
});

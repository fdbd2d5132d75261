// A cover that plays on hover or focus, muted, and gives its decoder back afterwards.
import { useRef, useState } from "react";
import { Link } from "react-router";

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches || navigator.connection?.saveData;

export function CoverTile({ href, poster, preview, label, unnamed, facts, views, runtime, ground }) {
  const [playing, setPlaying] = useState(false);
  const timer = useRef(0);
  const start = () => {
    if (!calm()) timer.current = setTimeout(() => setPlaying(true), 120);
  };
  const stop = () => {
    clearTimeout(timer.current);
    setPlaying(false);
  };
  return (
    <Link
      to={href}
      className="tile"
      style={{ background: ground }}
      onPointerEnter={(e) => e.pointerType === "mouse" && start()}
      onPointerLeave={stop}
      onFocus={start}
      onBlur={stop}
    >
      <img src={poster} alt="" loading="lazy" decoding="async" />
      {playing && <video src={preview} muted loop playsInline autoPlay aria-hidden="true" />}
      {/* In which language its creator wrote is not known. */}
      <span className="sr" lang={label ? "" : undefined}>{label || unnamed}</span>
      <span className="tile-foot num" aria-hidden="true">
        <span>▶ {views}</span>
        <span>{runtime}</span>
      </span>
      <span className="sr">{facts}</span>
    </Link>
  );
}

// Tabs as the keyboard knows them: one stop, arrow keys from one to the next, the present one in sight.
import { useEffect, useRef } from "react";

export function Tabs({ label, tabs = [], current = "", onOpen, children }) {
  const box = useRef(null);
  const icons = Array.isArray(children) ? children : [children];
  useEffect(() => {
    const tab = box.current.querySelector('[aria-selected="true"]');
    if (tab) box.current.scrollTo({ left: tab.offsetLeft - (box.current.clientWidth - tab.offsetWidth) / 2, behavior: "smooth" });
  }, [current]);
  const step = (event) => {
    const at = tabs.findIndex((tab) => tab.key === current);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length].key;
    onOpen(next);
    box.current.querySelector(`#tab-${next}`).focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={box} onKeyDown={step}>
      {tabs.map((tab, i) => (
        <button key={tab.key} type="button" role="tab" id={`tab-${tab.key}`} aria-controls={`panel-${tab.key}`} className="tab"
          aria-selected={tab.key === current} tabIndex={tab.key === current ? 0 : -1} onClick={() => onOpen(tab.key)}>
          {icons[i]}{tab.label}{tab.count > 0 && <span className="tab-count num">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}

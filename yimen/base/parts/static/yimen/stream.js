/* Live parts: a page that has any listens to the event stream and reads those parts again.
   Without the stream, or without this script, the page is right as it was when it was opened. */
"use strict";

(() => {
  const at = document.body.dataset.stream;
  if (!at || !document.querySelector("[data-live]")) return;
  const AGAIN_MS = 30000;
  let source = null;

  const tell = (name) => {
    document.body.dispatchEvent(new CustomEvent(`yimen:${name}`));
    document.querySelectorAll(`[data-shown-on="${name}"]`).forEach((part) => { part.hidden = false; });
  };

  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(at, { withCredentials: true });
    ["work", "figures"].forEach((name) => source.addEventListener(name, () => tell(name)));
    source.addEventListener("error", () => {
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(open, AGAIN_MS);
      }
    });
  };

  /* A page nobody looks at holds no stream; what it missed is read when it is seen again. */
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && source) {
      source.close();
      source = null;
    } else if (!document.hidden && !source) {
      open();
      ["work", "figures"].forEach((name) => document.body.dispatchEvent(new CustomEvent(`yimen:${name}`)));
    }
  });
  window.addEventListener("pagehide", () => { if (source) source.close(); source = null; });
  window.addEventListener("pageshow", open);
  open();
})();

// What the portal's pages do beyond plain HTML. Every page works without this file.
"use strict";

// A button that needs script is there only where there is script
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

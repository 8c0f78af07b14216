// What the parts do beyond plain HTML. Every page works without this file.
"use strict";

// A second click while the answer is awaited sends nothing twice
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  // htmx keeps its own requests apart, and the page stays
  if (!button?.dataset.busy || event.target.matches("[hx-post], [hx-get]")) return;
  if (button.dataset.said) {
    event.preventDefault();
    return;
  }
  button.dataset.said = button.textContent;
  button.setAttribute("aria-busy", "true");
  button.textContent = button.dataset.busy;
});

// Coming back by the browser's own button finds the form as it was left, ready to be sent
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[data-said]")) {
    button.textContent = button.dataset.said;
    button.removeAttribute("aria-busy");
    delete button.dataset.said;
  }
});

// Dialogs: modal with script, by their address without
document.addEventListener("click", (event) => {
  const opens = event.target.closest("[data-opens]");
  if (opens) {
    event.preventDefault();
    document.getElementById(opens.dataset.opens).showModal();
  }
  const closes = event.target.closest("[data-closes]");
  if (closes?.closest("dialog").open) {
    event.preventDefault();
    closes.closest("dialog").close();
  }
});

// The summary of errors is where one should start reading, and the first field where one works
const START = "[data-begin] :is(input:not([type=hidden]), select, textarea, button)";
(document.querySelector("[data-focus]") ?? document.querySelector(START))?.focus();

// Of tabs in a row that is too narrow for all, the one that is open is in sight
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// A box to search from with suggestions: a combobox, by keyboard as by hand
for (const box of document.querySelectorAll(".search [hx-get]")) {
  const found = document.getElementById(box.getAttribute("hx-target").slice(1));
  const options = () => [...found.querySelectorAll("[role=option]")];
  const chosen = () => found.querySelector("[aria-selected=true]");
  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    found.replaceChildren();
    settle();
  };
  const settle = () => {
    const list = found.querySelector("[role=listbox]");
    if (list) {
      list.id = `${found.id}-list`;
      box.setAttribute("aria-controls", list.id);
    } else box.removeAttribute("aria-controls");
    box.setAttribute("aria-expanded", list ? "true" : "false");
    choose(null);
  };
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  settle();
  found.addEventListener("htmx:afterSwap", settle);
  // What was asked for before the box was left comes too late to be shown
  found.addEventListener("htmx:beforeSwap", (event) => {
    if (document.activeElement !== box) event.preventDefault();
  });
  box.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.indexOf(chosen());
    if (event.isComposing || !all.length) return;
    if (event.key === "ArrowDown") choose(all[(at + 1) % all.length]);
    else if (event.key === "ArrowUp") choose(all[at > 0 ? at - 1 : all.length - 1]);
    else if (event.key === "Enter" && at >= 0) location.assign(all[at].dataset.to);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  // Pressing a suggestion must not take the focus away before the click is done
  found.addEventListener("mousedown", (event) => event.preventDefault());
  found.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.to);
  });
  box.addEventListener("blur", close);
}

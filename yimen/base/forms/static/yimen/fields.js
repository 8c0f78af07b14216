// Questions that appear by an answer, and early hints at numbers that cannot be right.
// Every page works without this file, and the server judges everything again.
"use strict";

// What appears: a question whose conditions hold, all of which must themselves appear
function appear(form) {
  const holds = ([name, values]) =>
    values.includes(form.elements[name]?.value) && !document.getElementById(`asked_${name}`)?.hidden;
  let changed = true;
  while (changed) {
    changed = false;
    for (const block of form.querySelectorAll("[data-when]")) {
      const hidden = !JSON.parse(block.dataset.when).every(holds);
      changed ||= hidden !== block.hidden;
      block.hidden = hidden;
    }
  }
}

const USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"; // GB 32100
const plain = (typed) => typed.normalize("NFKC").replace(/\s/g, "").toUpperCase();
const sum = (text, alphabet, weight, modulus) =>
  [...text.slice(0, 17)].reduce((all, one, place) => all + alphabet.indexOf(one) * weight(place), 0) % modulus;
const power = (base, exponent, modulus) => Array(exponent).fill(base).reduce((all, one) => (all * one) % modulus, 1);
const CHECKS = {
  "citizen-id": (text) => // GB 11643
    /^\d{17}[\dX]$/.test(text) &&
    "10X98765432"[sum(text, "0123456789", (place) => power(2, 17 - place, 11), 11)] === text[17],
  uscc: (text) =>
    text.length === 18 &&
    [...text].every((one) => USCC.includes(one)) &&
    USCC[(31 - sum(text, USCC, (place) => power(3, place, 31), 31)) % 31] === text[17],
  phone: (text) => /^(\+86-?)?(1[3-9]\d{9}|0\d{2,3}-?[2-9]\d{6,7})$|^\+[1-9][\d-]{6,18}$/.test(text.replace(/^(1\d{2})-(\d{4})-(\d{4})$/, "$1$2$3")),
  money: (text) => /^(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(text),
};

// A hint stands where the server's own word would; it goes as soon as the number is right
function hint(input, finished) {
  const place = `${input.id}_hint`;
  const there = document.getElementById(place);
  const text = plain(input.value);
  const wrong = text !== "" && !CHECKS[input.dataset.check](text);
  if (!wrong) there?.remove();
  else if (!there && (finished || text.length >= 18)) {
    const said = document.createElement("p");
    said.id = place;
    said.className = "fault";
    said.setAttribute("role", "status");
    said.textContent = input.dataset.hint;
    input.closest(".control").before(said);
  }
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    if (event.target.dataset.check) hint(event.target, kind === "change");
    if (kind === "change" && event.target.form) appear(event.target.form);
  });
}

// What is being saved is saved before the page goes, so that a page never meets its own answers
let saving = 0;
document.addEventListener("htmx:beforeRequest", (event) => (saving += event.target.id === "saved"));
document.addEventListener("htmx:afterRequest", (event) => (saving -= event.target.id === "saved"));
document.addEventListener(
  "submit",
  (event) => {
    if (!saving || event.target.id !== "filled") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    document.addEventListener("htmx:afterRequest", () => event.target.requestSubmit(button), { once: true });
  },
  true,
);

// With script, what appears was seen before it is sent, and a new row is where one goes on typing
function ready() {
  for (const form of document.forms) {
    if (form.elements.seen_all) form.elements.seen_all.value = "1";
    appear(form);
  }
  document.querySelector("[data-new] :is(input, select, textarea)")?.focus();
}
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "filled") ready();
});
ready();

// Uploads: each file goes piece by piece as it is chosen, says how far it is, and goes on where it
// stopped. Every page works without this file: then the files go with the form.
"use strict";

const PIECE = 256 * 1024;
const PAUSES = [1, 2, 5, 10, 30]; // seconds between tries while the network is away
let queue = Promise.resolve();

document.addEventListener("change", (event) => {
  if (event.target.type === "file") chosen(event.target);
});

for (const box of document.querySelectorAll(".upload[data-to]")) {
  box.closest("form").querySelector("[data-plain]")?.setAttribute("hidden", "");
  // Whoever chose a file before this script was there gets it sent too
  for (const input of box.querySelectorAll("input[type=file]")) if (input.files.length) chosen(input);
}

function chosen(input) {
  const box = input.closest(".upload");
  if (!box) return;
  const list = box.querySelector(".files");
  for (const line of [...list.children]) if (line.dataset.done || !box.dataset.to) line.remove();
  for (const file of input.files) {
    const line = list.appendChild(document.createElement("li"));
    line.appendChild(document.createElement("span")).textContent = file.name;
    line.firstChild.className = "file-name";
    if (file.size > Number(box.dataset.atMost || Infinity)) fail(line, box.dataset.tooLarge + file.name);
    else if (box.dataset.to) queue = queue.then(() => send(box, file, line)).catch(() => fail(line, box.dataset.failed + file.name));
  }
  if (box.dataset.to) input.value = "";
}

// A page that is left while something is on its way is asked about once
let under = 0;
addEventListener("beforeunload", (event) => under && event.preventDefault());

function fail(line, text) {
  line.className = "fault";
  line.dataset.done = "1";
  line.textContent = text;
}

async function send(box, file, line) {
  const bar = line.appendChild(document.createElement("progress"));
  bar.max = file.size || 1;
  bar.value = 0;
  bar.setAttribute("aria-label", `${box.dataset.sending} ${file.name}`);
  const said = line.appendChild(document.createElement("span"));
  said.className = "quiet-text";
  const asked = new URLSearchParams({ name: file.name, size: file.size, changed: file.lastModified });
  const to = `${box.dataset.to}&${asked}`;
  under += 1;
  try {
    await pieces(box, file, line, { to, bar, said });
  } finally {
    under -= 1;
  }
}

async function pieces(box, file, line, { to, bar, said }) {
  let at = -1; // not known: ask first
  for (;;) {
    const answer = await asked(to, at < 0 ? { method: "HEAD" } : piece(file, at), said, box);
    const next = answer.headers.get("Upload-Offset");
    if (answer.headers.get("HX-Redirect")) {
      under = 0;
      location.assign(answer.headers.get("HX-Redirect"));
      return;
    }
    if (next === null) {
      // The answer is a fragment of ours, already escaped: the files that are there, or what is wrong
      if (![200, 422].includes(answer.status)) return fail(line, box.dataset.failed + file.name);
      document.querySelector(box.dataset.into).innerHTML = await answer.text();
      line.remove();
      return;
    }
    at = Number(next);
    bar.value = at;
  }
}

function piece(file, at) {
  return { method: "PATCH", body: file.slice(at, at + PIECE), headers: { "Upload-Offset": String(at) } };
}

// One question that is asked until the network answers
async function asked(to, options, said, box) {
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const headers = { ...options.headers, "HX-Request": "true", "X-CSRFToken": token };
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await fetch(to, { ...options, headers });
      if (answer.status < 500 && answer.status !== 429) {
        said.textContent = "";
        return answer;
      }
    } catch {
      // The network is away: what was sent lies at the server, and we go on from there
    }
    if (tries && options.method !== "HEAD") options = { method: "HEAD" };
    said.textContent = box.dataset.waiting;
    await new Promise((go) => {
      addEventListener("online", go, { once: true });
      setTimeout(go, 1000 * PAUSES[Math.min(tries, PAUSES.length - 1)]);
    });
  }
}

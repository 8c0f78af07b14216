// Checks a receipt (C2SP tlog-proof) in this browser alone: RFC 9162 inclusion, Ed25519 signature.
"use strict";

class Fault extends Error {}

const bytesOf = (text) => new TextEncoder().encode(text);

function unbase64(text, fault) {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    throw new Fault(fault);
  }
}

function joined(...parts) {
  return parts.reduce((all, part) => Uint8Array.of(...all, ...part), new Uint8Array());
}

const same = (a, b) => a.length === b.length && a.every((byte, place) => byte === b[place]);
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

// "c2sp.org/tlog-proof@v1", extra, index, hashes; an empty line; the signed checkpoint
function readProof(text) {
  const plain = `${text.replaceAll("\r\n", "\n").trim()}\n`;
  const gap = plain.indexOf("\n\n");
  const [form, extra, index, ...path] = plain.slice(0, gap).split("\n");
  const note = plain.slice(gap + 2);
  const ends = note.lastIndexOf("\n\n");
  const whole = form === "c2sp.org/tlog-proof@v1" && extra?.startsWith("extra ") && index?.startsWith("index ");
  if (gap < 0 || ends < 0 || !whole) throw new Fault("form");
  const said = note.slice(0, ends + 1);
  const [origin, size, root] = said.split("\n");
  if (!/^\d{1,15}$/.test(size) || !/^\d{1,15}$/.test(index.slice(6))) throw new Fault("form");
  return {
    data: unbase64(extra.slice(6), "form"),
    index: BigInt(index.slice(6)),
    path: path.map((line) => unbase64(line, "form")),
    said,
    signatures: note.slice(ends + 2).split("\n").filter(Boolean),
    origin,
    size: BigInt(size),
    root: unbase64(root, "form"),
  };
}

// RFC 9162 section 2.1.3.2
async function checkInclusion(proof) {
  let hash = await sha256(joined([0], proof.data));
  let place = proof.index;
  let last = proof.size - 1n;
  if (place > last) throw new Fault("root");
  for (const other of proof.path) {
    if (last === 0n) throw new Fault("root");
    if (place & 1n || place === last) {
      hash = await sha256(joined([1], other, hash));
      while (!(place & 1n) && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await sha256(joined([1], hash, other));
    }
    place >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n || !same(hash, proof.root)) throw new Fault("root");
}

function readKey(text) {
  const [name, id, ...rest] = text.trim().split("+");
  const key = unbase64(rest.join("+"), "key"); // base64 may itself contain a plus
  if (!name || !/^[0-9a-f]{8}$/.test(id ?? "") || key.length !== 33 || key[0] !== 1) throw new Fault("key");
  const four = Uint8Array.from(id.match(/../g), (pair) => parseInt(pair, 16));
  return { name, id: four, bytes: key.slice(1) };
}

// Whether the signature was checked; false where this browser has no Ed25519
async function checkSignature(proof, key) {
  const line = proof.signatures.find((one) => {
    const [dash, name, raw] = one.split(" ");
    return dash === "—" && name === key.name && same(unbase64(raw ?? "", "form").slice(0, 4), key.id);
  });
  if (!line) throw new Fault("signature");
  let held;
  try {
    held = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return false;
  }
  const raw = unbase64(line.split(" ")[2], "form").slice(4);
  if (!(await crypto.subtle.verify("Ed25519", held, raw, bytesOf(proof.said)))) throw new Fault("signature");
  return true;
}

function show(form, code, tone, proof) {
  const verdict = document.getElementById("verdict");
  const said = document.createElement("p");
  said.textContent = form.dataset[code];
  const box = document.createElement("div");
  box.className = `notice ${tone}`;
  box.dataset.verdict = code;
  box.append(said);
  verdict.replaceChildren(box);
  if (!proof) return;
  const leaf = JSON.parse(new TextDecoder().decode(proof.data));
  const facts = { ...leaf, place: `${proof.index} / ${proof.size}`, origin: proof.origin };
  const shown = document.getElementById("leaf").content.cloneNode(true);
  for (const cell of shown.querySelectorAll("[data-of]")) cell.textContent = facts[cell.dataset.of] || "—";
  verdict.append(shown);
}

async function verify(form) {
  if (!globalThis.crypto?.subtle) throw new Fault("insecure");
  const proof = readProof(document.getElementById("proof").value);
  await checkInclusion(proof);
  const signed = await checkSignature(proof, readKey(document.getElementById("key").value));
  show(form, signed ? "sound" : "unsigned", signed ? "done" : "warn", proof);
}

const form = document.getElementById("verify");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await verify(form);
  } catch (fault) {
    show(form, fault instanceof Fault ? fault.message : "form", "refused");
  }
});

document.getElementById("proof-file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (file) document.getElementById("proof").value = await file.text();
});

// A second verifier of receipts, written from docs/record.md: node verify_receipt.mjs KEYS.txt RECEIPT.json …
// One line a receipt, "VALID …" or "NOT VALID …"; exit status 1 where one is not valid. Nothing but node itself.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const MEMBERS = "body checkpoint format hash keys opened proof salt";
const hash = (name, ...parts) => parts.reduce((h, part) => h.update(part), createHash(name)).digest();
const sha256 = (...parts) => hash("sha256", ...parts);
const need = (holds, why) => { if (!holds) throw new Error(why); };
const text = (value) => { need(typeof value === "string" && value.isWellFormed(), "not text"); return value; };
const list = (value) => { need(Array.isArray(value), "not a list"); return value; };

function unhex(value, length) {
  const bytes = Buffer.from(text(value), "hex");
  need(bytes.length === length && bytes.toString("hex") === value, "hexadecimal");
  return bytes;
}

function unbase64(value) {
  const bytes = Buffer.from(text(value), "base64");
  need(bytes.toString("base64") === value, "base64");
  return bytes;
}

// RFC 3986: only letters, digits and - . _ ~ stand for themselves.
const quoted = (name) => encodeURIComponent(name)
  .replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());

function readKey(line) {
  const [name, id, ...rest] = text(line).trim().split("+");
  const data = unbase64(rest.join("+"));
  need(name && data.length === 33 && data[0] === 1, "not an Ed25519 key");
  need(sha256(name + "\n", data).subarray(0, 4).toString("hex") === id, "key id");
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), data.subarray(1)]);
  return { name, id, key: createPublicKey({ key: der, format: "der", type: "spki" }) };
}

function openNote(note, name, keys) {
  const at = note.lastIndexOf("\n\n");
  need(at >= 0 && note.endsWith("\n") && note.length > at + 2, "not a signed note");
  need(!/[\x00-\x09\x0b-\x1f]/.test(note), "control characters");
  const signed = note.slice(0, at + 1);
  let good = 0;
  for (const line of note.slice(at + 2, -1).split("\n")) {
    const [dash, signer, encoded, ...rest] = line.split(" ");
    need(dash === "\u2014" && signer && encoded !== undefined && rest.length === 0, "signature line");
    const value = unbase64(encoded);
    need(value.length >= 5, "signature line");
    for (const one of keys) {
      if (one.name !== name || signer !== name || one.id !== value.subarray(0, 4).toString("hex")) continue;
      need(verify(null, Buffer.from(signed), one.key, value.subarray(4)), "signature");
      good += 1;
    }
  }
  need(good > 0, "not signed by the given key");
  return signed;
}

// Here as the definition of the tree reads, from the root downwards; the verifier in Python goes upwards.
function rootFrom(leaf, index, size, path) {
  if (size === 1) {
    need(path.length === 0, "the proof is too long");
    return leaf;
  }
  need(path.length > 0, "the proof is too short");
  let left = 1;
  while (left * 2 < size) left *= 2;
  const other = path[path.length - 1];
  const below = path.slice(0, -1);
  return index < left
    ? sha256("\x01", rootFrom(leaf, index, left, below), other)
    : sha256("\x01", other, rootFrom(leaf, index - left, size - left, below));
}

function checkOpened(h, facts, one) {
  need(one && Object.keys(one).sort().join(" ") === "path salt value", "disclosed value");
  let place = facts;
  for (const step of text(one.path).split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    need(place && typeof place === "object" && Object.hasOwn(place, name), "nothing was sealed there");
    place = place[name];
  }
  const sealed = h(unhex(one.salt, 16), text(one.value)).toString("hex");
  need(place && Object.keys(place).join() === "sealed" && place.sealed === sealed, "not the sealed value");
}

function check(file, keys) {
  const receipt = JSON.parse(readFileSync(file, "utf8"));
  need(receipt && Object.keys(receipt).sort().join(" ") === MEMBERS, "members");
  need(receipt.format === "zhunsheng-receipt-1", "format");
  need(receipt.hash === "sha256" || receipt.hash === "sm3", "hash");
  list(receipt.keys).forEach(readKey);
  const h = (...parts) => hash(receipt.hash, ...parts);
  const body = JSON.parse(text(receipt.body));
  need(Number.isSafeInteger(body.seq) && typeof body.facts === "object", "body");
  const name = "zhunsheng/" + quoted(text(body.book));
  const lines = openNote(text(receipt.checkpoint), name, keys).split("\n");
  need(lines.length >= 4 && lines[0] === name && /^(0|[1-9][0-9]*)$/.test(lines[1]), "checkpoint");
  const size = Number(lines[1]);
  need(Number.isSafeInteger(size) && body.seq >= 1 && body.seq <= size, "beyond the checkpoint");
  const leaf = sha256("\x00", h(unhex(receipt.salt, 16), receipt.body));
  const found = rootFrom(leaf, body.seq - 1, size, list(receipt.proof).map((one) => unhex(one, 32)));
  need(found.equals(unbase64(lines[2])), "not in the signed tree");
  list(receipt.opened).forEach((one) => checkOpened(h, body.facts, one));
  return `VALID ${body.book} ${body.seq} of ${size}`;
}

let wrong = 0;
const [keyFile, ...files] = process.argv.slice(2);
const keys = readFileSync(keyFile, "utf8").split("\n").filter((line) => line.trim()).map(readKey);
for (const file of files) {
  try {
    console.log(check(file, keys));
  } catch (error) {
    wrong = 1;
    console.log(`NOT VALID ${error.message}`);
  }
}
process.exitCode = files.length === 0 ? 2 : wrong;

// A second verifier of receipts, written from docs/record.md: node verify_receipt.mjs KEYS.txt RECEIPT.json …
// One line a receipt, "VALID …" or "NOT VALID …"; exit status 1 where one is not valid. Nothing but node itself.
// What is not of the expected kind makes node throw, and whatever is thrown refuses the receipt.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const MEMBERS = "body checkpoint format hash keys opened proof salt";
const hash = (name, ...parts) => parts.reduce((h, part) => h.update(part), createHash(name)).digest();
const sha256 = (...parts) => hash("sha256", ...parts);
const need = (holds, why) => { if (!holds) throw new Error(why); };
const text = (value) => { need(typeof value === "string", "not text"); return value; };

// JSON that every reader reads alike. Of valid JSON, a string before a colon is a name; the rest are words or numbers.
function read(source) {
  const open = [];
  const value = JSON.parse(source, (name, one) => {
    need(name.isWellFormed() && (typeof one !== "string" || one.isWellFormed()), "half a sign");
    return one;
  });
  for (const [token, colon] of source.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]|[-\d][^\s,\]}]*/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (token[0] !== "\"") need(/^-?\d+$/.test(token), "not a whole number");
    else if (colon) {
      const name = JSON.parse(token.slice(0, -colon.length));
      need(!open.at(-1).has(name), "a member stands twice");
      open.at(-1).add(name);
    }
  }
  return value;
}

function unhex(value, length) {
  const bytes = Buffer.from(value, "hex");
  need(bytes.length === length && bytes.toString("hex") === value, "hexadecimal");
  return bytes;
}

function unbase64(value) {
  const bytes = Buffer.from(value, "base64");
  need(bytes.toString("base64") === value, "base64");
  return bytes;
}

// RFC 3986: only letters, digits and - . _ ~ stand for themselves.
const quoted = (name) => encodeURIComponent(name)
  .replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());

function readKey(line) {
  const [name, id, ...rest] = line.split("+");
  const data = unbase64(rest.join("+"));
  need(name && data.length === 33 && (data[0] === 1 || data[0] === 4), "not an Ed25519 key");
  need(sha256(name + "\n", data).subarray(0, 4).toString("hex") === id, "key id");
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), data.subarray(1)]);
  return { line, name, id, kind: data[0], key: createPublicKey({ key: der, format: "der", type: "spki" }) };
}

// A witness signs its own time before the text; its clock, the house's and ours may lie a day apart.
function witnessed(value, signed, at) {
  const seconds = value.readBigUInt64BE(4);
  need(seconds <= BigInt(Math.floor(Date.now() / 1000) + 86400), "a co-signature of the future");
  const until = new Date((Number(seconds) + 86400) * 1000).toISOString().slice(0, 19);
  need(until >= at.slice(0, 19), "a co-signature older than the entry");
  return [`cosignature/v1\ntime ${seconds}\n${signed}`, value.subarray(12)];
}

function openNote(note, name, keys, named, written) {
  const at = note.lastIndexOf("\n\n");
  need(note.endsWith("\n"), "not a signed note");
  need(!/[\x00-\x09\x0b-\x1f]/.test(note), "control characters");
  const signed = note.slice(0, at + 1);
  let good = 0;
  for (const line of note.slice(at + 2, -1).split("\n")) {
    const [dash, signer, encoded, ...rest] = line.split(" ");
    need(dash === "\u2014" && signer && rest.length === 0, "signature line");
    const value = unbase64(encoded);
    need(value.length >= 5, "signature line");
    for (const one of keys) {
      if (one.name !== signer || one.id !== value.subarray(0, 4).toString("hex")) continue;
      if (one.kind === 1 && signer !== name) continue;
      const [said, signature] = one.kind === 1 ? [signed, value.subarray(4)] : witnessed(value, signed, written);
      need(verify(null, Buffer.from(said), one.key, signature), "signature");
      if (one.kind !== 1) continue;
      need(named.some((key) => key.line === one.line), "the signing key is not named in the receipt");
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
  let left = 1;
  while (left * 2 < size) left *= 2;
  const other = path[path.length - 1];  // where there is none, there is nothing to hash
  const below = path.slice(0, -1);
  return index < left
    ? sha256("\x01", rootFrom(leaf, index, left, below), other)
    : sha256("\x01", other, rootFrom(leaf, index - left, size - left, below));
}

function checkOpened(h, facts, one) {
  need(Object.keys(one).sort().join(" ") === "path salt value", "disclosed value");
  need(/^(\/([^~/]|~[01])*)+$/.test(one.path), "not a place");
  read(one.value);
  let place = facts;
  for (const step of one.path.split("/").slice(1)) place = place[step.replaceAll("~1", "/").replaceAll("~0", "~")];
  const sealed = h(unhex(one.salt, 16), one.value).toString("hex");
  need(Object.keys(place).join() === "sealed" && place.sealed === sealed, "not the sealed value");
}

function check(file, keys) {
  const receipt = read(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file)));
  need(Object.keys(receipt).sort().join(" ") === MEMBERS, "members");
  need(receipt.format === "zhunsheng-receipt-1", "format");
  need(receipt.hash === "sha256" || receipt.hash === "sm3", "hash");
  const named = receipt.keys.map(readKey);
  need(named.every((one) => one.kind === 1), "a key of another kind");
  const h = (...parts) => hash(receipt.hash, ...parts);
  const body = read(receipt.body);
  need(Number.isSafeInteger(body.seq), "body");
  need(body.facts && typeof body.facts === "object" && !Array.isArray(body.facts), "body");
  const name = "zhunsheng/" + quoted(text(body.book));
  const lines = openNote(receipt.checkpoint, name, keys, named, text(body.at)).split("\n");
  need(lines[0] === name && /^[1-9][0-9]*$/.test(lines[1]), "checkpoint");
  const size = Number(lines[1]);
  need(Number.isSafeInteger(size) && body.seq >= 1 && body.seq <= size, "beyond the checkpoint");
  const leaf = sha256("\x00", h(unhex(receipt.salt, 16), receipt.body));
  const found = rootFrom(leaf, body.seq - 1, size, receipt.proof.map((one) => unhex(one, 32)));
  need(found.equals(unbase64(lines[2])), "not in the signed tree");
  receipt.opened.forEach((one) => checkOpened(h, body.facts, one));
  need(new Set(receipt.opened.map((one) => one.path)).size === receipt.opened.length, "disclosed twice");
  return `VALID ${body.book} ${body.seq} of ${size}`;
}

let wrong = 0;
const [keyFile, ...files] = process.argv.slice(2);
const keys = readFileSync(keyFile, "utf8").split("\n").map((line) => line.trim()).filter((line) => line).map(readKey);
for (const file of files) {
  try {
    console.log(check(file, keys));
  } catch (error) {
    wrong = 1;
    console.log(`NOT VALID ${error.message.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]/g, " ")}`);
  }
}
process.exitCode = files.length === 0 ? 2 : wrong;

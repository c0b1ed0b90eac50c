// Verifies the entries of this archive in the browser, with no network: docs/record.md says how each step is done.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const { data, say } = ARCHIVE;  // of data.js
  const bytes = (text) => new TextEncoder().encode(text);
  const need = (holds, why) => { if (!holds) throw new Error(why); };
  const join = (...parts) => { const all = parts.flatMap((one) => [...(typeof one === "string" ? bytes(one) : one)]); return new Uint8Array(all); };
  const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
  const hex = (some) => [...some].map((one) => one.toString(16).padStart(2, "0")).join("");
  const same = (a, b) => hex(a) === hex(b);
  const unhex = (text, length) => {
    need(/^[0-9a-f]*$/.test(text) && text.length === 2 * length, say.format);
    return Uint8Array.from(text.match(/../g), (one) => parseInt(one, 16));
  };
  const unbase64 = (text) => {
    const value = atob(text);
    need(btoa(value) === text, say.format);
    return Uint8Array.from(value, (one) => one.charCodeAt(0));
  };
  // JSON that every reader reads alike: no member twice, whole numbers alone, no half of a sign.
  const read = (text) => {
    const open = [];
    const value = JSON.parse(text, (name, one) => {
      need(name.isWellFormed() && (typeof one !== "string" || one.isWellFormed()), say.format);
      return one;
    });
    for (const [token, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]|[-\d][^\s,\]}]*/g)) {
      if (token === "{") open.push(new Set());
      else if (token === "}") open.pop();
      else if (token[0] !== "\"") need(/^-?\d+$/.test(token), say.format);
      else if (colon) {
        const name = JSON.parse(token.slice(0, -colon.length));
        need(!open.at(-1).has(name), say.format);
        open.at(-1).add(name);
      }
    }
    return value;
  };
  const members = (one, names) => need(Object.keys(one).sort().join(" ") === names, say.format);
  const quoted = (name) => encodeURIComponent(name).replace(/[!'()*]/g, (one) => "%" + one.charCodeAt(0).toString(16).toUpperCase());

  const readKey = async (line) => {
    const [name, id, ...rest] = line.split("+");
    const all = unbase64(rest.join("+"));
    need(name && all[0] === 1, say.key);  // a key of another length is none to importKey either
    need(hex((await sha256(name, "\n", all)).slice(0, 4)) === id, say.key);
    return { line, name, id, key: await crypto.subtle.importKey("raw", all.slice(1), { name: "Ed25519" }, false, ["verify"]) };
  };

  const openNote = async (note, name, keys) => {
    const at = note.lastIndexOf("\n\n");
    need(note.endsWith("\n") && !/[\x00-\x09\x0b-\x1f]/.test(note), say.format);
    const text = note.slice(0, at + 1), good = [];
    for (const line of note.slice(at + 2, -1).split("\n")) {
      const [dash, signer, encoded, ...rest] = line.split(" ");
      need(dash === "\u2014" && signer && !rest.length, say.format);
      const value = unbase64(encoded);
      need(value.length >= 5, say.format);
      for (const one of keys) {
        if (one.name !== name || signer !== name || one.id !== hex(value.slice(0, 4))) continue;
        need(await crypto.subtle.verify({ name: "Ed25519" }, one.key, value.slice(4), bytes(text)), say.signature);
        good.push(one.line);
      }
    }
    need(good.length, say.unsigned);
    return [good, ...text.split("\n")];
  };

  // From the root downwards, as RFC 9162 defines the tree.
  const rootFrom = async (leaf, index, size, path) => {
    if (size === 1) { need(!path.length, say.tree); return leaf; }
    let left = 1;
    while (left * 2 < size) left *= 2;
    const other = path[path.length - 1], below = path.slice(0, -1);
    return index < left
      ? sha256([1], await rootFrom(leaf, index, left, below), other)  // where there is no other, there is nothing to hash
      : sha256([1], other, await rootFrom(leaf, index - left, size - left, below));
  };

  const inTree = async (book, seq, digest, proof, checkpoint, keys) => {
    const name = "zhunsheng/" + quoted(book), [good, ...lines] = await openNote(checkpoint, name, keys), size = Number(lines[1]);
    need(lines[0] === name && /^[1-9][0-9]*$/.test(lines[1]) && Number.isSafeInteger(size), say.tree);
    need(Number.isSafeInteger(seq) && seq >= 1 && seq <= size, say.tree);
    const root = await rootFrom(await sha256([0], digest), seq - 1, size, proof.map((one) => unhex(one, 32)));
    need(same(root, unbase64(lines[2])), say.tree);
    return [size, good];
  };

  const verify = async (text, keys) => {
    const one = read(text);
    if (one.format === undefined) {  // the digest alone, which is all that the public gets, or no checkpoint yet
      const digest = unhex(one.digest, 32);
      return [one.checkpoint === undefined ? null : (await inTree(one.book, one.seq, digest, one.proof, one.checkpoint, keys))[0], []];
    }
    members(one, "body checkpoint format hash keys opened proof salt");
    need(one.format === "zhunsheng-receipt-1", say.format);
    need(one.hash === "sha256", say.sm3);
    await Promise.all(one.keys.map(readKey));
    const body = read(one.body), { facts } = body;
    need(typeof body.book === "string" && typeof body.at === "string", say.format);
    need(facts && typeof facts === "object" && !Array.isArray(facts), say.format);
    for (const told of one.opened) {
      members(told, "path salt value");
      need(/^(\/([^~/]|~[01])*)+$/.test(told.path), say.format);
      read(told.value);
      let place = facts;
      for (const step of told.path.split("/").slice(1)) place = place[step.replaceAll("~1", "/").replaceAll("~0", "~")];
      members(place, "sealed");
      need(place.sealed === hex(await sha256(unhex(told.salt, 16), told.value)), say.sealed);
    }
    need(new Set(one.opened.map((told) => told.path)).size === one.opened.length, say.format);
    const digest = await sha256(unhex(one.salt, 16), one.body);
    const [size, good] = await inTree(body.book, body.seq, digest, one.proof, one.checkpoint, keys);
    need(good.every((key) => one.keys.includes(key)), say.format);
    return [size, body.evidence || []];
  };

  const line = (good, name, text) => {
    const item = document.createElement("li"), mark = document.createElement("strong");
    item.className = good === null ? "open" : good ? "good" : "bad";
    mark.textContent = good === null ? "○ " : good ? "✓ " : "✗ ";
    item.append(mark, `${name}:${text}`);
    return item;
  };
  const named = new Set();

  const entries = async () => {
    const list = $("entries");
    list.replaceChildren();
    let keys = [];
    try {
      const lines = ($("keys").value.trim() || data.keys.join("\n")).split("\n").map((one) => one.trim()).filter((one) => one);
      keys = await Promise.all(lines.map(readKey));
    } catch (error) { list.append(line(false, say.keys, error.message || say.key)); return; }
    for (const one of data.entries) {
      try {
        const [size, evidence] = await verify(one.text, keys);
        evidence.forEach((digest) => named.add(digest));
        list.append(size === null ? line(null, one.name, say.pending) : line(true, one.name, say.stands.replace("{n}", size)));
      } catch (error) { list.append(line(false, one.name, error.message || say.format)); }
    }
    document.body.dataset.entries = list.querySelector(".bad") ? "bad" : "good";
  };

  const files = async (chosen) => {
    const list = $("files"), held = new Map();
    list.replaceChildren();
    for (const file of chosen) held.set((file.webkitRelativePath || file.name).split("/").slice(1).join("/") || file.name, file);
    const sums = held.get("SHA256SUMS");
    if (!sums) { list.append(line(false, "SHA256SUMS", say.nosums)); return; }
    const told = new Map((await sums.text()).trim().split("\n").map((one) => one.split("  ").reverse()));
    for (const [name, sum] of told) {
      const file = held.get(name);
      if (!file) { list.append(line(false, name, say.missing)); continue; }
      const found = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())));
      const digest = name.startsWith("evidence/") ? name.slice(9, 73) : found;
      const foreign = name.startsWith("evidence/") && !named.has(digest);
      if (found !== sum || found !== digest) list.append(line(false, name, say.changed));
      else list.append(line(foreign ? null : true, name, foreign ? say.unnamed : say.whole));
    }
    for (const name of held.keys()) if (name !== "SHA256SUMS" && !told.has(name)) list.append(line(false, name, say.extra));
    document.body.dataset.files = list.querySelector(".bad") ? "bad" : "good";
  };

  $("again").addEventListener("click", entries);
  $("folder").addEventListener("change", (event) => files([...event.target.files]));
  if (window.crypto && crypto.subtle) entries();
  else $("entries").append(line(false, say.browser, say.nocrypto));
})();

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
    need(typeof text === "string" && /^([0-9a-f]{2})*$/.test(text) && text.length === 2 * length, say.format);
    return Uint8Array.from(text.match(/../g) || [], (one) => parseInt(one, 16));
  };
  const unbase64 = (text) => {
    const value = atob(text);
    need(btoa(value) === text, say.format);
    return Uint8Array.from(value, (one) => one.charCodeAt(0));
  };
  const quoted = (name) => encodeURIComponent(name).replace(/[!'()*]/g, (one) => "%" + one.charCodeAt(0).toString(16).toUpperCase());

  const readKey = async (line) => {
    const [name, id, ...rest] = line.trim().split("+");
    const all = unbase64(rest.join("+"));
    need(name && all.length === 33 && all[0] === 1, say.key);
    need(hex((await sha256(name, "\n", all)).slice(0, 4)) === id, say.key);
    return { name, id, key: await crypto.subtle.importKey("raw", all.slice(1), { name: "Ed25519" }, false, ["verify"]) };
  };

  const openNote = async (note, name, keys) => {
    const at = note.lastIndexOf("\n\n");
    need(at >= 0 && note.endsWith("\n"), say.format);
    const text = note.slice(0, at + 1);
    let good = 0;
    for (const line of note.slice(at + 2, -1).split("\n")) {
      const [dash, signer, encoded, ...rest] = line.split(" ");
      need(dash === "\u2014" && signer && encoded && !rest.length, say.format);
      const value = unbase64(encoded);
      for (const one of keys) {
        if (one.name !== name || signer !== name || one.id !== hex(value.slice(0, 4))) continue;
        need(await crypto.subtle.verify({ name: "Ed25519" }, one.key, value.slice(4), bytes(text)), say.signature);
        good += 1;
      }
    }
    need(good > 0, say.unsigned);
    return text.split("\n");
  };

  // From the root downwards, as RFC 9162 defines the tree.
  const rootFrom = async (leaf, index, size, path) => {
    if (size === 1) { need(!path.length, say.tree); return leaf; }
    need(path.length, say.tree);
    let left = 1;
    while (left * 2 < size) left *= 2;
    const other = path[path.length - 1], below = path.slice(0, -1);
    return index < left
      ? sha256([1], await rootFrom(leaf, index, left, below), other)
      : sha256([1], other, await rootFrom(leaf, index - left, size - left, below));
  };

  const inTree = async (book, seq, digest, proof, checkpoint, keys) => {
    const name = "zhunsheng/" + quoted(book), lines = await openNote(checkpoint, name, keys), size = Number(lines[1]);
    need(lines[0] === name && Number.isSafeInteger(size) && seq >= 1 && seq <= size, say.tree);
    const root = await rootFrom(await sha256([0], digest), seq - 1, size, proof.map((one) => unhex(one, 32)));
    need(same(root, unbase64(lines[2])), say.tree);
    return size;
  };

  const verify = async (text, keys) => {
    const one = JSON.parse(text);
    if (one.checkpoint === undefined) return [null, []];
    if (one.format === undefined) return [await inTree(one.book, one.seq, unhex(one.digest, 32), one.proof, one.checkpoint, keys), []];
    need(one.format === "zhunsheng-receipt-1" && typeof one.body === "string", say.format);
    need(one.hash === "sha256", say.sm3);
    const body = JSON.parse(one.body), digest = await sha256(unhex(one.salt, 16), one.body);
    for (const told of one.opened) {
      let place = body.facts;
      for (const step of told.path.split("/").slice(1)) place = place && place[step.replaceAll("~1", "/").replaceAll("~0", "~")];
      need(place && place.sealed === hex(await sha256(unhex(told.salt, 16), told.value)), say.sealed);
    }
    return [await inTree(body.book, body.seq, digest, one.proof, one.checkpoint, keys), body.evidence || []];
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
      const lines = ($("keys").value.trim() || data.keys.join("\n")).split("\n").filter((one) => one.trim());
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

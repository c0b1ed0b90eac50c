// Sends chosen files in parts, goes on after a break, and leaves their tokens in the form.
// Without it the form sends its files whole, as ever.
"use strict";
(() => {
  const PART = 8 * 1024 * 1024, HASHED = 64 * 1024 * 1024, TRIES = 8;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const b64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");
  class Refused extends Error {}

  const ask = async (input, method, address, headers = {}, body) => {
    const csrf = input.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(address, {
      method, body, redirect: "manual", headers: { "Tus-Resumable": "1.0.0", "X-CSRFToken": csrf, ...headers },
    });
    if (answer.ok || answer.status === 409 || (method === "HEAD" && answer.status === 404)) return answer;
    if (answer.status >= 500 && method !== "POST") throw new Error(String(answer.status));
    throw new Refused((await answer.text()).slice(0, 300) || input.dataset.failed);
  };

  const begin = async (input, file) => {
    let told = `filename ${b64(file.name)}`;
    if (window.crypto && crypto.subtle && file.size <= HASHED) {
      told += `,sha256 ${b64(hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())))}`;
    }
    const headers = { "Upload-Length": String(file.size), "Upload-Metadata": told };
    return (await ask(input, "POST", input.dataset.uploads, headers)).headers.get("Location");
  };

  // The upload's address and where it stands: one begun before (even before the page was left), or a new one.
  const begun = async (input, file, key) => {
    const known = localStorage.getItem(key);
    if (known) {
      const stands = await ask(input, "HEAD", known);
      if (stands.ok) return [known, stands];
      localStorage.removeItem(key);
    }
    const address = await begin(input, file);
    localStorage.setItem(key, address);
    return [address, await ask(input, "HEAD", address)];
  };

  const send = async (input, file, shown) => {
    const key = `upload ${file.name} ${file.size} ${file.lastModified}`;
    let tries = 0, answer, address;
    for (;;) {
      try {
        if (!answer) [address, answer] = await begun(input, file, key);
        const offset = Number(answer.headers.get("Upload-Offset"));
        shown(offset / file.size);
        if (answer.headers.get("Zhunsheng-Stored")) break;
        const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) };
        answer = await ask(input, "PATCH", address, headers, file.slice(offset, offset + PART));
        if (answer.status === 409) { answer = undefined; throw new Error("409"); }
        tries = 0;
      } catch (error) {
        if (error instanceof Refused || ++tries > TRIES) { if (error instanceof Refused) localStorage.removeItem(key); throw error; }
        answer = undefined;
        await wait(Math.min(30000, 500 * 2 ** tries));
      }
    }
    localStorage.removeItem(key);
    return [answer.headers.get("Zhunsheng-Stored"), answer.headers.get("Zhunsheng-Digest")];
  };

  const line = (input, file) => {
    const item = document.createElement("li"), bar = document.createElement("progress"), said = document.createElement("span");
    bar.max = 1; bar.value = 0; bar.setAttribute("aria-label", file.name);
    said.textContent = file.name;
    item.append(said, " ", bar);
    const list = input.closest(".field").querySelector(".arriving");
    if (!input.multiple) list.replaceChildren();
    list.append(item);
    return [item, bar, said];
  };

  const take = async (input, file) => {
    const [item, bar, said] = line(input, file);
    try {
      const [token, digest] = await send(input, file, (part) => { bar.value = part; });
      const stored = document.createElement("input");
      stored.type = "hidden"; stored.name = input.dataset.stored || "stored"; stored.value = token;
      said.textContent = `${file.name} ${digest.slice(0, 12)}`;
      bar.remove();
      item.append(stored);
      const box = !input.dataset.stored && input.form.elements["f.digest"];
      if (box && !box.value) box.value = digest;
    } catch (error) {
      bar.remove();
      item.className = "error";
      said.textContent = `${file.name}:${error instanceof Refused ? error.message : input.dataset.failed}`;
    }
  };

  for (const input of document.querySelectorAll("input[type=file][data-uploads]")) {
    let running = 0;
    input.addEventListener("change", async () => {
      const files = [...input.files], buttons = input.form.querySelectorAll("button.main-act");
      input.value = "";
      running += 1;
      buttons.forEach((one) => { one.disabled = true; });
      for (const file of files) await take(input, file);
      running -= 1;
      if (!running) buttons.forEach((one) => { one.disabled = false; });
    });
  }
})();

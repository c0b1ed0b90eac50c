// The composer of the annual report: puts codes of figures at the caret, quotes what is selected, warns of unsaved text.
// Everything also works without it: codes are shown to be copied, and every form is an ordinary one.
"use strict";
(() => {
  const box = document.getElementById("source");
  document.documentElement.classList.add("scripted");
  if (!box) return;
  const form = box.form;
  let unsaved = form.dataset.unsaved === "yes";

  box.setSelectionRange(box.value.length, box.value.length);

  // A line that stands for the sentences of the figures stands alone: what is put beside it goes on the next line.
  const place = () => {
    const end = (box.value + "\n").indexOf("\n", box.selectionStart);
    const start = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
    if (box.value.slice(start, end).trim() !== "{auto}") return "";
    box.setSelectionRange(end, end);
    return "\n";
  };
  const put = (text) => {
    box.focus();
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const line = (text) => {
    const before = box.value.slice(0, box.selectionStart);
    const after = box.value.slice(box.selectionEnd);
    put((before && !before.endsWith("\n") ? "\n" : "") + text + (after && !after.startsWith("\n") ? "\n" : ""));
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.insert) put(place() + button.dataset.insert);
    if (button.dataset.insertLine) line(button.dataset.insertLine);
    if (button.dataset.quote) {
      const chosen = box.value.slice(box.selectionStart, box.selectionEnd).trim();
      const target = document.querySelector(button.dataset.quote);
      if (chosen) target.value = chosen;
      target.focus();
    }
  });
  box.addEventListener("input", () => { unsaved = true; });
  form.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
})();

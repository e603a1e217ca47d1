"use strict";
// Copying with the citation, files that are dropped, notes that a link opens. Without this the pages do the same by
// links and forms.
(function () {
  const said = document.createElement("p");
  said.id = "said";
  said.setAttribute("role", "status");
  document.body.append(said);
  let fading = 0;
  function tell(words) {
    said.textContent = words;
    clearTimeout(fading);
    fading = setTimeout(function () { said.textContent = ""; }, 4000);
  }

  // --- copy -----------------------------------------------------------------------------------------------------

  async function cited(address) {
    const answer = await fetch(address + ".json", { headers: { Accept: "application/json" } });
    if (!answer.ok) { throw new Error(String(answer.status)); }
    return answer.json();
  }
  async function copyCitation(address) {
    const found = cited(address); // the clipboard is asked at once, while the browser knows that a person did
    const blob = function (name, type) { return found.then(function (one) { return new Blob([one[name]], { type: type }); }); };
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob("text", "text/plain"), "text/html": blob("html", "text/html") })]);
      tell("Copied with its citation");
    } catch (e) {
      try { await navigator.clipboard.writeText((await found).text); tell("Copied with its citation"); }
      catch (again) { location.href = address; }
    }
  }
  async function copyLink(address) {
    try { await navigator.clipboard.writeText(new URL(address, location.href).href); tell("Link copied"); }
    catch (e) { location.href = address; }
  }
  function plainly(event) { return !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey); }
  document.addEventListener("click", function (event) {
    const link = event.target.closest ? event.target.closest("a.cite, a.link") : null;
    if (!link || !plainly(event)) { return; }
    event.preventDefault();
    (link.classList.contains("cite") ? copyCitation : copyLink)(link.getAttribute("href"));
  });

  // The statement that a key means: the one in focus, else under the pointer, else the one the address leads to.
  let under = null;
  document.addEventListener("pointerover", function (event) { under = event.target; });
  function meant() {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    for (const one of [document.activeElement, under, target]) {
      const found = one && one.closest ? one.closest("[data-place]") || one.querySelector(":scope [data-place]") : null;
      if (found && found !== document.body && !(one === document.body)) { return found.dataset.place; }
    }
    return null;
  }
  function typing(event) { return /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "") && event.target.type !== "checkbox"; }
  document.addEventListener("keydown", function (event) {
    if (typing(event) || !plainly(event) || (event.key !== "c" && event.key !== "l")) { return; }
    if (String(getSelection())) { return; }
    const place = meant();
    if (!place) { return; }
    event.preventDefault();
    const where = place.replace(":", "/");
    if (event.key === "c") { copyCitation("/cite/" + where); } else { copyLink("/point/" + where); }
  });

  // --- notes beside the text ------------------------------------------------------------------------------------

  function open() {
    const note = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (note && note.matches("details")) { note.open = true; note.scrollIntoView({ block: "nearest" }); }
  }
  addEventListener("hashchange", open);
  open();
  let unfolded = [];
  addEventListener("beforeprint", function () {
    unfolded = Array.from(document.querySelectorAll(".checked details:not([open]), .novelty:not([open])"));
    for (const note of unfolded) { note.open = true; }
  });
  addEventListener("afterprint", function () { for (const note of unfolded) { note.open = false; } });
  document.addEventListener("error", function (event) { // a page of a PDF whose file is gone
    const picture = event.target;
    if (!(picture instanceof HTMLImageElement) || !picture.closest(".sheeted")) { return; }
    const words = document.createElement("span");
    words.className = "unread";
    words.textContent = "No picture: the file is not where it was when it was added, or it has changed.";
    picture.replaceWith(words);
  }, true);

  // --- files that are dropped -----------------------------------------------------------------------------------

  const adding = document.getElementById("adding"); // the form that every page has
  function files(event) { return Array.from(event.dataTransfer ? event.dataTransfer.types : []).includes("Files"); }
  let deep = 0;
  addEventListener("dragenter", function (event) { if (files(event)) { deep += 1; document.body.classList.add("dropping"); } });
  addEventListener("dragleave", function (event) { if (files(event)) { deep -= 1; if (deep <= 0) { deep = 0; document.body.classList.remove("dropping"); } } });
  addEventListener("dragover", function (event) { if (files(event)) { event.preventDefault(); } });
  addEventListener("drop", async function (event) {
    if (!files(event)) { return; }
    event.preventDefault();
    deep = 0;
    document.body.classList.remove("dropping");
    const draft = document.getElementById("draft-file");
    const given = await dropped(event.dataTransfer);
    if (!given.files.length) { return; }
    if (draft) {
      draft.files = given.files;
      tell(given.files[0].name + ": ready to be checked");
    } else if (adding) {
      adding.querySelector("input[type=file]").files = given.files;
      tell("Adding " + given.files.length + (given.files.length === 1 ? " file" : " files"));
      adding.requestSubmit();
    }
  });
  async function dropped(transfer) { // folders too, file by file
    const found = new DataTransfer();
    const entries = Array.from(transfer.items).map(function (item) { return item.webkitGetAsEntry ? item.webkitGetAsEntry() : null; }).filter(Boolean);
    if (!entries.length) { for (const one of transfer.files) { found.items.add(one); } return found; }
    for (const entry of entries) { await walk(entry, found); }
    return found;
  }
  async function walk(entry, found) {
    if (entry.isFile) {
      const file = await new Promise(function (done, failed) { entry.file(done, failed); });
      found.items.add(file);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise(function (done, failed) { reader.readEntries(done, failed); });
      if (!some.length) { return; }
      for (const one of some) { await walk(one, found); }
    }
  }
})();

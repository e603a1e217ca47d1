"use strict";
// Copying with the citation, and notes that a link opens. Without this the pages do the same by
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
    const link = event.target.closest ? event.target.closest("a[data-cite], a[data-link]") : null;
    if (!link || !plainly(event)) { return; }
    event.preventDefault();
    (link.hasAttribute("data-cite") ? copyCitation : copyLink)(link.getAttribute("href"));
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
    if (event.defaultPrevented || typing(event) || !plainly(event) || (event.key !== "c" && event.key !== "l")) { return; }
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

  // What was unfolded stays so where a decision makes the page anew.
  let stood = [];
  document.addEventListener("htmx:beforeSwap", function () {
    stood = Array.from(document.querySelectorAll("main details[open][id]")).map(function (one) { return one.id; });
  });
  document.addEventListener("htmx:afterSettle", function () {
    for (const id of stood) { const one = document.getElementById(id); if (one) { one.open = true; } }
    stood = [];
  });
})();

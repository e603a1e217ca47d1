"use strict";
// A note is opened where a link leads to it, and all are for the printer: a page without script shows them closed.
function openTarget() {
  const note = document.getElementById(location.hash.slice(1));
  if (note && note.tagName === "DETAILS") note.open = true;
}
addEventListener("hashchange", openTarget);
addEventListener("beforeprint", () => { for (const note of document.querySelectorAll("details")) note.open = true; });
openTarget();

"use strict";
// The page is complete without this: it only leads from mark to mark and shows what is known of the one chosen.
(function () {
  var text = document.getElementById("text");
  var details = document.getElementById("details");
  var pieces = Array.prototype.slice.call(text.querySelectorAll(".m"));
  var marks = []; // in order of the text: { key, kinds, pieces }
  var byKey = new Map();
  var at = -1;
  pieces.forEach(function (piece) {
    piece.dataset.of.split(" ").forEach(function (one) {
      var key = one.split(":")[0], kind = one.split(":")[1];
      if (!byKey.has(key)) { byKey.set(key, { key: key, all: [] }); marks.push(byKey.get(key)); }
      byKey.get(key).all.push({ piece: piece, kind: kind });
    });
  });
  if (!marks.length) { return; }
  document.getElementById("keys").hidden = false;
  text.querySelectorAll(".n a").forEach(function (link) { link.tabIndex = -1; });

  function shown(kind) {
    var box = document.getElementById("show-" + kind);
    return !box || box.checked;
  }
  function seen(mark) {
    return mark.all.filter(function (one) { return shown(one.kind); }).map(function (one) { return one.piece; });
  }
  function stop(piece) {
    pieces.forEach(function (other) { other.removeAttribute("tabindex"); });
    if (piece) { piece.tabIndex = 0; }
  }
  function clear() {
    pieces.forEach(function (piece) { piece.classList.remove("on"); });
    details.hidden = true;
    details.textContent = "";
  }
  function heading(key) {
    var section = document.getElementById(key).closest("section");
    return section.dataset.one + " " + (Number(key.slice(1)) + 1);
  }
  function tell(keys) {
    details.textContent = "";
    keys.forEach(function (key) {
      var entry = document.getElementById(key);
      if (!entry) { return; }
      var title = document.createElement("h3");
      title.textContent = heading(key);
      details.appendChild(title);
      Array.prototype.forEach.call(entry.children, function (part) { details.appendChild(part.cloneNode(true)); });
    });
    details.hidden = !details.firstChild;
  }
  function choose(number, piece) {
    var mark = marks[number];
    var places = seen(mark);
    if (!places.length) { return; }
    piece = piece || places[0];
    at = number;
    clear();
    places.forEach(function (place) { place.classList.add("on"); });
    stop(piece);
    var others = piece.dataset.of.split(" ").filter(function (one) { return shown(one.split(":")[1]); });
    tell(Array.from(new Set([mark.key].concat(others.map(function (one) { return one.split(":")[0]; })))));
    if (document.activeElement !== piece) { piece.focus({ preventScroll: true }); }
    reach(piece);
  }
  function reach(piece) { // a sheet over the foot of a narrow window may hide it
    var box = piece.getBoundingClientRect();
    var floor = getComputedStyle(details).position === "fixed" ? details.getBoundingClientRect().top : innerHeight;
    if (box.top < 0 || box.bottom > floor - 8) { scrollBy(0, box.top - floor / 3); }
  }
  function visit(key) {
    var link = document.querySelector("#" + key + " a");
    clear();
    location.hash = key;
    if (link) { link.focus({ preventScroll: true }); }
  }
  function step(by) {
    for (var n = at + by; n >= 0 && n < marks.length; n += by) {
      if (seen(marks[n]).length) { choose(n); return; }
    }
  }
  function smallest(piece) { // of the marks over a piece the one that covers the fewest
    var best = -1;
    piece.dataset.of.split(" ").forEach(function (one) {
      var n = marks.indexOf(byKey.get(one.split(":")[0]));
      if (shown(one.split(":")[1]) && (best < 0 || marks[n].all.length < marks[best].all.length)) { best = n; }
    });
    return best;
  }
  text.addEventListener("focusin", function (event) {
    var piece = event.target.closest(".m");
    if (piece && (at < 0 || !piece.classList.contains("on"))) { var n = smallest(piece); if (n >= 0) { choose(n, piece); } }
  });
  text.addEventListener("click", function (event) {
    var piece = event.target.closest(".m");
    if (piece && String(getSelection()) === "") { var n = smallest(piece); if (n >= 0) { choose(n, piece); } }
  });
  text.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    if (event.key === "ArrowRight") { step(1); }
    else if (event.key === "ArrowLeft") { step(-1); }
    else if (event.key === "Home") { at = -1; step(1); }
    else if (event.key === "End") { at = marks.length; step(-1); }
    else if (event.key === "Escape") { clear(); text.focus({ preventScroll: true }); }
    else if (event.key === "Enter" && at >= 0 && event.target.closest(".m")) { visit(marks[at].key); }
    else { return; }
    event.preventDefault();
  });
  document.querySelector(".layers").addEventListener("change", function () {
    clear();
    var first = marks.findIndex(function (mark) { return seen(mark).length; });
    at = -1;
    stop(first < 0 ? null : seen(marks[first])[0]);
  });
  function follow() { // a link from the lists back to the words
    var key = location.hash.indexOf("#at-") === 0 ? location.hash.slice(4) : "";
    if (byKey.has(key)) { choose(marks.indexOf(byKey.get(key))); }
  }
  addEventListener("hashchange", follow);
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest('a[href^="#at-"]') : null;
    if (link && link.getAttribute("href") === location.hash) { follow(); }
  });
  if (matchMedia("(max-width: 62rem)").matches) { document.querySelector(".key").open = false; }
  stop(seen(marks[0])[0]);
  follow();
})();

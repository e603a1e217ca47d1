"use strict";
// Every page works without this. It adds: keys, dropping of files, joining by drag, and news of what goes on meanwhile.
(function () {
  var fields = /^(INPUT|SELECT|TEXTAREA)$/;
  function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)); }
  function shown(element) { return element.getClientRects().length > 0; }

  // --- keys
  var places = { o: "/", p: "/points", s: "/suggestions", a: "/articles", t: "/timeline", n: "/names", c: "/changes", d: "/check", l: "/log" };
  var going = false;
  function rows() { return all("[data-row]").filter(shown); }
  function target(row) { return row.querySelector("a.label, a[href]") && row.matches(".row") ? row.querySelector("a.label, a[href]") : row; }
  function step(by) {
    var list = rows(), at = list.findIndex(function (row) { return row.contains(document.activeElement); });
    var next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))];
    if (next) { target(next).focus(); next.scrollIntoView({ block: "nearest" }); }
  }
  function help() {
    var box = document.getElementById("help"), here = document.getElementById("help-here");
    here.textContent = "";
    var list = document.createElement("dl");
    all("[data-key]").filter(shown).forEach(function (one) {
      if (all("dt", list).some(function (dt) { return dt.textContent === one.dataset.key; })) { return; }
      var line = document.createElement("div"), dt = document.createElement("dt"), dd = document.createElement("dd"), kbd = document.createElement("kbd");
      kbd.textContent = one.dataset.key;
      dt.append(kbd);
      dd.textContent = Array.from(one.childNodes).filter(function (n) { return n.nodeType === 3; }).map(function (n) { return n.textContent; }).join(" ").trim() || one.getAttribute("aria-label") || "";
      line.append(dt, dd);
      list.append(line);
    });
    if (list.children.length) { here.append(list); }
    box.showModal();
  }
  var keys = document.getElementById("keys");
  if (keys) { keys.hidden = false; keys.addEventListener("click", help); }
  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) { return; }
    var at = document.activeElement;
    if (event.key === "Escape" && at && fields.test(at.tagName)) { at.blur(); return; }
    if (at && (fields.test(at.tagName) || at.isContentEditable)) { return; }
    if (document.querySelector("dialog[open]")) { return; }
    var key = event.key;
    if (going) {
      going = false;
      if (places[key]) { event.preventDefault(); location.href = places[key]; }
      return;
    }
    if (key === "g") { going = true; setTimeout(function () { going = false; }, 1200); return; }
    if (key === "/") { event.preventDefault(); var find = all("#q, #join-q, #find").filter(shown)[0]; if (find) { find.focus(); find.select(); } return; }
    if (key === "?") { event.preventDefault(); help(); return; }
    if (key === "j" || key === "k") { event.preventDefault(); step(key === "j" ? 1 : -1); return; }
    if (key.length === 1) {
      var act = all("[data-key]").find(function (one) { return one.dataset.key === key && shown(one); });
      if (act) { event.preventDefault(); pressed(act); }
    }
  });
  function pressed(act) {
    act.click();
    if (act.tagName === "SUMMARY") {
      var first = act.parentElement.querySelector("input:not([type=hidden]), select");
      if (act.parentElement.open && first) { first.focus(); }
    }
  }

  // --- a part of the page was made anew: the focus goes where it was, a narrow page folds its filters
  function narrow() { return matchMedia("(max-width: 44rem)").matches; }
  function fold() {
    var facets = document.getElementById("facets");
    if (facets && narrow()) { facets.open = false; }
  }
  fold();
  var here = document.querySelector("#ways [aria-current]");
  if (here && narrow()) { here.parentElement.parentElement.scrollLeft = here.offsetLeft - 60; }
  var stood = null;
  document.addEventListener("htmx:beforeRequest", function (event) {
    var list = rows(), at = list.findIndex(function (row) { return row.contains(event.target); });
    stood = { row: at, key: event.target.querySelector && (event.target.dataset.key || (event.target.querySelector("[data-key]") || {dataset: {}}).dataset.key) };
  });
  document.addEventListener("htmx:afterSettle", function () {
    fold();
    if (!stood || (document.activeElement && document.activeElement !== document.body)) { return; }
    var again = stood.key && all("[data-key]").find(function (one) { return one.dataset.key === stood.key && shown(one); });
    var row = stood.row >= 0 && rows()[stood.row];
    var main = document.getElementById("main");
    (again || (row && target(row)) || main).focus({ preventScroll: true });
    stood = null;
  });

  // --- the panel to join with another point opens in the page
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("[data-join]");
    var panel = document.getElementById("join");
    if (!link || !panel || event.ctrlKey || event.metaKey || !window.htmx) { return; }
    event.preventDefault();
    if (panel.firstElementChild) { panel.textContent = ""; return; }
    htmx.ajax("GET", link.getAttribute("href"), { target: "#join", select: "#joining", swap: "innerHTML" }).then(function () {
      var field = document.getElementById("join-q");
      if (field) { field.focus(); }
    });
  });

  // --- joining by drag: what is dropped on a statement or a point is one matter with it
  var dragged = null;
  function place(node) { return node && node.closest ? node.closest("[data-place]") : null; }
  document.addEventListener("dragstart", function (event) {
    dragged = place(event.target);
    if (dragged && event.dataTransfer) { event.dataTransfer.effectAllowed = "link"; event.dataTransfer.setData("text/plain", dragged.dataset.place); }
  });
  document.addEventListener("dragend", function () { dragged = null; all(".over").forEach(function (one) { one.classList.remove("over"); }); });
  document.addEventListener("dragover", function (event) {
    var onto = dragged && place(event.target);
    if (!dragged) { return; }
    all(".over").forEach(function (one) { if (one !== onto) { one.classList.remove("over"); } });
    if (onto && onto !== dragged) { event.preventDefault(); onto.classList.add("over"); }
  });
  document.addEventListener("drop", function (event) {
    var onto = dragged && place(event.target), form = document.getElementById("drag");
    if (!onto || onto === dragged || !form) { return; }
    event.preventDefault();
    form.elements.a.value = dragged.dataset.place;
    form.elements.b.value = onto.dataset.place;
    form.requestSubmit();
  });

  // --- files dropped anywhere come into the case, folders with all that is in them
  function carries(event) { return !dragged && event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files"); }
  document.addEventListener("dragover", function (event) { if (carries(event)) { event.preventDefault(); document.body.classList.add("dropping"); } });
  document.addEventListener("dragleave", function (event) { if (!event.relatedTarget) { document.body.classList.remove("dropping"); } });
  document.addEventListener("drop", function (event) {
    if (!carries(event)) { return; }
    event.preventDefault();
    document.body.classList.remove("dropping");
    var draft = document.getElementById("draft-file"); // on the page of the draft it is one
    if (draft) { draft.files = event.dataTransfer.files; draft.focus(); return; }
    var entries = Array.from(event.dataTransfer.items).map(function (item) { return item.webkitGetAsEntry && item.webkitGetAsEntry(); }).filter(Boolean);
    var plain = Array.from(event.dataTransfer.files);
    Promise.all(entries.map(function (entry) { return inside(entry, ""); })).then(function (found) {
      found = found.flat();
      send(found.length ? found : plain.map(function (file) { return { file: file, name: file.name }; }));
    });
  });
  function inside(entry, path) {
    if (entry.isFile) {
      return new Promise(function (done) { entry.file(function (file) { done([{ file: file, name: path + file.name }]); }, function () { done([]); }); });
    }
    var reader = entry.createReader(), list = [];
    return new Promise(function (done) {
      (function more() {
        reader.readEntries(function (some) {
          if (!some.length) {
            Promise.all(list.map(function (one) { return inside(one, path + entry.name + "/"); })).then(function (all) { done(all.flat()); });
            return;
          }
          list = list.concat(some);
          more();
        }, function () { done([]); });
      })();
    });
  }
  function send(files) {
    if (!files.length) { return; }
    var form = new FormData();
    form.append("csrf", document.querySelector("meta[name=csrf]").content);
    form.append("back", location.pathname + location.search);
    files.forEach(function (one) { form.append("files", one.file, one.name); });
    fetch("/articles", { method: "POST", body: form, redirect: "follow" }).then(function (answer) {
      location.href = answer.ok ? answer.url : location.href;
    });
  }

  // --- what goes on meanwhile: the page tells it, and never jumps under the reader's hands
  var latest = "";
  function state() { var main = document.getElementById("main"); return main ? main.dataset.state : ""; }
  function renewed() { // a moment later: an own decision brings its page itself
    setTimeout(function () {
      var line = document.getElementById("renewed");
      line.hidden = !latest || !state() || latest === state();
      var empty = document.querySelector("ol.first"), chosen = document.getElementById("files");
      if (!line.hidden && empty && !(chosen && chosen.value)) { location.reload(); return; } // nothing that could jump
      if (!line.hidden && !line.firstChild) {
        var link = document.createElement("a");
        link.href = "";
        link.textContent = "Show it";
        line.append("The case was compared again. ", link);
      }
    }, 700);
  }
  if (window.EventSource && document.getElementById("jobs")) {
    var events = new EventSource("/events?address=" + encodeURIComponent(location.pathname + location.search));
    events.addEventListener("jobs", function (event) { document.getElementById("jobs").innerHTML = event.data; });
    ["compared", "changed"].forEach(function (name) {
      events.addEventListener(name, function (event) { latest = JSON.parse(event.data).state; renewed(); });
    });
    document.addEventListener("htmx:afterSettle", renewed);
  }
})();

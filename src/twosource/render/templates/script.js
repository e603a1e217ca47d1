"use strict";
// The page is complete without this: it only searches, unfolds what a link points into, and unfolds all for print.
// Of many articles what is folded stands in noscript elements, so that a browser with script need not take in all of it
// at once; it is put in their place when it is unfolded, linked to, searched or printed.
(function () {
  function filled(folded) {
    var made = document.createElement("template");
    made.innerHTML = folded.textContent;
    folded.replaceWith(made.content);
  }
  function fill(box) { box.querySelectorAll("noscript").forEach(filled); }
  document.addEventListener("toggle", function (event) {
    if (event.target.open) { event.target.querySelectorAll(":scope > noscript").forEach(filled); }
  }, true);
  document.querySelectorAll("details[open] > noscript").forEach(filled);

  function place(ident) { // the element of that id, also where it is not made yet
    var found = document.getElementById(ident);
    if (found || !ident) { return found; }
    var folded = Array.prototype.find.call(document.querySelectorAll("noscript"), function (one) {
      return one.textContent.indexOf('id="' + ident + '"') >= 0;
    });
    if (folded) { filled(folded); }
    return document.getElementById(ident);
  }
  function unfolded(target) { // true where something had to be opened
    var folded = false;
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS" && !node.open) { node.open = true; folded = true; }
    }
    return folded;
  }
  function reveal() {
    var target = null;
    try { target = place(decodeURIComponent(location.hash.slice(1))); } catch (e) { return; }
    if (target && (unfolded(target) || target.getBoundingClientRect().top > innerHeight)) { target.scrollIntoView(); }
  }
  addEventListener("hashchange", reveal);
  reveal();
  document.addEventListener("click", function (event) {
    // A link to what is not made yet, or to the place one is already at, where it may be folded again.
    var link = event.target.closest ? event.target.closest('a[href^="#"]') : null;
    if (!link) { return; }
    place(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (link.getAttribute("href") === location.hash) { reveal(); }
  });

  var opened = [];
  var whole = document.getElementById("print-all");
  addEventListener("beforeprint", function () {
    if (!whole.checked) { return; }
    fill(document);
    opened = Array.prototype.filter.call(document.querySelectorAll("details"), function (d) { return !d.open; });
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (d) { d.open = false; }); opened = []; });

  document.querySelectorAll(".tools").forEach(function (tools) { tools.hidden = false; });
  var unfold = document.getElementById("unfold");
  var all = false;
  if (unfold) { unfold.addEventListener("click", function () {
    all = !all;
    var more = document.getElementById("more-points");
    if (more) { more.open = all; }
    document.querySelectorAll(".point").forEach(function (point) { point.open = all; });
    unfold.textContent = all ? "Fold all" : "Unfold all";
  }); }

  // --- search: what has all the words is listed, unfolded and marked ---------------------------------------------

  var MOST = 60; // hits that are listed and unfolded; the number of all is told
  var AROUND = 70; // characters before and behind the first word of a hit
  var PARTS = ".short > li, tr.open, .statement, .briefs > li, .positions tbody > tr:first-child, .figures tbody tr, "
    + ".numbers tbody tr, .timeline ul > li, .passage, #articles article > p, .list > li, .origins > li, summary > h3";
  var search = document.getElementById("search");
  var found = document.getElementById("found");
  var hits = document.getElementById("hits");
  var entries = null; // made at the first search: { node, text, section }, in the order of the page
  var timer = 0;
  var ours = []; // what the search unfolded
  function seek() {
    fill(document);
    entries = [];
    document.querySelectorAll("main > section").forEach(function (section) {
      var heading = section.querySelector("h2");
      section.querySelectorAll(PARTS).forEach(function (node) {
        if (node.matches("tr.open") || node.querySelector(PARTS)) { return; }
        var text = node.textContent.replace(/\s+/g, " ").trim();
        if (text) { entries.push({ node: node, text: text, low: text.toLowerCase(), section: heading ? heading.textContent : "" }); }
      });
    });
  }
  function mark(list, words) {
    if (!(window.CSS && CSS.highlights)) { return; }
    CSS.highlights.clear();
    var ranges = [];
    list.forEach(function (entry) {
      var walk = document.createTreeWalker(entry.node, NodeFilter.SHOW_TEXT);
      for (var text = walk.nextNode(); text; text = walk.nextNode()) {
        var low = text.data.toLowerCase();
        words.forEach(function (word) {
          for (var at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length)) {
            var range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + word.length);
            ranges.push(range);
          }
        });
      }
    });
    if (ranges.length) { CSS.highlights.set("found", new Highlight(...ranges)); }
  }
  function listed(entry, words, number) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    var at = entry.low.indexOf(words[0]);
    var from = Math.max(0, at - AROUND), to = Math.min(entry.text.length, at + words[0].length + AROUND);
    if (!entry.node.id) { entry.node.id = "hit-" + number; }
    link.href = "#" + entry.node.id;
    link.append((from ? "…" : "") + entry.text.slice(from, at));
    var hit = document.createElement("mark");
    hit.textContent = entry.text.slice(at, at + words[0].length);
    link.append(hit, entry.text.slice(at + words[0].length, to) + (to < entry.text.length ? "…" : ""));
    var where = document.createElement("span");
    where.className = "held";
    where.textContent = entry.section;
    item.append(link, where);
    return item;
  }
  function look() {
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    hits.textContent = "";
    ours.forEach(function (details) { details.open = false; });
    ours = [];
    if (!words.length) { found.textContent = ""; mark([], []); return; }
    if (!entries) { seek(); }
    var seen = new Set();
    var list = entries.filter(function (entry) { return words.every(function (word) { return entry.low.indexOf(word) >= 0; }); });
    var shown = list.slice(0, MOST);
    shown.forEach(function (entry, number) {
      for (var node = entry.node; node; node = node.parentElement) {
        if (node.tagName === "DETAILS" && !node.open) { node.open = true; ours.push(node); }
      }
      var key = entry.section + entry.text;
      if (!seen.has(key)) { seen.add(key); hits.append(listed(entry, words, number)); }
    });
    mark(shown, words);
    found.textContent = !list.length ? "Found nowhere on this page"
      : list.length === 1 ? "1 place" : list.length + " places" + (list.length > MOST ? ", the first " + MOST + " listed" : "");
  }
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "") && event.target.type !== "checkbox";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Enter" && event.target === search && hits.firstChild) {
      event.preventDefault();
      hits.querySelector("a").focus();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      look();
    }
  });
  search.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(look, 150); });
})();

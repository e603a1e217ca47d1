"use strict";
// The page is complete without this: it only searches, unfolds what a link points into, and unfolds all for print.
// Of many articles what is folded stands in noscript elements, so that a browser with script need not take in all of it
// at once; it is put in their place when it is unfolded, searched or printed.
(function () {
  function fill(box) {
    box.querySelectorAll("noscript").forEach(function (folded) {
      var made = document.createElement("template");
      made.innerHTML = folded.textContent;
      folded.replaceWith(made.content);
    });
  }
  document.addEventListener("toggle", function (event) {
    if (event.target.open) { fill(event.target); }
  }, true);
  document.querySelectorAll("details[open]").forEach(fill);

  function reveal() {
    var target = null;
    try {
      var place = decodeURIComponent(location.hash.slice(1));
      var article = document.getElementById((/^a\d+(?=-)/.exec(place) || [""])[0]);
      if (article) { fill(article); }
      target = document.getElementById(place);
    } catch (e) { return; }
    if (!target) { return; }
    var folded = false;
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS" && !node.open) { node.open = true; folded = true; }
    }
    if (folded) { target.scrollIntoView(); }
  }
  addEventListener("hashchange", reveal);
  reveal();
  document.addEventListener("click", function (event) {
    // A link to the place one is already at changes no hash, but the place may be folded again.
    var link = event.target.closest ? event.target.closest('a[href^="#"]') : null;
    if (link && link.getAttribute("href") === location.hash) { reveal(); }
  });

  var opened = [];
  addEventListener("beforeprint", function () {
    fill(document);
    opened = Array.prototype.filter.call(document.querySelectorAll("details"), function (d) { return !d.open && d.className !== "why"; });
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (d) { d.open = false; }); opened = []; });

  document.querySelectorAll(".tools").forEach(function (tools) { tools.hidden = false; });
  var search = document.getElementById("search");
  var found = document.getElementById("found");
  var unfold = document.getElementById("unfold");
  var points = Array.prototype.slice.call(document.querySelectorAll(".point"));
  // Everything that is searched, by section; each entry is shown or hidden as a whole. Sought at the first search.
  var sections = null;
  function seek() {
    document.querySelectorAll("main > section:not(#articles)").forEach(fill);
    sections = [
      ["disagreements", ".dispute"], ["watch", ".pair, .sides, li"], ["points", ".point"], ["alone", ".lone"],
      ["figures", "tbody tr"], ["timeline", "ol > li"], ["sources", ".voice"], ["passages", ".passage"],
      ["actors", ".briefs > li"]
    ].map(function (entry) {
      var section = document.getElementById(entry[0]);
      var items = section ? Array.prototype.slice.call(section.querySelectorAll(entry[1])) : [];
      return { section: section, items: items };
    }).filter(function (entry) { return entry.items.length; });
  }
  var texts = new Map();
  var all = false;
  var timer = 0;
  function textOf(node) {
    if (!texts.has(node)) { texts.set(node, node.textContent.toLowerCase()); }
    return texts.get(node);
  }
  function filter() {
    if (!sections) { seek(); }
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    function keep(node) {
      var text = words.length ? textOf(node) : "";
      node.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
      return !node.hidden;
    }
    var told = [];
    sections.forEach(function (entry) {
      var many = entry.items.filter(keep).length;
      entry.section.hidden = words.length > 0 && !many;
      entry.section.querySelectorAll("details:not(.point):not(.voice):not(.why)").forEach(function (group) {
        group.hidden = words.length > 0 && !entry.items.some(function (i) { return !i.hidden && group.contains(i); })
          && entry.items.some(function (i) { return group.contains(i); });
      });
      if (words.length && many) { told.push(many + " of " + entry.items.length + " in " + entry.section.querySelector("h2").textContent); }
    });
    found.textContent = words.length ? (told.join("; ") || "Found nowhere on this page") : "";
  }
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      filter();
    }
  });
  search.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(filter, 150); });
  if (unfold) { unfold.addEventListener("click", function () {
    all = !all;
    points.forEach(function (point) { point.open = all; });
    unfold.textContent = all ? "Fold all" : "Unfold all";
  }); }
})();

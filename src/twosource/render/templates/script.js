"use strict";
// The page is complete without this: it only searches, unfolds what a link points into, and unfolds all for print.
(function () {
  function reveal() {
    var target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (e) { return; }
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
    opened = Array.prototype.filter.call(document.querySelectorAll("details"), function (d) { return !d.open && d.className !== "why"; });
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (d) { d.open = false; }); opened = []; });

  var tools = document.querySelector(".tools");
  if (!tools) { return; }
  tools.hidden = false;
  var search = document.getElementById("search");
  var found = document.getElementById("found");
  var unfold = document.getElementById("unfold");
  var points = Array.prototype.slice.call(document.querySelectorAll(".point"));
  var lone = Array.prototype.slice.call(document.querySelectorAll(".lone"));
  var texts = new Map();
  var all = false;
  var timer = 0;
  function textOf(node) {
    if (!texts.has(node)) { texts.set(node, node.textContent.toLowerCase()); }
    return texts.get(node);
  }
  function filter() {
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    function keep(node) {
      var text = words.length ? textOf(node) : "";
      node.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
      return !node.hidden;
    }
    var many = points.filter(keep).length;
    var few = lone.filter(keep).length;
    document.querySelectorAll("#alone > details").forEach(function (group) {
      group.hidden = words.length > 0 && !group.querySelector(".lone:not([hidden])");
    });
    found.textContent = words.length
      ? many + " of " + points.length + " points, " + few + " of " + lone.length + " statements in one article only"
      : "";
  }
  search.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(filter, 150); });
  unfold.addEventListener("click", function () {
    all = !all;
    points.forEach(function (point) { point.open = all; });
    unfold.textContent = all ? "Fold all" : "Unfold all";
  });
})();

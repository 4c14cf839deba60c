/*
 * The version for elderly readers: large type, strong contrast, fewer parts. A class of the root
 * switches it; the head of the page sets the class before anything shows, from what is kept here.
 */
(function () {
  "use strict";

  var KEY = "dw-elder";
  var root = document.documentElement;

  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-elder]")) return;
    var on = root.classList.toggle(KEY);
    window.__md_set(KEY, on);
    // What follows the reader is measured again.
    window.dispatchEvent(new Event("resize"));
  });

  // Another page of the site, left open beside this one, follows.
  window.addEventListener("storage", function (event) {
    if (event.key !== window.__md_scope.pathname + "." + KEY) return;
    root.classList.toggle(KEY, event.newValue === "true");
  });
})();

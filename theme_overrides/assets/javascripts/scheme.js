/*
 * Light or dark: as the device prefers, until the reader chooses. What is chosen is kept under the
 * theme's own name for it. The header sets it before anything shows.
 */
(function () {
  "use strict";

  // A site may have one scheme alone.
  if (!document.querySelector("[data-scheme]")) return;

  var KEY = "__palette";
  var DARK = "slate";
  var LIGHT = "default";
  var device = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    var known = window.__md_get(KEY);
    return known && known.color && known.color.scheme;
  }

  function show(scheme) {
    document.body.setAttribute("data-md-color-scheme", scheme);
    document.querySelector("meta[name=color-scheme]").content = scheme === DARK ? "dark" : "light";
  }

  function follow() {
    show(chosen() || (device.matches ? DARK : LIGHT));
  }

  // Shown first: a browser may keep nothing.
  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-scheme]")) return;
    var scheme = document.body.getAttribute("data-md-color-scheme") === DARK ? LIGHT : DARK;
    show(scheme);
    window.__md_set(KEY, { color: { scheme: scheme } });
  });

  device.addEventListener("change", follow);

  // Another page of the site, left open beside this one, follows.
  window.addEventListener("storage", function (event) {
    if (event.key === window.__md_scope.pathname + "." + KEY) follow();
  });
})();

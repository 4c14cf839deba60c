/*
 * The menu by keyboard. The theme opens it, and its sections, with labels of hidden checkboxes,
 * which no keyboard reaches: a button opens the menu, and the checkboxes of the sections take focus.
 */
(function () {
  "use strict";

  var drawer = document.getElementById("__drawer");
  var opener = document.querySelector(".dw-menu");
  if (!drawer || !opener) return;

  function menu() {
    return document.querySelector(".md-sidebar--primary");
  }

  function shown(element) {
    return element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : element.offsetParent;
  }

  function show(open) {
    if (drawer.checked === open) return;
    drawer.checked = open;
    drawer.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function enter() {
    var inside = Array.from(menu().querySelectorAll("a, input.md-nav__toggle"));
    var first = inside.find(shown);
    if (first) first.focus();
  }

  function close() {
    show(false);
    opener.focus();
  }

  function tell() {
    opener.setAttribute("aria-expanded", String(drawer.checked));
  }

  function section(box) {
    var label = document.getElementById(box.id + "_label");
    var list = box.parentElement.querySelector(":scope > .md-nav");
    if (!label || !list) return;
    var name = list.querySelector(".md-nav__title").textContent.trim();
    // The label may have no words, and then names neither its checkbox nor the list below it.
    list.removeAttribute("aria-labelledby");
    list.setAttribute("aria-label", name);
    label.tabIndex = -1;
    box.setAttribute("aria-label", name + "的下级栏目");
    box.setAttribute("aria-expanded", String(box.checked));
  }

  function sections() {
    if (menu()) menu().querySelectorAll("input.md-nav__toggle").forEach(section);
    tell();
  }

  opener.addEventListener("click", function () {
    show(!drawer.checked);
    if (drawer.checked) enter();
  });

  document.addEventListener("change", function (event) {
    if (event.target === drawer) tell();
    else if (event.target.matches("input.md-nav__toggle")) section(event.target);
  });

  document.addEventListener("keydown", function (event) {
    var box = event.target;
    if (event.key === "Escape" && drawer.checked) {
      close();
    } else if (event.key === "Enter" && box.matches("input.md-nav__toggle")) {
      box.click();
    }
  });

  // Whoever leaves the open menu by keyboard would go on behind it.
  document.addEventListener("focusin", function (event) {
    if (drawer.checked && !menu().contains(event.target) && event.target !== opener) show(false);
  });

  // A link to a place on the same page leads out of the menu too.
  document.addEventListener("click", function (event) {
    if (drawer.checked && menu().contains(event.target) && event.target.closest("a")) show(false);
  });

  sections();

  // Where the screen becomes so wide that the menu stands beside the text, nothing is left to close it.
  window.matchMedia("(min-width: 76.25em)").addEventListener("change", function () { show(false); });
})();

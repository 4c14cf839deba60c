/*
 * What of the frame follows the reader down a page: the title in the header, the place in the list
 * of contents, the button that leads back up. Without this script the frame stands still.
 */
(function () {
  "use strict";

  var header = document.querySelector(".md-header");
  var title = document.querySelector(".md-header__title");
  var main = document.querySelector(".md-main");
  var heading = document.querySelector("h1");
  var up = document.querySelector(".md-top");
  var contents = document.querySelector(".md-sidebar--secondary .md-sidebar__scrollwrap");
  var places = contents ? Array.from(contents.querySelectorAll("a[href^='#']"), place) : [];
  var last = 0;
  var waiting = false;
  var opened = [];

  function place(link) {
    return { link: link, target: document.getElementById(link.getAttribute("href").slice(1)) };
  }

  function above(element, edge) {
    return element.getClientRects().length > 0 && element.getBoundingClientRect().top <= edge;
  }

  /* A link of a column that scrolls comes into sight, not under the title that stays above it. */
  function reveal(link) {
    var column = link.closest(".md-sidebar__scrollwrap");
    var box = column.getBoundingClientRect();
    var own = link.getBoundingClientRect();
    var hidden = own.top < box.top + own.height || own.bottom > Math.min(box.bottom, window.innerHeight);
    if (hidden) column.scrollTop += own.top - box.top - box.height / 2;
  }

  function follow(edge) {
    if (!contents || !contents.offsetParent) return;
    var passed = places.filter(function (one) {
      return one.target && above(one.target, edge);
    });
    var here = passed.pop();
    places.forEach(function (one) {
      one.link.classList.toggle("md-nav__link--passed", passed.indexOf(one) >= 0);
      one.link.classList.toggle("md-nav__link--active", one === here);
    });
    if (here) reveal(here.link);
  }

  function update() {
    var y = window.scrollY;
    var edge = header.getBoundingClientRect().bottom;
    // The last parts of a page may never come up to the header.
    var ended = y > 0 && y + window.innerHeight > document.documentElement.scrollHeight - 2;
    waiting = false;
    header.classList.toggle("md-header--shadow", main.getBoundingClientRect().top < edge);
    if (heading) title.classList.toggle("md-header__title--active", heading.getBoundingClientRect().bottom < edge);
    if (up) up.hidden = y >= last || y < window.innerHeight / 2;
    // What a link of the contents leads to comes to lie a little below the header.
    follow(ended ? window.innerHeight : edge + header.offsetHeight / 2);
    last = y;
  }

  function soon() {
    if (!waiting) requestAnimationFrame(update);
    waiting = true;
  }

  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon);
  soon();

  if (up) {
    up.addEventListener("click", function (event) {
      window.scrollTo(0, 0);
      // By keyboard, focus would stay on a button that goes.
      if (event.detail === 0) header.querySelector("a").focus();
    });
  }

  // The page that is open, in a long menu; told once all has its place.
  var current = document.querySelector(".md-sidebar--primary a.md-nav__link--active");
  if (current) {
    new IntersectionObserver(function (seen, observer) {
      observer.disconnect();
      if (current.offsetParent) reveal(current);
    }).observe(current);
  }

  // Older browsers print nothing of what is folded.
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("article details:not([open])"));
    opened.forEach(function (one) { one.open = true; });
  });

  window.addEventListener("afterprint", function () {
    opened.forEach(function (one) { one.open = false; });
  });
})();

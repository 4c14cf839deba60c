/*
 * Keeps statements that depend on the day true on a page built earlier. The dates themselves are in
 * the page; without this script they are read as they stand.
 */
(function () {
  "use strict";

  var DAY = 86400000;
  // China has one zone and no summer time.
  var SHANGHAI = 8 * 3600000;
  var STATES = ["open", "upcoming", "closed"];
  var DATED = "dw-badge--info"; // how it looks while it says dates

  function today() {
    return new Date(Date.now() + SHANGHAI).toISOString().slice(0, 10);
  }

  function describe(start, end, now, matter) {
    if (now < start) return { state: "upcoming", text: "即将开始" };
    if (now > end) return { state: "closed", text: "已结束" };
    var left = Math.round((Date.parse(end) - Date.parse(now)) / DAY);
    if (left === 0) return { state: "open", text: "今天截止" };
    return { state: "open", text: matter + "中，还剩 " + left + " 天" };
  }

  function refreshStatus(element, now) {
    var data = element.dataset;
    if (isNaN(Date.parse(data.start)) || isNaN(Date.parse(data.end))) return;
    var status = describe(data.start, data.end, now, data.matter || "公示");
    STATES.forEach(function (state) {
      element.classList.toggle("dw-badge--" + state, state === status.state);
    });
    element.classList.remove(DATED);
    // Writing is a change too, of which this script is told again.
    if (element.textContent !== status.text) element.textContent = status.text;
  }

  /* A notice whose period has begun goes where those are that end first. */
  function begin(item) {
    var open = document.querySelector("#open + ul");
    if (!open) return;
    delete item.dataset.opens;
    var later = Array.from(open.children).find(function (other) {
      return other.dataset.openUntil > item.dataset.openUntil;
    });
    open.insertBefore(item, later || null);
  }

  /* A list without items goes with its heading, wherever that is named. */
  function refreshSection(list) {
    var heading = list.previousElementSibling;
    list.hidden = heading.hidden = list.children.length === 0;
    document.querySelectorAll('.md-nav__link[href="#' + heading.id + '"]').forEach(function (link) {
      link.parentElement.hidden = list.hidden;
    });
  }

  function refreshList(list) {
    var empty = list.nextElementSibling;
    if (!empty || !empty.classList.contains("dw-empty")) return;
    empty.hidden = list.querySelector(":scope > li:not([hidden])") !== null;
    list.hidden = !empty.hidden;
  }

  function refresh() {
    var now = today();
    document
      .querySelectorAll(".dw-status[data-start][data-end]:not([data-fixed])")
      .forEach(function (element) {
        refreshStatus(element, now);
      });
    var lists = new Set();
    var sections = new Set();
    document.querySelectorAll("[data-opens]").forEach(function (item) {
      sections.add(item.parentElement);
      if (now >= item.dataset.opens) begin(item);
    });
    sections.forEach(refreshSection);
    document.querySelectorAll("[data-open-until]").forEach(function (item) {
      item.hidden = now > item.dataset.openUntil;
      lists.add(item.parentElement);
    });
    lists.forEach(refreshList);
    document.querySelectorAll("[data-day]").forEach(function (cell) {
      if (cell.dataset.day === now) cell.setAttribute("aria-current", "date");
      else cell.removeAttribute("aria-current");
    });
  }

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });

  // What has been read of the page is made true before it shows, so that nothing moves.
  var arriving = new MutationObserver(refresh);
  arriving.observe(document, { childList: true, subtree: true });

  document.addEventListener("DOMContentLoaded", function () {
    arriving.disconnect();
    refresh();
  });
})();

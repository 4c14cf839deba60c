/*
 * The search box of the header: a combobox with a list of results, as the ARIA Authoring Practices
 * describe it. Focus stays in the input; `aria-activedescendant` names the result that is chosen.
 */
(function () {
  "use strict";

  var shared = window.dwSearch;
  if (!shared) return;
  var make = shared.make;
  var form = document.querySelector(".dw-search");
  var opener = document.querySelector(".dw-search-open");
  var input = form.querySelector(".dw-search__input");
  var list = form.querySelector(".dw-search__list");
  var status = form.querySelector(".dw-search__said");
  var HINT = "输入名称、姓名、文号、日期或一句话，也可以用拼音";
  var SLOW = 400;
  var asked = "";
  var turn = 0;
  var chosen = -1;

  function isOpen() {
    return form.classList.contains("is-open");
  }

  function show(open) {
    form.classList.toggle("is-open", open);
    document.documentElement.classList.toggle("dw-searching", open);
    input.setAttribute("aria-expanded", String(open && list.childElementCount > 0));
    if (!open) choose(-1);
    if (open && !input.value) say(HINT);
  }

  function say(text) {
    status.textContent = text;
  }

  function choose(at) {
    var before = list.children[chosen];
    var option = list.children[at];
    if (before) before.setAttribute("aria-selected", "false");
    chosen = option ? at : -1;
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function option(address, className, parts) {
    var link = make("a", className, parts);
    link.id = "dw-search-" + list.childElementCount;
    link.href = address;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    list.append(link);
  }

  function fill(answer) {
    list.textContent = "";
    chosen = -1;
    (answer ? answer.results : []).forEach(function (result) {
      var title = shared.marked(result.title, result.titleMarks);
      option(shared.address(result.address), "dw-search__hit", [
        make("span", "dw-search__title", title),
        make("span", "dw-search__extract", shared.marked(result.extract || "", result.marks)),
        make("span", "dw-search__facts", shared.facts(result)),
      ]);
    });
    if (answer && answer.total) {
      var all = form.action + "?q=" + encodeURIComponent(answer.query);
      option(all, "dw-search__all", "查看全部 " + answer.total + " 条结果");
    }
    list.scrollTop = 0;
    input.removeAttribute("aria-activedescendant");
    if (isOpen()) show(true);
  }

  function ask() {
    var text = input.value.trim();
    if (text === asked) return;
    turn += 1;
    var mine = turn;
    asked = text;
    if (!text) {
      say(HINT);
      return fill(null);
    }
    setTimeout(function () {
      if (mine === turn && asked === text && form.classList.contains("is-asking")) say("正在查找……");
    }, SLOW);
    form.classList.add("is-asking");
    shared.search(text, { from: 0 }).then(
      function (answer) {
        if (mine !== turn) return;
        form.classList.remove("is-asking");
        say(shared.said(answer));
        fill(answer);
      },
      function () {
        if (mine !== turn) return;
        form.classList.remove("is-asking");
        asked = "";
        say(shared.FAILED);
        fill(null);
      }
    );
  }

  function start() {
    var other = document.querySelector(".dw-results__input");
    if (!other) show(true);
    (other || input).focus();
    (other || input).select();
  }

  function close() {
    show(false);
    // On a narrow screen the box is gone, and focus would be nowhere.
    if (opener.offsetParent) opener.focus();
  }

  var STEPS = {
    ArrowDown: function (last) {
      return chosen < last ? chosen + 1 : 0;
    },
    ArrowUp: function (last) {
      return chosen > 0 ? chosen - 1 : last;
    },
    // Without a chosen result these move the caret, as in any input.
    Home: function () {
      return chosen < 0 ? -1 : 0;
    },
    End: function (last) {
      return chosen < 0 ? -1 : last;
    },
  };

  var typing = shared.listen(input, ask);

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
  show(false);

  input.addEventListener("focus", function () {
    shared.open();
    show(true);
  });

  input.addEventListener("input", function () {
    show(true);
    choose(-1);
  });

  input.addEventListener("keydown", function (event) {
    if (typing.composes(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      if (isOpen()) return close();
      form.reset();
    } else if (event.key === "Enter" && isOpen() && list.children[chosen]) {
      event.preventDefault();
      list.children[chosen].click();
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      choose(-1);
    } else if (STEPS[event.key] && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      if (!isOpen()) show(true);
      var next = STEPS[event.key](list.childElementCount - 1);
      if (next < 0) return;
      event.preventDefault();
      choose(next);
    }
  });

  form.addEventListener("reset", function () {
    typing.stop();
    setTimeout(function () {
      ask();
      input.focus();
    });
  });

  form.addEventListener("submit", function (event) {
    if (!input.value.trim()) event.preventDefault();
  });

  // Focus stays in the input while somebody scrolls or presses a result.
  form.querySelector(".dw-search__panel").addEventListener("mousedown", function (event) {
    event.preventDefault();
  });

  list.addEventListener("click", function (event) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) show(false);
  });

  form.querySelector(".dw-search__back").addEventListener("click", close);

  form.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) show(false);
  });

  document.addEventListener("pointerdown", function (event) {
    if (isOpen() && !form.contains(event.target)) show(false);
  });

  [form, opener].forEach(function (element) {
    element.addEventListener("pointerenter", shared.open);
  });

  opener.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    start();
  });

  document.addEventListener("keydown", function (event) {
    var control = event.ctrlKey || event.metaKey;
    if (event.isComposing || event.altKey || event.defaultPrevented) return;
    var busy = document.activeElement && document.activeElement.closest("input, textarea, select, [contenteditable]");
    var slash = event.key === "/" && !control && !busy;
    if (!slash && !(control && !event.shiftKey && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    start();
  });
})();

/*
 * The page of results: its address says what is searched, by what it is narrowed, and which ten
 * are shown, so that it can be kept and shared. Only this page loads the script.
 */
(function () {
  "use strict";

  var shared = window.dwSearch;
  var box = document.querySelector(".dw-results");
  if (!shared || !box) return;
  var make = shared.make;
  var form = box.querySelector("form");
  var input = form.elements.q;
  var filters = box.querySelector(".dw-results__filters");
  var clear = box.querySelector(".dw-results__clear");
  var status = box.querySelector(".dw-results__said");
  var near = box.querySelector(".dw-results__near");
  var list = box.querySelector(".dw-results__list");
  var pager = box.querySelector(".dw-pages");
  var sections = document.querySelector(".dw-sections");
  var NAMES = ["kind", "organisation", "year", "status"];
  var HINT = "输入党组织、姓名、标题、文号、日期，或者直接提问；全拼和拼音首字母也可以。";
  var TEN = 10;
  var title = document.title;
  var wanted = {};
  var turn = 0;
  var fresh = true;

  function read() {
    var query = new URLSearchParams(location.search);
    wanted = { q: (query.get("q") || "").trim(), page: Math.max(1, parseInt(query.get("page"), 10) || 1) };
    NAMES.forEach(function (name) {
      wanted[name] = query.get(name) || "";
    });
  }

  /* The address of what is wanted, with some of it changed. */
  function address(changes) {
    var all = Object.assign({}, wanted, changes);
    var query = new URLSearchParams();
    ["q"].concat(NAMES).forEach(function (name) {
      if (all[name]) query.set(name, all[name]);
    });
    if (all.page > 1) query.set("page", all.page);
    var text = query.toString();
    return location.pathname + (text ? "?" + text : "");
  }

  function go(changes, replace) {
    var target = address(changes);
    Object.assign(wanted, changes);
    try {
      history[replace ? "replaceState" : "pushState"](null, "", target);
    } catch (error) {
      // Some browsers keep the address of a page opened from disk as it is.
    }
    return run();
  }

  function narrowed() {
    return NAMES.some(function (name) {
      return wanted[name];
    });
  }

  function empty() {
    list.textContent = near.textContent = "";
    pager.hidden = near.hidden = true;
    sections.hidden = false;
    list.removeAttribute("aria-busy");
  }

  function run() {
    turn += 1;
    var mine = turn;
    document.title = wanted.q ? "“" + wanted.q + "”的搜索结果 - " + title : title;
    if (!wanted.q) {
      empty();
      filters.hidden = true;
      status.textContent = HINT;
      return Promise.resolve();
    }
    sections.hidden = true;
    list.setAttribute("aria-busy", "true");
    setTimeout(function () {
      if (mine === turn && list.hasAttribute("aria-busy")) status.textContent = "正在查找……";
    }, 300);
    var options = { from: (wanted.page - 1) * TEN, facets: true };
    NAMES.forEach(function (name) {
      if (wanted[name]) options[name] = wanted[name];
    });
    return shared.search(wanted.q, options).then(
      function (answer) {
        if (mine === turn) fill(answer);
      },
      function () {
        if (mine !== turn) return;
        empty();
        status.textContent = shared.FAILED;
      }
    );
  }

  function fill(answer) {
    var pages = Math.ceil(answer.total / TEN);
    if (pages && wanted.page > pages) return go({ page: pages }, true);
    empty();
    sections.hidden = answer.total > 0;
    status.textContent = shared.said(answer) + (pages > 1 ? "，第 " + wanted.page + " 页，共 " + pages + " 页" : "");
    if (!answer.total && narrowed()) {
      status.textContent = "在所选范围里没有找到“" + answer.query + "”，可以清除筛选再看。";
    } else if (!answer.total) suggest(answer.near);
    answer.results.forEach(function (result) {
      var link = make("a", "", shared.marked(result.title, result.titleMarks));
      link.href = shared.address(result.address);
      var parts = [make("h2", "dw-results__title", link)];
      if (result.extract) parts.push(make("p", "", shared.marked(result.extract, result.marks)));
      parts.push(make("p", "dw-results__facts", shared.facts(result)));
      list.append(make("li", "", parts));
    });
    turnPages(pages);
    narrow(answer.facets);
  }

  function suggest(keys) {
    var words = Array.from(new Set(keys)).filter(function (key) {
      return !/[~^*]/.test(key) && key !== wanted.q;
    });
    words.slice(0, 6).forEach(function (word) {
      near.append(near.firstChild ? "" : "换个词试试：", step(word, { q: word, page: 1 }));
    });
    near.hidden = !words.length;
  }

  /* A link to another state of this page. */
  function step(text, changes) {
    var link = make("a", "", text);
    link.href = address(changes);
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (changes.q) input.value = changes.q;
      go(changes).then(function () {
        status.focus({ preventScroll: true });
        box.scrollIntoView();
      });
    });
    return link;
  }

  function turnPages(pages) {
    pager.textContent = "";
    pager.hidden = pages < 2;
    if (wanted.page > 1) pager.append(step("‹ 上一页", { page: wanted.page - 1 }));
    pager.append(make("span", "", "第 " + wanted.page + " / " + pages + " 页"));
    if (wanted.page < pages) pager.append(step("下一页 ›", { page: wanted.page + 1 }));
  }

  function narrow(facets) {
    var years = Object.keys(facets.year).sort().reverse();
    var shown = [
      choices("kind", facets.kind, Object.entries(facets.names.kind)),
      choices("organisation", facets.organisation, tree(facets.names.organisation)),
      choices("year", facets.year, years.map(function (year) {
        return [year, year + " 年"];
      })),
      choices("status", facets.status, Object.entries(shared.STATUS)),
    ];
    clear.hidden = !narrowed();
    filters.hidden = !shown.some(Boolean) && clear.hidden;
  }

  /* Fills a menu with the values that occur, and the one in use; whether there is anything to choose. */
  function choices(name, counts, entries) {
    var select = filters.querySelector("[name=" + name + "]");
    var kept = entries.filter(function (entry) {
      return counts[entry[0]] || entry[0] === wanted[name];
    });
    select.length = 1;
    kept.forEach(function (entry) {
      select.add(new Option(entry[1] + "（" + (counts[entry[0]] || 0) + "）", entry[0]));
    });
    select.value = wanted[name];
    // Nothing has this value of the address: it is shown as it is.
    if (select.value !== wanted[name]) select.add(new Option(wanted[name] + "（0）", wanted[name], true, true));
    select.classList.toggle("is-set", Boolean(wanted[name]));
    select.parentElement.hidden = select.length < 2;
    return select.length > 1;
  }

  /* Organisations, each before those under it, which stand further in. */
  function tree(names) {
    var under = {};
    Object.keys(names).forEach(function (id) {
      var above = names[names[id][1]] ? names[id][1] : "";
      (under[above] = under[above] || []).push(id);
    });
    function below(id, space) {
      return (under[id] || []).reduce(function (all, one) {
        return all.concat([[one, space + names[one][0]]], below(one, space + "　"));
      }, []);
    }
    return below("", "");
  }

  function show() {
    read();
    input.value = wanted.q;
    run();
  }

  /* One step back undoes all that was typed in one go. */
  function typed() {
    var text = input.value.trim();
    if (text === wanted.q) return;
    go({ q: text, page: 1 }, !fresh || !wanted.q);
    fresh = false;
  }

  var typing = shared.listen(input, typed);

  input.addEventListener("focus", function () {
    fresh = true;
    shared.open();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    typing.stop();
    // What was typed may have its answer; after a fault it is asked again.
    if (input.value.trim() === wanted.q) run();
    else typed();
    fresh = true;
  });
  filters.addEventListener("change", function (event) {
    var changes = { page: 1 };
    changes[event.target.name] = event.target.value;
    go(changes);
  });
  clear.addEventListener("click", function () {
    go({ kind: "", organisation: "", year: "", status: "", page: 1 });
    input.focus();
  });
  window.addEventListener("popstate", show);

  form.hidden = false;
  show();
})();

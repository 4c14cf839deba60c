/*
 * What the search box and the page of results share: the engine, and how a result looks.
 *
 * The engine is loaded when it is first needed: as a worker, or by script elements where there
 * are none, as on a page opened from disk. Words of the data enter the page as text, never as HTML.
 */
(function () {
  "use strict";

  var form = document.querySelector(".dw-search");
  if (!form) return;
  // The theme may swap pages below the header: the address has to hold from every folder.
  form.action = String(form.action);
  var root = new URL("..", form.action).href;
  var STATUS = { open: "公示中", upcoming: "即将开始", ended: "已结束" };
  var opening = null;

  // China has one zone and no summer time.
  function today() {
    return new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
  }

  function open() {
    if (!opening) {
      opening = location.protocol === "file:" ? beside() : worker();
      opening.catch(forget);
    }
    return opening;
  }

  // After a fault, the next query begins anew: the site may have been published again.
  function forget() {
    opening = null;
  }

  function worker() {
    var engine;
    try {
      engine = new Worker(root + "search/engine.js");
    } catch (error) {
      return beside();
    }
    var waiting = new Map();
    var last = 0;
    function fail(error) {
      forget();
      engine.terminate();
      waiting.forEach(function (query) {
        query.reject(error);
      });
    }
    engine.onerror = function (event) {
      event.preventDefault();
      fail(new Error(event.message || "search/engine.js"));
    };
    engine.onmessage = function (event) {
      if (event.data.error) return fail(new Error(event.data.error));
      waiting.get(event.data.id).resolve(event.data.answer);
      waiting.delete(event.data.id);
    };
    return Promise.resolve({
      search: function (text, options) {
        return new Promise(function (resolve, reject) {
          last += 1;
          waiting.set(last, { resolve: resolve, reject: reject });
          engine.postMessage({ id: last, text: text, options: options });
        });
      },
    });
  }

  function beside() {
    var told = new Map();
    window.dangwu = function (name, content) {
      told.set(name, content);
    };
    return script("engine.js").then(function () {
      return window.DangwuSearch.open(function (name) {
        return script(name).then(function () {
          return told.get(name.replace(/^.*\/|\.js$/g, ""));
        });
      });
    });
  }

  function script(name) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.onload = resolve;
      element.onerror = function () {
        reject(new Error(name));
      };
      element.src = root + "search/" + name;
      document.head.appendChild(element);
    });
  }

  function search(text, options) {
    return open().then(function (engine) {
      return engine.search(text, Object.assign({ today: today() }, options));
    });
  }

  function make(name, className, parts) {
    var element = document.createElement(name);
    if (className) element.className = className;
    element.append.apply(element, [].concat(parts || []));
    return element;
  }

  /* A text with the places that were found marked in it. */
  function marked(text, marks) {
    var at = 0;
    var parts = [];
    (marks || []).forEach(function (mark) {
      parts.push(text.slice(at, mark[0]), make("mark", "", text.slice(mark[0], mark[1])));
      at = mark[1];
    });
    return parts.concat(text.slice(at));
  }

  /* Kind, organisation, day and status of a result. */
  function facts(result) {
    var parts = [make("span", "dw-badge", result.kind[1])];
    if (result.start && result.end) {
      var now = today();
      var state = now < result.start ? "upcoming" : now > result.end ? "ended" : "open";
      var look = state === "ended" ? "closed" : state;
      parts.push(make("span", "dw-badge dw-badge--" + look, STATUS[state]));
    }
    [result.organisation, result.day].forEach(function (text) {
      if (text && text !== result.title) parts.push(make("span", "", text));
    });
    return parts;
  }

  /* How many were found, and in which way where not as it was typed. */
  function count(answer) {
    var same = answer.tried.filter(function (way) {
      return way.indexOf("同义词") === 0;
    });
    var found = "找到 " + answer.total + " 条结果";
    if (!answer.tried.length) return found;
    if (same.length === answer.tried.length) return found + "，包括" + same.join("、");
    return "没有完全相同的内容，按“" + answer.tried.join("、") + "”" + found;
  }

  function none(answer) {
    var tried = answer.tried.length ? "，也试过" + answer.tried.join("、") : "";
    return "没有找到“" + answer.query + "”" + tried + "。";
  }

  window.dwSearch = {
    STATUS: STATUS,
    FAILED: "搜索没有载入成功，请检查网络后再试。",
    open: open,
    search: search,
    address: function (path) {
      return root + path;
    },
    make: make,
    marked: marked,
    facts: facts,
    said: function (answer) {
      return answer.total ? count(answer) : none(answer);
    },
    /* Calls back when typing pauses, and never while an input method composes. */
    listen: function (input, call) {
      var timer = 0;
      var composing = false;
      function later() {
        clearTimeout(timer);
        timer = setTimeout(call, 120);
      }
      input.addEventListener("compositionstart", function () {
        composing = true;
        clearTimeout(timer);
      });
      input.addEventListener("compositionend", function () {
        composing = false;
        later();
      });
      input.addEventListener("input", function (event) {
        if (!composing && !event.isComposing) later();
      });
      return {
        /* Whether a key belongs to the input method. */
        composes: function (event) {
          return composing || event.isComposing || event.keyCode === 229;
        },
        stop: function () {
          clearTimeout(timer);
        },
      };
    },
  };
})();

/*
 * Reads the text of the page aloud with the browser's own voice, sentence by sentence, and marks
 * the sentence that is read. A pause ends the voice and keeps the place, since not every system can
 * hold a voice; going on begins with that sentence.
 */
(function () {
  "use strict";

  var voice = window.speechSynthesis;
  if (!voice || !window.SpeechSynthesisUtterance) return;

  var SKIPPED =
    "nav, aside, script, style, svg, button, form, select, textarea, rt, [aria-hidden='true'], [hidden]," +
    " .dw-aloud, .dw-source, .dw-subscribe, .dw-pager, .dw-pages";
  var SENTENCE = /[^。！？；…]*[。！？；…]+[”’」』）》】]*|[^。！？；…]+$/g;
  var PART = /[^，、：]{1,60}[，、：]?|[，、：]/g;
  var LONG = 120; // characters; some voices fall silent after a quarter of a minute
  var PATIENCE = 8000; // milliseconds until a voice should have begun
  var NAME = "dw-aloud";

  var marks = window.Highlight && window.CSS && CSS.highlights ? new Highlight() : null;
  var sentences = [];
  var at = 0;
  var turn = 0;
  var reading = false;
  var spoken = null; // kept, or Chromium forgets to say that it has ended

  if (marks) CSS.highlights.set(NAME, marks);

  // ---- From the page to sentences

  function visible(element) {
    if (element.checkVisibility) return element.checkVisibility({ visibilityProperty: true });
    return element.getClientRects().length > 0;
  }

  function block(node, root) {
    var element = node.parentElement;
    while (element !== root && /^(inline|contents|ruby)/.test(getComputedStyle(element).display)) {
      element = element.parentElement;
    }
    return element;
  }

  function pieces(text) {
    return (text.match(SENTENCE) || []).flatMap(function (sentence) {
      if (sentence.length <= LONG) return [sentence];
      var parts = [""];
      (sentence.match(PART) || []).forEach(function (part) {
        if (parts[parts.length - 1].length + part.length > LONG) parts.push("");
        parts[parts.length - 1] += part;
      });
      return parts;
    });
  }

  function place(nodes, offset, end) {
    var index = 0;
    while (offset > nodes[index].length || (!end && offset === nodes[index].length)) {
      offset -= nodes[index].length;
      index += 1;
    }
    return [nodes[index], offset];
  }

  function cut(nodes) {
    var text = nodes.map((node) => node.data).join("");
    var from = 0;
    return pieces(text).flatMap(function (piece) {
      var start = from + piece.length - piece.trimStart().length;
      var end = from + piece.trimEnd().length;
      from += piece.length;
      if (!/[\p{L}\p{N}]/u.test(piece)) return [];
      var range = document.createRange();
      range.setStart.apply(range, place(nodes, start, false));
      range.setEnd.apply(range, place(nodes, end, true));
      return [{ text: text.slice(start, end).replace(/\s+/g, " "), range: range }];
    });
  }

  function collect(root) {
    var groups = [];
    var before = null;
    var walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, function (node) {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      if (node.matches(SKIPPED) || !visible(node)) return NodeFilter.FILTER_REJECT;
      return node.tagName === "BR" ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    });
    while (walker.nextNode()) {
      var node = walker.currentNode;
      var now = node.nodeType === Node.TEXT_NODE ? block(node, root) : null;
      if (now && node.length) {
        if (now !== before) groups.push([]);
        groups[groups.length - 1].push(node);
      }
      before = now;
    }
    return groups.flatMap(cut);
  }

  // ---- The voice

  function rank(one) {
    return (/^(zh.*(CN|Hans)|zh$|cmn)/i.test(one.lang) ? 2 : 0) + (one.localService ? 1 : 0);
  }

  function chinese() {
    return voice
      .getVoices()
      .filter((one) => /^(zh|cmn)/i.test(one.lang))
      .sort((one, other) => rank(other) - rank(one))[0];
  }

  function mark(range) {
    document.querySelectorAll(".dw-aloud-here").forEach((element) => element.classList.remove("dw-aloud-here"));
    if (marks) marks.clear();
    if (!range) return;
    var element = range.startContainer.parentElement;
    if (marks) marks.add(range);
    else element.classList.add("dw-aloud-here");
    var box = range.getBoundingClientRect();
    if (box.top > 80 && box.bottom < innerHeight - 120) return;
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    scrollBy(0, range.getBoundingClientRect().top - innerHeight / 3);
  }

  function speak() {
    var mine = (turn += 1);
    var sentence = sentences[at];
    if (!sentence) return stop("已经读完。");
    spoken = new SpeechSynthesisUtterance(sentence.text);
    spoken.lang = "zh-CN";
    spoken.voice = chinese() || null;
    spoken.rate = document.documentElement.classList.contains("dw-elder") ? 0.85 : 1;
    var wait = setTimeout(fail, PATIENCE);
    function fail() {
      if (mine === turn) stop("没有声音：这台设备可能没有安装中文语音。");
    }
    spoken.onstart = () => clearTimeout(wait);
    spoken.onend = function () {
      clearTimeout(wait);
      if (mine !== turn) return;
      at += 1;
      speak();
    };
    spoken.onerror = function () {
      clearTimeout(wait);
      fail();
    };
    mark(sentence.range);
    voice.speak(spoken);
  }

  function hush() {
    turn += 1;
    voice.cancel();
  }

  // ---- The controls

  function part(name) {
    return document.querySelector(".dw-aloud " + name);
  }

  function show(text) {
    var bar = part(".dw-aloud__bar");
    if (!bar) return;
    var active = sentences.length > 0;
    var focused = bar.contains(document.activeElement);
    document.documentElement.classList.toggle("dw-reading", active);
    bar.hidden = !active;
    part("[data-aloud=toggle]").textContent = reading ? "暂停" : "继续";
    part(".dw-aloud__said").textContent = text;
    if (focused && !active) part("[data-aloud=start]").focus();
  }

  function start() {
    hush();
    sentences = collect(document.querySelector(".md-content__inner"));
    at = 0;
    reading = true;
    show("");
    part("[data-aloud=toggle]").focus();
    speak();
  }

  function toggle() {
    reading = !reading;
    if (reading) speak();
    else hush();
    show("");
  }

  function stop(text) {
    hush();
    sentences = [];
    reading = false;
    mark(null);
    show(text || "");
  }

  var ACTIONS = { start: start, toggle: toggle, stop: () => stop() };

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-aloud]");
    if (button) ACTIONS[button.dataset.aloud]();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && event.target.closest(".dw-aloud")) stop();
  });

  addEventListener("pagehide", hush);
})();

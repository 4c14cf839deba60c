/*
 * Zoom, pan, full screen, download and print for charts of boxes. The page is whole without it: the
 * chart scrolls, its links work, and its text version says the same. Nothing here moves by itself.
 */
(function () {
  "use strict";

  var LEAST = 0.25;
  var MOST = 4;
  var STEP = 1.25;
  // A shaking hand still clicks; what moves farther is a drag.
  var SLACK = 5;
  // The shorter and the longer side in millimetres, and what of the sheet is no drawing.
  var PAPERS = { A4: [210, 297], A3: [297, 420] };
  var AROUND = 55;
  var DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "font-weight"];
  var FONTS = "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
  var MARGIN = 16;
  // Pixels after each of several words of one line.
  var APART = 8;

  // The policy of the page lets no style be written into it, but lets a sheet be added.
  var sheet = new CSSStyleSheet();

  function element(name, classes, text) {
    var made = document.createElement(name);
    made.className = classes;
    if (text) made.textContent = text;
    return made;
  }

  function text(selector) {
    var found = document.querySelector(selector);
    return found ? found.textContent.trim() : "";
  }

  /* Where a drawing comes from: the name of the site, its address, the day; that it is a sample. */
  function source() {
    var day = new Date().toLocaleDateString("zh-CN", {
      timeZone: "Asia/Shanghai", year: "numeric", month: "long", day: "numeric",
    });
    var known = document.querySelector("link[rel=canonical]");
    var address = known ? known.href : /^http/.test(location.protocol) ? location.href.split("#")[0] : "";
    var name = text(".md-header__topic") || document.title;
    return ["来源：" + name + (address ? "，" + address : "") + "，" + day + "取得", text(".dw-sample")].filter(Boolean);
  }

  function enhance(region) {
    var svg = region.querySelector(":scope > svg[role=group]");
    if (!svg || region.closest(".dw-view")) return;
    var label = region.getAttribute("aria-label");
    var width = svg.width.baseVal.value;
    var height = svg.height.baseVal.value;
    var scale = 1;
    var view = element("div", "dw-view");
    var tools = element("div", "dw-view__tools");
    var told = element("output", "dw-view__scale", "100%");
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", label + "：查看和下载");
    region.before(view);
    view.append(tools, element("p", "dw-view__title", label), region, element("p", "dw-view__source"));
    region.classList.add("dw-chart--live");

    function button(words, title, act) {
      var made = element("button", "dw-view__button", words);
      made.type = "button";
      made.title = title;
      made.addEventListener("click", act);
      tools.append(made);
      return made;
    }

    function full() {
      return view.classList.contains("is-full");
    }

    /* How much larger the version for elderly readers shows every drawing. */
    function enlarged() {
      return parseFloat(getComputedStyle(svg).zoom) || 1;
    }

    /* Show the drawing at a scale, so that the point `x`, `y` of the region stays where it is. */
    function zoom(to, x, y) {
      var next = Math.min(MOST, Math.max(LEAST, to));
      var frame = region.getBoundingClientRect();
      var before = svg.getBoundingClientRect();
      if (x === undefined) x = frame.left + frame.width / 2;
      if (y === undefined) y = frame.top + frame.height / 2;
      var across = (x - before.left) / before.width;
      var down = (y - before.top) / before.height;
      scale = next;
      svg.style.width = width * scale + "px";
      svg.style.height = height * scale + "px";
      var after = svg.getBoundingClientRect();
      region.scrollLeft += after.left + across * after.width - x;
      region.scrollTop += after.top + down * after.height - y;
      told.textContent = Math.round(scale * 100) + "%";
      larger.disabled = scale >= MOST;
      smaller.disabled = scale <= LEAST;
    }

    /* What grows pushes nothing down: the region keeps the height of the drawing as it is made. */
    function hold() {
      var style = getComputedStyle(region);
      var around = 2 * (parseFloat(style.paddingTop) + parseFloat(style.borderTopWidth));
      region.style.maxHeight = full() ? "" : height * enlarged() + around + "px";
    }

    function fit() {
      hold();
      var style = getComputedStyle(region);
      var wide = (region.clientWidth - 2 * parseFloat(style.paddingLeft)) / width;
      var high = (region.clientHeight - 2 * parseFloat(style.paddingTop)) / height;
      var most = full() ? Math.min(wide, high) : Math.min(enlarged(), wide);
      zoom(most / enlarged());
      region.scrollTop = 0;
    }

    function fill(on) {
      view.classList.toggle("is-full", on);
      whole.textContent = on ? "退出全屏" : "全屏";
      whole.setAttribute("aria-pressed", String(on));
      fit();
    }

    function toggle() {
      if (document.fullscreenElement === view) document.exitFullscreen();
      else if (!full() && view.requestFullscreen)
        view.requestFullscreen().catch(function () { fill(true); });
      else fill(!full());
    }

    function print(paper) {
      view.querySelector(".dw-view__source").textContent = source().join("。");
      var sides = PAPERS[paper];
      var lying = width > height;
      sheet.replaceSync(
        "@page { size: " + paper + (lying ? " landscape" : " portrait") + "; margin: 12mm }" +
        "@media print { .is-printed .dw-svg { height: " + (sides[lying ? 0 : 1] - AROUND) + "mm !important } }"
      );
      document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet);
      document.documentElement.classList.add("dw-alone");
      view.classList.add("is-printed");
      window.print();
    }

    var larger = button("放大", "放大（+）", function () { zoom(scale * STEP); });
    var smaller = button("缩小", "缩小（-）", function () { zoom(scale / STEP); });
    button("适应", "缩到放得下（0）", fit);
    var whole = button("全屏", "整个屏幕", toggle);
    whole.classList.add("dw-view__button--full");
    button("下载", "下载 SVG 图", function () { download(svg, label, width, height); });
    Object.keys(PAPERS).forEach(function (paper) {
      button("打印 " + paper, "打印到一张 " + paper + " 纸，或者另存为 PDF", function () { print(paper); });
    });
    tools.append(told);
    // The screen reaches its size after it has been filled, and may be turned; type may be enlarged.
    new ResizeObserver(function () { full() ? fit() : hold(); }).observe(view);
    view.addEventListener("fullscreenchange", function () { fill(document.fullscreenElement === view); });

    region.addEventListener("keydown", function (event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "+" || event.key === "=") zoom(scale * STEP);
      else if (event.key === "-") zoom(scale / STEP);
      else if (event.key === "0") fit();
      else if (event.key === "Escape" && full() && !document.fullscreenElement) fill(false);
      else if (!arrow(event.key)) return;
      event.preventDefault();
    });

    /* Scroll by an arrow key; false at the edge, where the page may scroll. */
    function arrow(key) {
      var way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
      if (!way) return false;
      var before = region.scrollLeft + region.scrollTop;
      region.scrollBy(way[0] * 60, way[1] * 60);
      return region.scrollLeft + region.scrollTop !== before;
    }

    // Without Ctrl the wheel is the page's.
    region.addEventListener("wheel", function (event) {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(scale * Math.exp(-Math.max(-50, Math.min(50, event.deltaY)) / 250), event.clientX, event.clientY);
    }, { passive: false });

    hold();
    follow(region, function (by) {
      region.scrollLeft -= by.x;
      region.scrollTop -= by.y;
      if (by.spread !== 1) zoom(scale * by.spread, by.at.x, by.at.y);
    });
  }

  /* Tell how one dragging mouse, or two fingers, have moved; one finger scrolls as everywhere. */
  function follow(region, moved) {
    var pointers = new Map();
    var dragging = false;
    var start = null;

    function centre() {
      var all = Array.from(pointers.values());
      var a = all[0];
      var b = all[1] || a;
      return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
    }

    function alone(event) {
      return pointers.size === 1 && event.pointerType === "touch" && !region.closest(".is-full");
    }

    region.addEventListener("pointerdown", function (event) {
      if (event.button) return;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      start = centre();
      dragging = pointers.size > 1;
    });
    region.addEventListener("pointermove", function (event) {
      if (!pointers.has(event.pointerId)) return;
      var before = centre();
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      var now = centre();
      if (alone(event)) return;
      if (!dragging && Math.hypot(now.x - start.x, now.y - start.y) < SLACK) {
        return;
      }
      if (!dragging) before = start;
      dragging = true;
      region.classList.add("is-dragged");
      region.setPointerCapture(event.pointerId);
      var spread = before.apart && now.apart ? now.apart / before.apart : 1;
      moved({ x: now.x - before.x, y: now.y - before.y, spread: spread, at: now });
    });
    ["pointerup", "pointercancel"].forEach(function (name) {
      region.addEventListener(name, function (event) {
        pointers.delete(event.pointerId);
        region.classList.remove("is-dragged");
      });
    });
    // What ends a drag is no click on the box under it.
    region.addEventListener("click", function (event) {
      if (dragging) {
        event.preventDefault();
        event.stopPropagation();
      }
      dragging = false;
    }, true);
    region.addEventListener("dragstart", function (event) { event.preventDefault(); });
    region.addEventListener("touchmove", function (event) {
      if (event.touches.length > 1) event.preventDefault();
    }, { passive: false });
  }

  /* A drawing as a file of its own: colours of the light page, a title, and where it comes from. */
  function download(svg, title, width, height) {
    var lines = source();
    var wide = Math.max(width, length(title, 18), length(lines[0], 12), length(lines[1] || "", 12));
    var whole = { width: wide + 2 * MARGIN, height: height + 56 + 20 * lines.length + MARGIN };
    var light = element("div", "dw-light md-typeset");
    light.dataset.mdColorScheme = "default";
    var region = element("div", "dw-chart");
    var copy = svg.cloneNode(true);
    copy.removeAttribute("style");
    region.append(copy);
    light.append(region);
    document.body.append(light);
    settle(copy);
    light.remove();
    var space = "http://www.w3.org/2000/svg";
    var made = document.createElementNS(space, "svg");
    var named = { viewBox: "0 0 " + whole.width + " " + whole.height, "font-family": FONTS, role: "img" };
    Object.assign(named, { width: whole.width, height: whole.height, "aria-label": title });
    Object.keys(named).forEach(function (name) { made.setAttribute(name, named[name]); });
    function put(name, attributes, content) {
      var part = document.createElementNS(space, name);
      Object.keys(attributes).forEach(function (key) { part.setAttribute(key, attributes[key]); });
      if (content) part.textContent = content;
      made.append(part);
      return part;
    }
    put("title", {}, title);
    put("rect", { width: whole.width, height: whole.height, fill: "#ffffff" });
    var middle = { x: whole.width / 2, "text-anchor": "middle", fill: "#231c19" };
    put("text", Object.assign({ y: 32, "font-size": 18, "font-weight": 700 }, middle), title);
    var inside = put("g", {
      transform: "translate(" + (MARGIN + (wide - width) / 2) + " 48)",
      "text-anchor": "middle", fill: "none", stroke: "#231c19",
    });
    inside.append.apply(inside, copy.childNodes);
    lines.forEach(function (line, at) {
      put("text", Object.assign({ y: height + 72 + 20 * at, "font-size": 12 }, middle), line);
    });
    var file = new XMLSerializer().serializeToString(made);
    var link = element("a", "");
    link.href = URL.createObjectURL(new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', file], { type: "image/svg+xml" }));
    link.download = title + ".svg";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  /* Write what the style sheet says into attributes; links, which lead nowhere from a disk, become groups. */
  function settle(svg) {
    svg.querySelectorAll("*").forEach(function (part) {
      var style = getComputedStyle(part);
      if (/^(rect|path|text)$/.test(part.localName))
        DRAWN.concat("paint-order").forEach(function (name) {
          var value = style.getPropertyValue(name);
          if (/^(fill|stroke)$/.test(name)) value = plain(value);
          if (value && value !== "normal") part.setAttribute(name, value);
        });
    });
    svg.querySelectorAll("*").forEach(function (part) {
      part.removeAttribute("class");
      part.removeAttribute("aria-current");
      if (part.localName !== "a") return;
      var group = document.createElementNS(part.namespaceURI, "g");
      group.append.apply(group, part.childNodes);
      part.replaceWith(group);
    });
  }

  /* A colour as any program reads it: mixed ones are painted, and looked at. */
  function plain(colour) {
    if (colour === "none") return colour;
    var brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    var seen = brush.getImageData(0, 0, 1, 1).data;
    return "#" + [0, 1, 2].map(function (at) { return ("0" + seen[at].toString(16)).slice(-2); }).join("");
  }

  /* About how long a line is, as the generator reckons it. */
  function length(line, size) {
    return Math.ceil(Array.from(line).reduce(function (sum, sign) {
      return sum + (sign > "\x7f" ? size : size * 0.6);
    }, 0));
  }

  /* A drawing that takes the width it gets needs that of the longest line of its words. */
  function narrow(svg) {
    var lines = {};
    if (!svg.getClientRects().length) return;
    svg.querySelectorAll("text").forEach(function (words) {
      var y = words.getAttribute("y");
      lines[y] = (lines[y] || 0) + words.getComputedTextLength() + APART;
    });
    svg.style.minWidth = Math.ceil(Math.max.apply(null, Object.values(lines))) + "px";
  }

  window.addEventListener("afterprint", function () {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(function (one) {
      return one !== sheet;
    });
    document.documentElement.classList.remove("dw-alone");
    document.querySelectorAll(".dw-view.is-printed").forEach(function (view) {
      view.classList.remove("is-printed");
    });
  });

  document.querySelectorAll(".dw-chart").forEach(enhance);
  document.querySelectorAll(".dw-figure > .dw-svg").forEach(narrow);
})();

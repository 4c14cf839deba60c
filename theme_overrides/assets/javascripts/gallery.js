/*
 * Shows a photograph of the page as large as the screen allows, and those beside it by keys, buttons
 * and swipes. Without this script each photograph is a link to its largest file.
 */
(function () {
  "use strict";

  if (!window.HTMLDialogElement) return;

  var PHOTO = "a.dw-photo";
  // What is shorter is a tap of a shaking hand; what is steeper scrolls.
  var SWIPE = 40;

  var dialog = null;
  var parts = {};
  var links = [];
  var at = 0;
  var made = new WeakMap();
  // Whether the history has an entry for the dialog, and whether it is being left.
  var entered = false;
  var leaving = false;

  function element(name, part, text) {
    var one = document.createElement(name);
    one.className = "dw-lightbox__" + part;
    if (text) one.textContent = text;
    parts[part] = one;
    return one;
  }

  function button(part, text, act) {
    var one = element("button", part, text);
    one.type = "button";
    one.classList.add("dw-lightbox__button");
    one.addEventListener("click", act);
    return one;
  }

  function build() {
    dialog = document.createElement("dialog");
    dialog.className = "dw-lightbox";
    dialog.setAttribute("aria-label", "查看照片");
    dialog.setAttribute("aria-describedby", "dw-lightbox-told");
    var told = element("p", "told");
    told.id = "dw-lightbox-told";
    told.setAttribute("role", "status");
    told.append(element("span", "place"), element("span", "caption"));
    var tools = element("div", "tools");
    tools.append(
      button("previous", "上一张", function () { show(at - 1); }),
      button("next", "下一张", function () { show(at + 1); }),
      button("close", "关闭", function () { dialog.close(); })
    );
    var foot = element("div", "foot");
    foot.append(told, tools);
    dialog.append(element("div", "stage"), foot);
    document.body.append(dialog);
    dialog.addEventListener("close", closed);
    parts.stage.addEventListener("click", function (event) {
      if (event.target === parts.stage) dialog.close();
    });
    swipes(parts.stage);
    new ResizeObserver(function () { if (dialog.open) fit(large(links[at])); }).observe(parts.stage);
  }

  /* What a picture shows: its caption says it for both, or the picture itself where it has none. */
  function shown(link) {
    var caption = link.closest("figure") && link.closest("figure").querySelector("figcaption");
    return caption ? caption.textContent : link.querySelector("img").alt;
  }

  /* The picture of a link once more, which the browser fetches as large as it is shown. */
  function large(link) {
    if (!made.has(link)) {
      var copy = link.querySelector("picture").cloneNode(true);
      var small = link.querySelector("img");
      // Shown until the large one has come.
      if (small.complete) image(copy).style.backgroundImage = 'url("' + small.currentSrc + '")';
      image(copy).alt = shown(link);
      made.set(link, copy);
    }
    return made.get(link);
  }

  function image(picture) {
    return picture.querySelector("img");
  }

  /* As large as the stage, but no larger than the largest file. */
  function fit(picture) {
    var shown = image(picture);
    var ratio = shown.getAttribute("width") / shown.getAttribute("height");
    var widest = parseInt(/(\d+)w\s*$/.exec(shown.srcset)[1], 10);
    var width = Math.min(parts.stage.clientWidth, parts.stage.clientHeight * ratio, widest);
    shown.style.width = width + "px";
    shown.style.aspectRatio = ratio;
    picture.querySelectorAll("[sizes]").forEach(function (one) { one.sizes = Math.ceil(width) + "px"; });
    shown.loading = "eager";
    return picture;
  }

  function show(to) {
    at = (to + links.length) % links.length;
    var picture = fit(large(links[at]));
    parts.stage.replaceChildren(picture);
    parts.place.textContent = links.length > 1 ? "第 " + (at + 1) + " 张，共 " + links.length + " 张" : "";
    parts.caption.textContent = shown(links[at]);
    fit(large(links[(at + 1) % links.length]));
    fit(large(links[(at + links.length - 1) % links.length]));
  }

  function open(link) {
    if (!dialog) build();
    var gallery = link.closest(".dw-gallery");
    links = Array.from((gallery || document).querySelectorAll(PHOTO)).filter(function (one) {
      return one.closest(".dw-gallery") === gallery;
    });
    var alone = links.length < 2;
    parts.previous.hidden = parts.next.hidden = alone;
    // The page behind is kept from scrolling, and its scroll bar's place from being filled.
    var page = document.documentElement;
    page.style.scrollbarGutter = window.innerWidth > page.clientWidth ? "stable" : "";
    page.classList.add("dw-viewing");
    dialog.showModal();
    show(links.indexOf(link));
    (alone ? parts.close : parts.next).focus();
    parts.opener = link;
    if (!entered) enter();
  }

  /* The way back of the browser leads out of the dialog, not away from the page. */
  function enter() {
    history.pushState(null, "");
    entered = true;
  }

  function closed() {
    document.documentElement.classList.remove("dw-viewing");
    document.documentElement.style.scrollbarGutter = "";
    parts.stage.replaceChildren();
    parts.opener.focus({ preventScroll: true });
    if (entered) {
      leaving = true;
      history.back();
    }
  }

  window.addEventListener("popstate", function () {
    if (!entered) return;
    entered = false;
    // Opened again before the entry was left.
    if (leaving && dialog.open) enter();
    else if (dialog.open) dialog.close();
    leaving = false;
  });

  function step(key) {
    return { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[key];
  }

  // Before any other listener: keys are short cuts of what lies behind the dialog.
  window.addEventListener("keydown", function (event) {
    if (!dialog || !dialog.open) return;
    event.stopPropagation();
    if (event.altKey || event.ctrlKey || event.metaKey || step(event.key) === undefined) return;
    event.preventDefault();
    show(step(event.key));
  }, true);

  /* One finger or pen across the stage; two fingers enlarge, and then one moves what is enlarged. */
  function swipes(stage) {
    var start = null;
    var view = window.visualViewport;

    function enlarged() {
      return Boolean(view) && view.scale > 1.01;
    }

    stage.addEventListener("pointerdown", function (event) {
      var single = event.isPrimary && event.pointerType !== "mouse" && !enlarged();
      start = single ? { id: event.pointerId, x: event.clientX, y: event.clientY } : null;
    });
    stage.addEventListener("pointerup", function (event) {
      if (!start || event.pointerId !== start.id) return;
      var across = event.clientX - start.x;
      var down = event.clientY - start.y;
      start = null;
      if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) show(at + (across < 0 ? 1 : -1));
    });
    stage.addEventListener("pointercancel", function () { start = null; });
    if (view) {
      view.addEventListener("resize", function () {
        stage.classList.toggle("is-enlarged", enlarged());
      });
    }
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest(PHOTO);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link);
  });

  document.querySelectorAll(PHOTO).forEach(function (link) {
    link.setAttribute("aria-haspopup", "dialog");
  });
})();

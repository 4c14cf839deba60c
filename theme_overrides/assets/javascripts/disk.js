/*
 * Browsers start no workers for pages opened from disk. There, the theme's search runs in a hidden
 * frame instead, which this script makes look like a worker; the theme knows the name IFrameWorker.
 */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  function load(frame, address) {
    return new Promise(function (resolve, reject) {
      var script = frame.contentDocument.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      frame.contentDocument.body.appendChild(script);
    });
  }

  function FrameWorker(address) {
    var worker = new EventTarget();
    var frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "搜索";
    document.body.appendChild(frame);
    var scope = frame.contentWindow;
    scope.postMessage = function (data) {
      worker.dispatchEvent(new MessageEvent("message", { data: data }));
    };
    scope.importScripts = function () {
      return Array.from(arguments).reduce(function (done, script) {
        return done.then(load.bind(null, frame, script));
      }, Promise.resolve());
    };
    var ready = load(frame, address);
    worker.postMessage = function (data) {
      ready.then(function () {
        scope.dispatchEvent(new scope.MessageEvent("message", { data: data }));
      });
    };
    return worker;
  }

  window.Worker = window.IFrameWorker = FrameWorker;
})();

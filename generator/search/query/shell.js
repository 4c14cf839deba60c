/* Where the engine runs: a worker that is sent queries, or a page opened from disk. */

/* What a file of the index hands to `dangwu(name, content)`. */
function content(text) {
  return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
}

function fetched(name) {
  return fetch(name).then(function (answer) {
    if (!answer.ok) throw new Error(answer.status + " " + name);
    return answer.text();
  }).then(content);
}

learn(MANIFEST.forms || "");
scope.DangwuSearch = { open: function (load) { return open(MANIFEST, load); }, content: content };

if (typeof importScripts === "function") {
  var engine = open(MANIFEST, fetched);
  scope.onmessage = function (event) {
    engine.search(event.data.text, event.data.options).then(
      function (answer) { scope.postMessage({ id: event.data.id, answer: answer }); },
      function (error) { scope.postMessage({ id: event.data.id, error: String(error) }); }
    );
  };
}

/* Traditional characters → the simplified ones under which everything is searched. */

var FORMS = new Map();

/* What the manifest says of them: each traditional character beside the simplified one. */
function learn(pairs) {
  var letters = Array.from(pairs);
  for (var at = 0; at < letters.length; at += 2) FORMS.set(letters[at], letters[at + 1]);
}

/* The length stays, as it does in `normal`. */
function simple(text) {
  return Array.from(text, function (character) { return FORMS.get(character) || character; }).join("");
}

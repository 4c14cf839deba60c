/* The letters of the index → numbers, and a key → its file, as `generator/search/encode.py` writes. */

var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+-./:";
var VALUES = {};
Array.from(LETTERS).forEach(function (letter, value) { VALUES[letter] = value; });

function numbers(text) {
  var found = [];
  var value = 0, shift = 1;
  for (var at = 0; at < text.length; at++) {
    var part = VALUES[text[at]];
    value += (part & 31) * shift;
    if (part > 31) shift *= 32;
    else { found.push(value); value = 0; shift = 1; }
  }
  return found;
}

function place(key, count) {
  var value = 0x811c9dc5;
  for (var at = 0; at < key.length; at++) {
    value = Math.imul(value ^ key.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0) % count;
}

/* The documents of a posting, and the level of the gram in each. */
function posting(text) {
  var documents = [], levels = [], last = -1;
  numbers(text).forEach(function (value) {
    last += Math.floor(value / 8) + 1;
    documents.push(last);
    levels.push(value % 8);
  });
  return { documents: documents, levels: levels };
}

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

/* The remainders of CRC-32 for each byte. */
var REMAINDERS = Array.from({ length: 256 }, function (unused, byte) {
  var value = byte;
  for (var bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function place(key, count) {
  var value = 0xffffffff;
  function add(byte) { value = REMAINDERS[(value ^ byte) & 255] ^ (value >>> 8); }
  for (var at = 0; at < key.length; at++) {
    add(key.charCodeAt(at) & 255);
    add(key.charCodeAt(at) >>> 8);
  }
  return (~value >>> 0) % count;
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

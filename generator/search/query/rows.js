/* Documents → what is shown of each: its row, and the words around what was found. */

var AROUND = 36; /* Characters of an extract. */
var FETCHED = 3; /* Files of rows for the first page of documents. */
var LOOKED = 60; /* Documents among which those are looked for. */

/* What the entries show of documents, by number: of each the extract that holds most. Where one
   shows a key, but not the row of units around it, the document may hold that row nowhere. */
function knownRows(found) {
  var known = new Map();
  var whole = found.rows.map(joined);
  found.entries.forEach(function (entry) {
    entry.shown.forEach(function (one) {
      var told = places(one.row[1] + "\n" + one.extract, found.rows);
      var held = told.filter(function (some) { return some.length; }).length;
      var against = told.some(function (some, at) {
        return !some.length && whole[at].indexOf(entry.key) >= 0;
      });
      var now = known.get(one.document);
      if (!now || held > now.held) {
        known.set(one.document, { row: one.row, extract: one.extract, held: held, against: against });
      }
    });
  });
  return known;
}

/* Documents in the order in which they are shown. First those of which the index shows the whole of
   what is looked for, last those of which it shows that they may not hold it. Then no more files
   than a few are fetched for the first page: what needs more comes after it. */
function arranged(documents, known, count, size) {
  function rank(one) {
    var shown = known.get(one);
    return !shown ? 1 : shown.held >= count ? 0 : shown.against ? 2 : 1;
  }
  var order = [0, 1, 2].reduce(function (sum, wanted) {
    return sum.concat(documents.filter(function (one) { return rank(one) === wanted; }));
  }, []);
  var names = new Set(), first = new Set();
  order.slice(0, LOOKED).forEach(function (one) {
    var name = Math.floor(one / size);
    if (first.size >= FIRST || !(known.has(one) || names.has(name) || names.size < FETCHED)) return;
    if (!known.has(one)) names.add(name);
    first.add(one);
  });
  return Array.from(first).concat(order.filter(function (one) { return !first.has(one); }));
}

function shownRows(manifest, file, documents, found, known) {
  var missing = documents.filter(function (number) { return !known.has(number); });
  var whole = missing.length <= FETCHED;
  var size = whole ? manifest.texts : manifest.rows;
  var names = unique(missing.map(function (number) { return Math.floor(number / size); }));
  return Promise.all(names.map(function (name) {
    return file((whole ? "texts-" : "rows-") + name).then(function (rows) {
      missing.forEach(function (number) {
        if (Math.floor(number / size) !== name) return;
        var row = rows[number % size];
        known.set(number, { row: row, extract: whole ? around(row[7], found.rows) : "" });
      });
    });
  })).then(function () {
    return documents.map(function (number) {
      var row = known.get(number).row;
      return {
        document: number,
        address: row[0], title: row[1], kind: manifest.kinds[row[2]], organisation: row[3] || "",
        day: row[4] || "", start: row[5] || "", end: row[6] || "",
        titleMarks: marks(row[1], found.rows),
        extract: known.get(number).extract, marks: marks(known.get(number).extract, found.rows)
      };
    });
  });
}

/* Where each row of units stands in a text: pairs of begin and end. */
function places(text, rows) {
  var cutting = cut(simple(normal(text))).filter(function (one) { return one.unit !== BREAK; });
  return rows.map(function (row) {
    var found = [];
    for (var at = 0; at + row.length <= cutting.length; at++) {
      var same = row.every(function (unit, next) { return cutting[at + next].unit === unit; });
      if (same) found.push([cutting[at].start, cutting[at + row.length - 1].end]);
    }
    return found;
  });
}

/* The places of all rows in a text, in their order and none within another. */
function marks(text, rows) {
  var found = [].concat.apply([], places(text, rows));
  found.sort(function (one, other) { return one[0] - other[0] || other[1] - one[1]; });
  return found.filter(function (one, at) { return !at || one[0] >= found[at - 1][1]; });
}

function around(text, rows) {
  var found = marks(text, rows);
  var at = found.length ? found[0][0] : 0;
  var begin = Math.max(0, at - 10);
  var piece = text.slice(begin, begin + AROUND).replace(/\s+/g, " ").trim();
  return (begin ? "…" : "") + piece + (begin + AROUND < text.length ? "…" : "");
}

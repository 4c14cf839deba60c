/* Documents → what is shown of each: its row, and the words around what was found. */

var AROUND = 36; /* Characters of an extract. */

function shownRows(manifest, file, documents, found) {
  var known = new Map();
  found.entries.forEach(function (entry) {
    entry.shown.forEach(function (one) {
      var now = known.get(one.document);
      var held = marks(one.extract, found.rows).length;
      if (!now || held > now.held) {
        known.set(one.document, { row: one.row, extract: one.extract, held: held });
      }
    });
  });
  var missing = documents.filter(function (number) { return !known.has(number); });
  var whole = missing.length <= 3;
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
  var cutting = cut(normal(text)).filter(function (one) { return one.unit !== BREAK; });
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

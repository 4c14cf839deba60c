/* What somebody typed → the grams to look up. */

var MOST = 4; /* Files that a query may ask for at first. */
var FIRST = 10;
var LONG = 5; /* Units from which a name has a key of its own. */

/* The parts of a query: spaces part them, quotes hold together what they enclose. */
function parts(text) {
  var found = [];
  text.replace(/[“”„‟「」『』＂]/g, '"').replace(/"([^"]*)"?|[^\s"]+/g, function (whole, quoted) {
    split(units(quoted === undefined ? whole : quoted), BREAK).forEach(function (row) {
      found.push(row);
    });
    return "";
  });
  return found;
}

function split(row, at) {
  var rows = [[]];
  row.forEach(function (unit) {
    if (unit === at) rows.push([]);
    else rows[rows.length - 1].push(unit);
  });
  return rows.filter(function (one) { return one.length; });
}

/* Some of the numbers 0 … count - 1, evenly spaced, with the first and the last. */
function spread(count, most) {
  var chosen = [];
  for (var at = 0; at < Math.min(count, most); at++) {
    chosen.push(count <= most || most < 2 ? at : Math.round((at * (count - 1)) / (most - 1)));
  }
  return chosen;
}

/* The keys of a row of units of a width, at most so many of them. */
function wide(row, width, most, prefix) {
  return spread(row.length - width + 1, most).map(function (at) {
    return (prefix || "") + joined(row.slice(at, at + width));
  });
}

/* The keys that a document with this row of units has to hold. */
function exact(row, most, prefix) {
  return wide(row, Math.min(row.length, 3), most, prefix);
}

/* Where the keys of an exact search begin in a row, in their order. */
function starts(row, most) {
  return spread(row.length - Math.min(row.length, 3) + 1, most);
}

/* Where one unit of a row may be wrong, given which of its exact keys are found nowhere: in all of
   these, and in none of the others. */
function doubtful(row, most, found) {
  var width = Math.min(row.length, 3), places = [];
  for (var at = 0; at < row.length; at++) {
    var right = starts(row, most).every(function (start, number) {
      var within = start <= at && at < start + width;
      return found[number] ? !within : within;
    });
    if (right) places.push(at);
  }
  return places;
}

/* The keys that a document holds which has this row but for one unit. */
function but(row, at) {
  var keys = [];
  if (at > 1) keys.push(joined(row.slice(Math.max(0, at - 3), at)));
  if (at > 0 && at + 1 < row.length) keys.push(row[at - 1] + "*" + row[at + 1]);
  if (at + 2 < row.length) keys.push(joined(row.slice(at + 1, at + 4)));
  return keys.length ? keys : row.filter(function (unit, place) { return place !== at; });
}

/* The rows between the words with which one asks; null where there is no such word. What stands
   apart becomes a row of its own. */
function asked(row, asking, filling, apart) {
  var rest = "\u0001" + row.join("\u0001") + "\u0001", any = false;
  function without(words) {
    words.map(function (word) { return units(word); }).sort(function (one, other) {
      return other.length - one.length;
    }).forEach(function (word) {
      var parts = rest.split("\u0001" + word.join("\u0001") + "\u0001");
      any = any || parts.length > 1;
      rest = parts.join("\u0001\u0002\u0001");
    });
  }
  without(asking);
  if (!any) return null;
  without(filling);
  apart.forEach(function (word) {
    var one = "\u0001" + units(word).join("\u0001") + "\u0001";
    rest = rest.split(one).join("\u0001\u0002" + one + "\u0002\u0001");
  });
  return split(rest.split("\u0001").filter(Boolean), "\u0002");
}

/* Letters → the ways to read them as sounds, those of fewest syllables first. */
function spoken(letters, syllables) {
  var known = new Set(syllables);
  var ways = [[[]]];
  for (var end = 1; end <= letters.length; end++) {
    ways[end] = [];
    for (var length = 1; length <= Math.min(6, end); length++) {
      var last = letters.slice(end - length, end);
      if (!known.has(last)) continue;
      ways[end - length].forEach(function (way) { ways[end].push(way.concat(last)); });
    }
    ways[end].sort(function (one, other) { return one.length - other.length; });
    ways[end].length = Math.min(ways[end].length, 2);
  }
  return ways[letters.length];
}

/* A row with some units in a row replaced by others; null where they do not stand in it. */
function replaced(row, old, fresh) {
  for (var at = 0; at + old.length <= row.length; at++) {
    if (old.every(function (unit, next) { return row[at + next] === unit; })) {
      return row.slice(0, at).concat(fresh, row.slice(at + old.length));
    }
  }
  return null;
}

function unique(values) {
  return Array.from(new Set(values));
}

/* What somebody typed → the grams to look up. */

var MOST = 4, MORE = 8; /* Keys that a row of units may ask for: at first, and in doubt. */
var WIDTH = 3; /* Units of a key. */
var INITIALS = 24; /* Letters that may each begin a word. */
var SPLIT = "\u0001"; /* Stands in a row where it is to be split. */
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

/* Where the keys of a row begin: everywhere, or evenly spaced at so many places. */
function starts(row, most) {
  var last = Math.max(0, row.length - WIDTH);
  var count = Math.min(last + 1, most), chosen = [];
  for (var at = 0; at < count; at++) {
    chosen.push(count > 1 ? Math.round((at * last) / (count - 1)) : 0);
  }
  return chosen;
}

/* Whether a row is a day: it has a key of its own, without which no document holds it. */
function daily(row) {
  return /^[0-9]{4}年[0-9]+月[0-9]+日$/.test(row.join(""));
}

/* The keys that a document with this row of units has to hold. */
function exact(row, most, prefix) {
  return starts(row, most).map(function (at) {
    return (prefix || "") + joined(row.slice(at, at + WIDTH));
  });
}

/* Where one unit of a row may be wrong, given which of its exact keys are found: in all of those
   that are not, and in none of the others. */
function doubtful(row, most, found) {
  return row.map(function (unit, at) { return at; }).filter(function (at) {
    return starts(row, most).every(function (start, number) {
      var within = start <= at && at < start + WIDTH;
      return found[number] ? !within : within;
    });
  });
}

/* Keys that a document holds which has this row but for the unit at a place, besides the exact keys
   that are found: the units around that place, and those beside them that no key holds yet. */
function but(row, at, most, found) {
  var held = new Set(), keys = [];
  function hold(begin, end) { for (var one = begin; one < end; one++) held.add(one); }
  function side(begin, end, within) {
    for (var one = begin; one < end; one++) {
      if (held.has(one)) continue;
      keys.push(joined(row.slice(within[0], within[1])));
      return;
    }
  }
  starts(row, most).forEach(function (start, number) { if (found[number]) hold(start, start + WIDTH); });
  if (at > 0 && at + 1 < row.length) {
    keys.push(row[at - 1] + "*" + row[at + 1]);
    hold(at - 1, at + 2);
  }
  side(0, at, [Math.max(0, at - WIDTH), at]);
  side(at + 1, row.length, [at + 1, at + 1 + WIDTH]);
  return keys;
}

/* The rows between words that stand in rows. */
function without(rows, words) {
  return parted(rows, words, function () { return [SPLIT]; });
}

/* Rows in which each of some words is a row of its own. */
function apart(rows, words) {
  return parted(rows, words, function (word) { return [SPLIT].concat(word, SPLIT); });
}

/* Rows with something in the place of words, the longest first; what is split becomes two rows. */
function parted(rows, words, instead) {
  var sorted = words.map(function (word) { return units(word); });
  sorted.sort(function (one, other) { return other.length - one.length; });
  return [].concat.apply([], rows.map(function (row) {
    sorted.forEach(function (word) {
      var changed;
      for (var from = 0; (changed = replaced(row, word, instead(word), from)); from = changed.next) {
        row = changed.row;
      }
    });
    return split(row, SPLIT);
  }));
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

/* A row with some units in a row replaced by others, and where it goes on after these; null where
   they do not stand in it from a place on. */
function replaced(row, old, fresh, from) {
  for (var at = from || 0; at + old.length <= row.length; at++) {
    if (old.every(function (unit, next) { return row[at + next] === unit; })) {
      return {
        row: row.slice(0, at).concat(fresh, row.slice(at + old.length)),
        next: at + fresh.length
      };
    }
  }
  return null;
}

function unique(values) {
  return Array.from(new Set(values));
}

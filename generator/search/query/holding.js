/* What was looked up → the documents that hold it, the best first and of equals the newest. */

/* Numbers are given so that a new page mostly has the last: first are the pages that only list
   others, then those without a day, then the oldest. */
function lists(number, manifest) {
  return number < manifest.listings;
}

/* The place of a document among equals, the lowest first: what has no day says more than others, then
   the newest comes first, last what only lists others. */
function turn(number, manifest) {
  if (lists(number, manifest)) return number;
  return number < manifest.dated ? number - 2 * manifest.documents : -number;
}

/* Those that hold all entries. Pages that only list others count half where more than one thing is
   looked for: they hold everything, each in another place. */
function all(entries, manifest) {
  var rarest = entries.reduce(function (least, one) {
    return one.documents.length < least.documents.length ? one : least;
  }, entries[0]);
  if (!rarest || !rarest.documents.length) return [];
  var scores = new Map(rarest.documents.map(function (number) { return [number, [0, 0]]; }));
  entries.forEach(function (one) {
    one.documents.forEach(function (number, at) {
      var score = scores.get(number);
      if (!score) return;
      score[0] += 1;
      score[1] += one.weight * (one.levels[at] + 1);
    });
  });
  if (entries.length > 1) scores.forEach(function (score, number) {
    if (lists(number, manifest)) score[1] /= 2;
  });
  return ordered(scores, function (score) { return score[0] === entries.length; }, 1, manifest);
}

/* Those that hold at least a third of the weight of the entries. */
function some(entries, manifest) {
  var least = entries.reduce(function (sum, one) { return sum + one.weight; }, 0) * 0.3;
  var scores = new Map();
  entries.forEach(function (one) {
    one.documents.forEach(function (number, at) {
      var score = scores.get(number) || [0];
      score[0] += one.weight * (1 + one.levels[at] / 64);
      scores.set(number, score);
    });
  });
  return ordered(scores, function (score) { return score[0] >= least; }, 0, manifest);
}

function ordered(scores, fits, by, manifest) {
  var found = Array.from(scores).filter(function (one) { return fits(one[1]); });
  found.sort(function (one, other) {
    return other[1][by] - one[1][by] || turn(one[0], manifest) - turn(other[0], manifest);
  });
  return found.map(function (one) { return one[0]; });
}

/* Two finds as one: the documents of the first, then those that only the second has. */
function joinedTo(first, second) {
  var known = new Set(first.documents);
  var more = second.documents.filter(function (one) { return !known.has(one); });
  return {
    entries: first.entries.concat(second.entries),
    documents: first.documents.concat(more)
  };
}

var NOTHING = { entries: [], documents: [] };

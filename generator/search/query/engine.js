/* A query → an answer: the first way that finds something, narrowed, with its first rows. */

var TYPED = 200; /* Characters of a query; what is beyond them is not read. */
var SPELLED_MOST = 80; /* Letters that are read as sounds. */

function open(manifest, load) {
  var index = opened(manifest, load);
  var ways = waysOf(manifest, index);

  /* What was found, how it was read (`rows`), and the ways that were tried, in Chinese. */
  function find(typed) {
    var text = typed.slice(0, TYPED);
    var rows = parts(text);
    var letters = normal(text).replace(/[\s'’]/g, "");
    if (!rows.length) return Promise.resolve(result(NOTHING, rows, []));
    if (/^[a-z]+$/.test(letters)) return spelled(rows, letters.slice(0, SPELLED_MOST));
    var readings = ways.question(rows);
    return (readings ? answered(readings) : exactly(rows)).then(function (found) {
      if (found.documents.length) return found;
      return ways.nearly(found.rows).then(function (near) {
        return result(near, near.rows, found.tried.concat("相近的写法"));
      });
    });
  }

  /* What holds the rows, and what holds them in words of the same meaning where that is little. */
  function exactly(rows) {
    return ways.exactly(rows).then(function (found) {
      if (found.documents.length >= FIRST) return result(found, rows, []);
      return ways.alike(rows).then(function (others) { return joinedAlike(found, rows, others, []); });
    });
  }

  /* What answers a question in one of its readings; where that is little, also words that mean the
     same, and where there is nothing, what holds most of it. */
  function answered(readings) {
    var tried = ["去掉问句里的虚词"], chunks = readings[readings.length - 1];
    return ways.answering(readings).then(function (found) {
      if (found.documents.length >= FIRST) return result(found, chunks, tried);
      return ways.alike(chunks).then(function (others) {
        var both = joinedAlike(found, chunks, others, tried);
        return both.documents.length ? both : result(ways.covering(found.entries), chunks, tried);
      });
    });
  }

  /* Letters are sounds first, then words of their own. */
  function spelled(rows, letters) {
    return Promise.all([ways.sounding(letters), ways.exactly(rows)]).then(function (found) {
      return result(joinedTo(found[0], found[1]), rows, found[0].documents.length ? ["拼音"] : []);
    });
  }

  function joinedAlike(found, rows, others, tried) {
    return others.reduce(function (sum, more) {
      if (!more.documents.length) return sum;
      var word = "同义词“" + more.word + "”";
      return result(joinedTo(sum, more), sum.rows.concat(more.rows), sum.tried.concat(word));
    }, result(found, rows, tried));
  }

  function result(found, rows, tried) {
    return { entries: found.entries, documents: found.documents, rows: rows, tried: tried };
  }

  function search(text, options) {
    var wanted = options || {};
    return find(text).then(function (found) {
      return narrowed(manifest, index.file, found.documents, wanted).then(function (kept) {
        var from = wanted.from || 0, known = knownRows(found);
        var order = arranged(kept.documents, known, found.rows.length, manifest.rows);
        var numbers = order.slice(from, from + FIRST);
        return shownRows(manifest, index.file, numbers, found, known).then(function (results) {
          return {
            query: text,
            total: kept.documents.length,
            tried: found.tried,
            results: results,
            facets: kept.facets,
            near: nearby(found.entries)
          };
        });
      });
    });
  }

  /* Parts of the query that stand somewhere. */
  function nearby(entries) {
    return unique(entries.filter(function (one) {
      return one.documents.length && one.key.length > 1 && !/[*~^=]/.test(one.key);
    }).map(function (one) { return one.key; })).slice(0, 6);
  }

  return { search: search };
}
